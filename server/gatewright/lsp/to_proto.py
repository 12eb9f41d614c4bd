"""Answers of the inner packages, as the protocol spells them and as this client can take them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lsprotocol import types

from gatewright.features.actions import Action
from gatewright.features.card import Card, Hover, markdown, plain, plain_text
from gatewright.features.completion.item import MOST, Item, ItemKind
from gatewright.features.languages.speaker import Signature
from gatewright.features.naming import Highlight
from gatewright.features.spot import Spot
from gatewright.features.symbols import Symbol
from gatewright.lsp.client import Client
from gatewright.lsp.names import ALLOW, FIX_ALL
from gatewright.model import Document, Project, Role
from gatewright.rules.engine import Report
from gatewright.rules.rule import Level, Tag
from gatewright.text import Encoding, LineIndex, Span, TextEdit

LinesOf = Callable[[str], LineIndex | None]

_LEVELS = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.INFORMATION: types.DiagnosticSeverity.Information,
    Level.HINT: types.DiagnosticSeverity.Hint,
}
_TAGS = {Tag.UNNECESSARY: types.DiagnosticTag.Unnecessary, Tag.DEPRECATED: types.DiagnosticTag.Deprecated}
_ITEMS = {
    ItemKind.ATTRIBUTE: types.CompletionItemKind.Property,
    ItemKind.BLOCK: types.CompletionItemKind.Struct,
    ItemKind.VALUE: types.CompletionItemKind.EnumMember,
    ItemKind.TYPE: types.CompletionItemKind.Class,
    ItemKind.REFERENCE: types.CompletionItemKind.Reference,
    ItemKind.VARIABLE: types.CompletionItemKind.Variable,
    ItemKind.FUNCTION: types.CompletionItemKind.Function,
    ItemKind.WHOLE: types.CompletionItemKind.Snippet,
    ItemKind.KEYWORD: types.CompletionItemKind.Keyword,
}
_OLDER_ITEMS = _ITEMS | {ItemKind.BLOCK: types.CompletionItemKind.Class, ItemKind.VALUE: types.CompletionItemKind.Value}
"""For clients that know only the kinds that the protocol began with."""
_SYMBOLS = {
    Role.RESOURCE: types.SymbolKind.Class,
    Role.DATA: types.SymbolKind.Interface,
    Role.VARIABLE: types.SymbolKind.Variable,
    Role.LOCAL: types.SymbolKind.Constant,
    Role.OUTPUT: types.SymbolKind.Event,
    Role.MODULE: types.SymbolKind.Module,
    Role.CONDITION: types.SymbolKind.Boolean,
    Role.MAPPING: types.SymbolKind.Object,
    Role.NESTED: types.SymbolKind.Struct,
    Role.LOOP: types.SymbolKind.Object,
    Role.OTHER: types.SymbolKind.Object,
}
_OLDER_SYMBOLS = {
    types.SymbolKind.Event: types.SymbolKind.Function,
    types.SymbolKind.Struct: types.SymbolKind.Field,
    types.SymbolKind.Object: types.SymbolKind.Field,
}


def to_range(lines: LineIndex, span: Span, client: Client) -> types.Range:
    """A stretch as lines and columns in the client's unit."""
    start, end = lines.position(span.start, client.encoding), lines.position(span.end, client.encoding)
    return types.Range(types.Position(*start), types.Position(*end))


def hover(document: Document, answer: Hover | None, client: Client) -> types.Hover | None:
    """A card beside the cursor."""
    if answer is None:
        return None
    return types.Hover(markup(answer.card, client.hover_markdown), to_range(document.lines, answer.span, client))


def markup(card: Card, as_markdown: bool) -> types.MarkupContent:
    """A card in the form that the client asks for."""
    if as_markdown:
        return types.MarkupContent(types.MarkupKind.Markdown, markdown(card))
    return types.MarkupContent(types.MarkupKind.PlainText, plain(card))


def completion(document: Document, items: Sequence[Item], client: Client) -> types.CompletionList:
    """The list, which editors filter themselves while a word is typed; one as long as lists get is not all there is."""
    # Most items of a list replace the same words; a list may be long.
    ranges = {span: to_range(document.lines, span, client) for span in {item.edit.span for item in items}}
    written = [_item(document, item, order, ranges[item.edit.span], client) for order, item in enumerate(items)]
    return types.CompletionList(is_incomplete=len(items) >= MOST, items=written)


def _item(document: Document, item: Item, order: int, replaced: types.Range, client: Client) -> types.CompletionItem:
    snippet = item.snippet is not None and client.snippets
    new = item.snippet if snippet and item.snippet else item.edit.text
    quote = item.edit.span.of(document.text)[:1]
    about = {"kind": item.about.kind, "param": item.about.param, "value": item.about.value, "language": item.about.language}
    return types.CompletionItem(
        label=item.label,
        kind=(_ITEMS if client.newer_item_kinds else _OLDER_ITEMS)[item.kind],
        detail=item.detail or None,
        sort_text=f"{order:04}",
        # Editors compare what is typed, opening quote included, with this text.
        filter_text=f"{quote}{item.label}{quote}" if quote and quote in "\"'" else None,
        text_edit=types.TextEdit(replaced, new),
        insert_text_format=types.InsertTextFormat.Snippet if snippet else None,
        # What an item of several lines writes is indented already.
        insert_text_mode=types.InsertTextMode.AsIs if client.insert_modes and "\n" in new else None,
        tags=[types.CompletionItemTag.Deprecated] if item.deprecated and client.item_tags else None,
        data={"dialect": document.dialect.name} | {key: value for key, value in about.items() if value},
    )


