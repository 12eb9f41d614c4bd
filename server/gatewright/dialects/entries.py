"""Wishes to edits in data files, YAML and JSON: entries of mappings, in the style of the file at hand.

CloudFormation writes both; Terraform's JSON form uses the JSON half.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from gatewright.dialects.layout import gap_behind, indent_at, indent_unit, newline, whole_lines
from gatewright.index import Index
from gatewright.model import Block, Document, Missing, Ref, Text
from gatewright.model.wish import (
    AddBlock,
    Allow,
    Literal,
    Pointer,
    Remove,
    ReplaceValue,
    ReplaceWords,
    Repoint,
    SetParam,
    Wish,
)
from gatewright.text import Span, TextEdit

_PLAIN = re.compile(r"[A-Za-z_][\w ./-]*")
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def render_entries(document: Document, wishes: Iterable[Wish], index: Index, dialect: str) -> list[TextEdit]:
    """The edits that fulfil `wishes`; none for a wish that cannot be written here."""
    return [edit for wish in wishes for edit in _render(document, wish, index, dialect)]


def _render(document: Document, wish: Wish, index: Index, dialect: str) -> list[TextEdit]:
    match wish:
        case ReplaceValue(value=value, new=new):
            before = " " if isinstance(value, Missing) and not document.text[: value.span.start].endswith(" ") else ""
            return [TextEdit(value.span, before + _spell_like(document, value, new))]
        case ReplaceWords(edit=edit):
            return [edit]
        case SetParam(block=block, name=name, new=new):
            attribute = block.get(name)
            if attribute:
                return _render(document, ReplaceValue(attribute.value, new), index, dialect)
            return _insert(document, block, {_spelled(block.kind, name, index, dialect): new})
        case AddBlock(block=block, name=name, params=params):
            param = index.param(f"{block.kind}/{name}")
            inner = {_spelled(param.block_kind if param else None, key, index, dialect): value for key, value in params.items()}
            whole: Literal = [inner] if param and param.type_in(dialect) == "blocks" else inner
            return _insert(document, block, {_spelled(block.kind, name, index, dialect): whole})
        case Remove(target=target):
            return [_removal(document, target.span)]
        case Repoint(ref=ref, attribute=attribute):
            return _repoint(ref, attribute)
        case Allow(offset=offset, rule=rule):
            return [] if _is_json(document) else [_comment(document, offset, f"# gatewright: allow {rule}")]


def _is_json(document: Document) -> bool:
    return document.uri.endswith(".json") or document.text.lstrip("\ufeff \t\r\n").startswith("{")


def _in_flow(document: Document, block: Block) -> bool:
    """Whether the block is written with braces."""
    return _is_json(document) or block.body.of(document.text).startswith("{")


def _spelled(kind: str | None, name: str, index: Index, dialect: str) -> str:
    param = index.param(f"{kind}/{name}")
    return param.spell.get(dialect, name) if param else name


def _comment(document: Document, offset: int, words: str) -> TextEdit:
    start = document.lines.start_of(document.lines.line_of(offset))
    return TextEdit(Span.at(start), f"{indent_at(document, offset)}{words}{newline(document)}")


def _repoint(ref: Ref, attribute: str) -> list[TextEdit]:
    return [TextEdit(ref.path[0].span, attribute)] if ref.path else []


def _removal(document: Document, span: Span) -> TextEdit:
    """An entry with its line, and in JSON with the comma that would dangle."""
    lines = whole_lines(document, span)
    if not _is_json(document):
        return TextEdit(lines, "")
    after = re.match(r"\s*,", document.text[span.end :])
    if after:
        return TextEdit(lines if lines.end >= span.end + after.end() else Span(span.start, span.end + after.end()), "")
    before = re.search(r",\s*$", document.text[: span.start])
    return TextEdit(Span(before.start() if before else span.start, span.end), "")


def _insert(document: Document, block: Block, entries: Mapping[str, Literal]) -> list[TextEdit]:
    end, gap = newline(document), gap_behind(document, block)
    unit = indent_unit(document, block)
    if _in_flow(document, block):
        written = [f"{json.dumps(key)}: {_json(document, value)}" for key, value in entries.items()]
        if gap.first:
            inside = Span(block.body.start + 1, max(block.body.start + 1, block.body.end - 1))
            return [TextEdit(inside, f"{end}{gap.indent}" + f",{end}{gap.indent}".join(written) + end + indent_at(document, block.span.start))]
        multiline = "\n" in block.body.of(document.text)
        separator = f",{end}{gap.indent}" if multiline else ", "
        offset = max(span.end for span in (item.span for item in (*block.attributes, *block.children)))
        return [TextEdit(Span.at(offset), "".join(separator + entry for entry in written))]
    lines = [line for key, value in entries.items() for line in _yaml_lines(key, value, unit)]
    if not gap.first:
        first = min(item.span for item in (*block.attributes, *block.children))
        indent = " " * document.lines.position(first.start).column
        return [TextEdit(Span.at(gap.offset), "".join(f"{end}{indent}{line}" for line in lines))]
    return _insert_properties(document, block, lines)


def _insert_properties(document: Document, block: Block, lines: list[str]) -> list[TextEdit]:
    """The first property: behind the `Properties:` that waits for it, or with a new one behind the type."""
    end = newline(document)
    outer = indent_at(document, block.span.start)
    inner = indent_at(document, block.type_span.start)
    step = inner.removeprefix(outer) or "  "
    line = document.line_span(document.lines.line_of(block.type_span.end))
    waiting = block.body.start > line.end
    at = document.line_span(document.lines.line_of(block.body.start)).end if waiting else line.end
    head = "" if waiting else f"{end}{inner}Properties:"
    return [TextEdit(Span.at(at), head + "".join(f"{end}{inner}{step}{text}" for text in lines))]


def _spell_like(document: Document, old: object, new: Literal) -> str:
    """The new value with the quotes of the old one."""
    if _is_json(document):
        return _json(document, new)
    if isinstance(new, str) and isinstance(old, Text) and old.quoted:
        single = old.span.of(document.text).startswith("'")
        return "'" + new.replace("'", "''") + "'" if single else json.dumps(new, ensure_ascii=False)
    return yaml_scalar(new)


def yaml_scalar(value: Literal) -> str:
    """A value on one line of YAML, with quotes where it needs them."""
    match value:
        case Pointer(address=address, attribute=attribute):
            return f"!GetAtt {address}.{attribute}" if attribute else f"!Ref {address}"
        case bool() | int() | float():
            return json.dumps(value)
        case str():
            plain = _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT and not value.endswith(" ")
            return value if plain else "'" + value.replace("'", "''") + "'"
        case _:
            return json.dumps(_plain(value), ensure_ascii=False)


def _yaml_lines(key: str, value: Literal, unit: str) -> list[str]:
    """An entry in block style."""
    name = key if _PLAIN.fullmatch(key) else json.dumps(key)
    if isinstance(value, Mapping) and value:
        return [f"{name}:", *(unit + line for inner, item in value.items() for line in _yaml_lines(inner, item, unit))]
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return [f"{name}:", *(unit + line for item in value for line in _yaml_item(item, unit))]
    return [f"{name}: {yaml_scalar(value)}"]


def _yaml_item(value: Literal, unit: str) -> list[str]:
    if isinstance(value, Mapping) and value:
        lines = [line for inner, item in value.items() for line in _yaml_lines(inner, item, unit)]
        return ["- " + lines[0], *("  " + line for line in lines[1:])]
    return [f"- {yaml_scalar(value)}"]


def _json(document: Document, value: Literal) -> str:
    """A value as JSON, with references as the file's dialect writes them there."""
    return json.dumps(_plain(value, document.dialect.name), ensure_ascii=False)


def _plain(value: Literal, dialect: str = "cloudformation") -> object:
    """Data without references of ours: they become intrinsic functions, or templates in Terraform."""
    match value:
        case Pointer(address=address, attribute=attribute) if dialect == "terraform":
            return f"${{{address}.{attribute}}}" if attribute else f"${{{address}}}"
        case Pointer(address=address, attribute=attribute):
            return {"Fn::GetAtt": [address, attribute]} if attribute else {"Ref": address}
        case str() | bool() | int() | float():
            return value
        case Mapping():
            return {key: _plain(inner, dialect) for key, inner in value.items()}
        case _:
            return [_plain(inner, dialect) for inner in value]
