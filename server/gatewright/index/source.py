"""Reads the YAML of the docs index and says what is wrong with its form.

Used when the index is compiled and checked, never by a running server.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

KIND_KEYS = {"kind", "title", "summary", "body", "beware", "spell", "same_as", "protocols", "see", "ref", "partial", "params", "checked"}
TEXT_KEYS = {"summary", "body", "values", "beware", "see", "example", "placeholder", "checked"}
STRUCTURE_KEYS = {
    "spell",
    "like",
    "computed",
    "kind",
    "kinds",
    "chosen_by",
    "params",
    "protocols",
    "requires",
    "conflicts_with",
    "only_with",
}
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
    "refused",
    "since",
    "deprecated",
    "at_least_one_of",
    "sensitive",
    "format",
    "refers",
}
PARAM_KEYS = TEXT_KEYS | STRUCTURE_KEYS | FACT_KEYS
QUOTA_KEYS = {"summary", "limit", "unit", "scope", "protocols", "adjustable", "note", "about", "see"}
VARIABLE_KEYS = {"summary", "type", "valid", "example", "beware", "see"}
MESSAGE_KEYS = {"says", "means", "see"}
SERVICE_KEYS = {"title", "summary", "body", "beware", "actions", "others", "paths", "see"}
ACTION_KEYS = {"required", "optional", "usual"}
VELOCITY_KEYS = {"summary", "takes", "gives", "without", "example", "shows", "beware", "see"}

QUOTAS = "quotas.yaml"
VARIABLES = "context_variables.yaml"
MESSAGES = "messages.yaml"
SERVICES = "services.yaml"
ACTIONS = "service_actions.yaml"
VELOCITY = "velocity.yaml"
KNOWN_DIFFERENCES = "known_differences.yaml"
"""The files that describe no kind: the service's limits, what `$context` holds, messages of which no rule knows, the AWS services that integrations
call, the actions that HTTP APIs call directly, what mapping templates know, and where the index differs from upstream on purpose."""

_LISTS = (QUOTAS, VARIABLES, MESSAGES, SERVICES, ACTIONS, VELOCITY, KNOWN_DIFFERENCES)

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
    """The YAML files of the docs index that describe a kind, in a fixed order."""
    return sorted(path for path in folder.rglob("*.yaml") if path.name not in _LISTS)


def read_source(path: Path) -> SourceFile:
    """Reads the file of a kind. Raises `SourceError` when it is no YAML mapping with a `kind`, or has a key that nothing knows."""
    file = read_mapping(path)
    if "kind" not in file.data:
        raise SourceError(path, 1, "the file is not a mapping with a `kind`")
    unknown = file.data.keys() - KIND_KEYS
    if unknown:
        raise SourceError(path, file.line(min(unknown)), f"`{min(unknown)}` is no key of a kind")
    for _, place, params in param_lists(file):
        for name, given in params.items():
            if not isinstance(given, dict):
                raise SourceError(path, file.line(*place, name), f"`{name}` is no mapping")
            unknown = set(cast(dict[str, Any], given)) - PARAM_KEYS
            if unknown:
                raise SourceError(path, file.line(*place, name, min(unknown)), f"`{min(unknown)}` is no key of a parameter")
    return file


def param_lists(file: SourceFile) -> Iterator[tuple[str, tuple[str, ...], dict[str, Any]]]:
    """The parameters of the file's kind, then those of its nested blocks: kind, place in the file, parameters by name."""
    return _param_lists(file.data["kind"], ("params",), file.data.get("params") or {})


def read_list(path: Path, keys: set[str], what: str) -> SourceFile:
    """Reads a file that maps names to entries with some of `keys`; without the file there are none.

    Raises `SourceError` when it is not of that form; `what` says what an entry is.
    """
    if not path.exists():
        return SourceFile(path, {}, {})
    file = read_mapping(path)
    for name, entry in file.data.items():
        unknown = set(cast(dict[str, Any], entry)) - keys if isinstance(entry, dict) else {name}
        if unknown:
            raise SourceError(path, file.line(name, min(unknown)), f"`{min(unknown)}` is no {what}")
    return file


def read_mapping(path: Path) -> SourceFile:
    """Reads a file of names, whatever they stand for. Raises `SourceError` when it is no YAML."""
    text = path.read_text(encoding="utf-8")
    try:
        node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
        data: Any = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError(path, mark.line + 1 if mark else 1, str(getattr(error, "problem", error))) from error
    return SourceFile(path, data if isinstance(data, dict) else {}, dict(_lines(node, ())))  # pyright: ignore[reportUnknownArgumentType]


def _lines(node: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), key.start_mark.line + 1
            yield from _lines(value, (*path, key.value))


def _param_lists(kind: str, path: tuple[str, ...], params: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...], dict[str, Any]]]:
    yield kind, path, params
    for name, given in params.items():
        if isinstance(given, dict) and "params" in given:
            yield from _param_lists(f"{kind}.{name}", (*path, name, "params"), given["params"])  # pyright: ignore[reportUnknownArgumentType]
