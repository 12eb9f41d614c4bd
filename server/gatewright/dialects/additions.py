"""Where do new entries go in a YAML or JSON file, and how do they look there?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gatewright.dialects.brackets import Style, behind_last
from gatewright.dialects.changes import Growth, MoreEntries, MoreItems, UnwritableError
from gatewright.dialects.layout import gap_behind, indent_at, indent_unit, members, newline
from gatewright.dialects.names import spelled, spelled_params
from gatewright.dialects.notation import json_entry, json_value, yaml_item, yaml_key, yaml_lines, yaml_scalar
from gatewright.dialects.surroundings import in_flow, is_closed, is_json, scalar_around
from gatewright.index import Index
from gatewright.model import Block, Document, Role, Value
from gatewright.model.wish import Literal
from gatewright.text import Span, TextEdit

_FLOW = Style()


def grow(document: Document, growth: Growth, index: Index, gone: frozenset[Span]) -> list[TextEdit]:
    """What a block gets, behind what it has. What a template's resource waits for stands behind its type."""
    block, dialect, more = growth.block, document.dialect.name, dict[str, list[Literal]]()
    entries = spelled_params(block.kind, growth.params, index, dialect)
    for wish in growth.nested:
        name = spelled(block.kind, wish.name, index, dialect)
        new = spelled_params(block.kind, {wish.name: wish.params}, index, dialect)[name]
        if block.sets(wish.name):
            if not isinstance(new, list) or block.get(wish.name) or wish.name in block.contents.uncertain:
                raise UnwritableError(name)
            more.setdefault(wish.name, []).extend(new)
            continue
        held = entries.get(name)
        entries[name] = [*held, *new] if isinstance(held, list) and isinstance(new, list) else new
    if growth.depends_on and dialect == "terraform":
        entries["depends_on"] = growth.depends_on
        return _insert(document, block, entries, gone)
    waits = _behind_type(document, block, {"DependsOn": one_or_all(growth.depends_on)}) if growth.depends_on else []
    beside = [edit for name, items in more.items() for edit in _more_blocks(document, block.nested(name), items)]
    return [*beside, *waits, *(_insert(document, block, entries, gone) if entries else [])]


def one_or_all(names: Sequence[str]) -> Literal:
    """The only name by itself, several as a list."""
    return names[0] if len(names) == 1 else list(names)


def more_entries(document: Document, change: MoreEntries) -> list[TextEdit]:
    """What a mapping that is written gets, in its own style."""
    text, mapping = document.text, change.mapping
    spans = [
        Span(entry.key_span.start - (text[entry.key_span.start - 1] in "\"'"), max(entry.key_span.end, whole(document, entry.value).end))
        for entry in mapping.entries
    ]
    if not is_closed(document, mapping.span.end - 1):
        raise UnwritableError("somebody is typing in it")
    if text[mapping.span.start] == "{":
        new = [flow_entry(document, key, value) for key, value in change.entries.items()]
        return behind_last(document, mapping.span, spans, new, _FLOW, "  ")
    return _more_lines(document, spans, [line for key, value in change.entries.items() for line in yaml_lines(key, value, "  ")])


def more_items(document: Document, change: MoreItems) -> list[TextEdit]:
    """What a list that is written gets, in its own style."""
    text, sequence = document.text, change.sequence
    spans = [whole(document, item) for item in sequence.items]
    if not is_closed(document, sequence.span.end - 1):
        raise UnwritableError("somebody is typing in it")
    if text[sequence.span.start] == "[":
        json = is_json(document)
        new = [json_value(item, document.dialect.name) if json else yaml_scalar(item, flow=True) for item in change.items]
        return behind_last(document, sequence.span, spans, new, _FLOW, "  ")
    dash = [Span(sequence.span.start, spans[-1].end)]
    return _more_lines(document, dash, [line for item in change.items for line in yaml_item(item, "  ")])


def _more_blocks(document: Document, blocks: Sequence[Block], items: Sequence[Literal]) -> list[TextEdit]:
    """What a list of nested blocks gets, behind those that it has."""
    text, spans = document.text, [block.span for block in blocks]
    if not spans or not is_closed(document, spans[-1].end - 1):
        raise UnwritableError("there is no list to stand in")
    dash = re.search(r"-[ \t]+$", text[: spans[0].start])
    if dash:
        lines = [line for item in items for line in yaml_item(item, indent_unit(document, blocks[0].outermost))]
        return _more_lines(document, [Span(dash.start(), spans[-1].end)], lines)
    opening, closing = re.search(r"\[\s*$", text[: spans[0].start]), re.match(r"\s*,?\s*\]", text[spans[-1].end :])
    if not opening or not closing:
        raise UnwritableError("it is no plain list")
    unit = indent_unit(document, blocks[-1]) if "\n" in spans[-1].of(text) else ""
    new = [json_value(item, document.dialect.name, unit) if is_json(document) else yaml_scalar(item, flow=True) for item in items]
    return behind_last(document, Span(opening.start(), spans[-1].end + closing.end()), spans, new, _FLOW, "  ")


def whole(document: Document, value: Value) -> Span:
    """A value with the text that it stands in: `"${aws_x.y.id}"` is a reference in Terraform's JSON form."""
    return (scalar_around(document, value.span) if document.dialect.name == "terraform" else None) or value.span


