"""What a value amounts to, as far as the files say: a Python value, or `UNKNOWN`.

Unknown is not absent. A value is known only when everything in it is known: literals, variables and parameters with a default,
locals, and the functions below. Whatever else stands in a file is `UNKNOWN`, and rules stay quiet on it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

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

_DEPTH = 40
"""Deeper than people write; a reference that leads back to itself ends here."""


class Unknown(Enum):
    """The type of `UNKNOWN`."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        return False


UNKNOWN: Final = Unknown.UNKNOWN
"""What cannot be known from the files."""

Known: TypeAlias = Any
"""A Python value (text, number, bool, `None`, list, dict), or `UNKNOWN`."""


@dataclass(frozen=True)
class Origin:
    """Where a value came from: the file and place, and what stands there (`default`, `terraform.tfvars`)."""

    uri: str
    span: Span
    what: str


@dataclass(frozen=True)
class Found:
    """The value behind a reference: the project to read it in, the value, and where it stands.

    `rest` are the attributes of the reference that lead on inside the value (`var.settings.size`).
    """

    project: Project
    value: Value
    origin: Origin
    rest: tuple[PathStep, ...] = ()


def evaluate(value: Value, project: Project, depth: int = 0) -> Known:
    """The Python value of `value` in `project`, or `UNKNOWN`. A mapping or list keeps `UNKNOWN` where an element is."""
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
            return [evaluate(item, project, depth + 1) for item in items]
        case Mapping(entries=entries):
            if any(entry.key is None for entry in entries):
                return UNKNOWN
            return {entry.key: evaluate(entry.value, project, depth + 1) for entry in entries}
        case Template(parts=parts):
            return _joined([evaluate(part, project, depth + 1) for part in parts])
        case Ref():
            found = project.find(value) if value.exact else None
            return _step_into(evaluate(found.value, found.project, depth + 1), found.rest) if found else UNKNOWN
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return _choose(condition, evaluate(then, project, depth + 1), evaluate(otherwise, project, depth + 1))
        case Call(name=name, arguments=arguments):
            return _call(name, [evaluate(argument, project, depth + 1) for argument in arguments])
        case Missing() | Opaque():
            return UNKNOWN


def fully_known(value: Known) -> bool:
    """Whether nothing in a value is `UNKNOWN`."""
    if isinstance(value, dict):
        return all(map(fully_known, value.values()))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    if isinstance(value, list):
        return all(map(fully_known, value))  # pyright: ignore[reportUnknownArgumentType]
    return value is not UNKNOWN


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
    return then if fully_known(then) and _equal(then, otherwise) else UNKNOWN


def as_text(value: Known) -> str | Unknown:
    """A scalar as a template would print it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return UNKNOWN


def _joined(parts: list[Known]) -> Known:
    texts = [as_text(part) for part in parts]
    return "".join(text for text in texts if text) if all(text is not UNKNOWN for text in texts) else UNKNOWN


def _call(name: str, arguments: list[Known]) -> Known:
    function = _FUNCTIONS.get(name)
    if function is None or not all(map(fully_known, arguments)):
        return UNKNOWN
    try:
        return function(*arguments)
    except (TypeError, ValueError, IndexError, KeyError, AttributeError, ZeroDivisionError, OverflowError):
        return UNKNOWN  # the arguments do not fit: the tool that runs the file will say so


def _element(items: list[Known], index: int) -> Known:
    return items[int(index) % len(items)]


def _to_number(value: Known) -> Known:
    return value if isinstance(value, (int, float)) else (float(value) if "." in value else int(value))


def _merge(*mappings: dict[str, Known]) -> Known:
    return {key: value for mapping in mappings for key, value in mapping.items()}


def _flatten(*lists: list[Known]) -> Known:
    return [item for items in lists for item in items]


def _coalesce(*values: Known) -> Known:
    return next(value for value in values if value not in (None, ""))


def _equal(left: Known, right: Known) -> bool:
    return type(left) is type(right) and left == right


_FUNCTIONS: dict[str, Callable[..., Known]] = {
    "base64encode": lambda text: base64.b64encode(text.encode()).decode(),
    "coalesce": _coalesce,
    "concat": _flatten,
    "element": _element,
    "endswith": lambda text, end: text.endswith(end),
    "format": lambda form, *values: form % tuple(values),
    "join": lambda separator, items: separator.join(items),
    "jsonencode": lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False),
    "keys": sorted,
    "length": len,
    "lookup": lambda mapping, key, *default: mapping.get(key, *default) if default else mapping[key],
    "lower": str.lower,
    "max": max,
    "merge": _merge,
    "min": min,
    "replace": lambda text, old, new: UNKNOWN if old.startswith("/") else text.replace(old, new),
    "split": lambda separator, text: text.split(separator),
    "startswith": lambda text, start: text.startswith(start),
    "title": str.title,
    "tobool": lambda value: value if isinstance(value, bool) else {"true": True, "false": False}[value],
    "tolist": list,
    "tomap": dict,
    "tonumber": _to_number,
    "toset": lambda items: sorted(set(items)),
    "tostring": as_text,
    "trim": lambda text, characters: text.strip(characters),
    "trimprefix": lambda text, prefix: text.removeprefix(prefix),
    "trimspace": str.strip,
    "trimsuffix": lambda text, suffix: text.removesuffix(suffix),
    "upper": str.upper,
    "==": _equal,
    "!=": lambda left, right: not _equal(left, right),
    "!": lambda truth: not truth if isinstance(truth, bool) else UNKNOWN,
    "&&": lambda left, right: left and right,
    "||": lambda left, right: left or right,
    "+": lambda left, right: left + right,
    "-": lambda left, *right: left - right[0] if right else -left,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "%": lambda left, right: left % right,
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
}
