"""A text in a small language, as it stands in a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from gatewright.inside.languages import Language
from gatewright.model import Attribute, Block, Value
from gatewright.model.value import MapEntry
from gatewright.text import SourceMap, Span

HOLE = "\0"
"""Stands in a text where the file puts in another value: `${var.region}` of Terraform, `${AWS::Region}` in `Fn::Sub`."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A value of the file inside the text; `span` is where its `HOLE` stands in the text."""

    span: Span
    value: Value


@dataclass(frozen=True, slots=True)
class Strand:
    """One text in a small language.

    Attributes:
        language: how it is read.
        text: what it says, decoded; a `HOLE` for each value that the file puts in.
        map: leads from a place in `text` to the file.
        block: what it belongs to, and `attribute` the parameter that it is part of.
        value: the value that it was read from; for a key, the value behind it.
        entry: the entry of a map whose key or value it is.
        is_key: whether it is the key of that entry.
        is_part: whether it is only a piece of the whole text, of which the file computes the rest: a string in `jsonencode({...})`,
            the words that `replace` changes.
        is_bare: whether nothing is written yet, quotes neither.
        holes: the values that the file puts in, in the order of the text.
    """

    language: Language
    text: str
    map: SourceMap
    block: Block = field(repr=False)
    attribute: Attribute = field(repr=False)
    value: Value = field(repr=False)
    entry: MapEntry | None = field(default=None, repr=False)
    is_key: bool = False
    is_part: bool = False
    is_bare: bool = False
    holes: tuple[Hole, ...] = ()

    @property
    def place(self) -> Span:
        """Where its content stands in the file."""
        return Span(self.map.start, self.map.end)

    def in_file(self, span: Span) -> Span:
        """Where a stretch of the text stands in the file."""
        return self.map.span(span)

    def in_text(self, offset: int) -> int:
        """The place in the text that a place of the file belongs to."""
        return min(self.map.to_decoded(offset), len(self.text))
