r"""Selection expressions of HTTP and WebSocket APIs: what is looked at, to choose a route, a template, a model or a key?

Variables stand bare, `$request.body.action`, or in braces next to other words, `${request.body.service}/${request.body.action}`. Any
other text is what it says; so is `$default`, which may have a backslash. What is no variable and was probably meant as one is
`Malformed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from gatewright.text import Span, nearest

HTTP_ROUTES = ("${request.method} ${request.path}", "$request.method $request.path")
"""How an HTTP API chooses its route, in both spellings that the service takes; there is no other way."""

DEFAULTS = ("$default", "\\$default")
"""What always leads to the entry `$default`."""


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that is looked at; `name` is `request.body.action`, `span` is all of it, with dollar sign and braces."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Words:
    """Text that stands for itself."""

    text: str
    span: Span


class Fault(Enum):
    """Why a stretch is no variable."""

    NO_DOLLAR = "a variable starts with a dollar sign"
    OPEN_BRACE = "the closing brace is missing"


@dataclass(frozen=True, slots=True)
class Malformed:
    """What is no variable: the stretch, and the whole text that was probably meant."""

    fault: Fault
    span: Span
    meant: str | None = None


Piece: TypeAlias = Variable | Words | Malformed

_VARIABLE = re.compile(r"\$\{(?P<braced>[^{}]*)(?P<end>\}?)|(?<!\\)\$(?P<bare>(request|context|integration|stageVariables)\.[^\s${}/]+)")
_NO_DOLLAR = re.compile(r"\{?(?P<inside>(request|context|integration)\.[\w.\[\]-]+)\}?")
_UNKNOWN = re.compile(r"\$(?P<head>\w*)\.(?P<rest>[\w.\[\]-]+)")


def read(text: str) -> tuple[Piece, ...]:
    """What an expression consists of, in the order written."""
    return tuple(_pieces(text))


def variables(text: str) -> tuple[Variable, ...]:
    """The variables of an expression."""
    return tuple(piece for piece in read(text) if isinstance(piece, Variable))


def fixed(text: str) -> str | None:
    """What an expression always yields; `None` where that depends on what it looks at."""
    pieces = read(text)
    return text.removeprefix("\\") if pieces and all(isinstance(piece, Words) for piece in pieces) else None


def meant(variable: Variable, roots: tuple[str, ...]) -> str | None:
    """The variable that was probably meant by one that starts with none of some roots: `$request.boddy.action`, `$body.action`."""
    first, *behind = variable.name.split(".")
    for root in roots:
        head, tail = root.split(".")[:2]
        if behind and ((first == head and nearest(behind[0], [tail])) or (behind[0] == tail and nearest(first, [head]))):
            return ".".join([root, *behind[1:]])
        if first == tail and behind:
            return ".".join([root, *behind])
    return None


def _pieces(text: str) -> Iterator[Piece]:
    without_dollar = _NO_DOLLAR.fullmatch(text)
    if without_dollar:
        yield Malformed(Fault.NO_DOLLAR, Span(0, len(text)), f"${without_dollar['inside']}")
        return
    unknown = _UNKNOWN.fullmatch(text)
    if unknown:
        yield Variable(text[1:], Span(0, len(text)))
        return
    place = 0
    for found in _VARIABLE.finditer(text):
        if place < found.start():
            yield Words(text[place : found.start()], Span(place, found.start()))
        place = found.end()
        span = Span(*found.span())
        is_open = found["braced"] is not None and not found["end"]
        yield Malformed(Fault.OPEN_BRACE, span) if is_open else Variable(found["bare"] or found["braced"] or "", span)
    if place < len(text):
        yield Words(text[place:], Span(place, len(text)))
