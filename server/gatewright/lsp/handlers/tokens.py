"""`textDocument/semanticTokens`: all of a file, what changed in it, and a part of it"""

from __future__ import annotations

from lsprotocol import types

from gatewright.lsp import from_proto
from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import version_of
from gatewright.lsp.names import TOKEN_KINDS, TOKEN_MARKS
from gatewright.lsp.server import Gatewright


def register(server: Gatewright) -> None:
    """Registers the three requests."""
    legend = types.SemanticTokensLegend(TOKEN_KINDS, TOKEN_MARKS)

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, legend)
    def full(params: types.SemanticTokensParams) -> types.SemanticTokens | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("semantic tokens", uri, version_of(server, uri), lambda: everything(server, uri), None)

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, legend)
    def delta(  # pyright: ignore[reportUnusedFunction]
        params: types.SemanticTokensDeltaParams,
    ) -> types.SemanticTokens | types.SemanticTokensDelta | None:
        uri = params.text_document.uri
        return guarded("semantic tokens", uri, version_of(server, uri), lambda: changed(server, params), None)

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, legend)
    def part(params: types.SemanticTokensRangeParams) -> types.SemanticTokens | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("semantic tokens", uri, version_of(server, uri), lambda: of_range(server, params), None)


def everything(server: Gatewright, uri: str) -> types.SemanticTokens | None:
    """All tokens of a file."""
    document = server.store.document(uri)
    if document is None:
        return None
    painting = server.painter.paint(document)
    return types.SemanticTokens(painting.numbers, painting.name)


def changed(server: Gatewright, params: types.SemanticTokensDeltaParams) -> types.SemanticTokens | types.SemanticTokensDelta | None:
    """What is new since an earlier answer; everything, where that is not the last one."""
    from gatewright.lsp.painter import difference

    uri = params.text_document.uri
    before = server.painter.last(uri, params.previous_result_id)
    now = everything(server, uri)
    if now is None or before is None:
        return now
    new = difference(before.numbers, now.data)
    edits = [types.SemanticTokensEdit(new.start, new.removed, new.numbers)] if new else []
    return types.SemanticTokensDelta(edits, now.result_id)


def of_range(server: Gatewright, params: types.SemanticTokensRangeParams) -> types.SemanticTokens | None:
    """The tokens of a part of a file."""
    document = server.store.document(params.text_document.uri)
    if document is None:
        return None
    return types.SemanticTokens(server.painter.part(document, from_proto.span(document, params.range, server.encoding)))
