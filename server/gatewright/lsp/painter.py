"""Semantic tokens as numbers: five for each, its place counted from the one before.

A declaration that only moved has the same numbers but for the place of its first token, so they are kept while it lives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple
from weakref import WeakKeyDictionary

from gatewright.features.languages.speaker import Token
from gatewright.features.tokens import Colors, colored
from gatewright.lsp.names import TOKEN_KINDS
from gatewright.model import Document
from gatewright.text import Encoding, LineIndex, Position, Span

_KINDS = {kind: number for number, kind in enumerate(TOKEN_KINDS)}
_FIVE = 5


class Difference(NamedTuple):
    """How to make a list of numbers out of an earlier one: from `start` on, `removed` numbers go and `numbers` come."""

    start: int
    removed: int
    numbers: Sequence[int]


class Painting(NamedTuple):
    """All tokens of a file, and the name by which a client asks for what is new since then."""

    name: str
    numbers: list[int]


class Painter:
    """Writes tokens in one unit of columns, and knows what was last sent of each file."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self._kept: WeakKeyDictionary[Colors, list[int]] = WeakKeyDictionary()
        self._sent: dict[str, Painting] = {}
        self._names = count(1)

    def paint(self, document: Document) -> Painting:
        """All tokens of a document, to be sent."""
        painting = self._sent[document.uri] = Painting(str(next(self._names)), self.all(document))
        return painting

    def last(self, uri: str, name: str) -> Painting | None:
        """What was last sent of a file, where it has that name."""
        sent = self._sent.get(uri)
        return sent if sent and sent.name == name else None

    def forget(self, uri: str) -> None:
        """A closed file is asked for anew."""
        self._sent.pop(uri, None)

    def all(self, document: Document) -> list[int]:
        """All tokens of a document."""
        numbers: list[int] = []
        at = Position(0, 0)
        for start, colors in colored(document):
            first = document.lines.position(start + colors.tokens[0].span.start, self.encoding)
            numbers += _step(at, first)
            numbers += self._inside(start, colors, document.lines)
            at = document.lines.position(start + colors.tokens[-1].span.start, self.encoding)
        return numbers

    def part(self, document: Document, span: Span) -> list[int]:
        """The tokens that touch a stretch of a document."""
        tokens = (
            token._replace(span=token.span.shift(start))
            for start, colors in colored(document)
            if start + colors.tokens[0].span.start <= span.end and span.start <= start + colors.tokens[-1].span.end
            for token in colors.tokens
        )
        return list(self._written((token for token in tokens if token.span.overlaps(span)), document.lines, Position(0, 0)))

    def _inside(self, start: int, colors: Colors, lines: LineIndex) -> list[int]:
        """The numbers of a declaration without the place of its first token."""
        kept = self._kept.get(colors)
        if kept is None:
            tokens = (token._replace(span=token.span.shift(start)) for token in colors.tokens)
            kept = self._kept[colors] = list(self._written(tokens, lines, Position(0, 0)))[2:]
        return kept

    def _written(self, tokens: Iterable[Token], lines: LineIndex, at: Position) -> Iterator[int]:
        for token in tokens:
            here = lines.position(token.span.start, self.encoding)
            behind = lines.position(token.span.end, self.encoding)
            yield from _step(at, here)
            yield behind.column - here.column
            yield _KINDS[token.kind.value]
            yield token.is_declared + 2 * token.is_fixed
            at = here


def difference(old: Sequence[int], new: Sequence[int]) -> Difference | None:
    """The one stretch in which two lists of tokens differ, in whole tokens; `None` where they are the same."""
    if old == new:
        return None
    shorter = min(len(old), len(new))
    same = _same(old, new, shorter) // _FIVE * _FIVE
    back = _same(old[::-1], new[::-1], shorter - same) // _FIVE * _FIVE
    return Difference(same, len(old) - back - same, new[same : len(new) - back])


def _same(old: Sequence[int], new: Sequence[int], most: int) -> int:
    """How many numbers two lists have in common at the start, at most so many. Slices are compared, which takes less time than numbers."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _step(before: Position, here: Position) -> tuple[int, int]:
    line = here.line - before.line
    return line, here.column if line else here.column - before.column
