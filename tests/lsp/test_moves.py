"""What of files that are moved, deleted or cannot be read while an editor is open, and of two editors on one folder?"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types

from harness.client import WRONG, Editor, capable, frame, seen, talk

pytestmark = pytest.mark.asyncio(loop_scope="module")

DEFAULT = 'variable "source" {\n  default = "HEADERS"\n}\n'
USE = WRONG.replace('"HEADERS"', "var.source")
FOUND = [("wrong-value", "2:19-2:29")]
CALL = 'module "pets" {\n  source = "./pets"\n  kind   = "cats"\n}\n' + WRONG.replace('"HEADERS"', "module.pets.source")
OUTPUT = 'output "source" {\n  value = "HEADERS"\n}\n'
BINARY = bytes(range(256)) * 40


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def unwatched() -> AsyncIterator[Editor]:
    """An editor that does not watch the disk."""
    editor = await Editor.start(capable(watches=False), options={"debounce": 0})
    yield editor
    assert await editor.close() == 0


def _write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path.as_uri()


def _tell(editor: Editor, **changes: list[Path]) -> None:
    """Watched changes by kind: `created`, `changed`, `deleted`."""
    events = [types.FileEvent(path.as_uri(), types.FileChangeType[kind.title()]) for kind, paths in changes.items() for path in paths]
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))


async def _becomes(editor: Editor, uri: str, found: list[tuple[str, str]]) -> types.PublishDiagnosticsParams:
    """Waits until a file shows these findings."""

    def look() -> types.PublishDiagnosticsParams | None:
        shown = next((params for params in reversed(editor.published) if params.uri == uri), None)
        return shown if shown and seen(shown) == found else None

    return await editor.until(look)


def _source(shown: types.PublishDiagnosticsParams) -> str:
    assert shown.diagnostics[0].related_information
    return shown.diagnostics[0].related_information[0].location.uri


@pytest.mark.parametrize("told_first", [True, False])
async def test_an_open_file_is_renamed(editor: Editor, tmp_path: Path, told_first: bool) -> None:
    old, new = tmp_path / "variables.tf", tmp_path / "inputs.tf"
    _write(old, DEFAULT)
    editor.open(DEFAULT, uri=old.as_uri())
    main = editor.open(USE, uri=_write(tmp_path / "main.tf", USE))
    assert _source(await _becomes(editor, main, FOUND)) == old.as_uri()

    old.rename(new)
    if told_first:
        _tell(editor, deleted=[old], created=[new])
    editor.shut(old.as_uri())
    editor.open(DEFAULT, uri=new.as_uri())
    if not told_first:
        _tell(editor, deleted=[old], created=[new])
    await editor.until(lambda: True if _source(editor.published[-1]) == new.as_uri() else None)
    assert seen(editor.published[-1]) == FOUND


async def test_a_file_is_moved_where_nobody_watches(unwatched: Editor, tmp_path: Path) -> None:
    here, there = tmp_path / "main.tf", tmp_path / "pets" / "main.tf"
    _write(tmp_path / "variables.tf", DEFAULT)
    there.parent.mkdir()
    uri = unwatched.open(USE, uri=_write(here, USE))
    await _becomes(unwatched, uri, FOUND)
    here.rename(there)
    unwatched.shut(uri)
    await _becomes(unwatched, uri, [])
    # In its new folder there is no variable, and what it holds is not known.
    moved = unwatched.open(USE, uri=there.as_uri())
    await unwatched.quiet()
    assert ("wrong-value", "2:19-2:29") not in [one for params in unwatched.published if params.uri == moved for one in seen(params)]


async def test_what_is_saved_beside_an_open_file_is_seen_where_nobody_watches(unwatched: Editor, tmp_path: Path) -> None:
    variables = tmp_path / "variables.tf"
    _write(variables, DEFAULT)
    uri = unwatched.open(USE, uri=_write(tmp_path / "main.tf", USE))
    await _becomes(unwatched, uri, FOUND)
    _write(variables, DEFAULT.replace("HEADERS", "HEADER"))
    unwatched.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await _becomes(unwatched, uri, [])


async def test_folders_are_asked_for_where_the_client_tells_of_them() -> None:
    folders = {"filters": [{"scheme": "file", "pattern": {"glob": "**/*", "matches": "folder"}}]}
    able = {"workspace": {"fileOperations": {"didRename": True, "didDelete": True}}}
    _, answers, _ = talk(frame(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": able}))
    assert answers[0]["result"]["capabilities"]["workspace"]["fileOperations"] == {"didRename": folders, "didDelete": folders}


async def test_a_module_whose_folder_is_moved_and_deleted(editor: Editor, tmp_path: Path) -> None:
    _write(tmp_path / "dogs" / "main.tf", OUTPUT)
    uri = editor.open(CALL, uri=_write(tmp_path / "main.tf", CALL))
    await editor.quiet()
    (tmp_path / "dogs").rename(tmp_path / "pets")
    renamed = types.FileRename((tmp_path / "dogs").as_uri(), (tmp_path / "pets").as_uri())
    editor.client.workspace_did_rename_files(types.RenameFilesParams([renamed]))
    await _becomes(editor, uri, [("wrong-value", "6:19-6:37")])
    (tmp_path / "pets" / "main.tf").unlink()
    (tmp_path / "pets").rmdir()
    editor.client.workspace_did_delete_files(types.DeleteFilesParams([types.FileDelete((tmp_path / "pets").as_uri())]))
    await _becomes(editor, uri, [])


async def test_a_file_that_is_deleted_while_it_is_open_is_as_the_editor_has_it(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "main.tf"
    uri = editor.open(WRONG, uri=_write(path, WRONG))
    await _becomes(editor, uri, [("wrong-value", "2:19-2:28")])
    path.unlink()
    _tell(editor, deleted=[path])
    await editor.quiet()
    assert await editor.hover(uri, 2, 5) is not None
    editor.change(uri, 2, f"\n{WRONG}")
    await _becomes(editor, uri, [("wrong-value", "3:19-3:28")])
    tmp_path.rmdir()
    assert "Change to `HEADER`" in [action.title for action in await editor.actions(uri, 3, 20)]
    editor.shut(uri)
    await _becomes(editor, uri, [])


async def test_two_editors_on_one_folder(editor: Editor, unwatched: Editor, tmp_path: Path) -> None:
    variables = tmp_path / "variables.tf"
    main = _write(tmp_path / "main.tf", USE)
    for one in (editor, unwatched):
        one.open(USE, uri=main)
        one.open(DEFAULT, uri=_write(variables, DEFAULT))
        await _becomes(one, main, FOUND)
    # What one types is its own until it is saved and the other reads the file again.
    unwatched.change(variables.as_uri(), 2, "")
    await _becomes(unwatched, main, [])
    await editor.quiet()
    await _becomes(editor, main, FOUND)
    _write(variables, "")
    editor.change(variables.as_uri(), 2, "")
    _tell(editor, changed=[variables])
    await _becomes(editor, main, [])


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file that nobody can read")
async def test_a_file_that_cannot_be_read_counts_for_nothing_and_settings_are_spoken_of(editor: Editor, tmp_path: Path) -> None:
    log, said = len(editor.client.log), len(editor.messages)
    for name in ("variables.tf", "terraform.tfvars", "gatewright.toml"):
        # Even for the system's administrator, whom no rights keep from reading.
        (tmp_path / name).symlink_to("/proc/self/mem")
    uri = editor.open(WRONG, uri=(tmp_path / "main.tf").as_uri())
    await _becomes(editor, uri, [("wrong-value", "2:19-2:28")])
    assert [one.message for one in editor.messages[said:]] == ["gatewright.toml: Input/output error"]
    assert editor.client.log[log:] == []


async def test_what_is_no_file_counts_for_nothing(editor: Editor, tmp_path: Path) -> None:
    log, said = len(editor.client.log), len(editor.messages)
    (tmp_path / "binary.tf").write_bytes(BINARY)
    (tmp_path / "empty.tf").write_bytes(b"")
    (tmp_path / "terraform.tfvars").mkdir()
    (tmp_path / "gatewright.toml").mkdir()
    if os.name != "nt":
        os.mkfifo(tmp_path / "pipe.tf")
        os.mkfifo(tmp_path / "more.auto.tfvars")
    uri = editor.open(WRONG, uri=(tmp_path / "main.tf").as_uri())
    await _becomes(editor, uri, [("wrong-value", "2:19-2:28")])
    assert await editor.hover(uri, 2, 5) is not None
    assert editor.client.log[log:] == []
    assert editor.messages[said:] == []


async def test_a_binary_file_may_be_opened(editor: Editor) -> None:
    log = len(editor.client.log)
    for name in ("pets.tf", "pets.tf.json", "pets.vtl", "pets.yaml", "pets.json"):
        # An editor shows bytes that are no text as it likes.
        uri = editor.open(BINARY.decode("utf-8", errors="replace"), name)
        await editor.hover(uri, 1, 1)
        await editor.complete(uri, 1, 1)
        await editor.symbols(uri)
        await editor.client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(types.TextDocumentIdentifier(uri)))
        editor.shut(uri)
    await asyncio.wait_for(editor.quiet(), 20)
    assert editor.client.log[log:] == []
