"""The small languages at work in a file: which text is under the cursor, and what its speaker says, led to places of the file."""

from __future__ import annotations

from typing import NamedTuple

from gatewright.features.card import Hover
from gatewright.features.completion.slot import in_interpolation
from gatewright.features.cursor import OnValue, Under
from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import Speaker
from gatewright.features.languages.spots import on_blank_line
from gatewright.features.place import Place
from gatewright.inside import Strand, new_element, new_key, strands_of
from gatewright.model import Mapping, Missing, Sequence
from gatewright.rules.questions.template_files import at_home
from gatewright.text import Span


class InText(NamedTuple):
    """The cursor in a text of a small language."""

    strand: Strand
    at: int
    speaker: Speaker


def text_at(found: Under | None, place: Place) -> InText | None:
    """The text that the cursor is in, and where; `None` outside of one, and in what the file computes inside of one."""
    found = found or _value_around(place)
    if not isinstance(found, OnValue) or in_interpolation(place):
        return None
    for strand in strands_of(found.block, found.attribute):
        if strand.place.touches(place.offset) or (strand.tree is not None and on_blank_line(place)):
            known = at_home(strand, place.project)
            at = known.in_text(place.offset)
            # In the indentation of a heredoc, in a hole or an escape nobody can write into the text.
            stands_here = known.is_bare or known.tree is not None or known.in_file(Span.at(at)).start == place.offset
            return InText(known, at, speaker_of(known.language)) if stands_here else None
    strand: Strand | None = None
    if isinstance(found.value, Mapping | Missing):
        strand = new_key(found.block, found.attribute, place.offset)
    elif isinstance(found.value, Sequence) and place.document.text[: place.offset].rstrip().endswith(("[", ",")):
        strand = new_element(found.block, found.attribute, place.offset)
    return InText(strand, 0, speaker_of(strand.language)) if strand else None


def is_written(inside: InText | None) -> bool:
    """Whether the cursor is in words of a small language: there a `#` starts no comment of the file."""
    return inside is not None and not inside.strand.is_bare and inside.strand.tree is None


def _value_around(place: Place) -> OnValue | None:
    """The attribute of a YAML file whose value goes on in an empty line at the cursor: the last one before it, if that stands further left."""
    if not on_blank_line(place):
        return None
    blocks = [block for block in place.document.outline.blocks if block.span.start < place.offset]
    written = ((one, member) for member in blocks[-1].family() for one in member.attributes) if blocks else ()
    before = [(one, member) for one, member in written if one.name_span.start < place.offset]
    if not before:
        return None
    attribute, block = max(before, key=lambda pair: pair[0].name_span.start)
    lines = place.document.lines
    column = attribute.name_span.start - lines.start_of(lines.line_of(attribute.name_span.start))
    goes_on = isinstance(attribute.value, Mapping | Missing) and column < len(place.line_before)
    return OnValue(block, attribute, (Missing(Span.at(place.offset)),)) if goes_on else None


def hover_inside(under: Under | None, place: Place) -> Hover | None:
    """The card for the piece of a text that the cursor is on."""
    inside = text_at(under, place)
    said = inside.speaker.hover(inside.strand, inside.at, place) if inside else None
    if inside is None or said is None:
        return None
    span = inside.strand.in_file(said.span)
    # The indentation of a block belongs to no piece of its text.
    return Hover(said.card, span) if span.touches(place.offset) else None
