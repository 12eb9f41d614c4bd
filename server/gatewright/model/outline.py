"""What does a file declare? Its blocks, and how those of an earlier version are used again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeVar

from gatewright.model.block import Block


class Part(Protocol):
    """A part of a syntax tree: what is read by itself, wherever it stands."""

    @property
    def base(self) -> int:
        """Where it stands."""
        ...


AnyPart = TypeVar("AnyPart", bound=Part)


class Lowered(NamedTuple):
    """A part of the syntax tree, where it stood, and what it declared there. While the part is held, no other takes its identity."""

    part: object
    base: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Outline:
    """What a file declares, in the order written; no top-level block begins before the one above it ends.

    `by_part` is what each part of the syntax tree declares, by what that depends on, to use it again where a part does not change.
    """

    blocks: tuple[Block, ...] = ()
    by_part: Mapping[Any, Lowered] = field(default_factory=dict[Any, Lowered], repr=False, compare=False)

    def at(self, offset: int) -> Block | None:
        """The innermost block whose span a cursor at `offset` is in or touches."""
        before = self.before(offset + 1)
        block = before[-1] if before else None
        if block is None or not block.span.touches(offset):
            return None
        while True:
            inside = [child for child in block.children if child.span.touches(offset)]
            if not inside:
                return block
            block = inside[-1]

    def before(self, offset: int) -> tuple[Block, ...]:
        """The top-level blocks that begin before `offset`."""
        return self.blocks[: bisect_left(self.blocks, offset, key=lambda block: block.span.start)]

    def gone(self, later: Outline) -> Iterator[Block]:
        """The blocks of parts that a later version of the file has no more."""
        for part in self.by_part.keys() - later.by_part.keys():
            yield from self.by_part[part].blocks


def outline_of(
    parts: Iterable[AnyPart],
    earlier: Outline | None,
    sense: Callable[[AnyPart], Hashable],
    declared: Callable[[AnyPart], Iterable[Block]],
) -> Outline:
    """What the parts of a file declare. Where one makes the same sense as one of the earlier version, its blocks are those, moved where it moved."""
    known: Mapping[Hashable, Lowered] = earlier.by_part if earlier else {}
    lowered: dict[Hashable, Lowered] = {}
    blocks: list[Block] = []
    for part in parts:
        key = sense(part)
        # Of two parts with the same words only one takes over what was read.
        here = None if key in lowered else known.get(key)
        if here is None:
            here = Lowered(part, part.base, tuple(declared(part)))
        elif by := part.base - here.base:
            here = Lowered(part, part.base, tuple([block.moved(by) for block in here.blocks]))
        lowered[key] = here
        blocks += here.blocks
    return Outline(tuple(blocks), lowered)
