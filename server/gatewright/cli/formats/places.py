"""Where a finding stands, as programs want it: lines and columns from one, columns in characters, paths with slashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gatewright.batch.checked import Checked, Found
from gatewright.model import Document
from gatewright.text import Span
from gatewright.workspace.paths import path_of


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


def each(found: Sequence[Checked]) -> Iterator[tuple[Checked, Found]]:
    """Every finding with its file."""
    for one in found:
        for finding in one.found:
            yield one, finding


def path_from_here(uri: str) -> str:
    """The path of a file as seen from the working folder; the whole path where it is not below it."""
    path = path_of(uri)
    if path is None:
        return uri
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def shown_path(one: Checked) -> str:
    """The path of a file as it was asked for."""
    return one.path.as_posix()
