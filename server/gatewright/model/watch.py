"""What is a project asked for while somebody looks at one block? Whoever keeps an answer keeps that with it, to know when it may change."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

ANYTHING = "*"
"""Asked for what has no name: the answer holds only until anything changes."""

Answer = TypeVar("Answer")

Name = Hashable
"""What was asked for: text as `Watch` describes it, or a question to a register of the graph (`model/graph/register.py`)."""

Asked = tuple[frozenset[Name], ...]
"""Names that were asked for, in groups that others may share."""


class Watch:
    """The names that were asked for since each `begin` that has not ended.

    An address stands for all words of a declaration, `is A` for whether it is there and what it is, `kind K` and `role R` for the words of
    all blocks of a kind or of none, `shape K` for what all blocks of a kind are found by (`model/shape.py`), `shape of A` for what one is,
    `refers A` for what an address refers to, `uses A` for the references to it, `uses` for references at all, `order` for what stands first.
    """

    __slots__ = ("_noted", "_starts")

    def __init__(self) -> None:
        self._noted: list[Name] = []
        self._starts: list[int] = []

    def begin(self) -> None:
        """From now on, up to `end`, names are collected."""
        self._starts.append(len(self._noted))

    def end(self) -> frozenset[Name]:
        """The names since the last `begin`. Whoever watches around it asked for them, too."""
        asked = frozenset[Name]().union(*self.end_in_groups())
        self.add(asked)
        return asked

    def end_in_groups(self) -> Asked:
        """The same, in the groups in which they were added, for whoever keeps many; nobody around it hears of them."""
        start = self._starts.pop()
        noted = self._noted[start:]
        if not noted:
            return ()
        del self._noted[start:]
        names = frozenset(name for name in noted if not isinstance(name, frozenset))
        groups: set[frozenset[Name]] = {group for group in noted if isinstance(group, frozenset)}
        return (names, *groups) if names else tuple(groups)

    def note(self, name: Name) -> None:
        """A name was asked for."""
        if self._starts:
            self._noted.append(name)

    def add(self, names: frozenset[Name]) -> None:
        """These were asked for when an answer that is used again was worked out.

        They are kept as one, since an answer that many use may rest on hundreds of names.
        """
        if names and self._starts:
            self._noted.append(names)


@dataclass
class Memo:
    """Answers that were worked out once, each with what it rests on.

    An answer must not hold the memo: the two would wait for the garbage collector, and the documents with them.
    """

    watch: Watch
    _held: dict[Hashable, tuple[object, Any, frozenset[Name]]] = field(
        default_factory=dict[Hashable, tuple[object, Any, frozenset[Name]]], repr=False
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
