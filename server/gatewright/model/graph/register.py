"""Nodes by what their parameters name: those that certainly name some things, and whether others may.

A register holds names, no nodes, so that the next version of the files can read on in it where nothing that it rests on changed.
Whoever asks notes the question (`model/watch.py`): an edit that makes an entry another one reaches only those whose answer that changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gatewright.model.graph.node import Identity, Node
from gatewright.model.graph.things import SYMBOL, Key, Thing, same
from gatewright.model.watch import Name

if TYPE_CHECKING:
    from gatewright.model.graph.graph import ApiGraph

Things = tuple[Thing, ...]
Keys = tuple[Key | None, ...]
Entries = Iterable[tuple[Node, Things]]


class Question(NamedTuple):
    """Asked of a register: which nodes name just these things, or whether any may (`open`)?"""

    register: str
    wanted: Keys
    open: bool


Answer = tuple[Identity, ...] | bool

_SPARE = 1000
"""So many answers may be kept in vain; each takes some hundred bytes."""


@dataclass(frozen=True)
class Listing:
    """What a register is made of: how a graph lists nodes with what they are found by. It may not ask another register."""

    name: str
    entries: Callable[[ApiGraph], Entries] = field(compare=False)


class Register:
    """The names of nodes, by the things that each is found by, and what listing them rested on."""

    def __init__(self, listing: Listing, graph: ApiGraph) -> None:
        self.listing = listing
        self._by_key: dict[Keys, list[Identity]] = {}
        watch = graph.project.watch
        watch.begin()
        try:
            for node, things in listing.entries(graph):
                self._by_key.setdefault(tuple(one.key for one in things), []).append(node.identity)
        finally:
            self.asked = frozenset[Name]().union(*watch.end_in_groups())
        self._shapes: dict[tuple[object, ...], list[Keys]] = {}
        for keys in self._by_key:
            self._shapes.setdefault(_shape(keys), []).append(keys)

    def answer(self, question: Question) -> Answer:
        """Which nodes name what is wanted; for an open question, whether nothing speaks against it for some, and something is not known."""
        if question.open:
            return any(_may_be(keys, question.wanted) for keys in self._open(question.wanted))
        return () if None in question.wanted else tuple(self._by_key.get(question.wanted, ()))

    def _open(self, wanted: Keys) -> Iterator[Keys]:
        """Those of which something may not be known: things of one sort are the same or are not."""
        own = _shape(wanted)
        for shape, entries in self._shapes.items():
            if shape != own or SYMBOL in shape or None in shape:
                yield from entries


class Registers:
    """The registers of a graph, made when they are first asked, and their answers."""

    def __init__(self, bound: int = _SPARE) -> None:
        self._made: dict[str, Register] = {}
        self._answers: dict[Question, Answer] = {}
        self._bound = bound

    def ask(self, listing: Listing, wanted: Keys, is_open: bool, graph: ApiGraph) -> Answer:
        """What a register answers, which is noted."""
        question = Question(listing.name, wanted, is_open)
        graph.project.watch.note(question)
        answer = self._answers.get(question)
        if answer is None:
            register = self._made.get(listing.name)
            if register is None:
                register = self._made[listing.name] = Register(listing, graph)
            answer = self._answers[question] = register.answer(question)
        return answer

    def after(self, changed: AbstractSet[Name], graph: ApiGraph) -> tuple[Registers, frozenset[Question]]:
        """The registers for a graph of a newer version, given what changed, with the questions to which the answer is another one now."""
        stale = {name for name, register in self._made.items() if not register.asked.isdisjoint(changed)}
        newer = Registers(self._bound)
        made = newer._made = {name: Register(held.listing, graph) if name in stale else held for name, held in self._made.items()}
        again = {question: made[question.register].answer(question) for question in self._answers if question.register in stale}
        newer._answers = {**self._answers, **again}
        return newer, frozenset(question for question, answer in again.items() if answer != self._answers[question])

    @property
    def is_full(self) -> bool:
        """Whether it is time to `keep` only some answers: keystrokes ask ever new questions."""
        return len(self._answers) > self._bound

    def keep(self, asked: AbstractSet[Name]) -> None:
        """Forgets the answers that nobody rests on any more."""
        self._answers = {question: answer for question, answer in self._answers.items() if question in asked}
        self._bound = 2 * len(self._answers) + _SPARE


def _shape(keys: Keys) -> tuple[object, ...]:
    return tuple(key and key[0] for key in keys)


def _may_be(keys: Keys, wanted: Keys) -> bool:
    answers = [same(one, other) for one, other in zip(keys, wanted, strict=True)]
    return False not in answers and None in answers
