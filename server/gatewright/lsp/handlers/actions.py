"""`textDocument/codeAction`"""

from __future__ import annotations

from lsprotocol import types

from gatewright.lsp import from_proto
from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import version_of
from gatewright.lsp.names import ALLOW, FIX_ALL
from gatewright.lsp.server import Gatewright
from gatewright.text import Span


def register(server: Gatewright) -> None:
    """Registers the request."""
    options = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, ALLOW, FIX_ALL])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:  # pyright: ignore[reportUnusedFunction]
        uri = params.text_document.uri
        return guarded("code action", uri, version_of(server, uri), lambda: answer(server, params), [])


def answer(server: Gatewright, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The actions for the selection; computed from the file itself, since some editors send only the findings under the cursor."""
    from gatewright.features.actions import Action, fix_all, quick_fixes
    from gatewright.lsp import to_proto

    document = server.store.document(params.text_document.uri)
    if document is None or not server.client.action_literals:
        return []
    project = server.store.project(document)
    reports = server.folders.engine(document.uri).check(document, project)
    wanted = [str(getattr(kind, "value", kind)) for kind in params.context.only or []]
    offered: list[Action] = []
    fixes, allowances = _wants(wanted, "quickfix"), _wants(wanted, ALLOW)
    if fixes or allowances:
        found = quick_fixes(document, project, reports, _selected(server, params))
        offered += [one for one in found if (allowances if one.allows else fixes) and all(server.may_edit(uri) for uri in one.edits)]
    # Asked for nothing in particular, a list without a fix for this place is no place for one of the whole file.
    everything = fix_all(document, reports) if _wants(wanted, FIX_ALL) and (wanted or offered) else None
    if everything:
        offered.append(everything)
    return [to_proto.action(document, project, action, server.lines_of, server.client) for action in offered]


def _selected(server: Gatewright, params: types.CodeActionParams) -> Span:
    """The selection, widened to its line when it is a bare cursor: the finding may stand a few columns on."""
    document = server.store.document(params.text_document.uri)
    assert document is not None
    span = from_proto.span(document, params.range, server.encoding)
    return document.line_span(document.lines.line_of(span.start)) if span.start == span.end else span


def _wants(wanted: list[str], kind: str) -> bool:
    """Whether a kind, or one that it belongs to, is asked for; the empty kind is every kind."""
    return not wanted or any(one in ("", kind) or kind.startswith(f"{one}.") for one in wanted)
