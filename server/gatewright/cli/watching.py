"""Checking again whenever a file changes, until somebody stops it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gatewright.workspace.discovery import walk

_PAUSE = 0.5
"""Seconds between two looks at the files."""


def watch(paths: Iterable[str], run: Callable[[], int]) -> int:
    """Runs at once, and again after each change. Ends with Ctrl-C; 2 when it cannot even start."""
    roots = [Path(path) for path in paths]
    code = run()
    if code == 2 and not all(root.exists() for root in roots):
        return code
    seen = _state(roots)
    print("\nWaiting for changes; Ctrl-C ends it.", file=sys.stderr)
    while True:
        time.sleep(_PAUSE)
        now = _state(roots)
        if now != seen:
            seen = now
            if sys.stdout.isatty():
                print("\x1b[2J\x1b[H", end="")
            run()
            print("\nWaiting for changes; Ctrl-C ends it.", file=sys.stderr)


def _state(roots: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Time and size of every file that counts; a settings file does, too."""
    found: dict[Path, tuple[int, int]] = {}
    for path in _files(roots):
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        yield from walk(root) if root.is_dir() else [root]
        yield (root if root.is_dir() else root.parent) / "gatewright.toml"
