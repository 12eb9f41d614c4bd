"""Where in the docs index does a kind or parameter stand?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gatewright.index.source import SourceError, SourceFile, param_lists


@dataclass(frozen=True)
class Place:
    """A kind or parameter as it is written: its file, the keys that lead to it, and what stands there."""

    file: SourceFile
    keys: tuple[str, ...]
    data: dict[str, Any]

    def fault(self, message: str, *keys: str) -> SourceError:
        """Something wrong with it, at one of its keys, or in its first line."""
        return SourceError(self.file.path, self.file.line(*self.keys, *keys), message)


def places(files: Iterable[SourceFile]) -> dict[str, Place]:
    """By canonical id, every kind that has a file of its own, and every parameter."""
    found: dict[str, Place] = {}
    for file in files:
        found[file.data["kind"]] = Place(file, (), file.data)
        for kind, keys, params in param_lists(file):
            found |= {f"{kind}/{name}": Place(file, (*keys, name), given) for name, given in params.items()}
    return found


def place_of(entry: str, found: dict[str, Place]) -> Place:
    """The place of a kind or parameter; of a nested block that of the parameter that holds it."""
    return found.get(entry) or found["/".join(entry.rsplit(".", 1))]
