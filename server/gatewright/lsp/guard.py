"""A fault of ours stays small: one line in the log with feature, file and version, and an empty answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

log = logging.getLogger("gatewright")

Answer = TypeVar("Answer")


def guarded(feature: str, uri: str, version: int | None, ask: Callable[[], Answer], otherwise: Answer) -> Answer:
    """What `ask` answers, or `otherwise` when it fails."""
    try:
        return ask()
    except Exception as fault:
        log.error("%s failed in %s (version %s): %s: %s", feature, uri, version, type(fault).__name__, _short(fault))
        log.debug("%s", feature, exc_info=True)
        return otherwise


def _short(fault: Any) -> str:
    """The fault on one line."""
    return " ".join(str(fault).split())[:300]
