"""Resource types, with a snippet of what they require; and the words that open a file's blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.features.completion.item import About, Item, ItemKind
from gatewright.features.completion.snippets import required_lines
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.index import Kind
from gatewright.model import Block
from gatewright.text import Span, TextEdit

_SAM_TRANSFORM = "AWS::Serverless-2016-10-31"

_KEYWORDS = {
    "resource": ("something to make", 'resource "${1:type}" "${2:name}" {\n  $0\n}'),
    "data": ("something to look up", 'data "${1:type}" "${2:name}" {\n  $0\n}'),
    "variable": ("an input of the module", 'variable "${1:name}" {\n  type = ${2:string}\n}'),
    "output": ("a result of the module", 'output "${1:name}" {\n  value = $0\n}'),
    "locals": ("named values", "locals {\n  $0\n}"),
    "module": ("a call of another module", 'module "${1:name}" {\n  source = "${2:./}"\n}'),
}
_SECTIONS = (
    "Resources",
    "AWSTemplateFormatVersion",
    "Description",
    "Parameters",
    "Mappings",
    "Conditions",
    "Transform",
    "Outputs",
    "Metadata",
)


def type_items(typed: Span, place: Place, is_data: bool = False, resource: Block | None = None) -> Iterator[Item]:
    """The resource types of a dialect, in the place of `typed` (without quotes). `resource`: in CloudFormation, what stands of it."""
    style = style_of(place.document)
    prefix = "data." if is_data else ""
    for spelled, kind_id in sorted(place.index.spelled(place.dialect)):
        if "/" in spelled or spelled.startswith("data.") != is_data:
            continue
        kind = place.index.kind(kind_id)
        if kind is None or not _is_at_home(spelled, kind, place):
            continue
        name = spelled.removeprefix(prefix)
        edit, snippet = _type_edit(name, kind, typed, style, place, resource)
        yield Item(name, ItemKind.TYPE, kind.summary, edit, snippet, 900 if kind.partial else 100, About(kind=kind_id))


def _is_at_home(spelled: str, kind: Kind, place: Place) -> bool:
    """Whether a type is known to the file: those of SAM are so only in a template with its transform."""
    if kind.spell.get("sam") != spelled or place.dialect != "cloudformation":
        return True
    return "::" in spelled and _SAM_TRANSFORM in place.document.text


def _type_edit(name: str, kind: Kind, typed: Span, style: Style, place: Place, resource: Block | None) -> tuple[TextEdit, str | None]:
    """With its required arguments where nothing of the resource stands yet."""
    text = place.document.text
    end = place.document.line_span(place.line).end
    quoted = text[typed.start - 1 : typed.start] in ('"', "'")
    rest = text[typed.end : end].strip().strip("\"'")
    if style is Style.HCL and not rest:
        lines = required_lines(kind, style, place.dialect, "  ", place.index)
        body = "\n".join(["{", *lines, "  $0", "}"])
        return TextEdit(Span(typed.start - quoted, end), f'"{name}" "name" {{\n}}'), f'"{name}" "${{1:name}}" {body}'
    if style is not Style.YAML:
        return TextEdit(typed, name if quoted else f'"{name}"'), None
    space = " " if text[typed.start - 1 : typed.start] == ":" else ""
    if not rest and resource is not None and not resource.attributes and not resource.children and resource.body.start == resource.body.end:
        indent = " " * (len(place.line_before) - len(place.line_before.lstrip()))
        lines = required_lines(kind, style, place.dialect, indent + "  ", place.index)
        if lines and not quoted:
            return TextEdit(typed, space + name), "\n".join([space + name, f"{indent}Properties:", *lines])
    return TextEdit(typed, space + name), None


def top_level_items(place: Place, typed: Span) -> Iterator[Item]:
    """What a file can hold at its top level."""
    match style_of(place.document):
        case Style.HCL:
            yield from _declarations(place, typed)
        case Style.YAML:
            for order, section in _missing_sections(place):
                scalar = section in ("AWSTemplateFormatVersion", "Description", "Transform")
                text = f"{section}: " if scalar else f"{section}:\n  "
                yield Item(section, ItemKind.KEYWORD, "section of the template", TextEdit(typed, text), text + "$0", 100 + order)
        case Style.JSON:
            for order, section in _missing_sections(place):
                value, stop = ('""', '"$0"') if section in ("AWSTemplateFormatVersion", "Description", "Transform") else ("{}", "{$0}")
                comma = "," if place.document.text[typed.end :].lstrip()[:1] == '"' else ""
                edit = TextEdit(typed, f'"{section}": {value}{comma}')
                yield Item(section, ItemKind.KEYWORD, "section of the template", edit, f'"{section}": {stop}{comma}', 100 + order)


def _missing_sections(place: Place) -> Iterator[tuple[int, str]]:
    """The sections that are not there yet, the required one first."""
    for order, section in enumerate(_SECTIONS):
        if not re.search(
            rf"""^\ufeff?(?:{section}|"{section}"|'{section}')\s*:|^\s*{{?\s*"{section}"\s*:""", place.document.text, re.MULTILINE
        ):
            yield order, section


def _declarations(place: Place, typed: Span) -> Iterator[Item]:
    for order, (word, (meaning, snippet)) in enumerate(_KEYWORDS.items()):
        yield Item(word, ItemKind.KEYWORD, meaning, TextEdit(typed, word), snippet, 100 + order)
    for spelled, kind_id in sorted(place.index.spelled(place.dialect)):
        kind = place.index.kind(kind_id) if "/" not in spelled and not spelled.startswith("data.") else None
        if kind and not kind.partial:
            body = "\n".join(["{", *required_lines(kind, Style.HCL, place.dialect, "  ", place.index), "  $0", "}"])
            snippet = f'resource "{spelled}" "${{1:name}}" {body}'
            edit = TextEdit(typed, f'resource "{spelled}" "name" {{\n}}')
            yield Item(spelled, ItemKind.TYPE, kind.summary, edit, snippet, 300, About(kind=kind_id))
