"""Files are opened, changed and closed. Nothing is parsed here."""

from __future__ import annotations

import logging

from lsprotocol import types

from gatewright.lsp import from_proto
from gatewright.lsp.server import Gatewright
from gatewright.workspace.settings import FILE_NAME

log = logging.getLogger("gatewright")


def register(server: Gatewright) -> None:
    """Registers the notifications."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        item = params.text_document
        server.look_at(server.store.open(item.uri, item.version, item.text), 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        held = params.text_document
        file = server.store.change(held.uri, held.version, from_proto.changes(params), server.encoding)
        if file is None:
            log.warning("a change of %s to version %s is not newer, or of no open file; left out", held.uri, held.version)
        else:
            server.look_at(file, server.pause(held.uri))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        # What is saved of a file that we read was seen as it was typed; of others (`*.tfvars`) only the disk tells. Where nobody
        # watches the disk, this is the time to look at it, also for settings: an editor seldom shows us their file.
        uri, watched = params.text_document.uri, server.client.watches_files
        if not watched or server.store.document(uri) is None:
            _changed_on_disk(server, settings=not watched or _is_settings(uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        server.store.close(uri)
        server.hide(uri)
        server.look_beside(uri, 0)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_on_disk(params: types.DidChangeWatchedFilesParams) -> None:  # pyright: ignore[reportUnusedFunction]
        _changed_on_disk(server, settings=any(_is_settings(change.uri) for change in params.changes))

    # Editors that watch tell nothing of the files in a folder that is moved or deleted as one.
    folders = types.FileOperationPattern("**/*", matches=types.FileOperationPatternKind.Folder)
    options = types.FileOperationRegistrationOptions([types.FileOperationFilter(folders, scheme="file")])

    @server.feature(types.WORKSPACE_DID_RENAME_FILES, options)
    def moved(params: types.RenameFilesParams) -> None:  # pyright: ignore[reportUnusedFunction]
        _changed_on_disk(server, settings=True)

    @server.feature(types.WORKSPACE_DID_DELETE_FILES, options)
    def deleted(params: types.DeleteFilesParams) -> None:  # pyright: ignore[reportUnusedFunction]
        _changed_on_disk(server, settings=True)


def _changed_on_disk(server: Gatewright, settings: bool) -> None:
    server.store.refresh()
    if settings:
        server.configure()
    else:
        server.look_again()


def _is_settings(uri: str) -> bool:
    return uri.endswith(f"/{FILE_NAME}")
