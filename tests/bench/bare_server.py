"""What does the protocol alone cost? A pygls server that knows nothing: the floor that ours is measured against."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("bare", "1", text_document_sync_kind=types.TextDocumentSyncKind.Incremental)


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hover(params: types.HoverParams) -> types.Hover:
    """One card, whatever is asked."""
    place = types.Position(params.position.line, 0)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "**bare**"), types.Range(place, place))


@server.feature(types.TEXT_DOCUMENT_COMPLETION)
def completion(params: types.CompletionParams) -> types.CompletionList:
    """One item, whatever is asked."""
    return types.CompletionList(is_incomplete=False, items=[types.CompletionItem("bare")])


if __name__ == "__main__":
    server.start_io()
