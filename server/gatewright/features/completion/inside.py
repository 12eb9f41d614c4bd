"""What can stand at a place of a text in a small language, written as the file around it needs it."""

from __future__ import annotations

import json
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
from gatewright.text import TextEdit


def items_inside(found: Under | None, place: Place) -> Iterator[Item]:
    """What can stand at the cursor in a text."""
    inside = text_at(found, place)
    if inside is None:
        return
    for offer in inside.speaker.complete(inside.strand, inside.at, place):
        yield _item(offer, inside.strand, place)


def documentation_inside(about: About, index: Index) -> Card | None:
    """The card of an item that a speaker offered."""
    speaker = next((one for language, one in SPEAKERS.items() if language.__name__ == about.language), None)
    return speaker.documentation(about.value or "", index) if speaker else None


def _item(offer: Offer, strand: Strand, place: Place) -> Item:
    about = About(language=type(strand.language).__name__, value=offer.about) if offer.about else About()
    written = offer.text if offer.is_spelled else written_inside(offer.text, strand, place)
    edit = TextEdit(strand.in_file(offer.span), written)
    snippet = written_inside(offer.snippet, strand, place, is_snippet=True) if offer.snippet else None
    return Item(offer.label, offer.kind, offer.detail, edit, snippet, offer.rank, about)


def written_inside(text: str, strand: Strand, place: Place, *, is_snippet: bool = False) -> str:
    """Words of a language as the file spells them where the text stands: with its escapes, and with quotes where there are none yet."""
    if strand.tree is not None:
        return text
    style, start = style_of(place.document), strand.map.start
    text = _without_interpolation(text, strand, place, is_snippet)
    if strand.is_bare:
        spelled = json.dumps(text, ensure_ascii=False)[1:-1]
        lead = " " if place.document.text[start - 1 : start] == ":" else ""
        return lead + (quoted(text, style) if spelled == text else f'"{spelled}"')
    quote = place.document.text[start - 1 : start]
    if style is Style.JSON or quote == '"':
        spelled = json.dumps(text, ensure_ascii=False)[1:-1]
        # The backslash before a `$` of a snippet is the snippet's own.
        return spelled.replace("\\\\$", "\\$") if is_snippet else spelled
    if style is Style.YAML and quote == "'" and not strand.is_key:
        return text.replace("'", "''")
    if (
        style is Style.YAML
        and "\n" not in strand.place.of(place.document.text)
        and strand.place.start == strand.place.end - len(strand.text)
    ):
        return quoted(text, style) if text.startswith("'") and not strand.text else text
    return text


def _without_interpolation(text: str, strand: Strand, place: Place, is_snippet: bool) -> str:
    """A `${` that the file itself would take for one of its own values is escaped; the tab stops of a snippet stay."""
    if is_snippet:
        return text
    if place.dialect == "terraform":
        return text.replace("${", "$${").replace("%{", "%%{")
    return text.replace("${", "${!") if isinstance(strand.value, Template) else text
