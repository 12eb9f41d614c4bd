"""Nodes by what their parameters name: those that certainly name some things, and those that may."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

from gatewright.model.graph.node import AnyNode
from gatewright.model.graph.things import Nameless, Symbol, Thing, same

Things = tuple[Thing, ...]


class Register(Generic[AnyNode]):
    """Nodes, each with the things that it is found by."""

    def __init__(self, entries: Iterable[tuple[AnyNode, Things]]) -> None:
        self._by_key: dict[tuple[object, ...], list[AnyNode]] = {}
        self._open: list[tuple[AnyNode, Things]] = []
        self._shapes: dict[tuple[type[Thing], ...], list[tuple[AnyNode, Things]]] = {}
        for node, things in entries:
            self._by_key.setdefault(tuple(one.key for one in things), []).append(node)
            self._shapes.setdefault(tuple(type(one) for one in things), []).append((node, things))

    def exactly(self, wanted: Things) -> tuple[AnyNode, ...]:
        """The nodes that name just these."""
        if any(isinstance(one, Nameless) for one in wanted):
            return ()
        return tuple(self._by_key.get(tuple(one.key for one in wanted), ()))

    def maybe(self, wanted: Things) -> tuple[AnyNode, ...]:
        """The nodes that may name these: nothing speaks against it, and something is not known."""
        found: list[AnyNode] = []
        for shape, entries in self._shapes.items():
            if shape != tuple(type(one) for one in wanted) or any(issubclass(one, Symbol | Nameless) for one in shape):
                found += [node for node, things in entries if _may_be(things, wanted)]
        return tuple(found)


def _may_be(things: Things, wanted: Things) -> bool:
    answers = [same(one, other) for one, other in zip(things, wanted, strict=True)]
    return False not in answers and None in answers
