"""What would an accepted value replace, and what must stand around it? The gap that a value is written into."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gatewright.features.cursor import OnValue
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.model import Call, Choice, Mapping, Missing, Opaque, Sequence, Template, Text, Value
from gatewright.text import Span, TextEdit

_BLOCK_TEXT = ("<<", "|", ">")
_OPEN_INTERPOLATION = re.compile(r"(?<!\$)\$\{[^{}]*$")
"""An escaped one, `$${`, opens none."""

_WORD = re.compile(r"[\w.-]*$")
_MORE = re.compile(r"[\w.-]*")
_UNFINISHED_IF = re.compile(r"""!If|\{?\s*["']?Fn::If""")
_BEFORE_OPERAND = "([{,=?:+-*/<>!&|%"


@dataclass(frozen=True)
class Slot:
    """A place for a value: the stretch that it replaces, and what is written around it."""

    span: Span
    before: str = ""
    after: str = ""

    def edit(self, text: str) -> TextEdit:
        """The edit that writes a value."""
        return TextEdit(self.span, f"{self.before}{text}{self.after}")


def slot_for(found: OnValue, place: Place, is_list: bool) -> Slot | None:
    """Where a value goes. `is_list`: the parameter takes a list, which is written too where there is none. `None`: nothing fits here."""
    slot = _slot(found, place)
    if slot is None or "\n" in slot.span.of(place.document.text):
        return None  # editors refuse to complete over several lines
    if is_list and not any(isinstance(outer, Sequence) for outer in found.path):
        return Slot(slot.span, f"{slot.before}[", "]")
    return slot


def _slot(found: OnValue, place: Place) -> Slot | None:
    value, text = found.value, place.document.text
    match value:
        case Missing():
            bare = style_of(place.document) is Style.YAML and text[place.offset - 1 : place.offset] == ":"
            return Slot(Span.at(place.offset), " " if bare else "")
        case Sequence():
            return _element(value, place)
        case Text() if not value.quoted and any(isinstance(outer, Template) for outer in found.path[:-1]):
            return None
        case Text() if value.span.of(text).startswith(_BLOCK_TEXT):
            return None
        case Text():
            written = value.span.of(text)
            unclosed = written[:1] in "\"'" and (len(written) < 2 or written[-1] != written[0])
            return Slot(Span(value.span.start, place.offset) if unclosed else value.span)
        case Mapping():
            return None
        case Opaque() if is_unfinished_if(value, place):
            return Slot(Span.at(place.offset)) if text[: place.offset].rstrip()[-1:] in ("[", ",") else None
        case Call() | Opaque() | Choice() | Template():
            return _operand(place) if place.dialect == "terraform" else None
        case _:
            return Slot(value.span)


def takes_value(found: OnValue, place: Place, is_list: bool) -> bool:
    """Whether what stands here becomes the parameter's value, or an element of it: not inside a map, a call or a condition."""
    if in_interpolation(place):
        return False
    for outer, inner in zip(found.path, found.path[1:], strict=False):
        if isinstance(outer, Choice):
            if inner is outer.condition:
                return False
        elif not (isinstance(outer, Sequence) and is_list) and not (is_unfinished_if(outer, place) and inner is not _first(outer)):
            return False
    if is_unfinished_if(found.value, place):
        return place.document.text[: place.offset].rstrip().endswith(",")
    return not isinstance(found.value, (Call, Opaque, Template, Mapping, Choice)) and (is_list or not isinstance(found.value, Sequence))


def is_condition(found: OnValue, place: Place) -> bool:
    """Whether the name of a condition is typed: the first argument of `Fn::If`."""
    if len(found.path) < 2:
        return False
    outer = found.path[-2]
    return found.value is (outer.condition if isinstance(outer, Choice) else _first(outer) if is_unfinished_if(outer, place) else None)


def is_unfinished_if(value: Value, place: Place) -> bool:
    """`Fn::If` without its three arguments."""
    return isinstance(value, Opaque) and bool(_UNFINISHED_IF.match(value.span.of(place.document.text)))


def in_interpolation(place: Place) -> bool:
    """Whether the cursor is inside `${` in Terraform, where only an expression can stand."""
    return place.dialect == "terraform" and bool(_OPEN_INTERPOLATION.search(place.line_before))


def words_before(place: Place) -> str:
    """The half-typed reference before the cursor."""
    match = _WORD.search(place.line_before)
    return match.group() if match else ""


def _first(value: Value) -> Value | None:
    return value.inside[0] if isinstance(value, Opaque) and value.inside else None


def _element(items: Sequence, place: Place) -> Slot | None:
    """Between the brackets of a list, with a comma where another element follows."""
    text = place.document.text
    closed = text[items.span.end - 1 : items.span.end] == "]"
    inside = items.span.of(text).startswith("[") and items.span.start < place.offset and (place.offset < items.span.end or not closed)
    if not inside or text[: place.offset].rstrip()[-1:] not in ("[", ","):
        return None
    follows = any(item.span.start >= place.offset for item in items.items)
    return Slot(Span.at(place.offset), "", ", " if follows and text[place.offset :].lstrip()[:1] != "," else "")


def _operand(place: Place) -> Slot | None:
    """A word of an expression, where an operator or a bracket stands before it."""
    words = words_before(place)
    start = place.offset - len(words)
    if place.document.text[:start].rstrip()[-1:] not in _BEFORE_OPERAND:
        return None
    more = _MORE.match(place.line_after)
    return Slot(Span(start, place.offset + (more.end() if more else 0)))
