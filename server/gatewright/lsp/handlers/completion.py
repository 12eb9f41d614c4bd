"""`textDocument/completion` and `completionItem/resolve`"""

from __future__ import annotations

from typing import Any, cast

from lsprotocol import types

from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import place_of, version_of
from gatewright.lsp.names import TRIGGERS
from gatewright.lsp.server import Gatewright


def register(server: Gatewright) -> None:
    """Registers both requests."""
    options = types.CompletionOptions(trigger_characters=TRIGGERS, resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, options)
    def completion(params: types.CompletionParams) -> types.CompletionList | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("completion", uri, version_of(server, uri), lambda: answer(server, params), None)

    @server.feature(types.COMPLETION_ITEM_RESOLVE)
    def resolve(item: types.CompletionItem) -> types.CompletionItem:  # pyright: ignore[reportUnusedFunction]
        return guarded("completion documentation", "-", None, lambda: documented(server, item), item)


def answer(server: Gatewright, params: types.CompletionParams) -> types.CompletionList | None:
    """From the protocol, to the feature, to the protocol."""
    from gatewright.features.completion.complete import complete
    from gatewright.lsp import to_proto

    place = place_of(server, params.text_document.uri, params.position)
    return to_proto.completion(place.document, complete(place), server.client) if place else None


def documented(server: Gatewright, item: types.CompletionItem) -> types.CompletionItem:
    """The item with its card."""
    from gatewright.features.completion.complete import documentation
    from gatewright.features.completion.item import About
    from gatewright.index import installed_index
    from gatewright.lsp import to_proto

    # What we sent comes back; another server's item, or one that the client kept from an older one, says nothing to us.
    data = cast("dict[str, Any]", item.data if isinstance(item.data, dict) else {})  # pyright: ignore[reportUnknownMemberType]
    about = About(data.get("kind"), data.get("param"), data.get("value"), data.get("language"))
    card = documentation(about, str(data.get("dialect", "")), installed_index())
    if card:
        item.documentation = to_proto.markup(card, server.client.item_markdown)
    return item
