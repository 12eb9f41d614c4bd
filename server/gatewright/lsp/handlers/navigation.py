"""`textDocument/definition`, `textDocument/references` and `textDocument/documentSymbol`"""

from __future__ import annotations

from lsprotocol import types

from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import place_of, version_of
from gatewright.lsp.server import Gatewright


def register(server: Gatewright) -> None:
    """Registers the three requests."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("definition", uri, version_of(server, uri), lambda: declared(server, params), None)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("references", uri, version_of(server, uri), lambda: used(server, params), [])

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("symbols", uri, version_of(server, uri), lambda: outline(server, uri), [])


def declared(server: Gatewright, params: types.DefinitionParams) -> types.Location | None:
    """Where the thing under the cursor is declared."""
    from gatewright.features.definition import definition
    from gatewright.lsp import to_proto

    place = place_of(server, params.text_document.uri, params.position)
    spot = definition(place) if place else None
    return to_proto.location(spot, server.lines_of, server.client) if spot else None


def used(server: Gatewright, params: types.ReferenceParams) -> list[types.Location]:
    """Where it is used."""
    from gatewright.features.definition import references
    from gatewright.lsp import to_proto

    place = place_of(server, params.text_document.uri, params.position)
    spots = references(place) if place else []
    if not params.context.include_declaration:
        spots = spots[1:]
    found = [to_proto.location(spot, server.lines_of, server.client) for spot in spots]
    return [place for place in found if place]


def outline(server: Gatewright, uri: str) -> list[types.DocumentSymbol]:
    """The declarations of a file."""
    from gatewright.features.symbols import symbols
    from gatewright.lsp import to_proto

    document = server.store.document(uri)
    return [to_proto.symbol(document, found, server.client) for found in symbols(document)] if document else []
