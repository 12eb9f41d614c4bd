"""What can stand here? A list of items, the likeliest first; their documentation is looked up when one is selected."""

from __future__ import annotations

import re
from dataclasses import replace

from gatewright.features.card import Card
from gatewright.features.cards import kind_card, param_card, value_card
from gatewright.features.completion.inside import documentation_inside, items_inside
from gatewright.features.completion.intrinsics import argument_items
from gatewright.features.completion.item import MOST, About, Item, ItemKind, holding
from gatewright.features.completion.keys import key_items, resource_key_items
from gatewright.features.completion.types import top_level_items, type_items
from gatewright.features.completion.values import value_items
from gatewright.features.cursor import OnAttributeName, OnBlockName, OnBlockType, OnSuppression, OnValue, Under, in_comment, param_of, under
from gatewright.features.indentation import depth, open_block
from gatewright.features.place import Place
from gatewright.features.strings import is_written, text_at
from gatewright.features.style import Style, style_of
from gatewright.index import Index
from gatewright.model import Block, Missing, Role, Sequence, Text
from gatewright.text import Span, TextEdit

_WORD_BEFORE = re.compile(r"""["']?(?:\w[\w-]*)?$""")
_WORD_AFTER = re.compile(r"""[\w-]*["']?""")
_HEADER = re.compile(r"""^\s*(?P<keyword>resource|data)[ \t]+["']?(?P<typed>\w*)$""")
_DYNAMIC = re.compile(r"""^\s*dynamic[ \t]+"(?P<typed>\w*)$""")
_LABEL = re.compile(r"""^\s*(?:resource|data)[ \t]+"?\w+"?[ \t]+"?[\w-]*$|^(?:variable|output|module|provider)[ \t]+"?[\w-]*$""")
_TYPE_KEY = re.compile(r"""(?:^|[{,])\s*["']?Type["']?\s*:\s*["']?(?P<typed>[\w:]*)$""")


def complete(place: Place) -> list[Item]:
    """The items for a cursor, best first. None in comments and where nothing is known."""
    is_comment = in_comment(place) and not is_written(text_at(under(place), place))
    found = [] if is_comment else sorted(_items(place), key=lambda item: item.rank)
    return [_short_of_quote(item, place) for item in _likeliest(found, place)]


def _likeliest(items: list[Item], place: Place) -> list[Item]:
    """At most `MOST` of the items: where there are more, those that hold what is typed already."""
    return items if len(items) <= MOST else holding(items, place)[:MOST]


def documentation(about: About, dialect: str, index: Index) -> Card | None:
    """The card of an item."""
    if about.language:
        return documentation_inside(about, index)
    if about.param:
        param = index.param(about.param)
        if param is None:
            return None
        known = about.value is not None and about.value in param.values
        return value_card(param, about.value or "", dialect, index) if known else param_card(param, dialect, index)
    kind = index.kind(about.kind) if about.kind else None
    return kind_card(kind, dialect, index) if kind else None


def _short_of_quote(item: Item, place: Place) -> Item:
    """A closing quote right behind the cursor stays where it is: some editors lose count when an edit reaches behind the cursor."""
    span, text = item.edit
    quote = span.of(place.document.text)[place.offset - span.start :]
    if quote not in ('"', "'") or not text.endswith(quote) or item.snippet:
        return item
    return replace(item, edit=TextEdit(Span(span.start, place.offset), text[:-1]))


def _items(place: Place) -> list[Item]:
    header = _in_header(place)
    if header is not None:
        return header
    found = under(place)
    if place.dialect == "cloudformation":
        typing_type = _in_type(found, place)
        if typing_type is not None:
            return typing_type
        value = found if isinstance(found, OnValue) else None
        start = value.attribute.span.start if value else place.offset - len(place.line_before)
        arguments = argument_items(place, param_of(place, value.attribute) if value else None, start)
        if arguments is not None:
            return arguments
    match found:
        case OnAttributeName(block=block, attribute=attribute):
            return _keys(block, place, only_name=attribute.assigned)
        case OnBlockType(block=block, span=span) if block.parent:
            return list(key_items(block.parent, _typed(place) if style_of(place.document) is Style.JSON else span, place, only_name=True))
        case OnBlockName() | OnBlockType() | OnSuppression():
            return []
        case OnValue() if place.dialect == "velocity":
            return list(items_inside(found, place))
        case OnValue() if not _holds_block(found, place):
            inside = list(items_inside(found, place))
            # Where a key is typed, no value can stand.
            return inside if any(item.kind is ItemKind.ATTRIBUTE for item in inside) else [*inside, *value_items(found, place)]
        case _:
            return _on_nothing(place)


