"""What a reference stands for, as far as a template says it: which members are chained, and of which type is its value?

What a JSONPath finds, what a macro is given and what comes out of a map is only known when the template runs; its type is `UNKNOWN`.
A variable that is set to values of several types in a template is of none of them for certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from gatewright.expressions.velocity.tree import (
    Boolean,
    Define,
    Expression,
    Foreach,
    Index,
    Interpolated,
    Items,
    Link,
    Macro,
    Method,
    Node,
    Number,
    Pairs,
    Range,
    Reference,
    Set,
    String,
)
from gatewright.expressions.velocity.walk import walk
from gatewright.index import TemplateMember

UNKNOWN: Final = "object"
"""The type of what may be anything."""

Members = Mapping[str, TemplateMember]


class Step(NamedTuple):
    """One link of a chain: the type that it belongs to (`$input`, `string`), the member where that is known, and the type of its value."""

    link: Link
    owner: str
    member: TemplateMember | None
    gives: str


def steps(reference: Reference, members: Members, variables: Mapping[str, str]) -> Iterator[Step]:
    """The links of a reference from the left; `variables` has the types of those that the template sets."""
    owner = type_of_name(reference.name, members, variables)
    for link in reference.links:
        member = None if isinstance(link, Index) else members.get(f"{owner}.{link.name}")
        gives = _given(link, member)
        yield Step(link, owner, member, gives)
        owner = gives


def type_of_name(name: str, members: Members, variables: Mapping[str, str]) -> str:
    """The type of a variable: `$input` for one with members of its own."""
    if name in variables:
        return variables[name]
    known = members.get(f"${name}")
    if known is None:
        return UNKNOWN
    return f"${name}" if known.gives == UNKNOWN else known.gives


def type_of(expression: Expression | None, members: Members, variables: Mapping[str, str]) -> str:
    """The type of a value."""
    match expression:
        case Reference():
            last = type_of_name(expression.name, members, variables)
            for step in steps(expression, members, variables):
                last = step.gives
            return last
        case String() | Interpolated():
            return "string"
        case Number():
            return "number"
        case Boolean():
            return "boolean"
        case Items() | Range():
            return "list"
        case Pairs():
            return "map"
        case _:
            return UNKNOWN


def variables_of(nodes: Iterable[Node], members: Members) -> dict[str, str]:
    """The variables that a template sets anywhere, with their types."""
    types: dict[str, str] = {}
    for part in walk(nodes):
        match part:
            case Set(target=Reference(name=name, links=()), value=value):
                _note(types, name, type_of(value, members, types))
            case Foreach(variable=Reference(name=name), source=source):
                _note(types, name, _element(source, members, types))
            case Define(variable=Reference(name=name)):
                _note(types, name, UNKNOWN)
            case Macro(parameters=parameters):
                for parameter in parameters:
                    _note(types, parameter.name, UNKNOWN)
            case _:
                pass
    return types


def _note(types: dict[str, str], name: str, found: str) -> None:
    types[name] = found if types.get(name, found) == found else UNKNOWN


def _given(link: Link, member: TemplateMember | None) -> str:
    if member is None:
        return UNKNOWN
    if isinstance(link, Method) and not link.arguments and member.without:
        return member.without
    return member.gives


def _element(source: Expression | None, members: Members, types: Mapping[str, str]) -> str:
    """The type of what a loop goes through."""
    match source:
        case Range():
            return "number"
        case Items(items=items):
            found = {type_of(item, members, types) for item in items}
            return found.pop() if len(found) == 1 else UNKNOWN
        case Reference(links=(*_, Method(name="entrySet"))):
            return "entry"
        case Reference(links=(*_, Method(name="keySet"))):
            return "string"
        case _:
            return UNKNOWN
