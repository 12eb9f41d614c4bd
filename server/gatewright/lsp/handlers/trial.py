"""`textDocument/codeLens` above mapping templates, and the command behind it, which shows what a template makes."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from lsprotocol import types

from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import place_of, version_of
from gatewright.lsp.names import TRY_TEMPLATE
from gatewright.lsp.server import Gatewright


def register(server: Gatewright) -> None:
    """Registers the request and the command."""

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("code lens", uri, version_of(server, uri), lambda: offered(server, uri), [])

    @server.command(TRY_TEMPLATE)
    def try_template(uri: str, line: int, character: int) -> str | None:  # pyright: ignore[reportUnusedFunction]
        place = types.Position(line, character)
        return guarded("try template", uri, version_of(server, uri), lambda: shown(server, uri, place), None)


def offered(server: Gatewright, uri: str) -> list[types.CodeLens]:
    """A lens for each template, for a client that can show what comes out."""
    from gatewright.features.trial.report import templates
    from gatewright.lsp import to_proto

    document = server.store.document(uri)
    if document is None or not server.client.shows_documents:
        return []
    found: list[types.CodeLens] = []
    for strand in templates(document):
        start = to_proto.to_range(document.lines, strand.place, server.client).start
        command = types.Command("Try with example request", TRY_TEMPLATE, arguments=[uri, start.line, start.character])
        found.append(types.CodeLens(types.Range(start, start), command))
    return found


def shown(server: Gatewright, uri: str, position: types.Position) -> str | None:
    """The page of a tried template, which the client is asked to show."""
    from gatewright.features.trial.report import tried

    place = place_of(server, uri, position)
    page = tried(place) if place else None
    if page is None:
        return None
    if server.client.shows_documents:
        path = _folder() / page.name
        path.write_text(page.text, encoding="utf-8")
        server.window_show_document(types.ShowDocumentParams(path.as_uri(), take_focus=True))
    return page.text


@cache
def _folder() -> Path:
    """A folder of this server for the pages that it shows; the system clears it away."""
    return Path(tempfile.mkdtemp(prefix="gatewright-"))
