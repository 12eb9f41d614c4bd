"""What is a project asked for while somebody looks at one block? Whoever keeps an answer keeps that with it, to know when it may change."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

ANYTHING = "*"
"""Asked for what has no name: the answer holds only until anything changes."""

Answer = TypeVar("Answer")


class Watch:
    """The names that were asked for since each `begin` that has not ended.

    An address stands for all words of a declaration, `is A` for whether it is there and what it is, `kind K` and `role R` for the words of
    all blocks of a kind or of none, `shape K` for what is found by (`model/shape.py`), `uses A` for the references to an address,
    `uses` for references at all.
    """

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[tuple[set[str], set[frozenset[str]]]] = []

    def begin(self) -> None:
        """From now on, up to `end`, names are collected."""
        self._open.append((set(), set()))

    def end(self) -> frozenset[str]:
        """The names since the last `begin`. Whoever watches around it asked for them, too."""
        names, groups = self._open.pop()
        asked = frozenset(names.union(*groups))
        self.add(asked)
        return asked

    def note(self, name: str) -> None:
        """A name was asked for."""
        if self._open:
            self._open[-1][0].add(name)

    def add(self, names: frozenset[str]) -> None:
        """These were asked for when an answer that is used again was worked out.

        They are kept as one, since an answer that many use may rest on hundreds of names.
        """
        if self._open:
            self._open[-1][1].add(names)


@dataclass
class Memo:
    """Answers that were worked out once, each with what it rests on.

    An answer must not hold the memo: the two would wait for the garbage collector, and the documents with them.
    """

    watch: Watch
    _held: dict[Hashable, tuple[object, Any, frozenset[str]]] = field(
        default_factory=dict[Hashable, tuple[object, Any, frozenset[str]]], repr=False
    )

    def once(self, question: str, about: object, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question about something that several ask, worked out for the first of them."""
        key = (question, id(about))
        held = self._held.get(key)
        if held is None:
            self.watch.begin()
            try:
                found = answer()
            finally:
                asked = self.watch.end()
            # What it is about is kept with the answer, so that no other takes its identity.
            held = self._held[key] = (about, found, asked)
        else:
            self.watch.add(held[2])
        return held[1]
