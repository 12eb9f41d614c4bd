"""Which files may an assistant have read? Those below some folders, symbolic links followed first."""

from __future__ import annotations

from pathlib import Path

from gatewright.workspace.disk import Disk


class OutsideError(ValueError):
    """A path leads out of the folders; the message names them."""


class Roots:
    """The folders below which files are read, the first for relative paths."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = tuple(folder.resolve() for folder in folders)

    def disk(self) -> Disk:
        """What reads files below the folders, and nothing else: no module that is called out of them, no link that leads out."""
        return Disk(within=self.folders)

    def place(self, words: str) -> Path:
        """The path that somebody means. Raises `OutsideError`."""
        path = self.folders[0] / words
        if not Disk(within=self.folders).may_read(path):
            raise OutsideError(f"{words} is not below {' or '.join(folder.as_posix() for folder in self.folders)}")
        return path

    def shown(self, path: str) -> str:
        """A path as seen from the first folder; the whole path where it is not below it."""
        whole = Path(path)
        return whole.relative_to(self.folders[0]).as_posix() if whole.is_relative_to(self.folders[0]) else path
