"""Wishes to edits in Terraform's own language, in the style of the file: its indentation, its aligned `=`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gatewright.dialects.brackets import Style, behind_last, is_one_line
from gatewright.dialects.changes import Change, Growth, MoreEntries, MoreItems, Newcomers, UnwritableError, apart, changes, removed
from gatewright.dialects.layout import gap_behind, indent_at, indent_unit, newline, start_of_text, whole_lines
from gatewright.dialects.names import spelled
from gatewright.dialects.terraform.spell import arguments, block, resource, spell_flat, spell_key, spell_literal
from gatewright.index import Index
from gatewright.model import Block, Document, Mapping, Missing
from gatewright.model.wish import Allow, Code, Remove, ReplaceValue, ReplaceWords, Repoint, Wish
from gatewright.syntax.hcl import tree as hcl
from gatewright.text import Span, TextEdit

_ASSIGNMENT = re.compile(r"^[ \t]*(?:[\w-]+|\"[^\"\n]*\")([ \t]*)=(?!=)")
_OBJECT, _LIST = Style(line_ends=True, blank=" "), Style(trailing=True)


def render(document: Document, wishes: Iterable[Wish], index: Index) -> list[TextEdit]:
    """The edits that fulfil `wishes`; none when one of them cannot be written here."""
    try:
        found = changes(document, wishes, Code)
        gone = removed(found)
        return apart([edit for change in found for edit in _render(document, change, index, gone)])
    except UnwritableError:
        return []


def _render(document: Document, change: Change, index: Index, gone: frozenset[Span]) -> list[TextEdit]:
    match change:
        case ReplaceValue(value=value, new=new):
            pad = _padded(document, value.span, isinstance(value, Missing))
            indent = indent_at(document, value.span.start)
            return [TextEdit(value.span, pad + _indented(spell_literal(new, _unit_at(document, value.span)), document, indent))]
        case ReplaceWords(edit=edit):
            return [edit]
        case Remove(target=target):
            return [TextEdit(whole_lines(document, target.span), "")]
        case Repoint(ref=ref, attribute=attribute):
            return [TextEdit(ref.path[0].span, attribute)] if ref.path else []
        case Allow(offset=offset, rule=rule):
            offset = start_of_text(document, offset)
            start = document.lines.start_of(document.lines.line_of(offset))
            return [TextEdit(Span.at(start), f"{indent_at(document, offset)}# gatewright: allow {rule}{newline(document)}")]
        case Growth():
            return _grow(document, change, index, gone)
        case MoreEntries():
            return _more_entries(document, change)
        case MoreItems(sequence=sequence, items=items):
            spans = [item.span for item in sequence.items]
            spell = spell_flat if is_one_line(document, sequence.span, spans) else spell_literal
            return behind_last(document, sequence.span, spans, [spell(item) for item in items], _LIST, "  ")
        case Newcomers():
            return _newcomers(document, change, index)


def _padded(document: Document, span: Span, missing: bool) -> str:
    """A blank before a value that is written where none stood, unless there is one."""
    return " " if missing and not document.text[: span.start].endswith((" ", "\t")) else ""


def _indented(written: str, document: Document, indent: str) -> str:
    """A value of several lines, its further lines as deep as its first."""
    return written.replace("\n", newline(document) + indent)


def _unit_at(document: Document, span: Span) -> str:
    """One step of indentation in the block that a place belongs to."""
    around = document.outline.at(span.start)
    return indent_unit(document, around) if around else "  "


def _grow(document: Document, growth: Growth, index: Index, gone: frozenset[Span]) -> list[TextEdit]:
    """Arguments behind the last argument; nested blocks, and then `depends_on`, behind everything."""
    grown, unit = growth.block, indent_unit(document, growth.block)
    params = {spelled(grown.kind, name, index, "terraform"): value for name, value in growth.params.items()}
    gap = gap_behind(document, grown, nested=False, gone=gone)
    own = arguments(params, unit, 0 if gap.first else _column(document, gap.offset))
    behind: list[str] = []
    for wish in growth.nested:
        param = index.param(f"{grown.kind}/{wish.name}")
        kind = param.block_kind if param else None
        behind += ["", *block(spelled(grown.kind, wish.name, index, "terraform"), kind, wish.params, index, unit)]
    if growth.depends_on:
        behind += ["", f"depends_on = [{', '.join(growth.depends_on)}]"]
    return _insert(document, grown, own, behind, gone)


def _insert(document: Document, grown: Block, own: Sequence[str], behind: Sequence[str], gone: frozenset[Span]) -> list[TextEdit]:
    """New lines; a block on one line is opened up first, for one line holds one argument only."""
    body, text = grown.body, document.text
    if text[body.end : body.end + 1] != "}":
        raise UnwritableError("somebody is typing in it")
    first = gap_behind(document, grown, gone=gone).first and not own
    behind = behind[1:] if first and behind else behind
    if "\n" in body.of(text):
        edits: list[TextEdit] = []
        for lines, nested in ((own, False), (behind, True)):
            gap = gap_behind(document, grown, nested, gone)
            if lines:
                edits.append(TextEdit(Span.at(gap.offset), _lines(lines, document, gap.indent)))
        return edits
    outer = indent_at(document, grown.span.start)
    kept = body.of(text).strip()
    inner = outer + (indent_unit(document, grown) if not kept else "  ")
    if kept.endswith("*/") or gone:
        raise UnwritableError("the line holds more than an argument")
    return [TextEdit(body, _lines([*([kept] if kept else []), *own, *behind], document, inner) + newline(document) + outer)]


def _lines(lines: Sequence[str], document: Document, indent: str) -> str:
    """Each on a new line."""
    end = newline(document)
    return "".join(f"{end}{indent}{_indented(line, document, indent)}" if line else end for line in lines)


def _column(document: Document, offset: int) -> int:
    """Where `=` stands in the line above, counted from where the name starts; 0 when that line is no assignment."""
    above = document.text[document.lines.start_of(document.lines.line_of(offset)) : offset]
    found = _ASSIGNMENT.match(above)
    return found.end() - 1 - (len(above) - len(above.lstrip())) if found else 0


def _more_entries(document: Document, change: MoreEntries) -> list[TextEdit]:
    """Entries of an object, with the `=` and the quotes of those that are there."""
    mapping, text = change.mapping, document.text
    spans = [Span(_start_of_key(text, entry.key_span.start), entry.value.span.end) for entry in mapping.entries]
    quoted = bool(spans) and text[spans[-1].start] == '"'
    if is_one_line(document, mapping.span, spans):
        new = [f"{spell_key(key, quoted)} {_sign(text, mapping)} {spell_flat(value)}" for key, value in change.entries.items()]
        return behind_last(document, mapping.span, spans, new, _OBJECT, "  ")
    column = _column(document, text.find("=", mapping.entries[-1].key_span.end) + 1) if spans else 0
    params = {spell_key(key, quoted): value for key, value in change.entries.items()}
    new = arguments(params, "  ", column)
    if _sign(text, mapping) == ":":
        new = [f"{key}: {spell_literal(value)}" for key, value in params.items()]
    return behind_last(document, mapping.span, spans, new, _OBJECT, _unit_at(document, mapping.span))


def _start_of_key(text: str, start: int) -> int:
    """The place of a key's quote, if it has one."""
    return start - (text[start - 1] == '"')


