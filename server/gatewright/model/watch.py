"""What is a project asked for while somebody looks at one block? Whoever keeps an answer keeps that with it, to know when it may change."""

from __future__ import annotations

from collections.abc import Iterable

ANYTHING = "*"
"""Asked for what has no name: the answer holds only until anything changes."""


class Watch:
    """The names that were asked for since each `begin` that has not ended: addresses, `kind K` for all blocks of a kind, `uses A`
    for the references to an address, `uses` for references at all, and `ANYTHING`."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[set[str]] = []

    def begin(self) -> None:
        """From now on, up to `end`, names are collected."""
        self._open.append(set())

    def end(self) -> frozenset[str]:
        """The names since the last `begin`. Whoever watches around it asked for them, too."""
        asked = self._open.pop()
        self.add(asked)
        return frozenset(asked)

    def note(self, name: str) -> None:
        """A name was asked for."""
        if self._open:
            self._open[-1].add(name)

    def add(self, names: Iterable[str]) -> None:
        """These were asked for when an answer that is used again was worked out."""
        if self._open:
            self._open[-1].update(names)
