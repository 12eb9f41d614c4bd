"""What does a text say that is JSON, perhaps half typed, perhaps with holes in it?"""

from __future__ import annotations

from typing import NamedTuple

from gatewright.model import MapEntry, Mapping, Missing, Opaque, Sequence, Text, Value
from gatewright.model.data import value_of_node
from gatewright.syntax.json.read import read as read_json
from gatewright.syntax.problem import Problem
from gatewright.text import Span

_HOLE = "\0"


class Json(NamedTuple):
    """The value, with places in the text, and what keeps the text from being JSON: nothing is said of one with holes."""

    root: Value
    problems: tuple[Problem, ...] = ()


def read(text: str) -> Json:
    """What a text says; what stands for a value that is not known is `Opaque`."""
    if not text.strip():
        return Json(Missing(Span.at(len(text))))
    content = read_json(text)
    has_holes = _HOLE in text
    root = value_of_node(content.root)
    return Json(_with_holes(root) if has_holes else root, () if has_holes else content.problems)


def _with_holes(value: Value) -> Value:
    match value:
        case Text(span=span, text=text, quoted=False) if _HOLE in text:
            return Opaque(span)
        case Sequence(span=span, items=items):
            return Sequence(span, tuple(map(_with_holes, items)))
        case Mapping(span=span, entries=entries):
            return Mapping(span, tuple(_entry_with_holes(entry) for entry in entries))
        case _:
            return value


def _entry_with_holes(entry: MapEntry) -> MapEntry:
    key = None if entry.key is not None and _HOLE in entry.key else entry.key
    return MapEntry(key, entry.key_span, _with_holes(entry.value))