def flow_entry(document: Document, key: str, value: Literal, unit: str = "") -> str:
    """An entry between braces."""
    if is_json(document):
        return json_entry(key, value, document.dialect.name, unit)
    return f"{yaml_key(key)}: {yaml_scalar(value, flow=True)}"


def _more_lines(document: Document, spans: Sequence[Span], lines: Sequence[str]) -> list[TextEdit]:
    """Lines of block style, as far in as the first entry, behind the last one."""
    indent = " " * document.lines.position(spans[0].start).column
    return [TextEdit(Span.at(end_of_last_line(document, spans[-1])), "".join(f"{newline(document)}{indent}{line}" for line in lines))]


def end_of_last_line(document: Document, span: Span) -> int:
    """Where the last line of a stretch ends, comment included."""
    line = document.line_span(document.lines.line_of(max(span.start, span.end - 1)))
    return line.start + len(document.text[line.start : line.end].rstrip())


def _insert(document: Document, block: Block, entries: Mapping[str, Literal], gone: frozenset[Span]) -> list[TextEdit]:
    contents, end = block.contents, newline(document)
    if contents.open_ended and not (contents.attributes or contents.children):
        raise UnwritableError("a function makes all of it")
    spans = members(block)
    if spans and gone.issuperset(spans):
        raise UnwritableError("nothing is left to stand behind")
    if not all(attribute.assigned for attribute in contents.attributes):
        raise UnwritableError("somebody is typing in it")
    if not contents.body.of(document.text).strip():
        return _first_properties(document, block, entries)
    if is_json(document) or contents.body.of(document.text).startswith("{"):
        return _between_braces(document, block, [flow_entry(document, key, value) for key, value in entries.items()])
    unit = indent_unit(document, block)
    indent = " " * document.lines.position(contents.body.start).column
    lines = [line for key, value in entries.items() for line in yaml_lines(key, value, unit)]
    return [TextEdit(Span.at(gap_behind(document, block, gone=gone).offset), "".join(f"{end}{indent}{line}" for line in lines))]


def _between_braces(document: Document, block: Block, written: Sequence[str]) -> list[TextEdit]:
    """On lines of their own where the block, or the one around it, is written so; else behind a comma on the same line."""
    text, body, end = document.text, block.body, newline(document)
    if text[body.end - 1] != "}" or not is_closed(document, body.end - 1):
        raise UnwritableError("somebody is typing in it")
    kept = text[body.start + 1 : body.end - 1].rstrip()
    if "#" in kept[kept.rfind("\n") + 1 :]:
        raise UnwritableError("what looks like the end may be a comment")
    if kept:
        indent = indent_at(document, body.start + 1 + len(kept) - len(kept.lstrip()))
        separator = f",{end}{indent}" if "\n" in kept else ", "
        words = "".join(separator + entry for entry in written)
        return [TextEdit(Span.at(body.start + 1 + len(kept)), words.removeprefix(",") if kept.endswith(",") else words)]
    if not is_json(document) or "\n" not in block.span.of(text):
        return [TextEdit(Span(body.start + 1, body.end - 1), ", ".join(written))]
    outer = indent_at(document, body.start)
    inner = end + outer + indent_unit(document, block)
    return [TextEdit(Span(body.start + 1, body.end - 1), inner + f",{inner}".join(written) + end + outer)]


def _first_properties(document: Document, block: Block, entries: Mapping[str, Literal]) -> list[TextEdit]:
    """Behind the `Properties:` that waits for them, or with a new one behind the type."""
    inner = indent_at(document, block.type_span.start)
    waiting = re.search(rf"^{inner}[\"']?Properties[\"']?[ \t]*:", block.span.of(document.text), re.MULTILINE)
    if not waiting or in_flow(document, block.type_span.start):
        return _behind_type(document, block, {"Properties": entries})
    step = inner.removeprefix(indent_at(document, block.span.start)) or "  "
    line = document.line_span(document.lines.line_of(block.span.start + waiting.start()))
    lines = [line for key, value in entries.items() for line in yaml_lines(key, value, step)]
    return [TextEdit(Span.at(line.end), "".join(f"{newline(document)}{inner}{step}{line}" for line in lines))]


def _behind_type(document: Document, block: Block, entries: Mapping[str, Literal]) -> list[TextEdit]:
    """Settings of a resource itself, behind its type."""
    text, end, inner = document.text, newline(document), indent_at(document, block.type_span.start)
    if block.role is not Role.RESOURCE or not block.spelled:
        raise UnwritableError("only what has a type has settings")
    if re.search(r"[\"']Properties[\"']", block.span.of(text)) and "Properties" in entries:
        raise UnwritableError("it waits for a value already")
    if not is_closed(document, block.type_span.start):
        raise UnwritableError("somebody is typing in it")
    if in_flow(document, block.type_span.start):
        closing = re.match(r"[\"']?", text[block.type_span.end :])
        separator = f",{end}{inner}" if "\n" in text[block.span.start : block.type_span.start] else ", "
        at = block.type_span.end + (closing.end() if closing else 0)
        return [TextEdit(Span.at(at), "".join(separator + flow_entry(document, key, value) for key, value in entries.items()))]
    step = inner.removeprefix(indent_at(document, block.span.start)) or "  "
    lines = [line for key, value in entries.items() for line in yaml_lines(key, value, step)]
    at = document.line_span(document.lines.line_of(block.type_span.end)).end
    return [TextEdit(Span.at(at), "".join(f"{end}{inner}{line}" for line in lines))]
