"""Parameter mappings of HTTP APIs: what does a key change, and what does a value put there?

A key is an action and a place, `append:header.x-tenant`, `overwrite:path`. A value is text with variables in it: alone a variable
stands bare, `$request.path`, next to other text in braces, `/v2${request.path}`. Which places and messages there are depends on
the `Side`. What cannot be read is `Malformed`: it says which stretch is wrong, and what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from gatewright.text import Span, nearest


@dataclass(frozen=True, slots=True)
class Side:
    """The way to the backend, or the way back.

    Attributes:
        message: the message that variables read: `request`, `response`.
        sources: the parts of it that they can name.
        named: the places that a key can change, each thing in them by its name.
        whole: the place that it can only overwrite as a whole.
    """

    message: str
    sources: tuple[str, ...]
    named: tuple[str, ...]
    whole: str

    @property
    def places(self) -> tuple[str, ...]:
        """All places that a key can change."""
        return (*self.named, self.whole)


REQUEST = Side("request", ("header", "querystring", "path", "body"), ("header", "querystring"), "path")
RESPONSE = Side("response", ("header", "body"), ("header",), "statuscode")

ACTIONS = ("append", "overwrite", "remove")
"""What a key can do. A whole place can only be overwritten."""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the text that was read."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Key:
    """What an entry changes: `append:header.x-tenant`. The path and the status have no name."""

    action: Word
    place: Word
    name: Word | None


@dataclass(frozen=True, slots=True)
class Words:
    """Text that is sent as it stands."""

    text: Word


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message: `$request.header.accept`. Path and body stand alone too, and the name of a body is a path into it."""

    message: Word
    location: Word
    name: Word | None


@dataclass(frozen=True, slots=True)
class Context:
    """Something that `$context` holds: `$context.requestId`; the name is `requestId`."""

    name: Word


@dataclass(frozen=True, slots=True)
class StageVariable:
    """A stage variable: `$stageVariables.tenant`."""

    name: Word


class Fault(Enum):
    """Why a text is no key, or a stretch of a value not what it looks like."""

    ACTION = "it starts with no action"
    PLACE = "there is no such place to change"
    NOT_WHOLE = "that place can only be overwritten"
    NO_NAME = "the name is missing"
    NAMED = "that place takes no name"
    MESSAGE = "there is no such variable here"
    LOCATION = "the message has no such part"
    NAME = "the name has characters that no name can have"
    NO_BRACES = "a variable next to other text needs braces"
    OPEN_BRACE = "the closing brace is missing"
    QUOTED = "the quotes are sent along"
    NO_DOLLAR = "it is text; a variable starts with a dollar sign"


@dataclass(frozen=True, slots=True)
class Malformed:
    """What is no key, or no variable: the stretch that is wrong, and the whole text that was probably meant."""

    fault: Fault
    span: Span
    meant: str | None = None


Piece: TypeAlias = Words | Part | Context | StageVariable | Malformed

REMOVED = "''"
"""The value beside a key that removes."""

_RESERVED = frozenset(
    {
        "authorization",
        "connection",
        "content-encoding",
        "content-length",
        "content-location",
        "forwarded",
        "keep-alive",
        "origin",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailers",
        "transfer-encoding",
        "upgrade",
        "via",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
    }
)
_RESERVED_STARTS = ("access-control-", "apigw-", "x-amz-", "x-amzn-")
_SHORT = {"query": "querystring", "queryparams": "querystring", "status": "statuscode"}
_NAME = re.compile(r"[^\s,;:/{}\"'()<>@\[\]\\?=]+")
_KEY_LIKE = re.compile(
    r"((?P<action>[A-Za-z]+):|(?P<dotted>append|overwrite|remove)[.]|(?P<rest>(method|integration)[.](request|response)[.]))?"
    r"(?P<place>[A-Za-z]+)([.](?P<name>.+))?",
    re.DOTALL,
)
_BRACED = re.compile(r"\$\{(?P<inside>[^{}]*)(?P<end>\}?)")
_BARE = re.compile(r"\$(?P<inside>(request|response|context|stageVariables)(\.[\w.-]*\w)?)")
_ELSEWHERE = re.compile(r"(method[.]|integration[.]|route[.])?(?P<inside>(request|response|context|stageVariables)\.[\w.-]+)")


def is_reserved(header: str) -> bool:
    """Whether no mapping may touch that header."""
    name = header.lower()
    return name in _RESERVED or name.startswith(_RESERVED_STARTS)


def read_key(text: str, side: Side) -> Key | Malformed:
    """What an entry changes."""
    action, colon, rest = text.partition(":")
    if not colon or action not in ACTIONS:
        return Malformed(Fault.ACTION, Span(0, len(action) if colon else len(text)), _meant_key(text, side))
    place, dot, name = rest.partition(".")
    start = len(action) + 1
    key = Key(_word(text, 0, len(action)), _word(text, start, start + len(place)), _word(text, start + len(place) + 1, len(text)))
    if place not in side.places:
        return Malformed(Fault.PLACE, key.place.span, _meant_key(text, side))
    if place == side.whole:
        if action != "overwrite":
            return Malformed(Fault.NOT_WHOLE, key.action.span, f"overwrite:{place}")
        return (
            Malformed(Fault.NAMED, Span(key.place.span.end, len(text)), f"overwrite:{place}") if dot else Key(key.action, key.place, None)
        )
    if not name:
        return Malformed(Fault.NO_NAME, Span(0, len(text)))
    return key if _NAME.fullmatch(name) else Malformed(Fault.NAME, Span(len(text) - len(name), len(text)))


