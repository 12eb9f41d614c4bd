"""A stretch of a file: half-open, in code-point offsets."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """The offsets `start` (first code point inside) to `end` (first code point after). Empty when they are equal."""

    start: int
    end: int

    @classmethod
    def at(cls, offset: int) -> Span:
        """The empty span at one offset: a place between two code points."""
        return cls(offset, offset)

    def shift(self, by: int) -> Span:
        """The same stretch, `by` code points further on."""
        # A keystroke shifts thousands; made at once, as the tuple that it is, one takes half of the time.
        return tuple.__new__(Span, (self.start + by, self.end + by))  # pyright: ignore[reportUnknownMemberType]

    def touches(self, offset: int) -> bool:
        """Whether a cursor at `offset` is in the stretch or at one of its two ends."""
        return self.start <= offset <= self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point, or an empty one lies in or at the end of the other."""
        return self.start <= other.end and other.start <= self.end

    def of(self, text: str) -> str:
        """The words of `text` in this stretch."""
        return text[self.start : self.end]
