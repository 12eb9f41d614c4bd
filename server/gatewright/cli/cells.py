"""How do words fit into a terminal?

A terminal counts in cells: a wide character takes two, a combining one none, and a tab is shown as four blanks. Where it has no room left
it goes on in the next row, in the middle of a word; so lines are broken and cut here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_CUT = "…"


def printable(line: str) -> str:
    """The line as it can be shown: no control character reaches the terminal."""
    return "".join(
        "    " if character == "\t" else "\ufffd" if unicodedata.category(character) == "Cc" else character for character in line
    )


def cells(words: str) -> int:
    """How many cells a terminal needs for printable words."""
    return len(words) if words.isascii() else sum(map(_width, words))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, room: int | None, first: str = "", later: str | None = None) -> Iterator[str]:
    """The text in lines of at most `room` cells, with `first` before the first and `later` (else `first`) before the others.

    A word that is longer stays whole. Without `room` it is one line.
    """
    if room is None:
        yield first + text
        return
    line, margin, empty = first, first if later is None else later, True
    for word in text.split(" "):
        if not empty and cells(line) + 1 + cells(word) > room:
            yield line.rstrip()
            line, empty = margin, True
        line, empty = line + word if empty else f"{line} {word}", False
    yield line.rstrip()


def cut_behind(words: str, room: int) -> str:
    """Printable words in at most `room` cells, with a mark where the end is cut off."""
    return words if cells(words) <= room else "".join(_fitting(words, room - 1)) + _CUT


def cut_before(words: str, room: int) -> str:
    """The same with the start cut off."""
    return words if cells(words) <= room else _CUT + "".join(_fitting(words[::-1], room - 1))[::-1]


def _fitting(words: str, room: int) -> Iterator[str]:
    for character in words:
        room -= _width(character)
        if room < 0:
            return
        yield character
