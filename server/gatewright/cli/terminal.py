"""Is somebody looking at a terminal: how wide is it, and does it have colors?

`NO_COLOR` turns colors off, `FORCE_COLOR` on, and `COLUMNS` says a width, whatever stands behind the pipe.
"""

from __future__ import annotations

import os
import sys
from enum import Enum


class Style(Enum):
    """How words look; the values are the codes that terminals know."""

    BOLD = "1"
    RED = "31"
    YELLOW = "33"
    BLUE = "34"
    CYAN = "36"
    GREEN = "32"


def columns() -> int | None:
    """How many cells a line of what is printed may have; `None` where no terminal ends it."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):  # Standard output is no terminal, or nothing that has a number.
        return None


def has_colors() -> bool:
    """Whether what is printed may have colors. https://no-color.org"""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def styled(words: str, style: Style) -> str:
    """Words with a style where there are colors."""
    return f"\x1b[{style.value}m{words}\x1b[0m" if has_colors() else words