def signature(found: Signature, client: Client) -> types.SignatureHelp:
    """A function with the parameter that is typed."""
    lines = LineIndex(found.label)

    def column(offset: int) -> int:
        # In units of utf-16, whatever was negotiated for documents.
        return lines.position(offset, Encoding.UTF16).column

    parameters = [
        types.ParameterInformation((column(span.start), column(span.end)) if client.parameter_offsets else span.of(found.label))
        for span in found.parameters
    ]
    kind = types.MarkupKind.Markdown if client.signature_markdown else types.MarkupKind.PlainText
    summary = found.summary if client.signature_markdown else plain_text(found.summary)
    written = types.SignatureInformation(found.label, types.MarkupContent(kind, summary), parameters)
    return types.SignatureHelp([written], active_signature=0, active_parameter=found.active)


def diagnostics(document: Document, reports: Iterable[Report], lines_of: LinesOf, client: Client) -> list[types.Diagnostic]:
    """Findings, each with its rule as code and a link to its page."""
    return [_diagnostic(document, report, lines_of, client) for report in reports]


def _diagnostic(document: Document, report: Report, lines_of: LinesOf, client: Client) -> types.Diagnostic:
    finding = report.finding
    related = [
        types.DiagnosticRelatedInformation(types.Location(one.uri, to_range(lines, one.span, client)), one.message)
        for one in finding.related
        if (lines := lines_of(one.uri)) is not None
    ]
    return types.Diagnostic(
        range=to_range(document.lines, finding.span, client),
        message=finding.message,
        severity=_LEVELS[report.level],
        code=report.rule,
        code_description=types.CodeDescription(report.link) if client.code_description and report.link else None,
        source="gatewright",
        tags=[_TAGS[tag] for tag in finding.tags] or None if client.diagnostic_tags else None,
        related_information=related or None if client.related_information else None,
    )


def action(document: Document, project: Project, offered: Action, lines_of: LinesOf, client: Client) -> types.CodeAction:
    """A quick fix with its edit."""
    kind = FIX_ALL if offered.all_in_file else ALLOW if offered.allows else types.CodeActionKind.QuickFix
    return types.CodeAction(
        title=offered.title,
        kind=kind,
        diagnostics=diagnostics(document, offered.reports, lines_of, client),
        is_preferred=True if offered.preferred and client.preferred_actions else None,
        edit=workspace_edit(project, offered.edits, client),
    )


def workspace_edit(project: Project, edits: Mapping[str, Sequence[TextEdit]], client: Client) -> types.WorkspaceEdit:
    """Edits of files of a project, tied to their versions where the client can check them."""
    documents = {uri: found for uri in edits if (found := project.document(uri))}
    written = {
        uri: [types.TextEdit(to_range(document.lines, edit.span, client), edit.text) for edit in edits[uri]]
        for uri, document in documents.items()
    }
    if not client.document_changes:
        return types.WorkspaceEdit(changes=written)
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=documents[uri].version), changed)
            for uri, changed in written.items()
        ]
    )


def location(spot: Spot, lines_of: LinesOf, client: Client) -> types.Location | None:
    """A place in some file."""
    lines = lines_of(spot.uri)
    return types.Location(spot.uri, to_range(lines, spot.span, client)) if lines else None


def highlight(document: Document, found: Highlight, client: Client) -> types.DocumentHighlight:
    """A place of the same thing in its file."""
    kind = types.DocumentHighlightKind.Write if found.declares else types.DocumentHighlightKind.Read
    return types.DocumentHighlight(to_range(document.lines, found.span, client), kind)


def symbols(document: Document, found: Iterable[Symbol], client: Client) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """The outline, nested where the client can show that."""
    if client.nested_symbols:
        return [_nested(document, one, client) for one in found]
    return [_flat(document, one, around, client) for one, around in _with_container(found)]


def _nested(document: Document, found: Symbol, client: Client) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=found.name,
        kind=_symbol_kind(found, client),
        detail=found.detail or None,
        range=to_range(document.lines, found.span, client),
        selection_range=to_range(document.lines, found.name_span, client),
        children=[_nested(document, child, client) for child in found.children],
    )


def _flat(document: Document, found: Symbol, around: Symbol | None, client: Client) -> types.SymbolInformation:
    place = types.Location(document.uri, to_range(document.lines, found.span, client))
    return types.SymbolInformation(place, found.name, _symbol_kind(found, client), container_name=around.name if around else None)


def _with_container(found: Iterable[Symbol], around: Symbol | None = None) -> Iterator[tuple[Symbol, Symbol | None]]:
    """Every line of the outline, with the one that it stands below."""
    for one in found:
        yield one, around
        yield from _with_container(one.children, one)


def _symbol_kind(found: Symbol, client: Client) -> types.SymbolKind:
    kind = _SYMBOLS[found.role]
    return kind if client.newer_symbol_kinds else _OLDER_SYMBOLS.get(kind, kind)
