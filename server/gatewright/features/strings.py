"""The small languages at work in a file: which text is under the cursor, and what its speaker says, led to places of the file."""

from __future__ import annotations

from typing import NamedTuple

from gatewright.features.card import Hover
from gatewright.features.completion.slot import in_interpolation
from gatewright.features.cursor import OnValue, Under
from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import Speaker
from gatewright.features.place import Place
from gatewright.inside import Strand, new_element, new_key, strands_of
from gatewright.model import Mapping, Missing, Sequence
from gatewright.text import Span


class InText(NamedTuple):
    """The cursor in a text of a small language."""

    strand: Strand
    at: int
    speaker: Speaker


def text_at(found: Under | None, place: Place) -> InText | None:
    """The text that the cursor is in, and where; `None` outside of one, and in what the file computes inside of one."""
    if not isinstance(found, OnValue) or in_interpolation(place):
        return None
    for strand in strands_of(found.block, found.attribute):
        if strand.place.touches(place.offset):
            if any(strand.in_file(hole.span).covers(Span(place.offset - 1, place.offset + 1)) for hole in strand.holes):
                return None
            return InText(strand, strand.in_text(place.offset), speaker_of(strand.language))
    strand: Strand | None = None
    if isinstance(found.value, Mapping | Missing):
        strand = new_key(found.block, found.attribute, place.offset)
    elif isinstance(found.value, Sequence) and place.document.text[: place.offset].rstrip().endswith(("[", ",")):
        strand = new_element(found.block, found.attribute, place.offset)
    return InText(strand, 0, speaker_of(strand.language)) if strand else None


def is_written(inside: InText | None) -> bool:
    """Whether the cursor is in words of a small language: there a `#` starts no comment of the file."""
    return inside is not None and not inside.strand.is_bare


def hover_inside(found: Under | None, place: Place) -> Hover | None:
    """The card for the piece of a text that the cursor is on."""
    inside = text_at(found, place)
    said = inside.speaker.hover(inside.strand, inside.at, place) if inside else None
    if inside is None or said is None:
        return None
    span = inside.strand.in_file(said.span)
    # The indentation of a block belongs to no piece of its text.
    return Hover(said.card, span) if span.touches(place.offset) else None
