"""`textDocument/definition`, `references`, `documentHighlight` and `documentSymbol`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import place_of, version_of
from gatewright.lsp.server import Gatewright

if TYPE_CHECKING:
    from gatewright.features.spot import Spot


def register(server: Gatewright) -> None:
    """Registers the four requests."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location] | types.Location | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("definition", uri, version_of(server, uri), lambda: declared(server, params), None)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("references", uri, version_of(server, uri), lambda: used(server, params), [])

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlight(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("highlight", uri, version_of(server, uri), lambda: seen(server, params), None)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(  # pyright: ignore[reportUnusedFunction]
        params: types.DocumentSymbolParams,
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        uri = params.text_document.uri
        return guarded("symbols", uri, version_of(server, uri), lambda: outline(server, uri), [])


def declared(server: Gatewright, params: types.DefinitionParams) -> list[types.Location] | types.Location | None:
    """Where the thing under the cursor is declared; a stage variable may be on several stages."""
    from gatewright.features.definition import definition

    place = place_of(server, params.text_document.uri, params.position)
    found = _locations(server, definition(place) if place else [])
    return found if len(found) > 1 else found[0] if found else None


def used(server: Gatewright, params: types.ReferenceParams) -> list[types.Location]:
    """Where it is used."""
    from gatewright.features.definition import references

    place = place_of(server, params.text_document.uri, params.position)
    return _locations(server, references(place, params.context.include_declaration) if place else [])


def _locations(server: Gatewright, spots: list[Spot]) -> list[types.Location]:
    from gatewright.lsp import to_proto

    found = [to_proto.location(spot, server.lines_of, server.client) for spot in spots]
    return [place for place in found if place]


def seen(server: Gatewright, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
    """Where it stands in the same file; `None` where the editor may look for the word under the cursor."""
    from gatewright.features.definition import highlighted
    from gatewright.lsp import to_proto

    place = place_of(server, params.text_document.uri, params.position)
    found = highlighted(place) if place else []
    return [to_proto.highlight(place.document, one, server.client) for one in found] or None if place else None


def outline(server: Gatewright, uri: str) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """The declarations of a file."""
    from gatewright.features.symbols import symbols
    from gatewright.lsp import to_proto

    document = server.store.document(uri)
    return to_proto.symbols(document, symbols(document), server.client) if document else []
