"""The tree that YAML and JSON share: mappings, sequences and scalars, with places and tags.

A file is kept in parts, so that a keystroke costs one part. A `Part` is a piece of the file that was read by itself: a
top-level entry, or one entry of a large top-level mapping (one resource of a template). Offsets inside a part count from the
start of the part, so that what was read of it (its `Passage`) is used again when it moves; `base` says where it stands now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from gatewright.syntax.problem import Problem
from gatewright.text import SourceMap, Span

Style: TypeAlias = Literal["plain", "single", "double", "literal", "folded"]


@dataclass(frozen=True, slots=True)
class Tag:
    """An explicit YAML tag, as written: `!Sub`, `!GetAtt`, `!!str`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf. `text` is its decoded value; `span` covers it with quotes or block header, without tag."""

    span: Span
    text: str
    style: Style
    map: SourceMap
    tag: Tag | None = None
    closed: bool = True
    """False when a quote was opened and never closed."""

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotes, so that it is a string whatever it looks like."""
        return self.style in ("single", "double")


@dataclass(frozen=True, slots=True)
class Missing:
    """The hole where a value would stand: after `Key:` with nothing behind it."""

    span: Span
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """A YAML alias, `*name`. Its value stands elsewhere and is not repeated here."""

    span: Span
    name: str
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value. `colon` is `None` for a key that somebody is still typing."""

    key: Scalar
    value: Node
    colon: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written, duplicates included. `flow`: written with braces."""

    span: Span
    entries: tuple[Entry, ...]
    flow: bool
    tag: Tag | None = None
    closed: bool = True

    def get(self, name: str) -> Entry | None:
        """The first entry with that key."""
        return next((entry for entry in self.entries if entry.key.text == name), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in order. `flow`: written with square brackets."""

    span: Span
    items: tuple[Node, ...]
    flow: bool
    tag: Tag | None = None
    closed: bool = True


Node: TypeAlias = Scalar | Missing | Alias | Mapping | Sequence


@dataclass(frozen=True)
class Content:
    """What was read from one part's text: its entries and problems, places counted from the part's start."""

    root: Node
    problems: tuple[Problem, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the part, none when it holds no mapping."""
        return self.root.entries if isinstance(self.root, Mapping) else ()


class PlacedEntry(NamedTuple):
    """An entry and the offset that its places count from."""

    base: int
    entry: Entry


@dataclass(frozen=True)
class Passage:
    """Words of a file that are read by themselves, wherever they stand. They are read when somebody first asks what they say."""

    text: str
    read: Callable[[str], Content] = field(repr=False, compare=False)

    @cached_property
    def content(self) -> Content:
        """What the words say."""
        return self.read(self.text)

    @property
    def is_read(self) -> bool:
        """Whether their content is at hand already."""
        return "content" in self.__dict__


class Part(NamedTuple):
    """A piece of the file that is read by itself: where it stands, under the keys of `path`. Versions of a file share their passages."""

    base: int
    path: tuple[str, ...]
    passage: Passage

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text

    @property
    def content(self) -> Content:
        """What they say."""
        return self.passage.content

    @property
    def span(self) -> Span:
        """Where the part stands in the file, with the blank lines and comments behind it."""
        return Span(self.base, self.base + len(self.passage.text))


@dataclass(frozen=True)
class DataTree:
    """A whole YAML or JSON file: its parts in order. Together they cover the file from the first part's start to its end."""

    text: str
    parts: tuple[Part, ...]

    def entries(self, *path: str) -> Iterator[PlacedEntry]:
        """The entries under the keys of `path` (none: the top level), wherever parts were cut."""
        # Those under fewer keys hold the entries of a mapping that was not cut.
        around = [part for length in range(len(path) + 1) for part in self._by_path.get(path[:length], ())]
        for part in sorted(around, key=lambda part: part.base):
            if part.path == path:
                for entry in part.content.entries:
                    yield PlacedEntry(part.base, entry)
            else:
                node: Node | None = part.content.root
                for key in path[len(part.path) :]:
                    found = node.get(key) if isinstance(node, Mapping) else None
                    node = found.value if found else None
                if isinstance(node, Mapping):
                    for entry in node.entries:
                        yield PlacedEntry(part.base, entry)

    @cached_property
    def _by_path(self) -> MappingABC[tuple[str, ...], list[Part]]:
        found: dict[tuple[str, ...], list[Part]] = {}
        for part in self.parts:
            found.setdefault(part.path, []).append(part)
        return found

    def part_at(self, offset: int) -> Part | None:
        """The part that a cursor at `offset` is in: at a border, the one before, unless it is empty of entries."""
        inside = [part for part in self.parts if part.base <= offset <= part.base + len(part.text)]
        return inside[-1] if inside else None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every fault of syntax in the file."""
        inside = [problem.shift(part.base) for part in self.parts for problem in part.content.problems]
        return tuple(sorted([*inside, *self._repeated_between_parts()], key=lambda problem: problem.span))

    @cached_property
    def broken(self) -> tuple[Span, ...]:
        """The parts with a fault; how one of their entries is read depends on more than its own words."""
        return tuple(part.span for part in self.parts if part.content.problems)

    def _repeated_between_parts(self) -> Iterator[Problem]:
        """A key of one part that a part before it, under the same keys, has too; no part sees that by itself."""
        seen: dict[tuple[str, ...], set[str]] = {}
        for part in self.parts:
            before = seen.setdefault(part.path, set())
            clashes = {
                entry.key.text: entry for entry in reversed(part.content.entries) if entry.colon is not None and entry.key.text in before
            }
            for entry in clashes.values():
                yield repeated(entry.key).shift(part.base)
            before.update(entry.key.text for entry in part.content.entries if entry.colon is not None)


def repeated(key: Scalar) -> Problem:
    """What there is to say of a key that its mapping has already."""
    return Problem(key.span, f"`{key.text}` is set twice in this mapping; keep one of the two")


def repeated_keys(root: Node) -> Iterator[Problem]:
    """Every key, however deep, that its mapping has already."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            if len({entry.key.text for entry in node.entries}) < len(node.entries):
                seen: set[str] = set()
                for entry in node.entries:
                    if entry.colon is not None and entry.key.text in seen:
                        yield repeated(entry.key)
                    seen.add(entry.key.text)
            waiting.extend(entry.value for entry in node.entries if not isinstance(entry.value, Scalar))
        elif isinstance(node, Sequence):
            waiting.extend(item for item in node.items if not isinstance(item, Scalar))
