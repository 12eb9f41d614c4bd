"""Documents in JSON, be they a text in a file or values of the file itself: `jsonencode({...})`, a mapping of CloudFormation."""

from __future__ import annotations

import re

from gatewright.expressions import json_value
from gatewright.inside.strand import Strand
from gatewright.inside.weave import woven
from gatewright.model import Call, MapEntry, Mapping, Missing, Sequence, Template, Text, Value

_HALF_A_KEY = re.compile(r"\$?\w*")


def document_of(strand: Strand) -> Value:
    """What a text says as a value, with places in the text. A text in it that the file puts together has a `HOLE` for what is not known."""
    return json_value.read(strand.text).root if strand.tree is None else _plain(strand.tree)


def written_out(value: Value) -> Value | None:
    """The document that a value is without being text; `None` for a text and what may become one."""
    match value:
        case Mapping() | Missing():
            return value
        case Call(name="jsonencode", arguments=(encoded,)):
            return encoded
        case Text(span=span, text=text, quoted=False) if _HALF_A_KEY.fullmatch(text):
            # The first key of a mapping, half typed.
            return Mapping(span, (MapEntry(text, span, Missing(span)),))
        case _:
            return None


def _plain(value: Value) -> Value:
    """The same value with templates as texts with holes."""
    match value:
        case Template(span=span) | Call(name="join", span=span):
            cloth = woven(value)
            return Text(span, cloth.text, cloth.map) if cloth else value
        case Sequence(span=span, items=items):
            return Sequence(span, tuple(map(_plain, items)))
        case Mapping(span=span, entries=entries):
            return Mapping(span, tuple(MapEntry(entry.key, entry.key_span, _plain(entry.value)) for entry in entries))
        case _:
            return value
