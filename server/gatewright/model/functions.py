"""What do the functions and operators of a configuration give?

Names are those of Terraform; CloudFormation's `Fn::Join` and the like are lowered to them. A function that is not here, or
arguments that do not fit, give `UNKNOWN`: the tool that runs the file will say what is wrong with them.
"""

# What a file holds may be of any type; whatever does not fit raises, and `call` turns that into `UNKNOWN`.
# pyright: reportUnknownLambdaType=false, reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Callable
from enum import Enum
from typing import Any, Final, Literal, TypeAlias


class Unknown(Enum):
    """The type of `UNKNOWN`."""

    UNKNOWN = "unknown"

    def __bool__(self) -> Literal[False]:
        return False


UNKNOWN: Final = Unknown.UNKNOWN
"""What cannot be known from the files."""

Known: TypeAlias = Any
"""A Python value (text, number, bool, `None`, list, dict), or `UNKNOWN`."""

_LONGEST = 1_000_000
"""Characters. Nobody writes longer values; a few references to references to references can make them."""

_DIRECTIVE = re.compile(r"%(?:%|(?P<flags>[-+0 ]?\d{0,3}(?:\.\d{0,3})?)(?P<verb>[a-zA-Z]))")
_NUMBER = re.compile(r"-?\d+(?P<real>(?:\.\d+)?(?:[eE][-+]?\d{1,2})?)")


def call(name: str, arguments: list[Known]) -> Known:
    """The result of a function or operator, `UNKNOWN` when it or one of its arguments cannot be known."""
    function = _FUNCTIONS.get(name)
    if function is None or not all(map(fully_known, arguments)):
        return UNKNOWN
    try:
        return function(*arguments)
    except (TypeError, ValueError, IndexError, KeyError, AttributeError, ZeroDivisionError, OverflowError):
        return UNKNOWN


def fully_known(value: Known) -> bool:
    """Whether nothing in a value is `UNKNOWN`."""
    if isinstance(value, dict):
        return all(map(fully_known, value.values()))
    if isinstance(value, list):
        return all(map(fully_known, value))
    return value is not UNKNOWN


def as_text(value: Known) -> str | Unknown:
    """A scalar as a template would print it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return str(_whole(value))
    return UNKNOWN


def joined(parts: list[Known], separator: str = "") -> str | Unknown:
    """The texts of scalars, one behind the other."""
    texts = [as_text(part) for part in parts]
    known = [text for text in texts if isinstance(text, str)]
    fits = len(known) == len(texts) and sum(map(len, known)) + len(separator) * len(known) <= _LONGEST
    return separator.join(known) if fits else UNKNOWN


def equal(left: Known, right: Known) -> bool:
    """Whether two values are the same, in type too: `true` is not `1`, but `1.0` is."""
    match left, right:
        case dict(), dict():
            return left.keys() == right.keys() and all(equal(left[key], right[key]) for key in left)
        case list(), list():
            return len(left) == len(right) and all(map(equal, left, right))
        case _:
            return left == right and _is_number(left) == _is_number(right)


def _is_number(value: Known) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _whole(number: Known) -> Known:
    """A number without `.0`: Terraform has one type of numbers."""
    return int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 1e15 else number


def _numbers(operate: Callable[..., Known]) -> Callable[..., Known]:
    """An operator that takes numbers only: Python would also repeat and join texts."""

    def checked(*values: Known) -> Known:
        return _whole(operate(*values)) if values and all(map(_is_number, values)) else UNKNOWN

    return checked


def _compared(compare: Callable[[Known, Known], bool]) -> Callable[[Known, Known], Known]:
    return lambda left, right: compare(left, right) if _is_number(left) and _is_number(right) else UNKNOWN


def _all_of(*truths: Known) -> Known:
    return all(truths) if all(isinstance(truth, bool) for truth in truths) else UNKNOWN


def _any_of(*truths: Known) -> Known:
    return any(truths) if all(isinstance(truth, bool) for truth in truths) else UNKNOWN


def _listed(value: Known) -> list[Known]:
    """The value, when it is a list; Python would also take the characters of a text or the keys of a mapping."""
    if not isinstance(value, list):
        raise TypeError
    return value


def _format(form: str, *values: Known) -> Known:
    """`%s`, `%d`, `%f`, `%t` and `%v` with a width; what else Terraform knows is left alone."""
    waiting = list(values)

    def filled(directive: re.Match[str]) -> str:
        if directive.group() == "%%":
            return "%"
        flags, verb, value = directive["flags"], directive["verb"], waiting.pop(0)
        if (verb == "d" and isinstance(_whole(value), int)) or (verb == "f" and _is_number(value)):
            return f"%{flags}{verb}" % value
        if verb in "sv" or (verb == "t" and isinstance(value, bool)):
            text = as_text(value)
            if isinstance(text, str):
                return f"%{flags}s" % text
        raise ValueError

    if "%" in _DIRECTIVE.sub("", form):
        return UNKNOWN
    text = _DIRECTIVE.sub(filled, form)
    return UNKNOWN if waiting else text


def _json(value: Known) -> str:
    """As `jsonencode` writes it: keys in order, and the characters that mean something in HTML as escapes."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, sort_keys=True, allow_nan=False)
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found.group()):04x}", text)


