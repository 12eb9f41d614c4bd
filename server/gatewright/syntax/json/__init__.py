"""What does a JSON file say, and where? In parts, exactly as Python's `json` reads it, and as well as can be where it is broken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gatewright.syntax.data import Content, DataTree, Part, Passage
from gatewright.syntax.json.cut import Role, cut
from gatewright.syntax.json.read import (
    read,
    read_closer,
    read_entries,
    read_frame,
    read_header,
    read_last_closer,
    read_last_entries,
)

_READERS: Final[dict[Role, Callable[[str], Content]]] = {
    Role.WHOLE: read,
    Role.FRAME: read_frame,
    Role.HEADER: read_header,
    Role.CLOSER: read_closer,
    Role.LAST_CLOSER: read_last_closer,
    Role.ENTRIES: read_entries,
    Role.LAST_ENTRIES: read_last_entries,
}


def parse(text: str, earlier: DataTree | None = None) -> DataTree:
    """The tree of a file; parts that say what a part of an `earlier` version said are not read again. Never raises."""
    # The same text means something else in another role: the last entry of a mapping has no comma behind it.
    known = {(part.text, part.passage.read): part.passage for part in earlier.parts} if earlier else {}
    parts: list[Part] = []
    for start, end, path, role in cut(text):
        words, reader = text[start:end], _READERS[role]
        parts.append(Part(start, path, known.get((words, reader)) or Passage(words, reader)))
    return DataTree(text, tuple(parts))


__all__ = ["parse"]
