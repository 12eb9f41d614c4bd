"""The files at their newest version: those open in an editor, and those on disk beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gatewright.dialects import claim, dialect_named
from gatewright.text import Encoding, LineIndex, Position
from gatewright.workspace.discovery import LIMIT
from gatewright.workspace.disk import Disk
from gatewright.workspace.paths import path_of

if TYPE_CHECKING:  # the model comes with the first file that a dialect reads, not at start-up
    from gatewright.model import Document, Project


@dataclass(frozen=True)
class Change:
    """A change as an editor sends it: new text for a stretch of lines and columns, or for the whole file (`start` is `None`)."""

    text: str
    start: Position | None = None
    end: Position | None = None


@dataclass
class OpenFile:
    """A file that an editor holds, whether some dialect reads it or not."""

    uri: str
    version: int
    text: str
    document: Document | None


@dataclass
class Store:
    """The open files, and projects made of them. Changed only by the editor's notifications, which arrive in order."""

    disk: Disk = field(default_factory=Disk)
    _open: dict[str, OpenFile] = field(default_factory=dict[str, OpenFile])
    _projects: dict[str, Project] = field(default_factory=dict[str, "Project"])

    def open(self, uri: str, version: int, text: str) -> OpenFile:
        """The editor opened a file."""
        file = OpenFile(uri, version, text, _document(uri, version, text, None))
        self._open[uri] = file
        self._projects.clear()
        return file

    def change(self, uri: str, version: int, changes: Iterable[Change], encoding: Encoding) -> OpenFile | None:
        """The editor changed a file. A version that is not newer, or a file that is not open, changes nothing and gives `None`."""
        file = self._open.get(uri)
        if file is None or version <= file.version:
            return None
        lines = file.document.lines if file.document else LineIndex(file.text)
        for change in changes:
            lines = _spliced(lines, change, encoding)
        file.document = _document(uri, version, lines.text, file.document, lines)
        file.text, file.version = lines.text, version
        self._projects.clear()
        return file

    def close(self, uri: str) -> None:
        """The editor closed a file: what is on disk counts again."""
        self._open.pop(uri, None)
        self._projects.clear()

    def refresh(self) -> None:
        """Files on disk may have changed."""
        self._projects.clear()

    def file(self, uri: str) -> OpenFile | None:
        """An open file."""
        return self._open.get(uri)

    def files(self) -> Iterator[OpenFile]:
        """Every open file."""
        return iter(self._open.values())

    def document(self, uri: str) -> Document | None:
        """The newest version of an open file that some dialect reads."""
        file = self._open.get(uri)
        return file.document if file else None

    def project(self, document: Document) -> Project:
        """What the document belongs to, as it stands now."""
        project = self._projects.get(document.uri)
        if project is None or project.document(document.uri) is not document:
            project = self._gather(document)
            for member in project.documents:
                # A template that stands alone looks at a module, of which it is no part.
                if member.dialect is document.dialect:
                    self._projects[member.uri] = project
        return project

    def _gather(self, document: Document) -> Project:
        path = path_of(document.uri)
        if document.dialect.name == "cloudformation" or path is None:
            from gatewright.model import Project

            return Project((document,))
        # Starting the server waits for no parser: this brings Terraform's along.
        from gatewright.workspace.projects import module_project, template_project

        files = {path_of(file.uri): file.document for file in self._open.values() if file.document}
        opened = {place: held for place, held in files.items() if place}
        if document.dialect.name == "velocity":
            return template_project(path, document, opened, self.disk)
        return module_project(path.parent, opened, self.disk)


def _document(uri: str, version: int, text: str, before: Document | None, lines: LineIndex | None = None) -> Document | None:
    if len(text) > LIMIT:
        return None
    name = Path(uri).name
    if before is not None and before.dialect.name == "terraform":
        return before.edited(text, version, lines)
    claimed = claim(name, text).dialect
    if claimed is None:
        return None
    if before:
        return before.edited(text, version, lines)
    from gatewright.model import Document

    return Document(uri, version, text, dialect_named(claimed))


def _spliced(lines: LineIndex, change: Change, encoding: Encoding) -> LineIndex:
    if change.start is None or change.end is None:
        return LineIndex(change.text)
    start, end = lines.offset(change.start, encoding), lines.offset(change.end, encoding)
    return lines.spliced(start, max(start, end), change.text)
