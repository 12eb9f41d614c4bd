"""Offsets to lines and columns, and back: the only column arithmetic of the project."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from gatewright.text.span import Span

_LINE_END = re.compile(r"\r\n|\r|\n")


class Encoding(Enum):
    """What one column is: a byte of utf-8, a unit of utf-16, or a code point."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


class Position(NamedTuple):
    """A line and a column, both counted from zero, the column in some `Encoding`."""

    line: int
    column: int


class LineIndex:
    """The line starts of one text. Lines end with LF, CRLF or CR, as editors and the protocol count them."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str, starts: list[int] | None = None) -> None:
        """`starts`: where the lines start, when that is known."""
        self.text = text
        if starts is not None:
            self._starts = starts
        elif "\r" in text:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:
            # Several times as fast, on every keystroke. What follows the last LF is a line too, and nothing starts behind it.
            self._starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")])]
            self._starts.pop()

    def spliced(self, start: int, end: int, words: str) -> LineIndex:
        """The lines of the text with `words` in the place of what stands between two offsets."""
        text = self.text[:start] + words + self.text[end:]
        if "\r" in text or "\r" in self.text:
            return LineIndex(text)  # a CR and an LF may have met, or parted
        kept, behind = bisect_right(self._starts, start), bisect_right(self._starts, end)
        new = [start + place + 1 for place, character in enumerate(words) if character == "\n"]
        by = len(words) - (end - start)
        return LineIndex(text, [*self._starts[:kept], *new, *[place + by for place in self._starts[behind:]]])

    def __len__(self) -> int:
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The line, from zero, that `offset` stands in."""
        return bisect_right(self._starts, offset) - 1

    def start_of(self, line: int) -> int:
        """The offset at which `line` starts; the end of the text for a line that is not there."""
        return self._starts[line] if 0 <= line < len(self._starts) else len(self.text)

    def line(self, line: int) -> str:
        """The words of `line` without its line end."""
        return self.text[self.start_of(line) : self.start_of(line + 1)].rstrip("\r\n")

    def position(self, offset: int, encoding: Encoding = Encoding.UTF32) -> Position:
        """Where `offset` is; an offset outside the text counts as its nearest end."""
        offset = max(0, min(offset, len(self.text)))
        line = self.line_of(offset)
        before = self.text[self._starts[line] : offset]
        return Position(line, _width(before, encoding))

    def width(self, span: Span, encoding: Encoding) -> int:
        """How many columns a stretch of one line takes."""
        return _width(span.of(self.text), encoding)

    def offset(self, position: Position, encoding: Encoding = Encoding.UTF32) -> int:
        """The offset of `position`; a column past the end of its line counts as that end."""
        line, column = position
        if line < 0:
            return 0
        if line >= len(self._starts):
            return len(self.text)
        start, content = self._starts[line], self.line(line)
        if encoding is Encoding.UTF32 or content.isascii():
            return start + max(0, min(column, len(content)))
        seen = 0
        for index, character in enumerate(content):
            if seen >= column:
                return start + index
            seen += _width(character, encoding)
        return start + len(content)


def _width(text: str, encoding: Encoding) -> int:
    """How many columns `text` takes. Lone surrogates (a client's mistake) count as they would be sent."""
    if encoding is Encoding.UTF32 or text.isascii():
        return len(text)
    if encoding is Encoding.UTF16:
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text.encode("utf-8", "surrogatepass"))
