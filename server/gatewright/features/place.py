"""A cursor in a document, with everything that a feature may look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from gatewright.index import Index
from gatewright.model import Document, Project
from gatewright.model.graph import ApiGraph


@dataclass(frozen=True)
class Place:
    """An offset in one version of a file, the project that the file belongs to, and the docs index."""

    document: Document
    project: Project
    offset: int
    index: Index

    @property
    def dialect(self) -> str:
        """The dialect's name in the docs index."""
        return self.document.dialect.name

    @cached_property
    def graph(self) -> ApiGraph:
        """The APIs of the project."""
        return ApiGraph(self.project)

    @property
    def line_before(self) -> str:
        """What stands on the cursor's line before it."""
        return self.document.text[self.document.lines.start_of(self.line) : self.offset]

    @property
    def line_after(self) -> str:
        """What stands on the cursor's line behind it."""
        return self.document.text[self.offset : self.document.line_span(self.line).end]

    @property
    def line(self) -> int:
        """The cursor's line, from zero."""
        return self.document.lines.line_of(self.offset)
