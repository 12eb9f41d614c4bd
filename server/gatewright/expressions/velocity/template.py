"""One version of a template, and what of it can be used again for the next."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from gatewright.expressions.velocity.reader import Reader, macros_of
from gatewright.expressions.velocity.tree import HOLE, Fault, Malformed, Node, Stray

_MAY_BE_DIRECTIVES = re.compile(r"^[ \t]*\0[ \t]*$", re.MULTILINE)
_ABOUT_BLOCKS = (Fault.MISSING_END, Fault.STRAY_END, Fault.STRAY_ELSE)


@dataclass(frozen=True)
class Template:
    """A template that was read."""

    text: str
    macros: frozenset[str] = field(repr=False)
    starts: list[int] = field(repr=False)
    """Where each node at top level starts."""
    as_read: list[Node] = field(repr=False)
    """The nodes at top level, in the places where they stood when they were read."""
    found: list[Malformed] = field(repr=False)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes at top level. They cover the text without a gap."""
        moved = next((index for index, node in enumerate(self.as_read) if node.start != self.starts[index]), None)
        if moved is None:
            return tuple(self.as_read)
        return (*self.as_read[:moved], *Reader(self.text, self.macros).nodes(self.starts[moved], len(self.text)))

    @cached_property
    def faults(self) -> tuple[Malformed, ...]:
        """What is wrong with it, in the order of the text."""
        # What comes from outside and has a line to itself may be an `#if` or an `#end`.
        unsure = _MAY_BE_DIRECTIVES.search(self.text)
        faults = [found for found in self.found if not unsure or found.fault not in _ABOUT_BLOCKS]
        return tuple(sorted(faults, key=lambda found: found.span))

    def count_understood(self, unchanged: int) -> int:
        """How many nodes mean the same in any text that starts with the same characters.

        Two nodes next to the change may not: a reference can go on behind the dot that was text. What was not understood, or has
        a part that comes from outside, may have looked far ahead.
        """
        doubtful = [found.span.start for found in self.found]
        hole = self.text.find(HOLE)
        safe = min(unchanged, *doubtful, hole if hole >= 0 else unchanged)
        return max(bisect_right(self.starts, safe) - 3, 0)

    def at(self, offset: int) -> tuple[Node, ...]:
        """The nodes at top level that a cursor there is in or touches: at most two."""
        last = bisect_right(self.starts, offset) - 1
        first = last - 1 if last > 0 and self.starts[last] == offset else last
        nodes = Reader(self.text, self.macros).nodes(self.starts[first], len(self.text)) if self.starts else iter(())
        return tuple(islice(nodes, last + 1 - first))


def read(text: str, earlier: Template | None = None) -> Template:
    """Reads a template. Never raises, whatever the text.

    Of the template that was read `earlier` in its place, the nodes at top level before and behind the words that changed are used
    again, so that an edit costs the directive at top level that it is in.
    """
    macros = macros_of(text)
    if earlier is None or earlier.macros != macros:
        earlier = Template("", macros, [], [], [])
    before = alike(earlier.text, text)
    behind = alike(earlier.text, text, before)
    moved = len(text) - len(earlier.text)
    kept = earlier.count_understood(before)
    starts, nodes = earlier.starts[:kept], earlier.as_read[:kept]
    at = earlier.starts[kept] if kept < len(earlier.starts) else 0
    reader = Reader(text, macros)
    for node in reader.nodes(at, len(text)):
        if node.start >= len(text) - behind:
            again = bisect_left(earlier.starts, node.start - moved)
            if earlier.starts[again : again + 1] == [node.start - moved]:
                starts += [start + moved for start in earlier.starts[again:]]
                nodes += earlier.as_read[again:]
                # The reader was already ahead.
                faults = [found for found in reader.faults if found.span.start < node.start]
                faults += [found.shift(moved) for found in earlier.found if found.span.start >= node.start - moved]
                return Template(text, macros, starts, nodes, faults)
        if isinstance(node, Stray):
            reader.stray(node)
        starts.append(node.start)
        nodes.append(node)
    return Template(text, macros, starts, nodes, reader.faults)


def alike(one: str, other: str, before: int | None = None) -> int:
    """How many characters two texts start with alike, or end with alike behind the number that they start with."""
    low, high = 0, min(len(one), len(other)) - (before or 0)
    while low < high:
        middle = (low + high + 1) // 2
        if before is None:
            same = one.startswith(other[low:middle], low)
        else:
            same = one.endswith(other[len(other) - middle : len(other) - low], 0, len(one) - low)
        low, high = (middle, high) if same else (low, middle - 1)
    return low
