"""What does a tree of JSON or YAML say, as a value of the model?"""

from __future__ import annotations

import re

from gatewright.model.value import Bool, MapEntry, Mapping, Missing, Null, Number, Opaque, Sequence, Text, Value
from gatewright.syntax import data
from gatewright.text import Span

_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")


def entry_of(one: data.Entry, base: int = 0) -> MapEntry:
    """A key and its value; places are moved on by `base`. A merge key has no name: what it brings is not known."""
    span = Span(one.key.map.start + base, one.key.map.end + base)
    return MapEntry(None if one.key.text == "<<" else one.key.text, span, value_of_node(one.value, base))


def value_of_node(node: data.Node, base: int = 0) -> Value:
    """The value that a node is; places are moved on by `base`."""
    span = node.span.shift(base)
    match node:
        case data.Missing():
            return Missing(span)
        case data.Alias():
            return Opaque(span)
        case data.Sequence(items=items):
            return Sequence(span, tuple(value_of_node(item, base) for item in items))
        case data.Mapping(entries=entries):
            return Mapping(span, tuple(entry_of(inner, base) for inner in entries))
        case data.Scalar(style="plain", text="true" | "false" as text):
            return Bool(span, text == "true")
        case data.Scalar(style="plain", text="null" | "~"):
            return Null(span)
        case data.Scalar(style="plain", text=text) if _NUMBER.fullmatch(text) and len(text) < 40:
            return Number(span, float(text) if any(mark in text for mark in ".eE") else int(text), text)
        case data.Scalar():
            return Text(span, node.text, node.map.shift(base), node.quoted)
