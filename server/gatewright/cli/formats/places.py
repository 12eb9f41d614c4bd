"""In which file does a finding stand? Paths as programs want them, with slashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gatewright.batch.checked import Checked, Found
from gatewright.workspace.paths import path_of


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
