"""How does a place in a file look on a terminal?

A terminal counts in cells: a wide character takes two, a combining one none, and a tab is shown as four blanks. The carets are
drawn in cells, so that they stand under the code whatever stands before it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from gatewright.text import LineIndex, Span

_LONGEST_LINE = 240
"""Characters. A longer line (minified JSON) would fill the screen and show nothing."""


def excerpt(lines: LineIndex, span: Span, hint: str = "") -> Iterator[str]:
    """The line in which `span` starts with the one above it, and carets under the span, the `hint` behind them."""
    start, end = lines.position(span.start), lines.position(span.end)
    line = lines.line(start.line)
    if len(line) > _LONGEST_LINE:
        return
    margin = len(str(start.line + 1))
    if start.line > 0 and len(lines.line(start.line - 1)) <= _LONGEST_LINE:
        yield f"  {start.line:>{margin}} | {_printable(lines.line(start.line - 1))}"
    yield f"  {start.line + 1:>{margin}} | {_printable(line)}"
    last = end.column if end.line == start.line else len(line)
    before, under = _cells(line[: start.column]), _cells(line[start.column : last])
    yield f"  {' ' * margin} | {' ' * before}{'^' * max(1, under)}{' ' + hint if hint else ''}"


def _printable(line: str) -> str:
    """The line as it can be shown: no control character reaches the terminal."""
    return "".join(
        "    " if character == "\t" else "\ufffd" if unicodedata.category(character) == "Cc" else character for character in line
    )


def _cells(words: str) -> int:
    """How many cells a terminal needs for some words."""
    return sum(_width(character) for character in _printable(words))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
