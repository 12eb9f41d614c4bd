"""Is the same thing declared twice, where there can be only one?

Of two, the later is reported, by file and place. What a condition may leave out is no twin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from gatewright.model.graph import Node
from gatewright.rules.rule import Related, header

AnyNode = TypeVar("AnyNode", bound=Node)


def earlier(node: AnyNode, others: Iterable[AnyNode], matches: Callable[[AnyNode], bool]) -> AnyNode | None:
    """The first of `others` that matches and stands before `node`, where both are there for certain."""
    if not node.certain:
        return None
    return min((one for one in _before(node, others) if one.certain and matches(one)), key=lambda one: one.written_at, default=None)


def _before(node: AnyNode, others: Iterable[AnyNode]) -> Iterator[AnyNode]:
    return (one for one in others if one.project is node.project and one.written_at < node.written_at)


def also(first: Node, words: str) -> tuple[Related, ...]:
    """Where the first of the two stands."""
    return (Related(first.block.uri, header(first.block), words),)
