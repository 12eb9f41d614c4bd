"""Which findings of a file still hold after an edit?

What a rule finds in a block rests on the words of the block and on what it asked the project for meanwhile (`model/watch.py`). Where neither
changed, the findings stay, wherever the block moved. A keystroke so costs the rules of one block and of those that look at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from gatewright.model import Block, Document, Project
from gatewright.model.watch import ANYTHING
from gatewright.rules.rule import Finding

Declared = Mapping[str, tuple[str, ...]]


class Raw(NamedTuple):
    """A finding before settings and suppressions: its rule, and where to read more."""

    rule: str
    finding: Finding
    link: str | None


@dataclass(frozen=True)
class Kept:
    """What was found in a block that started at `start`, what that rests on, and what the block refers to."""

    start: int
    found: tuple[Raw, ...]
    asked: frozenset[str]
    refers: frozenset[str]

    def at(self, start: int) -> Iterable[Raw]:
        """The findings where the block stands now, without their fixes, which know only the old places."""
        by = start - self.start
        return (Raw(rule, replace(finding, span=finding.span.shift(by), fixes=()), link) for rule, finding, link in self.found)


def kept(block: Block, found: list[Raw], asked: frozenset[str], document: Document) -> Kept:
    """What to keep of a look at a block. A finding that points elsewhere is found again each time, since that place may move."""
    elsewhere = any(raw.finding.related or not block.span.covers(raw.finding.span) for raw in found)
    asked = asked | {ANYTHING} if elsewhere or _is_broken(block, document) else asked
    return Kept(block.span.start, tuple(found), asked, frozenset(ref.target for ref in block.references))


def _is_broken(block: Block, document: Document) -> bool:
    """Whether a fault near a block may make it something else than its words say."""
    return any(span.touches(block.span.start) for span in document.tree.broken)


@dataclass
class Memory:
    """What is known of one document: by the address and words of each block what was found, and what all documents declared then.

    `basis` is all else that findings rest on; where it is another one, nothing holds.
    """

    basis: Any = None
    declared: dict[str, Declared] = field(default_factory=dict[str, Declared])
    blocks: dict[tuple[str, str], Kept] = field(default_factory=dict[tuple[str, str], Kept])

    def changed(self, document: Document, project: Project) -> frozenset[str]:
        """The names under which something else is found now than when this was kept."""
        changed = {ANYTHING}
        for member in project.documents:
            before, now = self.declared.get(member.uri, {}), member.declared
            if before is now:
                continue
            names = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
            changed |= names
            if member is document:
                changed |= self._uses(names, before, document)
            elif names:
                changed.add("uses")
        if self.declared.keys() - {member.uri for member in project.documents}:
            self.blocks = {}  # a file is gone
        return frozenset(changed)

    def _uses(self, names: set[str], before: Declared, document: Document) -> set[str]:
        """What the changed blocks referred to, and refer to now."""
        old = (self.blocks.get((name, words)) for name in names for words in before.get(name, ()))
        targets = {target for block in old if block for target in block.refers}
        targets |= {ref.target for block in document.outline.blocks if block.address in names for ref in block.references}
        return {f"uses {target}" for target in targets}

    def holds(self, block: Block, words: str, changed: frozenset[str], document: Document) -> Kept | None:
        """What was found in a block, where it still holds."""
        known = self.blocks.get((block.address, words))
        return known if known and known.asked.isdisjoint(changed) and not _is_broken(block, document) else None
