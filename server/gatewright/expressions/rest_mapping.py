"""Parameter mappings of REST and WebSocket APIs: which part of a message does a key or a value name?

A key or value is one whole expression, never a mixture: `method.request.path.petId`, `context.identity.sourceIp`,
`stageVariables.bucket`, or fixed text in single quotes. Which of them can stand somewhere is a `Slot`. An expression that cannot
is `Malformed`: it says which stretch is wrong, and what was probably meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from gatewright.text import Span, nearest


@dataclass(frozen=True, slots=True)
class Slot:
    """What can stand at a place.

    Attributes:
        message: the message whose parts can be named: `method.request`.
        locations: the parts of it: `header`, `path`.
        values: whether what is no part of a message can stand there, too: `context` and stage variables.
        fixed: whether text in single quotes can.
    """

    message: str
    locations: tuple[str, ...]
    values: bool = False
    fixed: bool = False


PLACES = ("path", "querystring", "header")
MANY = ("multivaluequerystring", "multivalueheader")

METHOD_REQUEST = Slot("method.request", (*PLACES, *MANY))
"""What a method declares of its request."""

METHOD_RESPONSE = Slot("method.response", ("header",))
"""What a method declares of a response, and where a response mapping leads."""

INTEGRATION_REQUEST = Slot("integration.request", PLACES)
"""Where a request mapping leads."""

GATEWAY_RESPONSE = Slot("gatewayresponse", PLACES)
"""Where the mapping of a gateway response leads."""

FROM_REQUEST = Slot("method.request", (*PLACES, *MANY, "body"), values=True, fixed=True)
"""Where a request mapping, or that of a gateway response, takes a value from."""

FROM_ROUTE = Slot("route.request", ("querystring", "header", *MANY, "body"), values=True, fixed=True)
"""Where a request mapping of a WebSocket API takes a value from."""

FROM_RESPONSE = Slot("integration.response", ("header", "multivalueheader", "body"), values=True, fixed=True)
"""Where a response mapping takes a value from."""

IDENTITY = Slot("method.request", ("header", "querystring"), values=True)
"""What identifies a caller of a method with a `REQUEST` authorizer."""

TOKEN = Slot("method.request", ("header",))
"""Where the token is for the other authorizers."""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the text that was read."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message: `method.request.header.Accept`. The `name` of a body is a path into it, or nothing for all of it."""

    message: Word
    location: Word
    name: Word | None


@dataclass(frozen=True, slots=True)
class Context:
    """Something that `$context` holds: `context.identity.sourceIp`; the name is `identity.sourceIp`."""

    name: Word


@dataclass(frozen=True, slots=True)
class StageVariable:
    """A stage variable: `stageVariables.bucket`."""

    name: Word


@dataclass(frozen=True, slots=True)
class Fixed:
    """Text in single quotes; `text` is what stands between them."""

    text: Word


class Fault(Enum):
    """Why a text is no expression for its slot."""

    EMPTY = "nothing is written"
    MESSAGE = "it names no message, or one that has no place here"
    LOCATION = "the message has no such part"
    NO_NAME = "it names no parameter"
    NAME = "the name has characters that no name can have"
    OPEN_QUOTE = "the closing quote is missing"
    UNQUOTED = "it is text, and not in single quotes"


@dataclass(frozen=True, slots=True)
class Malformed:
    """No expression for its slot: the stretch that is wrong, and the expression that was probably meant."""

    fault: Fault
    span: Span
    meant: str | None = None


Expression: TypeAlias = Part | Context | StageVariable | Fixed | Malformed

_NAME = re.compile(r"[A-Za-z0-9._$-]+")
_STAGE_VARIABLE = re.compile(r"[A-Za-z0-9_]+")
_CONTEXT = re.compile(r"\S+")
_FREE = {"context.": Context, "stageVariables.": StageVariable}
_LIKE_EXPRESSION = re.compile(r"\$|(method|integration|route|request|response|gatewayresponse|context|stageVariables)\.")
_ELSEWHERE = re.compile(
    r"(?P<message>(method|integration|route|gateway)?[._]?(request|response)s?\.)?(?P<location>[A-Za-z]+)\.(?P<name>[\w.$-]+)\+?",
    re.IGNORECASE,
)
_SHORT = {"query": "querystring", "queryparams": "querystring", "queryparameters": "querystring", "pathparameters": "path"}


