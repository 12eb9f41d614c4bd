"""Which findings of a file still hold after an edit?

What a rule finds in a block rests on the words of the block and on what it asked the project for meanwhile (`model/watch.py`). Where neither
changed, its findings stay, wherever the block moved. A keystroke so costs the rules of one block and those that looked at it from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from gatewright.model import Block, Document
from gatewright.model.graph import ApiGraph
from gatewright.model.graph.register import Registers
from gatewright.model.project import BlockName
from gatewright.model.watch import ANYTHING, Asked, Name
from gatewright.rules.rule import Finding

Declared = Mapping[str, tuple[str, ...]]


class Raw(NamedTuple):
    """A finding before settings and suppressions: its rule, and where to read more."""

    rule: str
    finding: Finding
    link: str | None


class Look(NamedTuple):
    """What one rule found in one block of a family, counted from where the family starts, and what that rests on besides their words."""

    rule: str
    position: int
    found: tuple[Raw, ...]
    asked: Asked

    def holds(self, changed: frozenset[Name]) -> bool:
        """Whether nothing that it rests on is among what changed."""
        return all(group.isdisjoint(changed) for group in self.asked)


def look(rule: str, position: int, found: list[Raw], asked: Asked, top: Block) -> Look:
    """What to keep of a look. A finding that points elsewhere is found again each time, since that place may move."""
    elsewhere = any(raw.finding.related or not top.span.covers(raw.finding.span) for raw in found)
    here = tuple(_moved(raw, -top.span.start) for raw in found)
    return Look(rule, position, here, (*asked, _WHATEVER) if elsewhere else asked)


def _moved(raw: Raw, by: int) -> Raw:
    """A finding further on, without its fixes, which know only the old places."""
    return Raw(raw.rule, replace(raw.finding, span=raw.finding.span.shift(by), fixes=()), raw.link)


@dataclass(frozen=True)
class Kept:
    """What was seen in a declaration, looks that neither found nor asked for anything left out, and what it refers to."""

    looks: tuple[Look, ...]
    refers: frozenset[str]

    def at(self, start: int) -> Iterable[Raw]:
        """The findings where the declaration stands now."""
        return (_moved(raw, start) for one in self.looks for raw in one.found)


_WHATEVER = frozenset[Name]((ANYTHING,))


def is_broken(block: Block, document: Document) -> bool:
    """Whether a fault near a block may make it something else than its words say."""
    return any(span.touches(block.span.start) for span in document.tree.broken)


@dataclass
class Memory:
    """What is known of one document: by the name and words of each declaration what was seen, what all documents declared then,
    and the registers of their graph.

    `basis` is all else that findings rest on; where it is another one, nothing holds.
    """

    basis: Any = None
    declared: dict[str, Declared] = field(default_factory=dict[str, Declared])
    blocks: dict[tuple[BlockName, str], Kept] = field(default_factory=dict[tuple[BlockName, str], Kept])
    registers: Registers = field(default_factory=Registers)

    def changed(self, document: Document, graph: ApiGraph) -> frozenset[Name]:
        """The names under which something else is found now than when this was kept. The graph takes over the registers that still hold."""
        changed, project = set[Name]((ANYTHING,)), graph.project
        for member in project.documents:
            before, now = self.declared.get(member.uri, {}), member.declared
            if before is now:
                continue
            names = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
            changed |= names
            if member is document:
                changed |= self._uses(names, document)
            elif names:
                changed.add("uses")
        if self.declared.keys() - {member.uri for member in project.documents}:
            self.blocks, self.registers = {}, Registers()  # a file is gone
        if self.registers.is_full:
            self.registers.keep(
                frozenset[Name]().union(*(one for block in self.blocks.values() for look in block.looks for one in look.asked))
            )
        graph.registers, other_answers = self.registers.after(changed, graph)
        return frozenset(changed | other_answers)

    def _uses(self, names: set[str], document: Document) -> set[str]:
        """What the changed blocks referred to, and refer to now."""
        targets = {target for (name, _), block in self.blocks.items() if name.address in names for target in block.refers}
        targets |= {ref.target for block in document.outline.blocks if block.address in names for ref in block.references}
        return {f"uses {target}" for target in targets}
