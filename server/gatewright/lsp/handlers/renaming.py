"""`textDocument/prepareRename` and `textDocument/rename`"""

from __future__ import annotations

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import place_of, version_of
from gatewright.lsp.server import Gatewright


def register(server: Gatewright) -> None:
    """Registers both requests."""

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: types.PrepareRenameParams) -> types.Range | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("rename", uri, version_of(server, uri), lambda: asked(server, params), None)

    @server.feature(types.TEXT_DOCUMENT_RENAME)
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        answer = guarded("rename", uri, version_of(server, uri), lambda: renamed(server, params), None)
        if isinstance(answer, str):
            raise JsonRpcException(answer, types.LSPErrorCodes.RequestFailed)
        return answer


def asked(server: Gatewright, params: types.PrepareRenameParams) -> types.Range | None:
    """Where the name stands that can have another."""
    from gatewright.features.naming import renamable
    from gatewright.lsp import to_proto

    place = place_of(server, params.text_document.uri, params.position)
    span = renamable(place) if place else None
    return to_proto.to_range(place.document.lines, span, server.client) if place and span else None


def renamed(server: Gatewright, params: types.RenameParams) -> types.WorkspaceEdit | str | None:
    """The edits of all files; or why there are none, in words for the user."""
    from gatewright.features.naming import Refused, rename
    from gatewright.lsp import to_proto
    from gatewright.model.project import file_name

    place = place_of(server, params.text_document.uri, params.position)
    if place is None:
        return None
    try:
        edits = rename(place, params.new_name)
    except Refused as why:
        return str(why)
    elsewhere = [uri for uri in edits if not server.may_edit(uri)]
    if elsewhere:
        return f"`{file_name(elsewhere[0])}` has it, too, and is outside of the workspace."
    return to_proto.workspace_edit(place.project, edits, server.client)
