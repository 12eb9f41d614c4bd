"""Files are opened, changed and closed. Nothing is parsed here."""

from __future__ import annotations

import logging

from lsprotocol import types

from gatewright.lsp import from_proto
from gatewright.lsp.server import Gatewright

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
            server.look_at(file, server.settings.debounce / 1000)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        server.store.refresh()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:  # pyright: ignore[reportUnusedFunction]
        server.store.close(params.text_document.uri)
        server.hide(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_on_disk(params: types.DidChangeWatchedFilesParams) -> None:  # pyright: ignore[reportUnusedFunction]
        server.store.refresh()
        if any(change.uri.endswith("gatewright.toml") for change in params.changes):
            server.configure()
        for file in server.store.files():
            server.pulse.beat(file.uri, server.settings.debounce / 1000)
