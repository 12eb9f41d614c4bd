"""What can stand here? A list of items, the likeliest first; their documentation is looked up when one is selected."""

from __future__ import annotations

import re

from gatewright.features.card import Card
from gatewright.features.cards import kind_card, param_card, value_card
from gatewright.features.completion.item import About, Item, ItemKind
from gatewright.features.completion.keys import key_items, resource_key_items
from gatewright.features.completion.types import top_level_items, type_items
from gatewright.features.completion.values import value_items
from gatewright.features.cursor import OnAttributeName, OnBlockType, OnValue, under
from gatewright.features.indentation import open_block
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.index import Index
from gatewright.model import Block, Role
from gatewright.text import Span

__all__ = ["About", "Item", "ItemKind", "complete", "documentation"]

_COMMENT = re.compile(r"^\s*(#|//)")
_WORD_BEFORE = re.compile(r"""["']?[\w-]*$""")
_WORD_AFTER = re.compile(r"""[\w-]*["']?""")
_TYPE_KEY = re.compile(r"""^\s*["']?Type["']?\s*:\s*["']?(?P<typed>[\w:]*)$""")


def complete(place: Place) -> list[Item]:
    """The items for a cursor, best first. None in comments and where nothing is known."""
    if _COMMENT.match(place.line_before):
        return []
    return sorted(_items(place), key=lambda item: item.rank)


def documentation(about: About, dialect: str, index: Index) -> Card | None:
    """The card of an item."""
    if about.param:
        param = index.param(about.param)
        if param is None:
            return None
        known = about.value is not None and about.value in param.values
        return value_card(param, about.value or "", dialect, index) if known else param_card(param, dialect, index)
    kind = index.kind(about.kind) if about.kind else None
    return kind_card(kind, dialect) if kind else None


def _items(place: Place) -> list[Item]:
    typing_type = _TYPE_KEY.match(place.line_before) if place.dialect == "cloudformation" else None
    found = under(place)
    match found:
        case OnBlockType(block=block, span=span) if block.role in (Role.RESOURCE, Role.DATA):
            return list(type_items(block, span, place))
        case OnAttributeName(block=block, attribute=attribute):
            return _keys(block, place, only_name=attribute.assigned)
        case OnValue() if not (typing_type and found.attribute.param is None):
            return value_items(found, place)
        case OnBlockType(block=block, span=span) if block.parent:
            return list(key_items(block.parent, span, place, only_name=True))
        case _ if typing_type:
            block = place.document.outline.at(place.offset)
            rest = re.match(r"[\w:]*", place.line_after)
            typed = Span(place.offset - len(typing_type["typed"]), place.offset + (rest.end() if rest else 0))
            resource = block.outermost if block else None
            if resource is None or resource.role in (Role.RESOURCE, Role.OTHER):
                return list(type_items(resource, typed, place))
            return []
        case _:
            return _on_nothing(place)


def _on_nothing(place: Place) -> list[Item]:
    """The cursor is between things: a new entry of the block that is open there, or of the file."""
    if style_of(place.document) is Style.HCL:
        block = place.document.outline.at(place.offset)
        if block is not None and block.body.touches(place.offset) and block.body.end > block.body.start:
            return _keys(block, place, only_name=False) if _starts_entry(place) else []
        outside = block is None or not block.span.touches(place.offset) or place.offset >= block.span.end
        return list(top_level_items(place)) if outside and not place.line_before.startswith((" ", "\t")) else []
    opened = open_block(place)
    if opened is None:
        return list(top_level_items(place)) if place.dialect == "cloudformation" and place.line_before.strip() == place.line_before else []
    if not _starts_entry(place):
        return []
    return _keys(opened.block, place, only_name=False) if opened.in_body else list(resource_key_items(opened.block, _typed(place), place))


def _keys(block: Block, place: Place, only_name: bool) -> list[Item]:
    return list(key_items(block, _typed(place), place, only_name))


def _typed(place: Place) -> Span:
    """The word that the cursor is in, with its quotes."""
    before, after = _WORD_BEFORE.search(place.line_before), _WORD_AFTER.match(place.line_after)
    return Span(place.offset - len(before.group() if before else ""), place.offset + (after.end() if after else 0))


def _starts_entry(place: Place) -> bool:
    """Whether only blanks, an opening bracket, a comma, a list dash or a half-typed name stand before the cursor on its line."""
    before = place.line_before
    match = _WORD_BEFORE.search(before)
    lead = before[: match.start()] if match else before
    return not lead.strip() or lead.rstrip().endswith(("{", ",", "- ", "-")) or lead.strip() == "-"
