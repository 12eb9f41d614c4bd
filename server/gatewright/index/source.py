"""Reads the YAML of the docs index and says what is wrong with its form.

Used when the index is compiled and checked, never by a running server.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

KIND_KEYS = {"kind", "title", "summary", "body", "beware", "spell", "see", "ref", "partial", "params", "checked"}
TEXT_KEYS = {"summary", "body", "values", "beware", "see", "example", "placeholder", "checked"}
STRUCTURE_KEYS = {"spell", "computed", "kind", "params", "requires", "conflicts_with"}
FACT_KEYS = {
    "type",
    "of",
    "required",
    "default",
    "update",
    "min",
    "max",
    "min_length",
    "max_length",
    "min_items",
    "max_items",
    "pattern",
    "accepts",
    "since",
    "deprecated",
    "at_least_one_of",
    "sensitive",
    "format",
    "refers",
}
PARAM_KEYS = TEXT_KEYS | STRUCTURE_KEYS | FACT_KEYS

Lines = dict[tuple[str, ...], int]


@dataclass(frozen=True)
class SourceError(Exception):
    """A fault in a file of the docs index: where (line from one) and what."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class SourceFile:
    """One file of the docs index: its data, and the line (from one) of every key path in it."""

    path: Path
    data: dict[str, Any]
    lines: Lines

    def line(self, *keys: str) -> int:
        """The line of a key, or of the nearest key around it."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)


def source_files(folder: Path) -> list[Path]:
    """The YAML files of the docs index, in a fixed order."""
    return sorted(folder.rglob("*.yaml"))


def read_source(path: Path) -> SourceFile:
    """Reads one file. Raises `SourceError` when it is no YAML mapping with a `kind`."""
    text = path.read_text(encoding="utf-8")
    try:
        node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
        data: Any = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError(path, mark.line + 1 if mark else 1, str(getattr(error, "problem", error))) from error
    if not isinstance(data, dict) or "kind" not in data:
        raise SourceError(path, 1, "the file is not a mapping with a `kind`")
    return SourceFile(path, data, dict(_lines(node, ())))  # pyright: ignore[reportUnknownArgumentType]


def _lines(node: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), key.start_mark.line + 1
            yield from _lines(value, (*path, key.value))
