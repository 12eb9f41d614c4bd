"""What do the paths of a command stand for? What is wrong with them goes to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from gatewright.batch import reading as batch
from gatewright.batch.reading import Reading, ReadingError


def reading(given: Iterable[str], profile: str | None = None, stdin_filename: str | None = None) -> Reading | None:
    """The reading of paths as given, with the settings above the first; `None` when a path or a setting is wrong, which is said.

    With `stdin_filename` the text of that file is what comes over standard input.
    """
    try:
        if stdin_filename:
            return batch.reading_of_text(sys.stdin.read(), Path(stdin_filename), profile)
        return batch.reading([Path(path) for path in given], profile)
    except ReadingError as error:
        for problem in error.problems:
            print(f"gatewright: {problem}", file=sys.stderr)
        return None


def complain(asked: Reading) -> bool:
    """Says on standard error what could not be read; whether that was a file asked for by name. In a folder there may be anything."""
    for fault in asked.faults(asked.unreadable):
        print(f"gatewright: {fault}", file=sys.stderr)
    return bool(asked.missed)
