"""Wishes to edits in Terraform's own language, in the style of the file: its indentation, its aligned `=`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from gatewright.dialects.layout import gap_behind, indent_at, indent_unit, newline, start_of_text, whole_lines
from gatewright.index import Index
from gatewright.model import Block, Document, Missing
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

_ASSIGNMENT = re.compile(r"^[ \t]*[\w-]+([ \t]*)=")


def render(document: Document, wishes: Iterable[Wish], index: Index) -> list[TextEdit]:
    """The edits that fulfil `wishes`; none for a wish that cannot be written here."""
    return [edit for wish in wishes for edit in _render(document, wish, index)]


def _render(document: Document, wish: Wish, index: Index) -> list[TextEdit]:
    match wish:
        case ReplaceValue(value=value, new=new):
            pad = _padded(document, value.span, isinstance(value, Missing))
            return [TextEdit(value.span, pad + _indented(spell_literal(new), document, indent_at(document, value.span.start)))]
        case ReplaceWords(edit=edit):
            return [edit]
        case SetParam(block=block, name=name, new=new):
            return _set(document, block, name, new, index)
        case AddBlock(block=block, name=name, params=params):
            return _add_block(document, block, name, params, index)
        case Remove(target=target):
            return [TextEdit(whole_lines(document, target.span), "")]
        case Repoint(ref=ref, attribute=attribute):
            return [TextEdit(ref.path[0].span, attribute)] if ref.path else []
        case Allow(offset=offset, rule=rule):
            offset = start_of_text(document, offset)
            start = document.lines.start_of(document.lines.line_of(offset))
            return [TextEdit(Span.at(start), f"{indent_at(document, offset)}# gatewright: allow {rule}{newline(document)}")]
        case _:
            return []


def _padded(document: Document, span: Span, missing: bool) -> str:
    """A blank before a value that is written where none stood, unless there is one."""
    return " " if missing and not document.text[: span.start].endswith((" ", "\t")) else ""


def _set(document: Document, block: Block, name: str, new: Literal, index: Index) -> list[TextEdit]:
    attribute = block.get(name)
    if attribute:
        return _render(document, ReplaceValue(attribute.value, new), index)
    spelled = _spelled(block, name, index)
    pad = _pad(document, gap_behind(document, block, nested=False).offset, spelled)
    return _insert(document, block, [f"{spelled}{pad}= {spell_literal(new)}"])


def _spelled(block: Block, name: str, index: Index) -> str:
    param = index.param(f"{block.kind}/{name}")
    return param.spell.get("terraform", name) if param else name


def _indented(written: str, document: Document, indent: str) -> str:
    """A value of several lines, its further lines as deep as its first."""
    return written.replace("\n", newline(document) + indent)


def _insert(document: Document, block: Block, lines: list[str], nested: bool = False) -> list[TextEdit]:
    """New lines behind the last argument, or behind everything for a `nested` block; a block on one line is opened up first, for one line holds one argument only."""
    end = newline(document)
    gap = gap_behind(document, block, nested)
    body = block.body
    lines = lines[1:] if gap.first and not lines[0] else lines
    if "\n" in body.of(document.text):
        written = "".join(f"{end}{gap.indent}{_indented(line, document, gap.indent)}" if line else end for line in lines)
        return [TextEdit(Span.at(gap.offset), written)]
    outer = indent_at(document, block.span.start)
    inner = outer + indent_unit(document, block) if gap.first else outer + "  "
    kept = [body.of(document.text).strip()] if body.of(document.text).strip() else []
    return [TextEdit(body, "".join(f"{end}{inner}{line}" if line else end for line in (*kept, *lines)) + f"{end}{outer}")]


def _pad(document: Document, offset: int, name: str) -> str:
    """The blanks before `=`: aligned with the line above when that line is an assignment."""
    above = document.text[document.lines.start_of(document.lines.line_of(offset)) : offset]
    found = _ASSIGNMENT.match(above)
    column = found.end() - 1 - len(above[: len(above) - len(above.lstrip())]) if found else 0
    return " " * max(1, column - len(name))


def _add_block(document: Document, block: Block, name: str, params: Mapping[str, Literal], index: Index) -> list[TextEdit]:
    kind = index.param(f"{block.kind}/{name}")
    inner_kind = index.kind(kind.block_kind) if kind and kind.block_kind else None
    names = {
        inner_kind.params[key].spell.get("terraform", key) if inner_kind and key in inner_kind.params else key: value
        for key, value in params.items()
    }
    width = max((len(key) for key in names), default=0)
    unit = indent_unit(document, block)
    body = [f"{unit}{key.ljust(width)} = {spell_literal(value)}" for key, value in names.items()]
    return _insert(document, block, ["", f"{_spelled(block, name, index)} {{", *body, "}"], nested=True)


def spell_literal(value: Literal) -> str:
    """A value as Terraform writes it. Lists and maps are written by python-hcl2."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        case str():
            return quote(value)
        case Pointer(address=address, attribute=attribute):
            return f"{address}.{attribute}" if attribute else address
        case _:
            # Imported here: it takes longer to import than most files take to check, and few fixes need it.
            import hcl2

            written = hcl2.dumps({"value": _for_hcl2(value)})  # pyright: ignore[reportUnknownMemberType]
            return written.partition("=")[2].strip()


def quote(text: str) -> str:
    """Text in quotes, with what Terraform would read as a template escaped."""
    written = json.dumps(text, ensure_ascii=False).replace("${", "$${").replace("%{", "%%{")
    # Terraform has fewer short escapes than JSON. A backslash that is itself escaped is none.
    return re.sub(r"\\\\|\\[bf]", lambda found: {r"\b": r"\u0008", r"\f": r"\u000c"}.get(found.group(), found.group()), written)


def _for_hcl2(value: Literal) -> object:
    """python-hcl2 writes text as it gets it: names bare, strings with their quotes."""
    if isinstance(value, Mapping):
        return {quote(key): _for_hcl2(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_for_hcl2(inner) for inner in value]
    return value if isinstance(value, (bool, int, float)) else spell_literal(value)
