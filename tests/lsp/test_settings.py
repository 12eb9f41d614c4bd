"""Which settings count, from whom, and what is said of those that are wrong? Nothing that an editor answers stops the server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from harness.client import WRONG, Editor, capable, seen

OFF = {"levels": {"wrong-value": "off"}}
HINT = {"levels": {"wrong-value": "hint"}}
FOUND = [("wrong-value", "2:19-2:28")]


async def _severity(editor: Editor, uri: str | None = None) -> types.DiagnosticSeverity | None:
    """The level of the one finding of `WRONG` in a new file, `None` when it is off; other findings would be a fault."""
    before = len(editor.published)
    uri = editor.open(WRONG, uri=uri)
    await editor.quiet()
    shown = [params for params in editor.published[before:] if params.uri == uri]
    editor.shut(uri)
    if not shown:
        return None
    assert seen(shown[-1]) == FOUND
    return shown[-1].diagnostics[0].severity


WRONG_SETTINGS = [
    ({}, []),
    ({"level": {}}, ["`level` is no setting; did you mean `levels`?"]),
    ({"exclud": [], "pets": 1}, ["`exclud` is no setting; did you mean `exclude`?", "`pets` is no setting."]),
    ({"levels": []}, ["the value of `levels` is not of the right type."]),
    ({"exclude": "pets"}, ["the value of `exclude` is not of the right type."]),
    ({"profile": "strickt"}, ["profile `strickt` is not one of default, strict, security, correctness; did you mean `strict`?"]),
    ({"debounce": True}, ["the value of `debounce` is not of the right type."]),
    ({"exclude": [7]}, ["the value of `exclude` is not of the right type."]),
    ({"debounce": -1, "level": 1}, ["the value of `debounce` is not of the right type.", "`level` is no setting; did you mean `levels`?"]),
    ({"levels": {"syntax-error": "loud"}}, ["level `loud` of `syntax-error` is not one of error, warning, information, hint, off."]),
    (
        {"levels": {"syntax-error": ["off"], "wrong-value": "error"}},
        ["level `['off']` of `syntax-error` is not one of error, warning, information, hint, off."],
    ),
]


def test_what_is_wrong_in_settings_is_said_once_and_in_one_message() -> None:
    async def story() -> None:
        editor = await Editor.start(capable(configuration=False), options="levels")
        said: list[str] = []
        for settings, problems in WRONG_SETTINGS:
            for value in (settings, {**settings, "debounce": settings.get("debounce", 1)}):
                # The second time something else changed: what stayed wrong was said before.
                editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({"gatewright": value}))
                assert await _severity(editor) == types.DiagnosticSeverity.Error
            said += ["\n".join(f"editor settings: {problem}" for problem in problems)] if problems else []
            assert [message.message for message in editor.messages] == said
        assert {message.type for message in editor.messages} == {types.MessageType.Warning}
        assert editor.asked == 0
        assert await editor.close() == 0
        assert editor.client.log == []

    asyncio.run(story())


def test_settings_come_with_initialize_and_are_changed_later() -> None:
    async def story() -> None:
        editor = await Editor.start(capable(configuration=False), options=HINT)

        def change(settings: Any) -> None:
            editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))

        assert await _severity(editor) == types.DiagnosticSeverity.Hint
        uri = editor.open(WRONG, uri="file:///shops/open/main.tf")
        assert (await editor.shown(uri, 1)).diagnostics[0].severity == types.DiagnosticSeverity.Hint
        change({"gatewright": {"levels": {"wrong-value": "information"}}})
        # A file that is open is looked at again.
        await editor.until(lambda: True if _last(editor, uri) == types.DiagnosticSeverity.Information else None)
        change(None)
        change({"gatewright": None})
        change({"gatewright": [OFF]})
        assert await _severity(editor) == types.DiagnosticSeverity.Information
        change(OFF)
        await editor.until(lambda: True if _last(editor, uri) is None else None)
        change({})
        assert await _severity(editor) == types.DiagnosticSeverity.Error
        assert editor.messages == []
        assert await editor.close() == 0

    asyncio.run(story())


def _last(editor: Editor, uri: str) -> types.DiagnosticSeverity | None:
    shown = next(params for params in reversed(editor.published) if params.uri == uri)
    return shown.diagnostics[0].severity if shown.diagnostics else None


@pytest.mark.parametrize("answer", [[None], [], None, [7], ["off"], [[OFF]], 7, {"levels": 3}, RuntimeError("no settings here")])
def test_an_answer_that_is_no_table_of_settings_changes_nothing(answer: Any) -> None:
    async def story() -> None:
        editor = await Editor.start(capable(), options=HINT, answer=answer)
        await editor.until(lambda: editor.asked or None)
        assert await _severity(editor) == types.DiagnosticSeverity.Hint
        assert editor.messages == []
        assert await editor.close() == 0
        assert [line for line in editor.client.log if not line.startswith("ERROR gatewright: a message was not handled: ")] == []

    asyncio.run(story())


def test_the_answer_of_the_editor_counts_and_is_asked_for_again() -> None:
    async def story() -> None:
        editor = await Editor.start(capable(), options=HINT, answer=[OFF])
        uri = editor.open(WRONG)
        await editor.until(lambda: editor.asked or None)
        assert await _severity(editor) is None
        editor.configuration = [{"levels": {"wrong-value": "warning"}, "debonce": 1}]
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
        await editor.until(lambda: True if _last(editor, uri) == types.DiagnosticSeverity.Warning else None)
        assert editor.asked == 2
        assert await editor.told() == ["editor settings: `debonce` is no setting; did you mean `debounce`?"]
        assert await editor.close() == 0

    asyncio.run(story())


def _write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path.as_uri()


def _changed(editor: Editor, *paths: Path) -> None:
    events = [types.FileEvent(path.as_uri(), types.FileChangeType.Changed) for path in paths]
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))


def test_the_file_of_settings_counts_and_the_editor_has_the_last_word(tmp_path: Path) -> None:
    async def story() -> None:
        settings = tmp_path / "gatewright.toml"
        _write(settings, 'exclude = ["old"]\n[levels]\nwrong-value = "hint"\nsyntax-error = "warning"\n')
        editor = await Editor.start(capable(configuration=False), options={"levels": {"syntax-error": "hint"}}, folders=[tmp_path])
        uri = editor.open(WRONG, uri=(tmp_path / "main.tf").as_uri())
        assert (await editor.shown(uri, 1)).diagnostics[0].severity == types.DiagnosticSeverity.Hint
        broken = editor.open("resource {\n", uri=(tmp_path / "broken" / "main.tf").as_uri())
        assert {one.severity for one in (await editor.shown(broken, 1)).diagnostics if one.code == "syntax-error"} == {
            types.DiagnosticSeverity.Hint
        }
        assert await _severity(editor, (tmp_path / "old" / "main.tf").as_uri()) is None

        _write(settings, '[levels]\nwrong-value = "loud"\n')
        _changed(editor, settings)
        wrong = "gatewright.toml: level `loud` of `wrong-value` is not one of error, warning, information, hint, off."
        assert await editor.told() == [wrong]
        await editor.until(lambda: True if _last(editor, uri) == types.DiagnosticSeverity.Error else None)
        _write(settings, "levels = [")
        _changed(editor, settings)
        told = await editor.told(2)
        assert told[1].startswith("gatewright.toml: ")
        assert "\n" not in told[1]
        settings.write_bytes(b"\xff\xfe")
        _changed(editor, settings)
        assert (await editor.told(3))[2].startswith("gatewright.toml: 'utf-8' codec can't decode")
        settings.unlink()
        _changed(editor, settings)
        assert await _severity(editor, (tmp_path / "old" / "main.tf").as_uri()) == types.DiagnosticSeverity.Error
        assert await editor.close() == 0

    asyncio.run(story())


def test_a_folder_that_is_added_is_excluded_from_as_well(tmp_path: Path) -> None:
    async def story() -> None:
        editor = await Editor.start(capable(configuration=False), options={"exclude": ["old/"]})
        uri = editor.open(WRONG, uri=(tmp_path / "old" / "main.tf").as_uri())
        await editor.shown(uri, 1)
        folder = types.WorkspaceFolder(tmp_path.as_uri(), "shop")
        for added, removed, found in (([folder], [], []), ([], [folder], FOUND)):
            event = types.WorkspaceFoldersChangeEvent(added=added, removed=removed)
            editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
            wanted = len(found)
            await editor.until(lambda wanted=wanted: True if len(editor.published[-1].diagnostics) == wanted else None)
            assert seen(editor.published[-1]) == found
        assert await editor.close() == 0

    asyncio.run(story())


USE = WRONG.replace('"HEADERS"', "var.source")


def test_what_changes_on_disk_beside_an_open_file(tmp_path: Path) -> None:
    async def story() -> None:
        _write(tmp_path / "variables.tf", 'variable "source" {\n  default = "HEADERS"\n}\n')
        editor = await Editor.start(capable(), options={"debounce": 0}, folders=[tmp_path])
        uri = editor.open(USE, uri=(tmp_path / "main.tf").as_uri())
        shown = await editor.shown(uri, 1)
        assert seen(shown) == [("wrong-value", "2:19-2:29")]
        assert shown.diagnostics[0].related_information
        assert shown.diagnostics[0].related_information[0].location.uri == (tmp_path / "variables.tf").as_uri()

        _write(tmp_path / "variables.tf", 'variable "source" {}\n')
        _changed(editor, tmp_path / "variables.tf")
        await editor.until(lambda: True if _last(editor, uri) is None else None)
        values = _write(tmp_path / "terraform.tfvars", 'source = "HEADERS"\n')
        # An editor that does not watch says at least what it saved.
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(values)))
        await editor.until(lambda: True if _last(editor, uri) == types.DiagnosticSeverity.Error else None)
        assert await editor.close() == 0

    asyncio.run(story())
