"""What does a YAML file say, and where? In parts, exactly as PyYAML reads it, and as well as can be where it is broken."""

from __future__ import annotations

from gatewright.syntax.data import DataTree
from gatewright.syntax.yaml.cut import Piece, cut
from gatewright.syntax.yaml.recut import parts_of, recut
from gatewright.syntax.yaml.unclosed import runs_on


def parse(text: str, earlier: DataTree | None = None) -> DataTree:
    """The tree of a file; parts that say what a part of an `earlier` version said are not read again. Never raises."""
    old = earlier.parts if earlier else ()
    parts = (recut(text, earlier) if earlier else None) or parts_of(text, cut(text), old)
    if len(parts) > 1 and runs_on(text, parts):
        parts = parts_of(text, [Piece(parts[0].base, len(text), ())], old)
    return DataTree(text, tuple(parts))


__all__ = ["parse"]
