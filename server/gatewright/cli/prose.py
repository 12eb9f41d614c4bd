"""How does Markdown fit into a terminal? Paragraphs and the items of lists are broken anew; code stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.cli.cells import wrapped

_ITEM = re.compile(r" *(?:- |\d+\. )")
_FENCE = re.compile(r" *```")


def prose(text: str, room: int | None) -> Iterator[str]:
    """The lines of a text, none wider than `room` cells that can be broken; without `room` the lines that it has."""
    if room is None:
        yield from text.split("\n")
        return
    paragraph, code = "", False
    for line in text.split("\n"):
        fence = bool(_FENCE.match(line))
        if code or fence or not _goes_on(paragraph, line):
            yield from _broken(paragraph, room)
            paragraph = ""
        if code or fence or not line.strip():
            yield line
        else:
            paragraph = f"{paragraph} {line.lstrip()}" if paragraph else line
        code ^= fence
    yield from _broken(paragraph, room)


def _goes_on(paragraph: str, line: str) -> bool:
    """Whether a line belongs to the paragraph above it: it stands where the words of that begin. Two blanks at the end are a line's own end."""
    begins = len(line) - len(line.lstrip())
    return bool(paragraph and line.strip()) and not paragraph.endswith("  ") and not _ITEM.match(line) and begins == _margin(paragraph)


def _broken(paragraph: str, room: int) -> Iterator[str]:
    if paragraph:
        margin = _margin(paragraph)
        yield from wrapped(paragraph[margin:].rstrip(), room, paragraph[:margin], " " * margin)


def _margin(paragraph: str) -> int:
    """How far in the words of a paragraph stand, behind the mark of an item."""
    item = _ITEM.match(paragraph)
    return item.end() if item else len(paragraph) - len(paragraph.lstrip())
