"""The values of a template as it runs, and how Java prints them.

Text, numbers, truth, lists and maps are Python's own. `UNKNOWN` is what cannot be told without the service or the file around the
template; whatever is made of it is unknown, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Protocol, TypeAlias, TypeGuard, runtime_checkable


class Unknown(Enum):
    """What a template cannot say without the service."""

    UNKNOWN = "…"


UNKNOWN: Final = Unknown.UNKNOWN

Value: TypeAlias = Any
"""`None` is Java's null: no value."""


class NoSuchMemberError(Exception):
    """The value has no member of that name, or not with such arguments; Velocity prints the reference as it stands."""


class RefusedError(Exception):
    """The service stops here, and answers with an error; the message says why."""


@runtime_checkable
class Host(Protocol):
    """An object of the service: `$input`, `$util`. Raises `NoSuchMemberError` for what it does not have, `RefusedError` where the service stops."""

    def get(self, name: str) -> Value:
        """The value of a property."""
        ...

    def call(self, name: str, arguments: list[Value]) -> Value:
        """The result of a method."""
        ...

    def put(self, name: str, value: Value) -> None:
        """Sets a property."""
        ...

    def __str__(self) -> str:
        """What it prints."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a map's `entrySet()`."""

    key: Value
    value: Value


def printed(value: Value) -> str:
    """A value as Java's `toString` writes it: `{a=1, b=[x, y]}`. `None` prints as `null` inside of others."""
    if is_map(value):
        return "{" + ", ".join(f"{printed(key)}={printed(inner)}" for key, inner in value.items()) + "}"
    if is_list(value):
        return "[" + ", ".join(printed(item) for item in value) + "]"
    match value:
        case str():
            return value
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float():
            return _double(value)
        case Unknown():
            return value.value
        case Entry(key=key, value=inner):
            return f"{printed(key)}={printed(inner)}"
        case _:
            return str(value)


def is_true(value: Value) -> bool:
    """What an `#if` of Velocity 1.7 takes for true: everything but `false` and null; an empty text, too."""
    return value is not None and value is not False


def alike(left: Value, right: Value) -> bool:
    """Whether `==` holds. Values of different classes are compared by what they print."""
    if left is None or right is None:
        return left is right
    if is_number(left) and is_number(right):
        return left == right
    if type(left) is type(right):
        return left == right
    return printed(left) == printed(right)


def is_list(value: Value) -> TypeGuard[list[Value]]:
    """Whether a value is a list."""
    return isinstance(value, list)


def is_map(value: Value) -> TypeGuard[dict[Value, Value]]:
    """Whether a value is a map."""
    return isinstance(value, dict)


def is_number(value: Value) -> TypeGuard[int | float]:
    """Whether a value is a number of Java; truth is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _double(value: float) -> str:
    """A double as Java prints it: `1.0`, `1.0E10`."""
    if value != value or value in (float("inf"), float("-inf")):
        return {True: "NaN"}.get(value != value) or ("Infinity" if value > 0 else "-Infinity")
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        return repr(value)
    digits, _, exponent = f"{value!r}".partition("e")
    if not exponent:
        digits, _, exponent = f"{value:.16e}".partition("e")
        digits = next((shorter for size in range(17) if float(f"{(shorter := f'{float(digits):.{size}f}')}e{exponent}") == value), digits)
    return f"{digits if '.' in digits else f'{digits}.0'}E{int(exponent)}"
