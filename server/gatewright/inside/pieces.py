"""Where do the words of a text stand in the file, line by line?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from gatewright.inside.strand import HOLE, Strand
from gatewright.text import Span

_ESCAPE = re.compile(r"\\u[dD][89abAB]\w\w\\u\w{4}|\\u\w{4}|\\U\w{8}|\\x\w\w|\\.", re.DOTALL)
"""What makes a single code point, in any of the forms that a file can have."""

_DOUBLED = ("'", "$", "%", "!")
"""What an escape adds to words that are copied: `it''s`, `$${`, `%%{`, `${!`."""

_IN_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")


def pieces(strand: Strand, span: Span, source: str) -> Iterator[Span]:
    """The stretches of the file, whose text is `source`, that a stretch of the text was read from.

    Each stands in one line and has no blanks around it. Left out is what is no part of the text: holes, the indentation of a heredoc or a block
    scalar, and what stands between two texts that are joined.
    """
    start = end = -1
    for first, last in _copied(strand, span, source):
        if first == end or source[end:first] in _DOUBLED:
            end = last
            continue
        yield from _lines(start, end, source)
        start, end = first, last
    yield from _lines(start, end, source)


def _lines(start: int, end: int, source: str) -> Iterator[Span]:
    if start < end:
        yield from (Span(*found.span()) for found in _IN_LINE.finditer(source, start, end))


def _copied(strand: Strand, span: Span, source: str) -> Iterator[tuple[int, int]]:
    """The same by the runs of the map. Words of the text that stand nowhere, such as the separator of a join, have none."""
    places, text = strand.map, strand.text
    decoded, starts = places.decoded, places.source
    for run in range(max(0, bisect_right(decoded, span.start) - 1), len(decoded)):
        first = decoded[run]
        if first >= span.end:
            return
        is_last = run + 1 == len(decoded)
        behind, limit = (len(text), places.end) if is_last else (decoded[run + 1], starts[run + 1])
        if behind - first == 1:
            yield from _single(text[first], starts[run], limit, source)
            continue
        from_, to = max(first, span.start), min(behind, span.end)
        here = starts[run] + from_ - first
        there = min(here + to - from_, limit)
        words, said = source[here:there], text[from_:to]
        if words == said:
            yield here, there
        elif words.rstrip() == said.rstrip():  # a line end that is folded reads as a blank
            yield here, here + len(words.rstrip())


def _single(character: str, start: int, limit: int, source: str) -> Iterator[tuple[int, int]]:
    """A code point of its own: an escape, or one that stands alone."""
    escape = _ESCAPE.match(source, start, limit)
    if escape and character != HOLE:
        yield start, escape.end()
    elif source[start : start + 1] == character and start < limit:
        yield start, start + 1
