"""Wishes to edits in data files, YAML and JSON: entries of mappings, in the style of the file at hand.

CloudFormation writes both; Terraform's JSON form uses the JSON half.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from gatewright.dialects.layout import gap_behind, indent_at, indent_unit, newline, start_of_text, whole_lines
from gatewright.index import Index
from gatewright.model import Attribute, Block, Document, Missing, Ref, Role, Text
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
            if block.sets(name):
                return []
            param = index.param(f"{block.kind}/{name}")
            inner = {_spelled(param.block_kind if param else None, key, index, dialect): value for key, value in params.items()}
            whole: Literal = [inner] if param and param.type_in(dialect) == "blocks" else inner
            return _insert(document, block, {_spelled(block.kind, name, index, dialect): whole})
        case Remove(target=target):
            return [_removal(document, target.span if isinstance(target, Attribute) else _whole_block(document, target))]
        case Repoint(ref=ref, attribute=attribute):
            return _repoint(ref, attribute)
        case Allow(offset=offset, rule=rule):
            return [] if _is_json(document) else [_comment(document, offset, f"# gatewright: allow {rule}")]
        case _:
            return []


def _is_json(document: Document) -> bool:
    return document.uri.endswith(".json") or document.text.lstrip("\ufeff \t\r\n").startswith("{")


def _in_flow(document: Document, block: Block) -> bool:
    """Whether the block is written with braces."""
    return _is_json(document) or block.body.of(document.text).startswith("{")


def _spelled(kind: str | None, name: str, index: Index, dialect: str) -> str:
    param = index.param(f"{kind}/{name}")
    return param.spell.get(dialect, name) if param else name


def _comment(document: Document, offset: int, words: str) -> TextEdit:
    offset = start_of_text(document, offset)
    start = document.lines.start_of(document.lines.line_of(offset))
    return TextEdit(Span.at(start), f"{indent_at(document, offset)}{words}{newline(document)}")


def _repoint(ref: Ref, attribute: str) -> list[TextEdit]:
    return [TextEdit(ref.path[0].span, attribute)] if ref.path else []


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


def _removal(document: Document, span: Span) -> TextEdit:
    """An entry with its line, and between brackets with the comma that would dangle."""
    lines = whole_lines(document, span)
    text, blank = document.text, r"\s" if _is_json(document) else r"[ \t]"
    after = re.match(rf"{blank}*,[ \t]*", text[span.end :])
    before = re.search(rf",{blank}*$", text[: span.start])
    if after:
        return TextEdit(lines if lines.end >= span.end + after.end() else Span(span.start, span.end + after.end()), "")
    if before:
        return TextEdit(Span(before.start(), span.end), "")
    if re.search(r"^[ \t]*-[ \t]+$", text[document.lines.start_of(document.lines.line_of(span.start)) : span.start]):
        # The first key of an item: the next one moves up behind the dash.
        column = document.lines.position(span.start).column
        following = re.match(rf"[ \t]*\r?\n {{{column}}}(?=[^ \r\n])", text[span.end :])
        return TextEdit(Span(span.start, span.end + (following.end() if following else 0)), "")
    return TextEdit(span if _is_json(document) else lines, "")


def _insert(document: Document, block: Block, entries: Mapping[str, Literal]) -> list[TextEdit]:
    contents, end = block.contents, newline(document)
    if contents.open_ended and not (contents.attributes or contents.children):
        return []  # A function makes all of it.
    if not contents.body.of(document.text).strip():
        return _insert_properties(document, block, entries)
    if _in_flow(document, block):
        return _insert_between_braces(document, block, [f"{json.dumps(key)}: {_json(document, value)}" for key, value in entries.items()])
    unit = indent_unit(document, block)
    indent = " " * document.lines.position(contents.body.start).column
    lines = [line for key, value in entries.items() for line in _yaml_lines(key, value, unit)]
    return [TextEdit(Span.at(gap_behind(document, block).offset), "".join(f"{end}{indent}{line}" for line in lines))]


def _insert_between_braces(document: Document, block: Block, written: list[str]) -> list[TextEdit]:
    """On lines of their own where the block, or the one around it, is written so; else behind a comma on the same line."""
    text, body, end = document.text, block.body, newline(document)
    if text[body.end - 1] != "}":
        return []  # Somebody is typing in it.
    kept = text[body.start + 1 : body.end - 1].rstrip()
    if "#" in kept[kept.rfind("\n") + 1 :]:
        return []  # What looks like the end may be a comment.
    if kept:
        indent = indent_at(document, body.start + 1 + len(kept) - len(kept.lstrip()))
        separator = f",{end}{indent}" if "\n" in kept else ", "
        return [TextEdit(Span.at(body.start + 1 + len(kept)), "".join(separator + entry for entry in written))]
    if not _is_json(document) or "\n" not in block.span.of(text):
        return [TextEdit(Span(body.start + 1, body.end - 1), ", ".join(written))]
    outer = indent_at(document, body.start)
    inner = end + outer + indent_unit(document, block)
    return [TextEdit(Span(body.start + 1, body.end - 1), inner + f",{inner}".join(written) + end + outer)]


def _insert_properties(document: Document, block: Block, entries: Mapping[str, Literal]) -> list[TextEdit]:
    """The first property: behind the `Properties:` that waits for it, or with a new one behind the type."""
    text, end = document.text, newline(document)
    if _is_json(document):
        closing = re.match(r"[\"']?", text[block.type_span.end :])
        at = block.type_span.end + (closing.end() if closing else 0)
        separator = f",{end}{indent_at(document, at)}" if "\n" in block.span.of(text) else ", "
        waits = re.search(r"\"Properties\"", block.span.of(text)) or block.role is not Role.RESOURCE or not block.spelled
        return [] if waits else [TextEdit(Span.at(at), f'{separator}"Properties": {_json(document, entries)}')]
    outer, inner = indent_at(document, block.span.start), indent_at(document, block.type_span.start)
    step = inner.removeprefix(outer) or "  "
    waiting = re.search(rf"^{inner}[\"']?Properties[\"']?[ \t]*:", block.span.of(text), re.MULTILINE)
    line = document.lines.line_of(block.span.start + waiting.start() if waiting else block.type_span.end)
    head = "" if waiting else f"{end}{inner}Properties:"
    lines = [line for key, value in entries.items() for line in _yaml_lines(key, value, step)]
    return [TextEdit(Span.at(document.line_span(line).end), head + "".join(f"{end}{inner}{step}{text}" for text in lines))]


def _spell_like(document: Document, old: object, new: Literal) -> str:
    """The new value with the quotes of the old one."""
    if _is_json(document):
        return _json(document, new)
    if isinstance(new, str) and isinstance(old, Text) and old.quoted:
        single = old.span.of(document.text).startswith("'") and new.isprintable()
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
            # Only double quotes can hold line ends and what cannot be printed.
            quoted = "'" + value.replace("'", "''") + "'" if value.isprintable() else json.dumps(value)
            return value if plain else quoted
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
        case str() if dialect == "terraform":
            return value.replace("${", "$${").replace("%{", "%%{")
        case str() | bool() | int() | float():
            return value
        case Mapping():
            return {key: _plain(inner, dialect) for key, inner in value.items()}
        case _:
            return [_plain(inner, dialect) for inner in value]
