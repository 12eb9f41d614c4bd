"""A card of facts, and how it is written: Markdown for most editors, plain text for those that ask for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gatewright.text import Span


@dataclass(frozen=True)
class Card:
    """What a hover shows.

    Attributes:
        title: what it is about, as code.
        signature: the rest of the first line.
        summary: one sentence.
        body: Markdown paragraphs.
        values: values with their meanings.
        beware: what experienced users know.
        limits: how much of it the service takes.
        also: one line of other spellings.
        links: words and addresses.
    """

    title: str
    signature: str = ""
    summary: str = ""
    body: str = ""
    values: tuple[tuple[str, str], ...] = ()
    beware: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    also: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Hover:
    """A card for a stretch of the file."""

    card: Card
    span: Span


_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_FENCE = re.compile(r"^```\w*[ ]*\n?", re.MULTILINE)
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def markdown(card: Card) -> str:
    """The card as Markdown. The first three lines carry the answer."""
    head = f"**`{card.title}`** {card.signature}".rstrip()
    parts = [
        head,
        card.summary,
        _values(card),
        card.body.strip(),
        listed("Beware", card.beware),
        listed("Limits", card.limits),
        _last_lines(card),
    ]
    return "\n\n".join(part for part in parts if part)


def plain(card: Card) -> str:
    """The same without marks; links as their addresses."""
    return plain_text(markdown(card))


def plain_text(text: str) -> str:
    """Markdown of ours without its marks."""
    return _BOLD.sub(r"\1", _FENCE.sub("", _LINK.sub(r"\1: \2", text))).replace("`", "").replace("  \n", "\n")


def _values(card: Card) -> str:
    return "\n".join(f"- `{value}` {_continued(meaning)}" for value, meaning in card.values)


def _continued(meaning: str) -> str:
    """A meaning behind its value: the sentence goes on, so it starts small unless it starts with a name."""
    first = meaning.split(" ", 1)[0]
    return meaning[:1].lower() + meaning[1:] if first[1:].islower() else meaning


def listed(word: str, lines: tuple[str, ...]) -> str:
    """A single line behind its word, several as a list below it."""
    if len(lines) == 1:
        return f"**{word}:** {lines[0]}"
    return "\n".join([f"**{word}:**", "", *(f"- {line}" for line in lines)]) if lines else ""


def _last_lines(card: Card) -> str:
    """Other spellings, then a line for each link; two blanks at the end of a line keep it a line in Markdown."""
    links = (f"[{words}]({address})" for words, address in card.links)
    return "  \n".join(part for part in (card.also, *links) if part)
