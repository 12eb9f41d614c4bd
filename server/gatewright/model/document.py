"""One file at one version, in one dialect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from gatewright.model.block import Block
from gatewright.model.outline import Outline
from gatewright.model.shape import shape, targets
from gatewright.syntax.problem import Problem
from gatewright.text import LineIndex, Span, TextEdit

if TYPE_CHECKING:
    from gatewright.model.evaluate import Found
    from gatewright.model.project import Project
    from gatewright.model.value import Ref
    from gatewright.model.wish import Wish


class Dialect(Protocol):
    """A way to spell API Gateway: it reads trees into the model, and writes wishes back as edits."""

    @property
    def name(self) -> str:
        """Its name in the docs index: `terraform`, `cloudformation`."""
        ...

    def parse(self, uri: str, text: str, earlier: Any) -> Any:
        """The syntax tree of a text, given that of an earlier version (or `None`). Never raises."""
        ...

    def lower(self, uri: str, tree: Any, earlier: Outline | None) -> Outline:
        """The tree's meaning, given that of an earlier version (or `None`)."""
        ...

    def problems(self, tree: Any) -> Sequence[Problem]:
        """The faults of syntax."""
        ...

    def find(self, project: Project, ref: Ref) -> Found | None:
        """The value behind a reference, where a file gives one."""
        ...

    def render(self, document: Document, wishes: Iterable[Wish]) -> list[TextEdit]:
        """The edits that fulfil wishes, in the style of the file at hand."""
        ...


@dataclass(frozen=True, eq=False)
class Document:
    """One file at one version in one dialect. A new version is a new object; everything derived is computed when asked for.

    `version` is the editor's number, `None` for a file read from disk. `earlier` is the syntax tree of a former version, whose
    unchanged parts are used again, and `meant` what that tree meant; `counted` are the lines, where they are known.
    """

    uri: str
    version: int | None
    text: str
    dialect: Dialect
    earlier: Any = field(default=None, repr=False)
    meant: Outline | None = field(default=None, repr=False)
    counted: LineIndex | None = field(default=None, repr=False)

    @cached_property
    def lines(self) -> LineIndex:
        """Offsets to lines and columns."""
        return self.counted or LineIndex(self.text)

    @cached_property
    def tree(self) -> Any:
        """The syntax tree."""
        return self.dialect.parse(self.uri, self.text, self.earlier)

    @cached_property
    def outline(self) -> Outline:
        """What the file declares. Blocks of the earlier version that are gone let go of what they hold; see `Block.forget`."""
        outline = self.dialect.lower(self.uri, self.tree, self.meant)
        for block in self.meant.gone(outline) if self.meant else ():
            block.forget()
        return outline

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """The faults of syntax."""
        return self.dialect.problems(self.tree)

    @cached_property
    def declared(self) -> Mapping[str, tuple[str, ...]]:
        """What others may have looked at, by the names of `model/watch.py`: the words of each declaration, its kind, its shape, what it refers to."""
        found = {"order": [block.address for block in self.outline.blocks]}
        for block in self.outline.blocks:
            words = block.span.of(self.text)
            found.setdefault(block.address, []).append(words)
            found.setdefault(f"is {block.address}", []).append(block.kind or block.role.name)
            found.setdefault(f"refers {block.address}", []).append(targets(block))
            shaped = shape(block, self.text)
            found.setdefault(f"shape of {block.address}", []).append(shaped)
            if block.kind:
                found.setdefault(f"kind {block.kind}", []).append(words)
                found.setdefault(f"shape {block.kind}", []).append(f"{block.address} {shaped}")
            else:
                found.setdefault(f"role {block.role.name}", []).append(words)
        return {name: tuple(words) for name, words in found.items()}

    def edited(self, text: str, version: int | None, counted: LineIndex | None = None) -> Document:
        """The next version."""
        known = self.__dict__
        return Document(self.uri, version, text, self.dialect, known.get("tree", self.earlier), known.get("outline", self.meant), counted)

    def blocks(self) -> Iterator[Block]:
        """Every block, nested ones too."""
        for block in self.outline.blocks:
            yield from block.family()

    def line_span(self, line: int) -> Span:
        """The stretch of a line without its line end."""
        start = self.lines.start_of(line)
        return Span(start, start + len(self.lines.line(line)))
