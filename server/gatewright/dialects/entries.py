"""Wishes to edits in data files, YAML and JSON: entries of mappings, in the style of the file at hand.

CloudFormation writes both; Terraform's JSON form uses the JSON half.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from gatewright.dialects.additions import grow, more_entries, more_items, whole
from gatewright.dialects.changes import Change, Growth, MoreEntries, MoreItems, Newcomers, UnwritableError, apart, changes, removed
from gatewright.dialects.layout import indent_at, newline, start_of_text, whole_lines
from gatewright.dialects.newcomers import newcomers
from gatewright.dialects.notation import json_value, yaml_scalar
from gatewright.dialects.surroundings import in_flow, is_json
from gatewright.index import Index
from gatewright.model import Attribute, Block, Document, Missing, Text, Value
from gatewright.model.wish import Allow, Literal, Remove, ReplaceValue, ReplaceWords, Repoint, Wish
from gatewright.text import Span, TextEdit


def render_entries(document: Document, wishes: Iterable[Wish], index: Index) -> list[TextEdit]:
    """The edits that fulfil `wishes`; none when one of them cannot be written here."""
    try:
        found = changes(document, wishes, str)
        gone = removed(found) | {_taken(document, change.target) for change in found if isinstance(change, Remove)}
        return apart([edit for change in found for edit in _render(document, change, index, gone)])
    except UnwritableError:
        return []


def _render(document: Document, change: Change, index: Index, gone: frozenset[Span]) -> list[TextEdit]:
    match change:
        case ReplaceValue(value=value, new=new):
            return [_replacement(document, value, new)]
        case ReplaceWords(edit=edit):
            return [edit]
        case Remove(target=target):
            return [_removal(document, _taken(document, target), gone)]
        case Repoint(ref=ref, attribute=attribute):
            return [TextEdit(ref.path[0].span, attribute)] if ref.path else []
        case Allow(offset=offset, rule=rule):
            return [] if is_json(document) else [_comment(document, offset, f"# gatewright: allow {rule}")]
        case Growth():
            return grow(document, change, index, gone)
        case MoreEntries():
            return more_entries(document, change)
        case MoreItems():
            return more_items(document, change)
        case Newcomers():
            return newcomers(document, change, index)


def _replacement(document: Document, value: Value, new: Literal) -> TextEdit:
    """Another value, with the quotes of the old one."""
    text, span = document.text, whole(document, value)
    before = " " if isinstance(value, Missing) and not text[: span.start].endswith(" ") else ""
    around = (text[span.start : value.span.start], text[value.span.end : span.end])
    if not (re.fullmatch(r'("(\$\{\s*)?)?', around[0]) and re.fullmatch(r'((\s*\})?")?', around[1])):
        raise UnwritableError("it is a part of a text")
    if is_json(document):
        return TextEdit(span, before + json_value(new, document.dialect.name))
    if isinstance(new, str) and isinstance(value, Text) and value.quoted:
        single = span.of(text).startswith("'") and new.isprintable()
        return TextEdit(span, "'" + new.replace("'", "''") + "'" if single else json.dumps(new, ensure_ascii=False))
    return TextEdit(span, before + yaml_scalar(new, in_flow(document, span.start)))


def _comment(document: Document, offset: int, words: str) -> TextEdit:
    offset = start_of_text(document, offset)
    start = document.lines.start_of(document.lines.line_of(offset))
    return TextEdit(Span.at(start), f"{indent_at(document, offset)}{words}{newline(document)}")


def _taken(document: Document, target: Attribute | Block) -> Span:
    return target.span if isinstance(target, Attribute) else _whole_block(document, target)


def _whole_block(document: Document, block: Block) -> Span:
    """An object with its key. One of several in a list goes alone; the only one takes the list with it, for CloudFormation rejects null."""
    text, parent = document.text, block.parent
    if parent is None or block.type_span.start >= block.span.start or not block.param:
        return block.span
    if len(parent.nested(name := block.param.rpartition("/")[2])) > 1 or name in parent.contents.uncertain:
        dash = re.search(r"-[ \t]+$", text[: block.span.start])
        return Span(dash.start() if dash else block.span.start, block.span.end)
    start = block.type_span.start - (text[block.type_span.start - 1] in "\"'")
    bracket = re.match(r"\s*\]", text[block.span.end :]) if re.match(r"[\"']?\s*:\s*\[", text[block.type_span.end :]) else None
    return Span(start, block.span.end + (bracket.end() if bracket else 0))


def _removal(document: Document, span: Span, gone: frozenset[Span]) -> TextEdit:
    """An entry with its line, and between brackets with the comma that would dangle."""
    lines = whole_lines(document, span)
    text, blank = document.text, r"\s" if is_json(document) else r"[ \t]"
    after = re.match(rf"{blank}*,[ \t]*", text[span.end :])
    before = re.search(rf",{blank}*$", text[: span.start])
    if after and not (before and _are_last(document, span.end + after.end(), gone)):
        return TextEdit(lines if lines.end >= span.end + after.end() else Span(span.start, span.end + after.end()), "")
    if before:
        return TextEdit(Span(before.start(), span.end), "")
    if re.search(r"^[ \t]*-[ \t]+$", text[document.lines.start_of(document.lines.line_of(span.start)) : span.start]):
        # The first key of an item: the next one moves up behind the dash.
        column = document.lines.position(span.start).column
        following = re.match(rf"[ \t]*\r?\n {{{column}}}(?=[^ \r\n])", text[span.end :])
        return TextEdit(Span(span.start, span.end + (following.end() if following else 0)), "")
    return TextEdit(span if is_json(document) else lines, "")


def _are_last(document: Document, offset: int, gone: frozenset[Span]) -> bool:
    """Whether everything from `offset` to the closing bracket goes, too."""
    text, ends = document.text, {span.start: span.end for span in gone}
    while offset in ends:
        behind = re.compile(r"[\s,]*").match(text, ends[offset])
        offset = behind.end() if behind else len(text)
    return text[offset : offset + 1] in ("}", "]")