def read_value(text: str, side: Side) -> tuple[Piece, ...]:
    """What a value consists of, in the order written."""
    return tuple(_pieces(text, side))


def extent(piece: Piece, text: str) -> Span:
    """All of a piece, a variable with its dollar sign and braces."""
    match piece:
        case Words(text=words):
            return Span(0, len(text)) if text == REMOVED else words.span
        case Malformed(span=span):
            return span
        case Part(message=message, location=location, name=name):
            start, end = message.span.start, (name or location).span.end
        case Context(name=name):
            start, end = name.span.start - len("context."), name.span.end
        case StageVariable(name=name):
            start, end = name.span.start - len("stageVariables."), name.span.end
    braced = text[start - 1 : start] == "{"
    return Span(start - 2, end + 1) if braced else Span(start - 1, end)


def _pieces(text: str, side: Side) -> Iterator[Piece]:
    whole = Span(0, len(text))
    if text == REMOVED:
        yield Words(_word(text, 0, 0))
    elif len(text) > 1 and text[0] == text[-1] == "'":
        yield Malformed(Fault.QUOTED, whole, text[1:-1])
    elif _ELSEWHERE.fullmatch(text):
        yield Malformed(Fault.NO_DOLLAR, whole, _meant_value(text, side))
    elif re.match(r"\$[A-Za-z]", text):
        bare = _BARE.match(text)
        # A path into a body may hold anything, so it ends where the text ends.
        if bare and bare.end() < len(text) and not text.startswith(f"${side.message}.body"):
            yield Malformed(Fault.NO_BRACES, Span(*bare.span()), f"${{{bare['inside']}}}{text[bare.end() :]}")
        else:
            yield _variable(text, Span(1, len(text)), whole, side)
    else:
        yield from _mixed(text, side)


def _mixed(text: str, side: Side) -> Iterator[Piece]:
    """Text with variables in braces."""
    place = 0
    for found in _BRACED.finditer(text):
        yield from _plain(text, Span(place, found.start()))
        place = found.end()
        whole, inside = Span(*found.span()), Span(*found.span("inside"))
        yield _variable(text, inside, whole, side) if found["end"] else Malformed(Fault.OPEN_BRACE, whole)
    yield from _plain(text, Span(place, len(text)))


def _plain(text: str, span: Span) -> Iterator[Piece]:
    """The words between two variables; one of them may be a variable whose braces were forgotten."""
    for found in _BARE.finditer(text, *span):
        if "." in found["inside"]:
            meant = f"{text[: found.start()]}${{{found['inside']}}}{text[found.end() :]}"
            yield Malformed(Fault.NO_BRACES, Span(*found.span()), meant)
            return
    if span.start < span.end:
        yield Words(Word(span.of(text), span))


def _variable(text: str, inside: Span, whole: Span, side: Side) -> Piece:
    head, dot, rest = inside.of(text).partition(".")
    start = inside.start + len(head) + 1
    name = _word(text, start, inside.end)
    match head:
        case "context" if dot:
            return Context(name)
        case "stageVariables" if dot:
            return StageVariable(name) if re.fullmatch(r"\w+", rest) else Malformed(Fault.NAME, name.span)
        case side.message if dot:
            return _part(text, Word(head, Span(inside.start, start - 1)), Span(start, inside.end), side)
        case _:
            return Malformed(Fault.MESSAGE, whole, _meant_value(text, side) if whole == Span(0, len(text)) else None)


def _part(text: str, message: Word, rest: Span, side: Side) -> Piece:
    # `$request.body[0].id` has no dot before its index.
    found = re.match(r"[A-Za-z]*", rest.of(text))
    location = _word(text, rest.start, rest.start + (found.end() if found else 0))
    behind = text[location.span.end : rest.end]
    if location.text not in side.sources:
        close = _close(location.text, side.sources)
        return Malformed(
            Fault.LOCATION, location.span, f"{text[: location.span.start]}{close}{text[location.span.end :]}" if close else None
        )
    if location.text == "body":
        return Part(message, location, _word(text, location.span.end, rest.end) if behind else None)
    if not behind and location.text == "path":
        return Part(message, location, None)
    if not behind.startswith(".") or behind == ".":
        return Malformed(Fault.NO_NAME, Span(message.span.start, rest.end))
    name = _word(text, location.span.end + 1, rest.end)
    return Part(message, location, name) if _NAME.fullmatch(name.text) else Malformed(Fault.NAME, name.span)


def _meant_key(text: str, side: Side) -> str | None:
    """The key that somebody meant who slipped, or who knows them from REST APIs."""
    found = _KEY_LIKE.fullmatch(text)
    if not found:
        return None
    written = found["action"] or found["dotted"]
    action = _close(written, ACTIONS) if written else "overwrite"
    place = _close(found["place"], side.named if found["rest"] else side.places)
    meant = f"{action}:{place}.{found['name']}" if found["name"] and place != side.whole else f"{action}:{place}"
    return meant if action and place and isinstance(read_key(meant, side), Key) else None


def _meant_value(text: str, side: Side) -> str | None:
    """The variable that somebody meant who knows it from REST or WebSocket APIs."""
    found = _ELSEWHERE.fullmatch(text.lstrip("$"))
    if not found:
        return None
    meant = f"${found['inside']}"
    return meant if meant != text and not any(isinstance(piece, Malformed) for piece in read_value(meant, side)) else None


def _close(written: str, known: tuple[str, ...]) -> str | None:
    """The word of those known that was probably meant."""
    word = _SHORT.get(written.lower(), written.lower())
    return word if word in known else nearest(word, known)


def _word(text: str, start: int, end: int) -> Word:
    return Word(text[start:end], Span(start, end))
