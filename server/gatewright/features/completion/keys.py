"""Names of attributes and nested blocks: those not set yet, required first."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.features.cards import detail
from gatewright.features.completion.item import About, Item, ItemKind
from gatewright.features.completion.snippets import assignment
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.index import Param
from gatewright.model import UNKNOWN, Block, Role
from gatewright.text import Span, TextEdit

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
    indent = " " * (len(place.line_before) - len(place.line_before.lstrip()))
    for order, (name, param) in enumerate(kind.settable_in(place.dialect) if kind else ()):
        touched = any(span.touches(place.offset) for span in _written(block, param))
        if block.sets(param.name) and not touched and not _repeatable(param, place, style):
            continue
        plain, snippet = (name, None) if only_name else assignment(name, param, style, place.dialect, indent)
        if only_name and style is Style.JSON:
            plain = f'"{name}"'
        shown = detail(param, place.dialect)
        rank, needed = _rank(block, param, place)
        yield Item(
            name,
            ItemKind.BLOCK if param.is_block(place.dialect) else ItemKind.ATTRIBUTE,
            f"{shown.rpartition(',')[0]}, {needed}" if needed else shown,
            TextEdit(typed, plain),
            snippet,
            rank * 1000 + order,
            About(param=param.id),
            deprecated=bool(param.fact("deprecated", place.dialect)),
        )
    if style is Style.HCL and block.role in (Role.RESOURCE, Role.DATA) and not only_name:
        yield from _meta_items(block, typed)


def resource_key_items(block: Block, typed: Span, place: Place) -> Iterator[Item]:
    """The keys of a CloudFormation resource beside its properties."""
    style = style_of(place.document)
    present = {attribute.name for attribute in block.contents.meta} | ({"Type"} if block.spelled else set()) | ({"Properties"} if block.attributes or block.children else set())
    for order, (name, meaning) in enumerate(_RESOURCE_KEYS.items()):
        if name not in present:
            text = f'"{name}": ' if style is Style.JSON else f"{name}: " if name != "Properties" else f"{name}:"
            yield Item(name, ItemKind.KEYWORD, meaning, TextEdit(typed, text), None, 5000 + order)


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
    excluded = [other for other in param.conflicts_with if block.sets(other)]
    if excluded:
        return 8, f"not beside {excluded[0]}"
    for attribute in block.attributes:
        chosen = place.index.param(attribute.param) if attribute.param else None
        value = place.project.known(attribute.value) if chosen and chosen.requires else UNKNOWN
        if chosen and isinstance(value, str) and param.name in chosen.requires.get(value, ()):
            return 2, f"needed for {value}"
    return (7, "") if param.fact("deprecated", place.dialect) else (4, "")


def _meta_items(block: Block, typed: Span) -> Iterator[Item]:
    present = {attribute.name for attribute in block.contents.meta} | {child.name for child in block.children}
    for order, (name, meaning) in enumerate(_META.items()):
        if name in present:
            continue
        plain, snippet = ("lifecycle {\n  }", "lifecycle {\n    $0\n  }") if name == "lifecycle" else (f"{name} = ", None)
        yield Item(name, ItemKind.KEYWORD, meaning, TextEdit(typed, plain), snippet, 9000 + order)
