"""The files below a folder that some dialect may read: hidden folders, caches and excluded ones left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from gatewright.dialects import families

SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "cdk.out"})
LIMIT = 5_000_000
"""Bytes. A larger file is left alone: nobody writes one by hand."""


def walk(root: Path, exclude: Sequence[str] = ()) -> Iterator[Path]:
    """The candidates below `root` in a fixed order. A folder is entered once, also where symbolic links make loops."""
    suffixes = tuple(suffix for family in families() for suffix in family.suffixes)
    seen: set[tuple[int, int]] = set()
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            status = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        folders: list[Path] = []
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(".") or is_excluded(path, root, exclude):
                continue
            if _is_dir(entry):
                folders += [] if entry.name in SKIPPED else [path]
            elif entry.name.endswith(suffixes):
                yield path
        pending += reversed(folders)


def _is_dir(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # A link that leads to itself.
        return False


def is_excluded(path: Path, root: Path, exclude: Sequence[str]) -> bool:
    """Whether a glob pattern of the settings matches the path below `root`, or a folder that it is in."""
    try:
        relative = path.relative_to(root)
    except ValueError:
        return False
    # The folder itself stands at the end of the parents, and is never meant.
    places = [relative, *relative.parents][:-1]
    patterns = [pattern.removeprefix("./").rstrip("/") for pattern in exclude]
    return any(fnmatch(place.as_posix(), pattern) or fnmatch(place.name, pattern) for pattern in patterns for place in places)


def read_text(path: Path) -> str:
    """The text of a file. Raises `OSError` when it cannot be read, is no UTF-8, or is larger than `LIMIT`."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError("not a file")  # A pipe would wait for somebody to write into it.
    if status.st_size > LIMIT:
        raise OSError(f"larger than {LIMIT // 1_000_000} MB")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise OSError(f"not UTF-8 (byte {error.start})") from error
