"""How does literal text of a template become a decoded `Piece` that knows where each of its places came from?"""

from __future__ import annotations

import re

from gatewright.syntax.hcl.tree import Piece
from gatewright.text import SourceMap, Span

_LEADING = re.compile(r"[^\S\n]*\n?")
_TRAILING = re.compile(r"[^\S\n]*\n\Z|[^\S\n]+\Z")
_INDENT = re.compile(r"[^\S\n]*+(?!\n)")


class PieceBuilder:
    """Collects one stretch of literal text that starts at `start`; `trim` drops blanks there, up to the next line."""

    __slots__ = ("_changes", "_end", "_start", "_text", "_trim_end", "_trim_start")

    def __init__(self, text: str, start: int, trim: bool = False) -> None:
        self._text, self._start, self._end = text, start, start
        self._trim_start, self._trim_end = trim, False
        self._changes: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, decoded: str) -> None:
        """What stands from `start` to `end` means `decoded`."""
        self._changes.append((start, end, decoded))

    def close(self, end: int, trim: bool = False) -> None:
        """The stretch ends at `end`; `trim` drops blanks there, back into the line before."""
        self._end, self._trim_end = end, trim

    def pieces(self) -> list[Piece]:
        """The piece, or nothing when there is no text in it."""
        text, runs, chunks = self._text, list[tuple[int, int]](), list[str]()
        copied, length = self._start, 0
        for start, end, decoded in [*sorted(self._changes), (self._end, self._end, "")]:
            for chunk, source in ((text[copied:start], copied), (decoded, start)):
                if chunk:
                    runs.append((length, source))
                    chunks.append(chunk)
                    length += len(chunk)
            copied = end
        if not length:
            return []
        value, places = "".join(chunks), SourceMap.of(runs, self._end)
        if self._trim_start or self._trim_end:
            return self._trimmed(value, places)
        return [Piece(Span(self._start, self._end), value, places)]

    def _trimmed(self, value: str, places: SourceMap) -> list[Piece]:
        leading = _LEADING.match(value) if self._trim_start else None
        first = leading.end() if leading else 0
        trailing = _TRAILING.search(value, first) if self._trim_end else None
        last = trailing.start() if trailing else len(value)
        if first == last:
            return []
        start, end = places.to_source(first), places.to_source(last)
        runs = [(decoded - first, source) for decoded, source in zip(places.decoded, places.source, strict=True) if first < decoded < last]
        return [Piece(Span(start, end), value[first:last], SourceMap.of([(0, start), *runs], end))]


def strip_indentation(text: str, lines: list[tuple[PieceBuilder, int]], stop: int) -> None:
    """Take away the blanks that all `lines` of a `<<-` heredoc start with; lines that are blank altogether do not count."""
    widths = [(builder, line, match.end() - line) for builder, line in lines if line < stop and (match := _INDENT.match(text, line, stop))]
    common = min((width for _, _, width in widths), default=0)
    if common:
        for builder, line, _ in widths:
            builder.replace(line, line + common, "")
