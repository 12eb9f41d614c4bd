"""`textDocument/signatureHelp` and `textDocument/foldingRange`"""

from __future__ import annotations

from lsprotocol import types

from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import place_of, version_of
from gatewright.lsp.names import CALL_TRIGGERS
from gatewright.lsp.server import Gatewright


def register(server: Gatewright) -> None:
    """Registers both requests."""

    @server.feature(types.TEXT_DOCUMENT_SIGNATURE_HELP, types.SignatureHelpOptions(trigger_characters=CALL_TRIGGERS))
    def signature(params: types.SignatureHelpParams) -> types.SignatureHelp | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("signature help", uri, version_of(server, uri), lambda: called(server, params), None)

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("folding", uri, version_of(server, uri), lambda: folded(server, uri), None)


def called(server: Gatewright, params: types.SignatureHelpParams) -> types.SignatureHelp | None:
    """The function whose arguments are typed."""
    from gatewright.features.signature import signature
    from gatewright.lsp import to_proto

    place = place_of(server, params.text_document.uri, params.position)
    found = signature(place) if place else None
    return to_proto.signature(found, server.client) if found else None


def folded(server: Gatewright, uri: str) -> list[types.FoldingRange] | None:
    """What can be folded; `None` where the editor folds as well by itself."""
    from gatewright.features.folding import folds

    document = server.store.document(uri)
    return [types.FoldingRange(fold.first, fold.last) for fold in folds(document)] or None if document else None