def read(text: str, slot: Slot) -> Expression:
    """What a key or a value says."""
    whole = Span(0, len(text))
    if not text:
        return Malformed(Fault.EMPTY, whole)
    if text.startswith("'") and slot.fixed:
        closed = len(text) > 1 and text.endswith("'")
        return Fixed(_word(text, 1, len(text) - 1)) if closed else Malformed(Fault.OPEN_QUOTE, whole, f"{text}'")
    if text.startswith(f"{slot.message}."):
        return _part(text, slot)
    for head, free in _FREE.items() if slot.values else ():
        if text.startswith(head):
            allowed = _CONTEXT if free is Context else _STAGE_VARIABLE
            return _named(text, len(head), allowed) or free(_word(text, len(head), len(text)))
    meant = _meant(text, slot)
    if slot.fixed and not meant and not looks_like_expression(text):
        return Malformed(Fault.UNQUOTED, whole, f"'{text}'")
    return Malformed(Fault.MESSAGE, whole, meant)


def looks_like_expression(text: str) -> bool:
    """Whether a text starts as an expression of this or a related language does: `$request.`, `method.`."""
    return bool(_LIKE_EXPRESSION.match(text))


def may_become_expression(start: str) -> bool:
    """Whether a text of which only the start is known can still turn into an expression."""
    heads = ("method.", "integration.", "context.", "stageVariables.", "gatewayresponse.", "'")
    return any(head.startswith(start) or start.startswith(head) for head in heads)


def _part(text: str, slot: Slot) -> Part | Malformed:
    start = len(slot.message) + 1
    dot = text.find(".", start)
    location = _word(text, start, dot if dot >= 0 else len(text))
    if location.text not in slot.locations:
        return Malformed(Fault.LOCATION, location.span, _meant(text, slot))
    message = _word(text, 0, len(slot.message))
    if location.text == "body":
        return Part(message, location, _word(text, dot + 1, len(text)) if dot >= 0 else None)
    wrong = _named(text, location.span.end + 1, _NAME)
    if wrong:
        meant = text.removesuffix("+")
        return Malformed(wrong.fault, wrong.span, meant if meant != text and not _named(meant, location.span.end + 1, _NAME) else None)
    return Part(message, location, _word(text, location.span.end + 1, len(text)))


def _named(text: str, start: int, allowed: re.Pattern[str]) -> Malformed | None:
    """What is wrong with the name that starts there."""
    if start >= len(text):
        return Malformed(Fault.NO_NAME, Span(0, len(text)))
    return None if allowed.fullmatch(text, start) else Malformed(Fault.NAME, Span(start, len(text)))


def _meant(text: str, slot: Slot) -> str | None:
    """The expression that somebody meant who knows it from another place, another kind of API, or a template."""
    bare = re.sub(r"\$\{(.*)\}|\$(.*)", r"\1\2", text, flags=re.DOTALL)
    for head, free in _FREE.items() if slot.values else ():
        allowed = _CONTEXT if free is Context else _STAGE_VARIABLE
        if bare.startswith(head) and not _named(bare, len(head), allowed):
            return bare
    found = _ELSEWHERE.fullmatch(bare)
    if not found or not (found["message"] or found["location"].lower() in (*slot.locations, *_SHORT, "headers")):
        return None
    written = found["location"].lower()
    location = written if written in slot.locations else _SHORT.get(written) or nearest(written, slot.locations)
    return f"{slot.message}.{location}.{found['name']}" if location in slot.locations else None


def _word(text: str, start: int, end: int) -> Word:
    return Word(text[start:end], Span(start, end))
