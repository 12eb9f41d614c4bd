"""`textDocument/hover`"""

from __future__ import annotations

from lsprotocol import types

from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import place_of, version_of
from gatewright.lsp.server import Gatewright


def register(server: Gatewright) -> None:
    """Registers the request."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("hover", uri, version_of(server, uri), lambda: answer(server, params), None)


def answer(server: Gatewright, params: types.HoverParams) -> types.Hover | None:
    """From the protocol, to the feature, to the protocol."""
    from gatewright.features.hover import hover
    from gatewright.lsp import to_proto

    place = place_of(server, params.text_document.uri, params.position)
    return to_proto.hover(place.document, hover(place), server.client) if place else None