def _to_number(value: Known) -> Known:
    if _is_number(value):
        return value
    found = _NUMBER.fullmatch(value)
    return UNKNOWN if found is None else float(value) if found["real"] else int(value)


def _merge(*mappings: dict[str, Known]) -> Known:
    return {key: value for mapping in mappings for key, value in mapping.items()}


def _replace(text: str, old: str, new: str) -> Known:
    """What stands between two slashes is a regular expression of Go."""
    return UNKNOWN if len(old) > 1 and old.startswith("/") and old.endswith("/") else text.replace(old, new)


_FUNCTIONS: dict[str, Callable[..., Known]] = {
    "base64encode": lambda text: base64.b64encode(text.encode()).decode(),
    "coalesce": lambda *values: next((value for value in values if value not in (None, "")), UNKNOWN),
    "concat": lambda *lists: [item for items in lists for item in _listed(items)],
    "element": lambda items, index: _listed(items)[int(index) % len(items)],
    "endswith": lambda text, end: text.endswith(end),
    "format": _format,
    "join": lambda separator, *lists: joined([item for items in lists for item in _listed(items)], separator),
    "jsonencode": _json,
    "keys": lambda mapping: sorted(mapping.keys()),
    "length": len,
    "lookup": lambda mapping, key, *default: mapping.get(key, *default) if default else mapping[key],
    "lower": str.lower,
    "max": _numbers(lambda *values: max(values)),
    "merge": _merge,
    "min": _numbers(lambda *values: min(values)),
    "replace": _replace,
    "split": lambda separator, text: text.split(separator),
    "startswith": lambda text, start: text.startswith(start),
    "title": lambda text: re.sub(r"(?<!\w)\w", lambda first: first.group().upper(), text),
    "tobool": lambda value: value if isinstance(value, bool) else {"true": True, "false": False}[value],
    "tolist": _listed,
    "tomap": dict,
    "tonumber": _to_number,
    "toset": lambda items: sorted(set(_listed(items))),
    "tostring": as_text,
    "trim": lambda text, characters: text.strip(characters),
    "trimprefix": lambda text, prefix: text.removeprefix(prefix),
    "trimspace": str.strip,
    "trimsuffix": lambda text, suffix: text.removesuffix(suffix),
    "upper": str.upper,
    "==": equal,
    "!=": lambda left, right: not equal(left, right),
    "!": lambda truth: not truth if isinstance(truth, bool) else UNKNOWN,
    "&&": _all_of,
    "||": _any_of,
    "+": _numbers(lambda left, right: left + right),
    "-": _numbers(lambda left, *right: left - right[0] if right else -left),
    "*": _numbers(lambda left, right: left * right),
    "/": _numbers(lambda left, right: left / right),
    "%": _numbers(math.fmod),
    "<": _compared(lambda left, right: left < right),
    ">": _compared(lambda left, right: left > right),
    "<=": _compared(lambda left, right: left <= right),
    ">=": _compared(lambda left, right: left >= right),
}
