"""A place to lead somebody to."""

from __future__ import annotations

from dataclasses import dataclass

from gatewright.text import Span


@dataclass(frozen=True)
class Spot:
    """A stretch of some file."""

    uri: str
    span: Span
