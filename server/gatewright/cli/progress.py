"""A bar on a terminal while many files are checked; it is gone when they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Answer = TypeVar("Answer")

_WORTH = 50
"""Files, below which it is over before anybody looks."""


def shown_progress(answers: Iterable[Answer], total: int) -> Iterator[Answer]:
    """The same answers, counted on standard error."""
    if total < _WORTH:
        yield from answers
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(answers, "Checking", total=total, console=Console(stderr=True), transient=True)
