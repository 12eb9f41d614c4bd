"""Names of attributes and nested blocks: those not set yet, required first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.features.completion.item import About, Item, ItemKind
from gatewright.features.completion.snippets import assignment
from gatewright.features.facts import detail, index_name, protocol_words
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.index import Kind, Param
from gatewright.model import UNKNOWN, Block, Role
from gatewright.rules.questions.apis import protocol_of
from gatewright.text import Span, TextEdit

_REST = 4
"""The rank from which on names decide."""

_META = {
    "depends_on": "resources that must be made before this one",
    "count": "how many of it to make",
    "for_each": "one of it for each element",
    "provider": "the provider configuration to use",
    "lifecycle": "how a replacement or a removal is done",
}
_RESOURCE_KEYS = {
    "Type": "what the resource is",
    "Properties": "its settings",
    "DependsOn": "resources that must be made before this one",
    "Condition": "the condition under which it is made",
    "DeletionPolicy": "what happens to it when it leaves the stack",
    "UpdateReplacePolicy": "what happens to the old one when it is replaced",
    "Metadata": "data for tools",
}


def key_items(block: Block, typed: Span, place: Place, only_name: bool) -> Iterator[Item]:
    """What can be set in a block, in the place of `typed`. `only_name`: a sign and a value stand behind it already."""
    kind = place.index.kind(block.kind) if block.kind else None
    style = style_of(place.document)
    indent = _indent(place)
    flow = block.body.of(place.document.text).startswith("{")
    for order, (name, param) in enumerate(kind.settable_in(place.dialect) if kind else ()):
        touched = any(span.touches(place.offset) for span in _written(block, param))
        if _is_written(block, param.name) and not touched and not _repeatable(param, place, style):
            continue
        plain, snippet = (name, None) if only_name else assignment(name, param, style, place.dialect, None if flow else indent)
        if only_name and style is Style.JSON:
            plain = f'"{name}"'
        comma = "" if only_name else comma_behind(typed, place)
        shown = detail(param, place.dialect)
        rank, needed = _rank(block, param, place)
        yield Item(
            name,
            ItemKind.BLOCK if param.is_block(place.dialect) else ItemKind.ATTRIBUTE,
            f"{shown.rpartition(',')[0]}, {needed}" if needed else shown,
            TextEdit(typed, plain + comma),
            snippet + comma if snippet else None,
            rank * 1000 + (order if rank < _REST else _by_name(name, kind, place)),
            About(param=param.id),
            deprecated=bool(param.fact("deprecated", place.dialect)),
        )
    if style is Style.HCL and block.role in (Role.RESOURCE, Role.DATA) and not only_name:
        yield from _meta_items(block, typed, indent)


def _is_written(block: Block, name: str) -> bool:
    """Whether a parameter is set where somebody can see it. What a merge or a transform may bring can be written, too."""
    return bool(block.get(name) or block.nested(name)) or name in block.contents.uncertain


def resource_key_items(block: Block, typed: Span, place: Place) -> Iterator[Item]:
    """The keys of a CloudFormation resource beside its properties."""
    style = style_of(place.document)
    present: set[str] = (
        {attribute.name for attribute in block.contents.meta} | ({"Type"} if block.spelled else set[str]()) | _properties(block, place)
    )
    named = place.document.text[typed.end :].lstrip()[:1] == ":"
    for order, (name, meaning) in enumerate(_RESOURCE_KEYS.items()):
        if name in present:
            continue
        if style is Style.JSON:
            key, value, stop = f'"{name}"', *(("{}", "{$0}") if name in ("Properties", "Metadata") else ('""', '"$0"'))
        else:
            opening = f"\n{_indent(place)}  " if name in ("Properties", "Metadata") else " "
            key, value, stop = name, opening, f"{opening}$0"
        comma = comma_behind(typed, place)
        if named:
            yield Item(name, ItemKind.KEYWORD, meaning, TextEdit(typed, key), None, 5000 + order)
        else:
            sign = ": " if style is Style.JSON else ":"
            yield Item(
                name, ItemKind.KEYWORD, meaning, TextEdit(typed, f"{key}{sign}{value}{comma}"), f"{key}{sign}{stop}{comma}", 5000 + order
            )


def comma_behind(typed: Span, place: Place) -> str:
    """The comma that JSON needs before an entry that follows."""
    return "," if style_of(place.document) is Style.JSON and place.document.text[typed.end :].lstrip()[:1] == '"' else ""


def _indent(place: Place) -> str:
    """The column of a new key, behind the dash of a list item, as blanks (or the tabs that stand there)."""
    lead = place.line_before[: len(place.line_before) - len(place.line_before.lstrip(" \t-"))]
    return lead.replace("-", " ")


def _properties(block: Block, place: Place) -> set[str]:
    written = re.search(r"""^\s*["']?Properties["']?\s*:|[{,]\s*"Properties"\s*:""", block.span.of(place.document.text), re.MULTILINE)
    return {"Properties"} if written else set()


def _by_name(name: str, kind: Kind | None, place: Place) -> int:
    """The place of a name among those of its kind."""
    return sorted(other for other, _ in kind.spelled_in(place.dialect)).index(name) if kind else 0


def _written(block: Block, param: Param) -> list[Span]:
    spans = [attribute.name_span for attribute in block.attributes if attribute.param == param.id]
    return spans + [child.name_span for child in block.children if child.param == param.id]


def _repeatable(param: Param, place: Place, style: Style) -> bool:
    """A block that may stand several times is a new block each time in HCL only."""
    return style is Style.HCL and param.type_in(place.dialect) == "blocks"


def _rank(block: Block, param: Param, place: Place) -> tuple[int, str]:
    """Required first; then what a value chosen already asks for; then the rest; what is excluded, last, and why."""
    if param.required_in(place.dialect):
        return 1, ""
    excluded = _excluded(block, param, place)
    if excluded:
        return 8, excluded
    for attribute in block.attributes:
        chosen = place.index.param(attribute.param) if attribute.param else None
        value = place.project.known(attribute.value) if chosen and chosen.requires else UNKNOWN
        if chosen and isinstance(value, str) and param.name in chosen.requires.get(value, ()):
            return 2, f"needed for {value}"
    return (7, "") if param.fact("deprecated", place.dialect) else (_REST, "")


def _excluded(block: Block, param: Param, place: Place) -> str:
    """Why a parameter has no place beside what is written already; empty when it has one."""
    for other in param.conflicts_with:
        if block.sets(other):
            return f"not beside {index_name(place.index, param, other, place.dialect)}"
    for name, values in param.only_with.items():
        attribute = block.get(name)
        chosen = place.project.known(attribute.value) if attribute else UNKNOWN
        words = str(chosen).lower() if isinstance(chosen, bool) else chosen
        if isinstance(words, str) and words not in values:
            return f"no effect with {words}"
    protocol = protocol_of(block, place.project) if param.protocols else None
    return f"for {protocol_words(param.protocols)} APIs" if protocol and protocol not in param.protocols else ""


def _meta_items(block: Block, typed: Span, indent: str) -> Iterator[Item]:
    present = {attribute.name for attribute in block.contents.meta} | {child.name for child in block.children}
    for order, (name, meaning) in enumerate(_META.items()):
        if name in present:
            continue
        plain, snippet = (
            (f"lifecycle {{\n{indent}}}", f"lifecycle {{\n{indent}  $0\n{indent}}}") if name == "lifecycle" else (f"{name} = ", None)
        )
        yield Item(name, ItemKind.KEYWORD, meaning, TextEdit(typed, plain), snippet, 9000 + order)
