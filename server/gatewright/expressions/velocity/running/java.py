"""Methods that Java's text, lists, maps and numbers have, as far as templates use them.

Names and results are those of java.lang.String, java.util.List, java.util.Map and java.lang.Number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gatewright.expressions.velocity.running.values import UNKNOWN, Entry, NoSuchMemberError, Value, is_list, is_map, is_number, printed


def call(value: Value, name: str, arguments: list[Value]) -> Value:
    """The result of a method. Raises `NoSuchMemberError` where the value has none of that name for such arguments, or Java would throw."""
    if value is UNKNOWN or UNKNOWN in arguments:
        return UNKNOWN
    match name, arguments:
        case "toString", []:
            return printed(value)
        case "equals", [other]:
            return type(value) is type(other) and value == other
        case _:
            pass
    try:
        return _called(value, name, arguments)
    except (ValueError, IndexError, re.error, OverflowError) as error:
        raise NoSuchMemberError(name) from error


def _called(value: Value, name: str, arguments: list[Value]) -> Value:
    if isinstance(value, str):
        return _of_text(value, name, arguments)
    if is_list(value):
        return _of_list(value, name, arguments)
    if is_map(value):
        return _of_map(value, name, arguments)
    if is_number(value):
        return _of_number(value, name, arguments)
    if isinstance(value, Entry) and not arguments and name in ("getKey", "getValue"):
        return value.key if name == "getKey" else value.value
    raise NoSuchMemberError(name)


def get(value: Value, name: str) -> Value:
    """The value of a property: what a map has under that name, or what `getName()` or `isName()` give."""
    if is_map(value):
        return value.get(name)
    match value:
        case Entry():
            if name in ("key", "value"):
                return value.key if name == "key" else value.value
        case str() | list():
            if name == "empty":
                return not value
        case _:
            if value is UNKNOWN:
                return UNKNOWN
    raise NoSuchMemberError(name)


def at(value: Value, index: Value) -> Value:
    """What `[index]` gives: an item of a list, or the value of a key."""
    if value is UNKNOWN or index is UNKNOWN:
        return UNKNOWN
    if is_list(value) and isinstance(index, int) and not isinstance(index, bool) and -len(value) <= index < len(value):
        return value[index]
    if is_map(value):
        return value.get(index)
    raise NoSuchMemberError(printed(index))


def _of_text(text: str, name: str, arguments: list[Value]) -> Value:
    match name, arguments:
        case "charAt", [int(index)]:
            return _item(text, index)
        case "compareTo", [str(other)]:
            return (text > other) - (text < other)
        case "concat", [str(more)]:
            return text + more
        case "contains", [part]:
            return printed(part) in text
        case "endsWith", [str(end)]:
            return text.endswith(end)
        case "equalsIgnoreCase", [str(other)]:
            return text.lower() == other.lower()
        case "hashCode", []:
            return _hash(text)
        case "indexOf", [str(part)]:
            return text.find(part)
        case "indexOf", [str(part), int(start)]:
            return text.find(part, max(start, 0))
        case "isEmpty", []:
            return not text
        case "lastIndexOf", [str(part)]:
            return text.rfind(part)
        case "length", []:
            return len(text)
        case "matches", [str(pattern)]:
            return re.fullmatch(pattern, text) is not None
        case "replace", [str(old), str(new)]:
            return text.replace(old, new)
        case "replaceAll", [str(pattern), str(new)]:
            return re.sub(pattern, _replacement(new), text)
        case "replaceFirst", [str(pattern), str(new)]:
            return re.sub(pattern, _replacement(new), text, count=1)
        case "split", [str(pattern)]:
            return _split(text, pattern)
        case "split", [str(pattern), int(limit)]:
            return list(re.split(pattern, text, maxsplit=max(limit - 1, 0)))
        case "startsWith", [str(start)]:
            return text.startswith(start)
        case "substring", [int(start)]:
            return _cut(text, start, len(text))
        case "substring", [int(start), int(end)]:
            return _cut(text, start, end)
        case "toLowerCase", []:
            return text.lower()
        case "toUpperCase", []:
            return text.upper()
        case "trim", []:
            return text.strip()
        case _:
            raise NoSuchMemberError(name)


def _of_list(items: list[Value], name: str, arguments: list[Value]) -> Value:
    match name, arguments:
        case "add", [value]:
            items.append(value)
            return True
        case "add", [int(index), value]:
            items.insert(index, value)
            return None
        case "addAll", [more] if is_list(more):
            items.extend(more)
            return bool(more)
        case "clear", []:
            return items.clear()
        case "contains", [wanted]:
            return wanted in items
        case "get", [int(index)]:
            return _item(items, index)
        case "indexOf", [wanted]:
            return items.index(wanted) if wanted in items else -1
        case "isEmpty", []:
            return not items
        case "remove", [int(index)]:
            return items.pop(index)
        case "set", [int(index), value]:
            before = _item(items, index)
            items[index] = value
            return before
        case "size", []:
            return len(items)
        case "subList", [int(start), int(end)]:
            return _cut(items, start, end)
        case _:
            raise NoSuchMemberError(name)


def _of_map(pairs: dict[Value, Value], name: str, arguments: list[Value]) -> Value:
    match name, arguments:
        case "clear", []:
            return pairs.clear()
        case "containsKey", [key]:
            return key in pairs
        case "containsValue", [value]:
            return value in pairs.values()
        case "entrySet", []:
            return [Entry(key, value) for key, value in pairs.items()]
        case "get", [key]:
            return pairs.get(key)
        case "isEmpty", []:
            return not pairs
        case "keySet", []:
            return list(pairs)
        case "put", [key, value]:
            before = pairs.get(key)
            pairs[key] = value
            return before
        case "putAll", [more] if is_map(more):
            return pairs.update(more)
        case "remove", [key]:
            return pairs.pop(key, None)
        case "size", []:
            return len(pairs)
        case "values", []:
            return list(pairs.values())
        case _:
            raise NoSuchMemberError(name)


def _of_number(number: float, name: str, arguments: list[Value]) -> Value:
    match name, arguments:
        case "compareTo", [int() | float() as other]:
            return (number > other) - (number < other)
        case "doubleValue", []:
            return float(number)
        case (("intValue" | "longValue"), []):
            return int(number)
        # What belongs to the class is called on a number of it: `#set($Integer = 0)`, then `$Integer.parseInt("5")`.
        case (("parseInt" | "parseLong"), [str(text)]):
            return int(text)
        case (("parseDouble" | "parseFloat"), [str(text)]):
            return float(text)
        case "valueOf", [str() | int() | float() as value]:
            return float(value) if isinstance(number, float) else int(value)
        case _:
            raise NoSuchMemberError(name)


def _hash(text: str) -> int:
    """As java.lang.String counts it, in 32 bits with a sign."""
    units = text.encode("utf-16-be", "surrogatepass")
    number = 0
    for high, low in zip(units[::2], units[1::2], strict=True):
        number = (number * 31 + high * 256 + low) & 0xFFFFFFFF
    return number - (1 << 32) if number >= 1 << 31 else number


def _item(items: Sequence[Value], index: int) -> Value:
    if not 0 <= index < len(items):
        raise IndexError
    return items[index]


def _cut(items: Sequence[Value], start: int, end: int) -> Sequence[Value]:
    if not 0 <= start <= end <= len(items):
        raise IndexError
    return items[start:end]


def _split(text: str, pattern: str) -> list[Value]:
    """Java leaves out empty texts at the end."""
    parts: list[Value] = re.split(pattern, text)
    while len(parts) > 1 and parts[-1] == "":
        parts.pop()
    return parts


def _replacement(text: str) -> str:
    """A replacement as Java writes it, with `$1` for groups and a backslash before what is meant as it stands."""
    return re.sub(r"\\(.)|\$(\d+)", lambda found: f"\\g<{found[2]}>" if found[2] else found[1].replace("\\", "\\\\"), text, flags=re.DOTALL)
