"""Whose settings count for a file, where there are several workspace folders, one in another, or none? And when they come and go?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from harness.client import WRONG, Editor, capable
from harness.wire import Wire

Severity = types.DiagnosticSeverity
UNWATCHED = capable(configuration=False, watches=False)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _level(level: str) -> str:
    return f'[levels]\nwrong-value = "{level}"\n'


@pytest.fixture
def shops(tmp_path: Path) -> Path:
    """Two folders side by side and one in the first, each with a level of its own; and one without settings."""
    for folder, level in (("cats", "hint"), ("dogs", "warning"), ("cats/inner", "information")):
        _write(tmp_path / folder / "gatewright.toml", _level(level))
    (tmp_path / "birds").mkdir()
    return tmp_path


def told(folders: Sequence[Path], story: Callable[[Editor], Coroutine[Any, Any, None]], **client: Any) -> Editor:
    """Runs a story in an editor with these folders."""

    async def whole() -> Editor:
        editor = await Editor.start(client.pop("capabilities", UNWATCHED), folders=folders, **client)
        await story(editor)
        assert await editor.close() == 0
        return editor

    editor = asyncio.run(whole())
    assert editor.client.log == []
    return editor


async def _becomes(editor: Editor, levels: Mapping[str, Severity | None]) -> None:
    """Waits until the finding of `WRONG` has this level in each file."""

    def last(uri: str) -> Severity | None:
        shown = next((params for params in reversed(editor.published) if params.uri == uri), None)
        return next((one.severity for one in shown.diagnostics if one.code == "wrong-value"), None) if shown else None

    await editor.until(lambda: True if {uri: last(uri) for uri in levels} == levels else None)


def _open(editor: Editor, shops: Path, *folders: str) -> list[str]:
    return [editor.open(WRONG, uri=(shops / folder / "main.tf").as_uri()) for folder in folders]


def _folders(editor: Editor, added: Sequence[Path] = (), removed: Sequence[Path] = ()) -> None:
    new, gone = ([types.WorkspaceFolder(path.as_uri(), path.name) for path in paths] for paths in (added, removed))
    event = types.WorkspaceFoldersChangeEvent(added=new, removed=gone)
    editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))


def _saved(editor: Editor, uri: str) -> None:
    editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))


def test_each_folder_has_its_settings_and_the_innermost_counts(shops: Path) -> None:
    async def story(editor: Editor) -> None:
        cats, dogs, inner, deep = _open(editor, shops, "cats", "dogs", "cats/inner", "cats/deep/er")
        await _becomes(editor, {cats: Severity.Hint, dogs: Severity.Warning, inner: Severity.Information, deep: Severity.Hint})

    assert told([shops / "cats", shops / "dogs", shops / "cats" / "inner"], story).messages == []


def test_a_file_of_settings_inside_of_a_folder_is_none(shops: Path) -> None:
    async def story(editor: Editor) -> None:
        cats, inner = _open(editor, shops, "cats", "cats/inner")
        await _becomes(editor, {cats: Severity.Hint, inner: Severity.Hint})

    told([shops / "cats"], story)


def test_a_file_outside_of_all_folders_has_the_settings_above_it(shops: Path) -> None:
    async def story(editor: Editor) -> None:
        dogs, birds = _open(editor, shops, "dogs/deep", "birds")
        await _becomes(editor, {dogs: Severity.Warning, birds: Severity.Error})

    told([shops / "cats"], story)
    told([], story)


def test_folders_come_and_go_with_their_settings(shops: Path) -> None:
    async def story(editor: Editor) -> None:
        (inner,) = _open(editor, shops, "cats/inner")
        await _becomes(editor, {inner: Severity.Hint})
        _folders(editor, added=[shops / "cats" / "inner"])
        await _becomes(editor, {inner: Severity.Information})
        _folders(editor, removed=[shops / "cats" / "inner"])
        await _becomes(editor, {inner: Severity.Hint})

    told([shops / "cats"], story)


def test_what_is_wrong_is_said_of_its_folder_and_what_is_wrong_in_all_is_said_once(shops: Path) -> None:
    _write(shops / "dogs" / "gatewright.toml", "profil = 1\n")

    async def story(editor: Editor) -> None:
        (dogs,) = _open(editor, shops, "dogs")
        await _becomes(editor, {dogs: Severity.Error})

    said = told([shops / "cats", shops / "dogs"], story, options={"debonce": 0}).messages
    assert [message.message for message in said] == [
        "editor settings: `debonce` is no setting; did you mean `debounce`?",
        "dogs: gatewright.toml: `profil` is no setting; did you mean `profile`?",
    ]


def test_what_stays_wrong_above_a_file_without_a_folder_is_said_once(shops: Path) -> None:
    settings = _write(shops / "birds" / "gatewright.toml", "profil = 1\n")

    async def story(editor: Editor) -> None:
        (birds,) = _open(editor, shops, "birds/deep")
        await _becomes(editor, {birds: Severity.Error})
        _write(settings, f"profil = 1\n{_level('hint')}")
        _saved(editor, birds)
        await _becomes(editor, {birds: Severity.Hint})

    said = told([], story).messages
    assert [message.message for message in said] == ["gatewright.toml: `profil` is no setting; did you mean `profile`?"]


def test_what_a_folder_leaves_out_another_does_not(shops: Path) -> None:
    _write(shops / "cats" / "gatewright.toml", 'exclude = ["old"]\n')

    async def story(editor: Editor) -> None:
        left_out, shown, dogs = _open(editor, shops, "cats/old", "cats", "dogs/old")
        await _becomes(editor, {shown: Severity.Error, dogs: Severity.Warning})
        await editor.quiet()
        assert [params for params in editor.published if params.uri == left_out] == []

    told([shops / "cats", shops / "dogs"], story)


def test_where_nobody_watches_a_save_is_the_time_to_look_at_the_settings(shops: Path) -> None:
    async def story(editor: Editor) -> None:
        (dogs,) = _open(editor, shops, "dogs")
        await _becomes(editor, {dogs: Severity.Warning})
        settings = _write(shops / "dogs" / "gatewright.toml", _level("hint"))
        _saved(editor, dogs)
        await _becomes(editor, {dogs: Severity.Hint})
        # An editor may show us the file itself.
        _write(settings, _level("information"))
        editor.open(settings.read_text(), uri=settings.as_uri())
        _saved(editor, settings.as_uri())
        await _becomes(editor, {dogs: Severity.Information})
        settings.unlink()
        _saved(editor, dogs)
        await _becomes(editor, {dogs: Severity.Error})

    told([shops / "dogs"], story)


def test_an_editor_that_watches_saves_the_settings(shops: Path) -> None:
    async def story(editor: Editor) -> None:
        (dogs,) = _open(editor, shops, "dogs")
        await _becomes(editor, {dogs: Severity.Warning})
        _saved(editor, _write(shops / "dogs" / "gatewright.toml", _level("hint")).as_uri())
        await _becomes(editor, {dogs: Severity.Hint})

    told([shops / "dogs"], story, capabilities=capable(configuration=False))


def test_every_setting_changes_while_the_server_runs(shops: Path) -> None:
    async def story(editor: Editor) -> None:
        (birds,) = _open(editor, shops, "birds")
        await _becomes(editor, {birds: Severity.Error})
        for settings, level in (
            ({"levels": {"wrong-value": "hint"}}, Severity.Hint),
            ({"profile": "security"}, None),
            ({"profile": "strict"}, Severity.Error),
            ({"exclude": ["*.tf"]}, None),
            ({"exclude": ["*.yaml"], "debounce": 0}, Severity.Error),
        ):
            editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({"gatewright": settings}))
            await _becomes(editor, {birds: level})

    assert told([shops / "birds"], story).messages == []


def test_the_editor_has_a_word_on_each_folder(shops: Path) -> None:
    answers: dict[str, Any] = {"workspace/configuration": [{"levels": {"wrong-value": "error"}}, None, {"levels": {"wrong-value": "hint"}}]}

    async def story() -> None:
        wire = await Wire.start(answers)
        folders = [{"uri": (shops / name).as_uri(), "name": name} for name in ("cats", "dogs")]
        await wire.initialize({"workspace": {"configuration": True}}, workspaceFolders=folders)
        asked = await wire.until(lambda: next((one for one in wire.received if one.get("method") == "workspace/configuration"), None))
        assert asked["params"] == {
            "items": [{"section": "gatewright"}, *({"scopeUri": folder["uri"], "section": "gatewright"} for folder in folders)]
        }
        for name, level in (("cats", 1), ("dogs", 4)):
            uri = (shops / name / "main.tf").as_uri()
            wire.open(uri, WRONG)
            assert [one["severity"] for one in await wire.findings(uri)] == [level]
        assert await wire.close() == 0
        assert wire.log == ""

    asyncio.run(story())
