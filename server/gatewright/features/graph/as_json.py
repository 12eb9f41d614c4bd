"""An API as JSON of a stable form (`docs/graph.md`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from gatewright.features.graph.parts import Sketch


def as_json(sketches: Iterable[Sketch]) -> list[dict[str, Any]]:
    """The sketches as lists, mappings and plain values."""
    return [asdict(sketch) for sketch in sketches]
