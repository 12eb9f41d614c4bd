"""What does a YAML file say, and where? In parts, exactly as PyYAML reads it, and as well as can be where it is broken."""

from __future__ import annotations

from collections.abc import Mapping

from gatewright.syntax.data import Content, DataTree, Part
from gatewright.syntax.yaml.cut import Piece, cut
from gatewright.syntax.yaml.read import read
from gatewright.syntax.yaml.unclosed import runs_on


def parse(text: str, earlier: DataTree | None = None) -> DataTree:
    """The tree of a file; parts that say what a part of an `earlier` version said are not read again. Never raises."""
    known: Mapping[str, Content] = earlier.known() if earlier else {}
    pieces = cut(text)
    if len(pieces) > 1 and runs_on(text, pieces, {part for part, content in known.items() if not content.problems}):
        pieces = [Piece(pieces[0].start, len(text), ())]
    parts: list[Part] = []
    for start, end, path in pieces:
        piece = text[start:end]
        parts.append(Part(start, piece, path, read, known.get(piece)))
    return DataTree(text, tuple(parts))


__all__ = ["parse"]
