"""What is this? A card for the thing under the cursor: a chain of finders, the first that knows something answers."""

from __future__ import annotations

from gatewright.features.card import Hover
from gatewright.features.cards import kind_card, param_card, rule_card, value_card
from gatewright.features.cursor import OnAttributeName, OnBlockName, OnBlockType, OnSuppression, OnValue, param_of, under
from gatewright.features.place import Place
from gatewright.features.references import reference_card
from gatewright.features.strings import hover_inside
from gatewright.model import Block, Bool, Number, Ref, Role, Text
from gatewright.rules.registry import pages
from gatewright.text import Span


def hover(place: Place) -> Hover | None:
    """The card for what the cursor is on; `None` when there is nothing to say."""
    match under(place):
        case OnSuppression(rule=rule, span=span):
            page = pages().get(rule)
            return Hover(rule_card(page), span) if page else None
        case OnBlockType(block=block, span=span):
            return _block_type(block, span, place)
        case OnBlockName(block=block, span=span):
            return _block_name(block, span, place)
        case OnAttributeName(attribute=attribute, span=span):
            param = param_of(place, attribute)
            return Hover(param_card(param, place.dialect, place.index), span) if param else None
        case OnValue() as found:
            return _value(found, place)
        case None:
            return None


def _block_type(block: Block, span: Span, place: Place) -> Hover | None:
    if block.role is Role.NESTED and block.param:
        param = place.index.param(block.param)
        return Hover(param_card(param, place.dialect, place.index), span) if param else None
    kind = place.index.kind(block.kind) if block.kind else None
    return Hover(kind_card(kind, place.dialect, place.index), span) if kind else None


def _block_name(block: Block, span: Span, place: Place) -> Hover | None:
    if block.role in (Role.VARIABLE, Role.LOCAL):
        card = reference_card(Ref(span, block.address, span), place)
        return Hover(card, span) if card else None
    return _block_type(block, span, place)


def _value(found: OnValue, place: Place) -> Hover | None:
    if isinstance(found.value, Ref):
        card = reference_card(found.value, place)
        return Hover(card, found.span) if card else _bare_word(found, found.value, place)
    inside = hover_inside(found, place)
    if inside:
        return inside
    param = param_of(place, found.attribute)
    if param is None:
        return None
    words = _words(found)
    if words in param.values and len(found.path) <= 2:
        return Hover(value_card(param, words, place.dialect, place.index), found.span)
    # A value without a meaning of its own: the parameter that it is given to.
    return Hover(param_card(param, place.dialect, place.index), found.span)


def _bare_word(found: OnValue, ref: Ref, place: Place) -> Hover | None:
    """`type = MOCK`: not in quotes yet, but clear."""
    param = param_of(place, found.attribute)
    known = param is not None and not ref.path and ref.target in param.values
    return Hover(value_card(param, ref.target, place.dialect, place.index), ref.span) if param and known else None


def _words(found: OnValue) -> str:
    match found.value:
        case Text(text=text) | Number(text=text):
            return text
        case Bool(value=truth):
            return str(truth).lower()
        case _:
            return ""
