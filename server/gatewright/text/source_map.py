"""From a place in a decoded string back to its place in the file.

A string in a file is rarely its own value: quotes, escapes, indentation and folding stand between the two. A small language
inside the value (a mapping, a template) needs exact places all the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from gatewright.text.span import Span


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Runs of decoded text, each copied from the file one code point to one.

    `decoded[i]` and `source[i]` are the offsets at which run `i` starts in the value and in the file; both rise. A code point
    that an escape makes (`\\n`, `\\u00e9`) is a run of its own, so it maps to the start of its escape.
    """

    decoded: tuple[int, ...]
    source: tuple[int, ...]
    end: int
    """Where the string's content ends in the file (before the closing quote)."""

    @classmethod
    def of(cls, runs: Iterable[tuple[int, int]], end: int) -> SourceMap:
        """From pairs (offset in the value, offset in the file), in rising order."""
        pairs = list(runs) or [(0, end)]
        return cls(tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs), end)

    @classmethod
    def identity(cls, start: int, end: int) -> SourceMap:
        """For a value that stands in the file as it is, from `start` to `end`."""
        return cls((0,), (start,), end)

    @property
    def start(self) -> int:
        """Where the string's content starts in the file."""
        return self.source[0]

    def to_source(self, offset: int) -> int:
        """The file offset of a place in the value."""
        run = max(0, bisect_right(self.decoded, offset) - 1)
        place = self.source[run] + offset - self.decoded[run]
        limit = self.source[run + 1] if run + 1 < len(self.source) else self.end
        return min(place, limit)

    def to_decoded(self, offset: int) -> int:
        """The place in the value that a file offset belongs to; inside an escape, the code point that it makes."""
        run = max(0, bisect_right(self.source, offset) - 1)
        place = self.decoded[run] + max(0, offset - self.source[run])
        return min(place, self.decoded[run + 1]) if run + 1 < len(self.decoded) else place

    def span(self, decoded: Span) -> Span:
        """The stretch of the file that a stretch of the value was read from."""
        if decoded.start >= decoded.end:
            return Span.at(self.to_source(decoded.start))
        # Where the last code point is one of several that were copied, the stretch ends right behind it, whatever follows.
        run = max(0, bisect_left(self.decoded, decoded.end) - 1)
        copied = decoded.end - self.decoded[run]
        return Span(self.to_source(decoded.start), self.source[run] + copied if copied > 1 else self.to_source(decoded.end))

    def cut(self, decoded: Span) -> SourceMap:
        """The map of a stretch of the value, taken as a value of its own."""
        first = max(0, bisect_right(self.decoded, decoded.start) - 1)
        last = max(first + 1, bisect_right(self.decoded, max(decoded.start, decoded.end - 1)))
        starts = (0, *(place - decoded.start for place in self.decoded[first + 1 : last]))
        places = (self.to_source(decoded.start), *self.source[first + 1 : last])
        return SourceMap(starts, places, self.to_source(decoded.end))

    def through(self, outer: SourceMap) -> SourceMap:
        """The same map for a string that stands in another string, whose own way to the file is `outer`."""
        runs: list[tuple[int, int]] = []
        for run, (start, place) in enumerate(zip(self.decoded, self.source, strict=True)):
            runs.append((start, outer.to_source(place)))
            length = self.decoded[run + 1] - start if run + 1 < len(self.decoded) else self.end - place
            # What the outer string spells with more letters, such as `$${`, divides a run.
            first, last = bisect_right(outer.decoded, place), bisect_left(outer.decoded, place + length)
            runs += [(start + outer.decoded[inner] - place, outer.source[inner]) for inner in range(first, last)]
        return SourceMap.of(runs, outer.to_source(self.end))

    def shift(self, by: int) -> SourceMap:
        """The same map for a string that stands `by` code points further on in the file."""
        # Nearly every string is a single run.
        source = self.source
        moved = (source[0] + by,) if len(source) == 1 else tuple([place + by for place in source])
        return SourceMap(self.decoded, moved, self.end + by)
