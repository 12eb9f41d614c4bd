"""Documents read from disk, kept while their file does not change."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gatewright.dialects import claim, dialect_named
from gatewright.workspace.discovery import read_text
from gatewright.workspace.paths import uri_of

if TYPE_CHECKING:
    from gatewright.model import Document

Stamp = tuple[int, int]


@dataclass
class Disk:
    """Reads files and folders, each again only when its time or size changed.

    With `within`, these resolved folders are all there is: what leads out of them, also by a symbolic link, is as if it was not there.
    """

    within: tuple[Path, ...] = ()
    _documents: dict[Path, tuple[Stamp, Document | None]] = field(default_factory=dict[Path, "tuple[Stamp, Document | None]"])
    _texts: dict[Path, tuple[Stamp, str]] = field(default_factory=dict[Path, "tuple[Stamp, str]"])

    def document(self, path: Path) -> Document | None:
        """The document in a file; `None` when it cannot be read or no dialect claims it."""
        stamp = self._stamp(path)
        held = self._documents.get(path)
        if stamp is None:
            return None
        if held is None or held[0] != stamp:
            held = (stamp, _read(path))
            self._documents[path] = held
        return held[1]

    def text(self, path: Path) -> str:
        """The text of a file, empty when it cannot be read."""
        stamp = self._stamp(path)
        if stamp is None:
            return ""
        held = self._texts.get(path)
        if held is None or held[0] != stamp:
            try:
                held = (stamp, read_text(path))
            except OSError:
                held = (stamp, "")
            self._texts[path] = held
        return held[1]

    def names(self, folder: Path) -> list[str]:
        """The names of the files in a folder, in order."""
        if not self.may_read(folder):
            return []
        try:
            return sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
        except OSError:
            return []

    def may_read(self, path: Path) -> bool:
        """Whether a path leads to something `within`, or anything may be read."""
        return not self.within or any(path.resolve().is_relative_to(folder) for folder in self.within)

    def _stamp(self, path: Path) -> Stamp | None:
        if not self.may_read(path):
            return None
        try:
            status = path.stat()
        except OSError:
            return None
        return (status.st_mtime_ns, status.st_size)


def _read(path: Path) -> Document | None:
    try:
        return document_of(path, read_text(path))
    except OSError:
        return None


def document_of(path: Path, text: str) -> Document | None:
    """A document of a text as if it stood in that file; `None` when no dialect claims it."""
    dialect = claim(path.name, text).dialect
    if dialect is None:
        return None
    from gatewright.model import Document

    return Document(uri_of(path), None, text, dialect_named(dialect))
