"""Values of an attribute: enumerations with their meanings, booleans, methods, status codes, and references that fit."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from gatewright.features.completion.item import About, Item, ItemKind
from gatewright.features.completion.refs import naming, reference_items, typed_references
from gatewright.features.completion.snippets import quoted
from gatewright.features.cursor import OnValue, param_of
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.index import Param
from gatewright.model import Missing, Opaque, Sequence, Text
from gatewright.text import Span, TextEdit

_USUAL_CODES = (200, 201, 202, 204, 301, 302, 304, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 502, 503, 504)


def value_items(found: OnValue, place: Place) -> list[Item]:
    """What can stand where the cursor is in an attribute's value."""
    param = param_of(place, found.attribute)
    typed = typed_span(found, place)
    inside_text = isinstance(found.value, Text) and found.value.quoted and len(found.path) > 1 and not _is_whole(found)
    items: list[Item] = []
    if param and not inside_text and not naming(place) and _takes_scalar(found, param, place):
        items += _enumeration(param, typed, place)
        items += _booleans(param, typed, place)
        items += _status_codes(param, typed, place)
        items += typed_references(param, typed, place)
    return items + list(reference_items(found, place, typed, wanted=param))


def typed_span(found: OnValue, place: Place) -> Span:
    """Exactly what a completion replaces: the value with its quotes; up to the cursor where a quote was never closed."""
    value = found.value
    if isinstance(value, Missing):
        return Span.at(place.offset)
    if isinstance(value, (Sequence, Opaque)):
        return Span.at(place.offset)
    written = value.span.of(place.document.text)
    if isinstance(value, Text) and written[:1] in "\"'" and (len(written) < 2 or written[-1] != written[0]):
        return Span(value.span.start, place.offset)
    return value.span


def _is_whole(found: OnValue) -> bool:
    """Whether the innermost part is the value itself, or an element of the list that is."""
    return len(found.path) == 1 or (len(found.path) == 2 and isinstance(found.path[0], Sequence))


def _takes_scalar(found: OnValue, param: Param, place: Place) -> bool:
    """Whether an element or the whole value is meant; inside a map or a call it is neither."""
    kinds = [type(value).__name__ for value in found.path[:-1]]
    listed = param.type_in(place.dialect) in ("list", "set")
    if any(kind not in ("Sequence", "Choice") for kind in kinds):
        return False
    return ("Sequence" in kinds or isinstance(found.value, Sequence)) == listed or style_of(place.document) is Style.HCL


def _enumeration(param: Param, typed: Span, place: Place) -> Iterator[Item]:
    style = style_of(place.document)
    bracketed = param.type_in(place.dialect) in ("list", "set") and style is Style.HCL and not _in_brackets(place)
    for order, value in enumerate(param.accepted_values(place.dialect)):
        text = quoted(value, style)
        words = param.values.get(value, "")
        edit = TextEdit(typed, f"[{text}]" if bracketed else text)
        yield Item(value, ItemKind.VALUE, words, edit, None, 100 + order, About(param=param.id, value=value))


def _in_brackets(place: Place) -> bool:
    return place.line_before.count("[") > place.line_before.count("]") or not place.line_before.strip(" \t\"',") or "=" not in place.line_before


def _booleans(param: Param, typed: Span, place: Place) -> Iterator[Item]:
    if param.type_in(place.dialect) == "boolean":
        default = param.fact("default", place.dialect)
        for order, value in enumerate(("true", "false")):
            note = "the default" if default is not None and str(default).lower() == value else ""
            yield Item(value, ItemKind.VALUE, note, TextEdit(typed, value), None, 100 + order, About(param=param.id))


def _status_codes(param: Param, typed: Span, place: Place) -> Iterator[Item]:
    if param.name == "status_code" and not param.values:
        for order, code in enumerate(_USUAL_CODES):
            text = f'"{code}"'
            yield Item(str(code), ItemKind.VALUE, HTTPStatus(code).phrase, TextEdit(typed, text), None, 200 + order, About(param=param.id))
