"""Values of an attribute: enumerations with their meanings, booleans, status codes, and references that fit."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from gatewright.features.card import plain_text
from gatewright.features.cards import meaning_of
from gatewright.features.completion.item import MOST, About, Item, ItemKind, holding
from gatewright.features.completion.refs import reference_items, typed_references
from gatewright.features.completion.slot import Slot, slot_for, takes_value, words_before
from gatewright.features.completion.snippets import quoted
from gatewright.features.cursor import OnValue, param_of
from gatewright.features.place import Place
from gatewright.features.style import style_of
from gatewright.index import Param
from gatewright.model import Sequence, Text

_USUAL_CODES = (200, 201, 202, 204, 301, 302, 304, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 502, 503, 504)
_POLICIES = {
    "Delete": "the resource goes with the stack; the default for most types",
    "Retain": "the resource stays, outside any stack",
    "RetainExceptOnCreate": "as Retain, but not when the creation fails",
    "Snapshot": "a snapshot is taken first, of types that can have one",
}


def value_items(found: OnValue, place: Place) -> list[Item]:
    """What can stand where the cursor is in an attribute's value."""
    param = param_of(place, found.attribute)
    is_list = param is not None and param.type_in(place.dialect) in ("list", "set")
    slot = slot_for(found, place, is_list)
    if slot is None:
        return []
    fits = takes_value(found, place, is_list)
    items: list[Item] = []
    if param and fits and not param.is_block(place.dialect):
        if "." not in words_before(place):
            items += _enumeration(param, found, slot, place)
            items += _booleans(param, slot, place)
            items += _status_codes(param, slot)
        items += typed_references(param, slot, place)
    if param is None and place.dialect == "cloudformation" and found.attribute.name in ("DeletionPolicy", "UpdateReplacePolicy"):
        return list(_policies(slot, place))
    if len(holding(items, place)) >= MOST:
        return items  # a list that is full with what fits best
    return items + list(reference_items(found, place, slot, param, fits))


def _enumeration(param: Param, found: OnValue, slot: Slot, place: Place) -> Iterator[Item]:
    """Each value with its meaning; in a list, those that it does not have yet."""
    style = style_of(place.document)
    others = [
        item.text
        for value in found.path
        if isinstance(value, Sequence)
        for item in value.items
        if isinstance(item, Text) and item is not found.value
    ]
    for order, value in enumerate(param.accepted_values(place.dialect)):
        if value not in others:
            meaning = plain_text(meaning_of(param, value, place.dialect, place.index))
            yield Item(
                value, ItemKind.VALUE, meaning, slot.edit(quoted(value, style)), None, 100 + order, About(param=param.id, value=value)
            )


def _booleans(param: Param, slot: Slot, place: Place) -> Iterator[Item]:
    if param.type_in(place.dialect) == "boolean":
        default = param.fact("default", place.dialect)
        for order, value in enumerate(("true", "false")):
            note = "the default" if default is not None and str(default).lower() == value else ""
            yield Item(value, ItemKind.VALUE, note, slot.edit(value), None, 100 + order, About(param=param.id))


def _status_codes(param: Param, slot: Slot) -> Iterator[Item]:
    if param.name == "status_code" and not param.values:
        for order, code in enumerate(_USUAL_CODES):
            yield Item(str(code), ItemKind.VALUE, HTTPStatus(code).phrase, slot.edit(f'"{code}"'), None, 200 + order, About(param=param.id))


def _policies(slot: Slot, place: Place) -> Iterator[Item]:
    for order, (value, meaning) in enumerate(_POLICIES.items()):
        yield Item(value, ItemKind.VALUE, meaning, slot.edit(quoted(value, style_of(place.document))), None, 100 + order)
