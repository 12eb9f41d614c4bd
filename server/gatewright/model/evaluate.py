"""What a value amounts to, as far as the files say: a Python value, or `UNKNOWN`.

Unknown is not absent. A value is known only when everything in it is known: literals, variables and parameters with a default,
locals, and the functions of `functions.py`. Whatever else stands in a file is `UNKNOWN`, and rules stay quiet on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatewright.model.functions import UNKNOWN, Known, Unknown, as_text, call, equal, fully_known, joined
from gatewright.model.value import (
    Bool,
    Call,
    Choice,
    Mapping,
    Missing,
    Null,
    Number,
    Opaque,
    PathStep,
    Ref,
    Sequence,
    Template,
    Text,
    Value,
)
from gatewright.text import Span

if TYPE_CHECKING:
    from gatewright.model.project import Project

__all__ = ["UNKNOWN", "Found", "Known", "Origin", "Unknown", "as_text", "evaluate", "fully_known"]

_DEPTH = 40
"""Values inside values and references to references, deeper than people write."""

_FOLLOWED = 2000
"""References that one evaluation follows. Each is worked out once, so that locals which name the next one twice do not double the work."""


@dataclass(frozen=True)
class Origin:
    """Where a value came from: the file and place, and what stands there (`default`, `terraform.tfvars`).

    `line` (from zero) is given for files that are no documents of a project, whose text nobody holds.
    """

    uri: str
    span: Span
    what: str
    line: int | None = None


@dataclass(frozen=True)
class Found:
    """The value behind a reference: the project to read it in, the value, and where it stands.

    `rest` are the attributes of the reference that lead on inside the value (`var.settings.size`).
    """

    project: Project
    value: Value
    origin: Origin
    rest: tuple[PathStep, ...] = ()


def evaluate(value: Value, project: Project) -> Known:
    """The Python value of `value` in `project`, or `UNKNOWN`. A mapping or list keeps `UNKNOWN` where an element is."""
    return _Evaluation().of(value, project, 0)


class _Evaluation:
    """One question, with the values that it is in the middle of and the references that it may still follow."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._done: dict[int, Known] = {}
        self._left = _FOLLOWED

    def of(self, value: Value, project: Project, depth: int) -> Known:
        """What a value amounts to."""
        if depth > _DEPTH:
            return UNKNOWN
        match value:
            case Text(text=text):
                return text
            case Number(value=number):
                return number
            case Bool(value=truth):
                return truth
            case Null():
                return None
            case Sequence(items=items):
                return self._all(items, project, depth)
            case Mapping(entries=entries):
                if any(entry.key is None for entry in entries):
                    return UNKNOWN
                return {entry.key: self.of(entry.value, project, depth + 1) for entry in entries}
            case Template(parts=parts):
                return joined(self._all(parts, project, depth))
            case Ref():
                return self._behind(value, project, depth)
            case Choice(condition=condition, then=then, otherwise=otherwise):
                return _choose(condition, *self._all((then, otherwise), project, depth))
            case Call(name=name, arguments=arguments):
                return call(name, self._all(arguments, project, depth))
            case Missing() | Opaque():
                return UNKNOWN

    def _all(self, values: tuple[Value, ...], project: Project, depth: int) -> list[Known]:
        return [self.of(value, project, depth + 1) for value in values]

    def _behind(self, ref: Ref, project: Project, depth: int) -> Known:
        """The value behind a reference; `UNKNOWN` when it leads back to where it came from."""
        found = project.find(ref) if ref.exact else None
        if found is None or id(found.value) in self._open or not self._left:
            return UNKNOWN
        self._left -= 1
        if id(found.value) not in self._done:
            self._open.add(id(found.value))
            self._done[id(found.value)] = self.of(found.value, found.project, depth + 1)
            self._open.discard(id(found.value))
        return _step_into(self._done[id(found.value)], found.rest)


def _step_into(value: Known, path: tuple[PathStep, ...]) -> Known:
    for step in path:
        if not isinstance(value, dict) or step.name not in value:
            return UNKNOWN
        value = value[step.name]  # pyright: ignore[reportUnknownVariableType]
    return value  # pyright: ignore[reportUnknownVariableType]


def _choose(condition: Value, then: Known, otherwise: Known) -> Known:
    """A condition is taken as open, whatever the defaults say: that is what it is for. Both ways may still be one."""
    if isinstance(condition, Bool):
        return then if condition.value else otherwise
    return then if fully_known(then) and equal(then, otherwise) else UNKNOWN
