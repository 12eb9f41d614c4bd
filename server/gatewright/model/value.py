"""What a value in a file is: text, a reference, a template, a call, or something that cannot be known.

Every value knows its place. `match` on the union, so that a new case fails type checking where it is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from gatewright.text import SourceMap, Span


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand in the file as they are. `span` covers the quotes; `map` leads from the decoded `text` to the file."""

    span: Span
    text: str
    map: SourceMap
    quoted: bool = True

    @property
    def inner(self) -> Span:
        """The stretch between the quotes."""
        return Span(self.map.start, self.map.end)


@dataclass(frozen=True, slots=True)
class Number:
    """A number; `text` is how it was written."""

    span: Span
    value: int | float
    text: str


@dataclass(frozen=True, slots=True)
class Bool:
    """`true` or `false`."""

    span: Span
    value: bool


@dataclass(frozen=True, slots=True)
class Null:
    """An explicit null: as if the attribute were not written."""

    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    span: Span
    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A key of a mapping and its value. `key` is `None` where the key itself must be computed."""

    key: str | None
    key_span: Span
    value: Value


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written."""

    span: Span
    entries: tuple[MapEntry, ...]


class PathStep(NamedTuple):
    """One attribute name behind a reference: `.id`, and where it stands."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference: `aws_api_gateway_rest_api.orders.id`, `!Ref Orders`, `!GetAtt Orders.RootResourceId`.

    `target` is the address that it names and `path` the attributes behind it. `exact` is false when an index (`[0]`,
    `[each.key]`, `[*]`) picks among several instances of the target.
    """

    span: Span
    target: str
    target_span: Span
    path: tuple[PathStep, ...] = ()
    exact: bool = True

    @property
    def attribute(self) -> str | None:
        """The names behind the target, joined by dots."""
        return ".".join(step.name for step in self.path) or None


@dataclass(frozen=True, slots=True)
class Template:
    """Text with values inside: `"arn:${var.partition}:..."`, `!Sub`."""

    span: Span
    parts: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function or operator applied to values: `jsonencode(...)`, `!Join`. Names are those of Terraform."""

    span: Span
    name: str
    arguments: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two values, by a condition: `a ? b : c`, `!If`."""

    span: Span
    condition: Value
    then: Value
    otherwise: Value


@dataclass(frozen=True, slots=True)
class Missing:
    """The empty place where a value would stand; somebody is typing there."""

    span: Span


@dataclass(frozen=True, slots=True)
class Opaque:
    """Something written that is never evaluated. `inside` keeps the values in it, for their references."""

    span: Span
    inside: tuple[Value, ...] = ()


Value: TypeAlias = Text | Number | Bool | Null | Sequence | Mapping | Ref | Template | Call | Choice | Missing | Opaque


def children(value: Value) -> tuple[Value, ...]:
    """The values directly inside a value."""
    match value:
        case Sequence(items=inside) | Template(parts=inside) | Call(arguments=inside) | Opaque(inside=inside):
            return inside
        case Mapping(entries=entries):
            return tuple(entry.value for entry in entries)
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case Text() | Number() | Bool() | Null() | Ref() | Missing():
            return ()


def walk(value: Value) -> Iterator[Value]:
    """The value and everything inside it, outermost first."""
    pending = [value]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(children(current)))


def picked(value: Value | None) -> Ref | None:
    """The reference that a value is, also where a computed index picks one of several: `aws_lambda_function.pets[each.key].arn`."""
    match value:
        case (Ref() as ref) | Template(parts=(Ref() as ref,)):
            return ref
        case Opaque(span=span, inside=(Ref() as ref, *_)) if ref.span == span:
            return ref
        case _:
            return None


def relocate(value: Value, places: SourceMap) -> Value:
    """The same value with its places, counted in a decoded string, led back to the file."""

    def here(span: Span) -> Span:
        return places.span(span)

    span = here(value.span)
    match value:
        case Text(text=text, map=own):
            return Text(span, text, own.through(places), quoted=False)
        case Number() | Bool() | Null() | Missing():
            return replace(value, span=span)
        case Sequence(items=items):
            return Sequence(span, tuple(relocate(item, places) for item in items))
        case Mapping(entries=entries):
            return Mapping(span, tuple(MapEntry(entry.key, here(entry.key_span), relocate(entry.value, places)) for entry in entries))
        case Ref(target=target, target_span=target_span, path=path, exact=exact):
            return Ref(span, target, here(target_span), tuple(PathStep(step.name, here(step.span)) for step in path), exact)
        case Template(parts=parts):
            return Template(span, tuple(relocate(part, places) for part in parts))
        case Call(name=name, arguments=arguments):
            return Call(span, name, tuple(relocate(argument, places) for argument in arguments))
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return Choice(span, relocate(condition, places), relocate(then, places), relocate(otherwise, places))
        case Opaque(inside=inside):
            return Opaque(span, tuple(relocate(part, places) for part in inside))
