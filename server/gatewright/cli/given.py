"""Text that an argument names: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from gatewright.workspace.discovery import read_text


class GivenError(Exception):
    """What was named cannot be read; the message says why."""


def given_text(name: str) -> str:
    """The text of a file, or of standard input for `-`. Raises `GivenError`."""
    if name == "-":
        return sys.stdin.read()
    try:
        return read_text(Path(name))
    except OSError as error:
        raise GivenError(f"{name} cannot be read: {error.strerror or error}") from error


def text_or_file(words: str) -> str:
    """Words as given, or the text of a file behind `@`. Raises `GivenError`."""
    return given_text(words[1:]) if words.startswith("@") else words
