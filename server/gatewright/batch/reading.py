"""What do paths stand for? Each file that some dialect reads, with the module or template that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gatewright.model import Document, Project
from gatewright.rules.levels import unknown_rules
from gatewright.text import nearest
from gatewright.workspace.discovery import read_text, walk
from gatewright.workspace.disk import Disk, document_of
from gatewright.workspace.projects import module_project, template_project
from gatewright.workspace.settings import Settings, merge, read_settings


@dataclass(frozen=True)
class Read:
    """A file that was read."""

    path: Path
    document: Document
    project: Project


@dataclass
class Reading:
    """The files behind some paths. What could not be read is noted, by path, with the fault."""

    paths: tuple[Path, ...]
    settings: Settings
    unreadable: dict[Path, str] = field(default_factory=dict[Path, str])
    typed: Mapping[Path, str] = field(default_factory=dict[Path, str])
    """The texts of files that are not read from disk."""

    disk: Disk = field(default_factory=Disk)
    _documents: dict[Path, Document] | None = None

    def files(self) -> Iterator[Read]:
        """Each file once, also when two of the paths lead to it."""
        modules: dict[Path, Project] = {}
        seen: set[Path] = set()
        for path in self._walk():
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            document = self._document(path)
            if document is None:
                continue
            project = Project((document,))
            if document.dialect.name == "terraform":
                folder = path.absolute().parent
                if folder not in modules:
                    modules[folder] = module_project(folder, self._opened(), self.disk)
                project = modules[folder]
            elif document.dialect.name == "velocity":
                project = template_project(path.absolute(), document, self._opened(), self.disk)
            yield Read(path, document, project)

    def roots(self) -> Iterator[Read]:
        """One file of each module and template, without the modules that another one of them calls: their APIs are shown there.

        A mapping template of its own has none.
        """
        read = {id(one.project): one for one in self.files() if one.document.dialect.name != "velocity"}
        inside = {document.uri for one in read.values() for module in _called(one.project) for document in module.documents}
        return (one for one in read.values() if one.document.uri not in inside)

    def _walk(self) -> Iterator[Path]:
        for path in self.paths:
            if path.is_dir():
                yield from walk(path, self.settings.exclude)
            else:
                yield path

    def _document(self, path: Path) -> Document | None:
        """The document of a file; `None` when nobody reads it, or when it cannot be read, which is noted."""
        if path.absolute() in self.typed:
            return self._opened().get(path.absolute())
        document = self.disk.document(path.absolute())
        if document is None and self.disk.may_read(path):
            try:
                read_text(path)
            except OSError as error:
                self.unreadable[path] = error.strerror or str(error)
        return document

    def _opened(self) -> Mapping[Path, Document]:
        """The documents of the texts that are given."""
        if self._documents is None:
            found = {path: document_of(path, text) for path, text in self.typed.items()}
            self._documents = {path: document for path, document in found.items() if document}
        return self._documents

    @property
    def missed(self) -> list[Path]:
        """What was asked for by name and could not be read. In a folder there may be anything."""
        return [path for path in self.paths if path in self.unreadable]

    def faults(self, paths: Iterable[Path]) -> list[str]:
        """Why each of these could not be read, in a sentence."""
        return [f"{path} cannot be read: {self.unreadable[path]}" for path in paths]


class ReadingError(ValueError):
    """A path is not there, cannot be read, or the settings above it are wrong; `problems` has a sentence for each, mostly with the way out."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def reading(paths: Sequence[Path], profile: str | None = None, disk: Disk | None = None) -> Reading:
    """The files behind paths, with the settings above the first of them. Raises `ReadingError`."""
    return _reading(paths, {}, profile, disk, [_missing(path) for path in paths if not path.exists()])


def reading_of_text(text: str, path: Path, profile: str | None = None, disk: Disk | None = None) -> Reading:
    """The file at `path` alone, read as if it held `text`, beside what stands around it. Raises `ReadingError`."""
    return _reading((path,), {path.absolute(): text}, profile, disk, [])


def _reading(paths: Sequence[Path], typed: Mapping[Path, str], profile: str | None, disk: Disk | None, problems: list[str]) -> Reading:
    if not problems:
        settings, problems = read_settings(_folder(paths[0]) if paths else None)
        if profile is not None:
            settings, wrong = merge(settings, {"profile": profile}, "gatewright")
            problems += wrong
        problems += unknown_rules(settings)
        if not problems:
            return Reading(tuple(paths), settings, typed=typed, disk=disk or Disk())
    raise ReadingError(problems)


def _missing(path: Path) -> str:
    """That a path is not there, and the nearest name in its folder."""
    if path.is_symlink():
        return f"{path} is a link to what does not exist"
    try:
        close = nearest(path.name, [entry.name for entry in path.parent.iterdir()])
    except OSError:
        close = None
    return f"{path} does not exist" + (f"; did you mean {path.parent / close}?" if close else "")


def _called(project: Project) -> Iterator[Project]:
    for module in project.modules.values():
        yield module
        yield from _called(module)


def _folder(path: Path) -> Path:
    return (path if path.is_dir() else path.parent).absolute()
