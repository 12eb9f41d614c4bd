"""How does a place in a file look on a terminal? The carets are drawn in cells, so that they stand under the code whatever stands before it."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.cli.cells import cells, cut_before, cut_behind, printable, wrapped
from gatewright.text import LineIndex, Span

_WIDEST = 240
"""Cells of a line where no terminal says less. A longer one (minified JSON) would fill the screen and show nothing."""


def excerpt(lines: LineIndex, span: Span, hint: str = "", width: int | None = None) -> Iterator[str]:
    """The line in which `span` starts with the one above it, and carets under the span, the `hint` behind them or below.

    No row has more cells than `width`; what a long line has around the place is cut off.
    """
    start, end = lines.position(span.start), lines.position(span.end)
    line = lines.line(start.line)
    last = end.column if end.line == start.line else len(line)
    number = str(start.line + 1)
    margin = f"  {' ' * len(number)} | "
    room = max(20, (width or _WIDEST) - len(margin))
    before, under, after = _cut(printable(line[: start.column]), printable(line[start.column : last]), printable(line[last:]), room)
    whole = before == printable(line[: start.column])
    if start.line > 0 and whole:  # Beside a line that is cut in front, the one above says nothing.
        yield f"  {start.line:>{len(number)}} | {cut_behind(printable(lines.line(start.line - 1)), room)}".rstrip()
    yield f"  {number} | {before}{under}{after}".rstrip()
    carets = f"{' ' * cells(before)}{'^' * max(1, cells(under))}"
    if not hint or cells(carets) + 1 + cells(hint) <= room:
        yield f"{margin}{carets} {hint}".rstrip()
        return
    yield margin + carets
    indent = max(0, min(cells(before), room - cells(hint)))
    yield from wrapped(hint, len(margin) + room, margin + " " * indent)


def _cut(before: str, under: str, after: str, room: int) -> tuple[str, str, str]:
    """The parts of a line in so many cells. What is pointed at is kept first, and what stands before it rather than what follows."""
    under = cut_behind(under, room)
    mark = 1 if after.strip() else 0  # What follows is cut off, and not silently.
    left = max(0, room - cells(under) - mark)
    before = cut_before(before, left) if left else ""
    left = room - cells(under) - cells(before)
    return before, under, cut_behind(after, left) if left else ""