def _in_header(place: Place) -> list[Item] | None:
    """The labels of a Terraform block: its type; nothing for a name, which is the author's to choose."""
    if style_of(place.document) is not Style.HCL:
        return None
    header = _HEADER.match(place.line_before)
    if header:
        rest = re.match(r"\w*", place.line_after)
        typed = Span(place.offset - len(header["typed"]), place.offset + (rest.end() if rest else 0))
        return list(type_items(typed, place, is_data=header["keyword"] == "data"))
    dynamic = _DYNAMIC.match(place.line_before)
    if dynamic:
        opened = open_block(place)
        rest = re.match(r"\w*", place.line_after)
        typed = Span(place.offset - len(dynamic["typed"]), place.offset + (rest.end() if rest else 0))
        items = key_items(opened.block, typed, place, only_name=True) if opened else ()
        return [item for item in items if item.kind is ItemKind.BLOCK]
    return [] if _LABEL.match(place.line_before) else None


def _in_type(found: Under | None, place: Place) -> list[Item] | None:
    """The `Type` of a CloudFormation resource; a property or parameter may be called so too."""
    typing = _TYPE_KEY.search(place.line_before)
    block = found.block if isinstance(found, OnBlockType) else None
    if typing is None or (isinstance(found, OnValue) and found.attribute.param) or (block and block.parent):
        return None
    if block is None:
        opened = open_block(place)
        block = opened.block if opened and not opened.in_body else None
    if block is None or block.role is not Role.RESOURCE:
        return None
    rest = re.match(r"[\w:]*", place.line_after)
    typed = Span(place.offset - len(typing["typed"]), place.offset + (rest.end() if rest else 0))
    return list(type_items(typed, place, resource=block))


def _holds_block(found: OnValue, place: Place) -> bool:
    """Whether the value is a nested block that is still being opened, in a file whose blocks are values."""
    param = param_of(place, found.attribute)
    return (
        bool(param and param.block_kind)
        and isinstance(found.value, (Missing, Text, Sequence))
        and style_of(place.document) is not Style.HCL
    )


def _on_nothing(place: Place) -> list[Item]:
    """The cursor is between things: a new entry of the block that is open there, or of the file."""
    inside = list(items_inside(None, place))
    if inside:
        return inside
    style = style_of(place.document)
    opened = open_block(place)
    if opened is not None:
        if not _starts_entry(place):
            return []
        return (
            _keys(opened.block, place, only_name=False) if opened.in_body else list(resource_key_items(opened.block, _typed(place), place))
        )
    match style:
        case Style.JSON:
            at_top = place.dialect == "cloudformation" and depth(place) == 1 and _starts_entry(place)
        case Style.YAML | Style.HCL:
            block = place.document.outline.at(place.offset)
            inside = style is Style.HCL and block is not None and block.span.touches(place.offset) and place.offset < block.span.end
            at_top = not inside and place.line_before == place.line_before.lstrip().removeprefix("- ")
    return list(top_level_items(place, _typed(place))) if at_top else []


def _keys(block: Block, place: Place, only_name: bool) -> list[Item]:
    return list(key_items(block, _typed(place), place, only_name))


def _typed(place: Place) -> Span:
    """The word that the cursor is in, with its quotes."""
    before, after = _WORD_BEFORE.search(place.line_before), _WORD_AFTER.match(place.line_after)
    return Span(place.offset - len(before.group() if before else ""), place.offset + (after.end() if after else 0))


def _starts_entry(place: Place) -> bool:
    """Whether a new entry can start where the word at the cursor starts: on a line of its own, behind a bracket, a comma or a list dash."""
    match = _WORD_BEFORE.search(place.line_before)
    lead = place.line_before[: match.start()] if match else place.line_before
    words = _WORD_AFTER.match(place.line_after)
    behind = place.line_after[words.end() if words else 0 :].strip()
    if style_of(place.document) is Style.YAML:
        alone = not lead.strip() or (lead.endswith(" ") and lead.strip() == "-") or lead.rstrip().endswith(("{", ","))
        return alone and "\t" not in lead and (not behind or behind.startswith(("#", "}", ",")))
    return not lead.strip() or lead.rstrip().endswith(("{", ","))