def _sign(text: str, mapping: Mapping) -> str:
    """`=`, or the `:` that the last entry has."""
    last = mapping.entries[-1] if mapping.entries else None
    between = text[last.key_span.end : last.value.span.start] if last else "="
    return ":" if ":" in between and "=" not in between else "="


def _newcomers(document: Document, change: Newcomers, index: Index) -> list[TextEdit]:
    """Resources behind the top-level block that holds the other."""
    text, end = document.text, newline(document)
    region = document.tree.region_at(change.after.span.start)
    items = region.content.body.items if region else ()
    start = change.after.span.start - region.base if region else 0
    around = next((item for item in items if isinstance(item, hcl.Block) and item.span.start <= start < item.span.end), None)
    if region is None or around is None or around.close is None:
        raise UnwritableError("somebody is typing in it")
    last = around.span.end + region.base
    line_end = document.line_span(document.lines.line_of(last)).end
    rest = text[last:line_end].strip()
    place = line_end if not rest or rest.startswith(("#", "//")) else last
    outer, unit = indent_at(document, around.span.start + region.base), indent_unit(document, change.after)
    written = [resource(new.kind, new.address, new.params, index, unit, new.depends_on) for new in change.resources.values()]
    return [TextEdit(Span.at(place), "".join(f"{end}{_lines(lines, document, outer)}" for lines in written))]
