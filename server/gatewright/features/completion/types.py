"""Resource types, with a snippet of what they require; and the words that open a file's blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.features.completion.item import About, Item, ItemKind
from gatewright.features.completion.snippets import required_lines
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.index import Kind
from gatewright.model import Block, Role
from gatewright.text import Span, TextEdit

_KEYWORDS = {
    "resource": ("something to make", 'resource "${1:type}" "${2:name}" {\n  $0\n}'),
    "data": ("something to look up", 'data "${1:type}" "${2:name}" {\n  $0\n}'),
    "variable": ("an input of the module", 'variable "${1:name}" {\n  type = ${2:string}\n}'),
    "output": ("a result of the module", 'output "${1:name}" {\n  value = $0\n}'),
    "locals": ("named values", "locals {\n  $0\n}"),
    "module": ("a call of another module", 'module "${1:name}" {\n  source = "${2:./}"\n}'),
}
_SECTIONS = ("AWSTemplateFormatVersion", "Description", "Parameters", "Mappings", "Conditions", "Transform", "Resources", "Outputs", "Metadata")


def type_items(block: Block | None, typed: Span, place: Place) -> Iterator[Item]:
    """The resource types of a dialect, in the place of `typed` (without quotes)."""
    style = style_of(place.document)
    prefix = "data." if block and block.role is Role.DATA else ""
    text = place.document.text
    for spelled, kind_id in place.index.spelled(place.dialect):
        kind = place.index.kind(kind_id)
        if "/" in spelled or kind is None or spelled.startswith("data.") != bool(prefix) or (kind.partial and style is not Style.HCL):
            continue
        name = spelled.removeprefix(prefix)
        edit, snippet = _type_edit(name, kind, typed, text, style, place, block)
        yield Item(name, ItemKind.TYPE, kind.summary, edit, snippet, 900 if kind.partial else 100, About(kind=kind_id))


def _type_edit(name: str, kind: Kind, typed: Span, text: str, style: Style, place: Place, block: Block | None) -> tuple[TextEdit, str | None]:
    """With its required arguments where nothing of the resource stands yet."""
    end = place.document.line_span(place.line).end
    rest = text[typed.end : end].strip().strip("\"'")
    if style is Style.HCL and not rest:
        opening = text[typed.start - 1 : typed.start] == '"'
        whole = Span(typed.start - opening, end)
        lines = required_lines(kind, style, place.dialect, "  ", place.index)
        body = "\n".join(['{', *lines, "  $0", "}"])
        return TextEdit(whole, f'"{name}" "name" {{\n}}'), f'"{name}" "${{1:name}}" {body}'
    if style is Style.YAML and not rest and block is not None and not block.attributes and not block.children and block.body.start == block.body.end:
        indent = " " * (len(place.line_before) - len(place.line_before.lstrip()))
        lines = required_lines(kind, style, place.dialect, indent + "  ", place.index)
        if lines:
            return TextEdit(typed, name), "\n".join([name, f"{indent}Properties:", *lines])
    return TextEdit(typed, name), None


def top_level_items(place: Place) -> Iterator[Item]:
    """What a file can start a line with in column 0."""
    match = re.search(r"[\w:]*$", place.line_before)
    typed = Span(place.offset - len(match.group() if match else ""), place.offset)
    if style_of(place.document) is Style.HCL:
        for order, (word, (meaning, snippet)) in enumerate(_KEYWORDS.items()):
            yield Item(word, ItemKind.KEYWORD, meaning, TextEdit(typed, word), snippet, 100 + order)
        for spelled, kind_id in place.index.spelled(place.dialect):
            kind = place.index.kind(kind_id) if "/" not in spelled and not spelled.startswith("data.") else None
            if kind and not kind.partial:
                body = "\n".join(["{", *required_lines(kind, Style.HCL, place.dialect, "  ", place.index), "  $0", "}"])
                snippet = f'resource "{spelled}" "${{1:name}}" {body}'
                edit = TextEdit(typed, f'resource "{spelled}" "name" {{\n}}')
                yield Item(spelled, ItemKind.TYPE, kind.summary, edit, snippet, 300, About(kind=kind_id))
    else:
        for order, section in enumerate(_SECTIONS):
            if not re.search(rf"^{section}:", place.document.text, re.MULTILINE):
                yield Item(section, ItemKind.KEYWORD, "section of the template", TextEdit(typed, f"{section}:"), None, 100 + order)
