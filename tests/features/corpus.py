"""Which real files do the tests of features walk through? Each as a project of its own, whole or cut."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gatewright.dialects import claim, dialect_named
from gatewright.features.place import Place
from gatewright.index import installed_index
from gatewright.model import Document, Project

FOLDER = Path(__file__).parents[1] / "corpus"


def paths() -> list[Path]:
    """Every file that some dialect claims, in the order of their names."""
    found = [path for path in sorted(FOLDER.rglob("*")) if path.is_file() and path.suffix in (".tf", ".json", ".yaml", ".yml")]
    return [path for path in found if dialect_of(path)]


def named(path: Path) -> str:
    """The path as a test's name shows it."""
    return path.relative_to(FOLDER).as_posix()


def text_of(path: Path) -> str:
    """The text as an editor holds it, line ends untouched."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return file.read()


@cache
def dialect_of(path: Path) -> str | None:
    """The dialect that claims the file."""
    return claim(path.name, text_of(path)).dialect


def reader(path: Path) -> Document:
    """The file, read from disk."""
    return again(path, text_of(path))


def again(path: Path, text: str) -> Document:
    """The file with another text."""
    dialect = dialect_of(path)
    assert dialect is not None
    return Document(f"file:///project/{path.name}", 1, text, dialect_named(dialect))


def at(document: Document, offset: int) -> Place:
    """A cursor in a document that stands alone."""
    return Place(document, Project((document,)), offset, installed_index())
