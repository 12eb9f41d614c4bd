"""What can be folded inside of the texts in small languages, such as a directive of a template up to its `#end`?

An editor folds a file by its indentation, unless a server says anything about it. So nothing is said of a file that has no such text, and
what the editor would find is repeated for one that has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gatewright.features.languages import speaker_of
from gatewright.inside import strands
from gatewright.model import Block, Document
from gatewright.text import Span


class Fold(NamedTuple):
    """The line that stays, and the last of those that go."""

    first: int
    last: int


def folds(document: Document) -> list[Fold]:
    """All that can be folded in a document, in its order; nothing where no text inside of it has lines to fold."""
    inside = {fold for block in document.outline.blocks for fold in _of_block(block, document)}
    return sorted({*inside, *_by_indentation(document)}) if inside else []


def _of_block(block: Block, document: Document) -> Iterator[Fold]:
    line_of = document.lines.line_of
    for span in _stretches(block):
        # The last line stays: the end stands there.
        fold = Fold(line_of(block.span.start + span.start), line_of(block.span.start + span.end - 1) - 1)
        if fold.first < fold.last:
            yield fold


def _stretches(block: Block) -> tuple[Span, ...]:
    """What belongs together in a declaration, counted from where it starts; looked for once as long as its words stay."""
    held: tuple[Span, ...] | None = block.held.get("folds")
    if held is None:
        texts = (strand for inner in block.family() for strand in strands(inner))
        found = (strand.in_file(span) for strand in texts for span in speaker_of(strand.language).folds(strand))
        held = block.held["folds"] = tuple(span.shift(-block.span.start) for span in found)
    return held


def _by_indentation(document: Document) -> Iterator[Fold]:
    """Each line with those below it that are indented further, without blank ones at the end."""
    open_lines: list[tuple[int, int]] = []
    last = 0
    for number in range(len(document.lines)):
        line = document.lines.line(number)
        depth = len(line) - len(line.lstrip())
        if depth == len(line):
            continue
        while open_lines and open_lines[-1][1] >= depth:
            first, _ = open_lines.pop()
            if first < last:
                yield Fold(first, last)
        open_lines.append((number, depth))
        last = number
    yield from (Fold(first, last) for first, _ in open_lines if first < last)
