"""What can stand at a place of a text in a small language, written as the file around it needs it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from gatewright.features.card import Card
from gatewright.features.completion.item import About, Item
from gatewright.features.completion.snippets import quoted
from gatewright.features.cursor import Under
from gatewright.features.languages import SPEAKERS
from gatewright.features.languages.speaker import Offer
from gatewright.features.place import Place
from gatewright.features.strings import text_at
from gatewright.features.style import Style, style_of
from gatewright.index import Index
from gatewright.inside import Strand
from gatewright.model import Template
from gatewright.text import Span, TextEdit

_DOLLAR, _STOP = "\ue000", "\ue001"
"""Stand in a snippet for a dollar sign of the text, and for one that begins a tab stop, while the text is spelled."""


def items_inside(found: Under | None, place: Place) -> Iterator[Item]:
    """What can stand at the cursor in a text."""
    inside = text_at(found, place)
    if inside is None or inside.strand.in_file(Span.at(inside.at)) != Span.at(place.offset):
        return  # in an escape, or between two texts that are joined
    for offer in inside.speaker.complete(inside.strand, inside.at, place):
        item = _item(offer, inside.strand, place)
        # Editors refuse to complete over several lines, and elsewhere than at the cursor.
        if item.edit.span.touches(place.offset) and "\n" not in item.edit.span.of(place.document.text):
            yield item


def documentation_inside(about: About, index: Index) -> Card | None:
    """The card of an item that a speaker offered."""
    speaker = next((one for language, one in SPEAKERS.items() if language.__name__ == about.language), None)
    return speaker.documentation(about.value or "", index) if speaker else None


def _item(offer: Offer, strand: Strand, place: Place) -> Item:
    about = About(language=type(strand.language).__name__, value=offer.about) if offer.about else About()
    text = _encoded(offer, strand, place) or written_inside(offer.text, strand, place, is_own=offer.refers)
    snippet = written_inside(offer.snippet, strand, place, is_snippet=True, is_own=offer.refers) if offer.snippet else None
    label = offer.label if offer.refers else _without_interpolation(offer.label, strand, place)
    return Item(label, offer.kind, offer.detail, TextEdit(strand.in_file(offer.span), text), snippet, offer.rank, about)


def _encoded(offer: Offer, strand: Strand, place: Place) -> str | None:
    """A call that makes JSON of the data, where nothing is written yet and the file has such a call."""
    if offer.data is None or not strand.is_bare or style_of(place.document) is not Style.HCL:
        return None
    # Whoever edits templates waits for nothing of Terraform.
    from gatewright.dialects.terraform.spell import arguments

    indent = re.match(r"[ \t]*", place.line_before)
    lines = "".join(f"\n{indent[0] if indent else ''}  {line}" for line in arguments(offer.data, "  "))
    return f"jsonencode({{{lines}\n{indent[0] if indent else ''}}})"


def written_inside(text: str, strand: Strand, place: Place, *, is_snippet: bool = False, is_own: bool = False) -> str:
    """Words of a language as the file spells them where the text stands: with its escapes, and with quotes where there are none yet.

    The tab stops of a snippet stay as they are, and so does a `${` that is the file's own.
    """
    if strand.tree is not None:
        return text
    if is_snippet:
        written = written_inside(text.replace("\\$", _DOLLAR).replace("$", _STOP), strand, place, is_own=is_own)
        return written.replace(_DOLLAR, "\\$").replace(_STOP, "$")
    if place.dialect == "velocity":
        return text
    style, start = style_of(place.document), strand.map.start
    text = text if is_own else _without_interpolation(text, strand, place)
    if strand.is_bare:
        spelled = json.dumps(text, ensure_ascii=False)[1:-1]
        lead = " " if place.document.text[start - 1 : start] == ":" else ""
        if spelled == text:
            return lead + quoted(text, style)
        in_single_quotes = style is Style.YAML and "'" not in text and spelled == text.replace('"', '\\"')
        return lead + (f"'{text}'" if in_single_quotes else f'"{spelled}"')
    quote = place.document.text[start - 1 : start]
    if style is Style.JSON or quote == '"':
        return json.dumps(text, ensure_ascii=False)[1:-1]
    if style is Style.YAML and quote == "'" and not strand.is_key:
        return text.replace("'", "''")
    if (
        style is Style.YAML
        and "\n" not in strand.place.of(place.document.text)
        and strand.place.start == strand.place.end - len(strand.text)
    ):
        return quoted(text, style) if text.startswith("'") and not strand.text else text
    return text


def _without_interpolation(text: str, strand: Strand, place: Place) -> str:
    """A `${` that the file itself would take for one of its own values is escaped."""
    if place.dialect == "terraform":
        return re.sub(rf"([$%{_DOLLAR}])\{{", r"\1\1{", text)
    return re.sub(rf"([${_DOLLAR}])\{{", r"\1{!", text) if isinstance(strand.value, Template) else text
