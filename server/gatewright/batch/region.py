"""Where does a stretch stand, as people and programs count: lines and columns from one, columns in characters?"""

from __future__ import annotations

from typing import NamedTuple

from gatewright.model import Document
from gatewright.text import Span


class Region(NamedTuple):
    """From the first character to behind the last."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(document: Document, span: Span) -> Region:
    """The place of a stretch."""
    start, end = document.lines.position(span.start), document.lines.position(span.end)
    return Region(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
