"""URIs of integrations and authorizers: what is called, and which parts does its address have?

An address is an ARN or a URL. The ARN of an operation has the Region, then the service, then `action/` with the name of an operation or
`path/` with the path of one; a Lambda function is called at a path of the Lambda service that has the function's own ARN in it. Variables
of the path and stage variables may stand in both. A mark stands for words that are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from gatewright.text import Span, nearest


class Form(Enum):
    """What kind of address it is."""

    INVOCATION = "a Lambda function, by its invocation ARN"
    OPERATION = "an operation of an AWS service"
    FUNCTION = "a Lambda function, by its own ARN"
    LISTENER = "a listener of a load balancer"
    CLOUD_MAP = "a service of Cloud Map"
    ARN = "something else in AWS"
    URL = "a URL"
    OPEN = "not known: its start is not"
    NONE = "no address"


class Role(Enum):
    """What a stretch of an address is."""

    PARTITION = auto()
    REGION = auto()
    SUBDOMAIN = auto()
    SERVICE = auto()
    WAY = auto()
    """`path` or `action`."""
    ACTION = auto()
    VERSION = auto()
    """The version of the Lambda API, which is a date."""
    CALLED = auto()
    """The ARN of a function as a whole; its parts follow it."""
    ACCOUNT = auto()
    FUNCTION = auto()
    QUALIFIER = auto()
    ENDING = auto()
    """`invocations`, behind the function."""
    RESOURCE = auto()
    """What an ARN names in its service."""
    SCHEME = auto()
    HOST = auto()
    PORT = auto()
    SEGMENT = auto()
    QUERY = auto()


class Piece(NamedTuple):
    """A stretch of an address."""

    role: Role
    text: str
    span: Span


class Variable(NamedTuple):
    """`{name}`, or `${stageVariables.name}`. `span` has the braces; a `greedy` one has a plus sign, as only paths can."""

    name: str
    name_span: Span
    span: Span
    of_stage: bool = False
    greedy: bool = False


class Fault(Enum):
    """Why an address cannot be called."""

    WAY = "neither path nor action stands behind the service"
    NOT_CALLED = "no operation is named"
    NO_FUNCTION = "no function is named"
    NESTED = "the ARN of a call stands where that of a function belongs"
    NO_ENDING = "the end of the call is missing"
    ENDING = "the end of the call is another word, or not the end"
    VERSION = "the end of the call does not go with the version"
    HOST = "there is no host"
    PORT = "the port is closed to API Gateway"
    BLANK = "it has a blank in it"


class Malformed(NamedTuple):
    """Why an address cannot be called: the stretch that is wrong, and what probably belongs in its place."""

    fault: Fault
    span: Span
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Uri:
    """An address that was read.

    Attributes:
        form: what kind of address it is, also where it is not complete.
        pieces: its parts, in the order of the text; those inside another one follow it.
        variables: what is filled in when it is called.
        malformed: why it cannot be called, whatever the words that are not known turn out to be.
    """

    form: Form
    pieces: tuple[Piece, ...] = ()
    variables: tuple[Variable, ...] = ()
    malformed: Malformed | None = None

    def piece(self, role: Role) -> Piece | None:
        """The first part with a role."""
        return next((piece for piece in self.pieces if piece.role is role), None)

    def at(self, offset: int) -> Piece | None:
        """The smallest part that a place touches."""
        return min((piece for piece in self.pieces if piece.span.touches(offset)), key=lambda piece: len(piece.text), default=None)

    def variable_at(self, offset: int) -> Variable | None:
        """The variable that a place touches."""
        return next((variable for variable in self.variables if variable.span.touches(offset)), None)


INVOCATIONS = {"2015-03-31": "invocations", "2021-11-15": "response-streaming-invocations"}
"""By the version of the Lambda API, how the call of a function ends: with one answer, or with one that streams."""

WAYS = ("action", "path")
"""How an operation is named: by its own name, or by its path."""

ANYTHING = "\0"
"""Stands in an address for words of which nothing is known."""

WORD = "\1"
"""Stands in an address for one word without colon and slash: a Region, an account, the name of a function."""

_STAGE_VARIABLE = rf"\$\{{stageVariables\.(?P<stage>[^{{}}{ANYTHING}{WORD}]*)\}}"
_VARIABLES = re.compile(rf"{_STAGE_VARIABLE}|(?<!\$)\{{(?P<name>[A-Za-z0-9._-]+)(?P<greedy>\+?)\}}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_AUTHORITY = re.compile(r"(?P<host>(?:\$\{[^{}]*\}|[^/:?#\s])*)(?::(?P<port>[^/?#\s]*))?")
_INNER_ARN = re.compile(r"arn:[^:/]*:apigateway:")


def read(text: str) -> Uri:
    """The parts of an address."""
    variables = tuple(_variables(text))
    if text.startswith("arn:"):
        return _Arn(text, variables).read()
    scheme = _SCHEME.match(text)
    if scheme:
        return _url(text, scheme.end(1), variables)
    if not is_unknown(text[:1]):
        return Uri(Form.NONE, (), variables)
    return Uri(Form.OPEN, tuple(_path(text, 1)) if text[1:2] == "/" else (), variables)


def is_unknown(words: str) -> bool:
    """Whether some of the words are not known."""
    return ANYTHING in words or WORD in words


def _variables(text: str) -> Iterator[Variable]:
    for found in _VARIABLES.finditer(text):
        group = "name" if found["stage"] is None else "stage"
        yield Variable(found[group], Span(*found.span(group)), Span(*found.span()), group == "stage", bool(found["greedy"]))


def _url(text: str, scheme_end: int, variables: tuple[Variable, ...]) -> Uri:
    authority = _AUTHORITY.match(text, scheme_end + 3)
    assert authority, "the pattern takes nothing, too"
    pieces = [_piece(text, Role.SCHEME, 0, scheme_end), _piece(text, Role.HOST, *authority.span("host"))]
    if authority["port"] is not None:
        pieces.append(_piece(text, Role.PORT, *authority.span("port")))
    blank = re.search(r"\s", text)
    malformed = Malformed(Fault.BLANK, Span(*blank.span())) if blank else None
    if not authority["host"]:
        malformed = Malformed(Fault.HOST, Span(0, authority.end()))
    elif authority["port"] and authority["port"].isdecimal() and not _is_open(authority["port"]):
        malformed = Malformed(Fault.PORT, Span(*authority.span("port")))
    return Uri(Form.URL, (*pieces, *_path(text, authority.end())), variables, malformed)


def _calls(ending: str) -> bool:
    """Whether what stands behind a function is meant to call it: below a function are other things, too."""
    return not ending or is_unknown(ending) or "invocation" in ending or nearest(ending, INVOCATIONS.values()) is not None


def _is_open(port: str) -> bool:
    """Whether an integration may call a port: 80, 443 and 1024 to 65535."""
    return len(port) <= 5 and (int(port) in (80, 443) or 1024 <= int(port) <= 65535)


def _path(text: str, start: int) -> Iterator[Piece]:
    """The segments of a path, and the query behind it."""
    query = text.find("?", start)
    end = query if query >= 0 else len(text)
    for found in re.compile(r"[^/]+").finditer(text, start, end):
        yield _piece(text, Role.SEGMENT, *found.span())
    if query >= 0:
        yield _piece(text, Role.QUERY, query + 1, len(text))


def _piece(text: str, role: Role, start: int, end: int) -> Piece:
    return Piece(role, text[start:end], Span(start, end))


@dataclass
class _Arn:
    """An ARN while it is read from left to right."""

    text: str
    variables: tuple[Variable, ...]

    def read(self) -> Uri:
        fields = list(self._fields(0, 6))
        match self._word(fields, 2):
            case "apigateway":
                return self._call(fields)
            case "lambda" if len(fields) > 5 and self.text.startswith("function:", fields[5].start):
                return self._uri(Form.FUNCTION, self._function(0, len(self.text)))
            case "elasticloadbalancing" if self.text.startswith("listener/", fields[-1].start):
                form = Form.LISTENER
            case "servicediscovery" if self.text.startswith("service/", fields[-1].start):
                form = Form.CLOUD_MAP
            case _:
                form = Form.ARN
        return self._uri(form, self._named(fields))

    def _uri(self, form: Form, pieces: list[Piece], malformed: Malformed | None = None) -> Uri:
        return Uri(form, tuple(pieces), self.variables, malformed)

    def _fields(self, start: int, most: int) -> Iterator[Span]:
        """The words between the first colons; the last one has all the rest."""
        for _ in range(most - 1):
            colon = self.text.find(":", start)
            if colon < 0:
                break
            yield Span(start, colon)
            start = colon + 1
        yield Span(start, len(self.text))

    def _word(self, fields: list[Span], number: int) -> str:
        return fields[number].of(self.text) if number < len(fields) else ""

    def _pieces(self, fields: list[Span], *roles: Role | None) -> list[Piece]:
        return [Piece(role, field.of(self.text), field) for field, role in zip(fields, roles, strict=False) if role]

    def _named(self, fields: list[Span]) -> list[Piece]:
        return self._pieces(fields, None, Role.PARTITION, Role.SERVICE, Role.REGION, Role.ACCOUNT, Role.RESOURCE)

    def _call(self, fields: list[Span]) -> Uri:
        """What API Gateway calls: behind the Region stand the service and the operation."""
        pieces = self._pieces(fields, None, Role.PARTITION, None, Role.REGION)
        if len(fields) < 5 or "/" in fields[4].of(self.text):
            return self._unfinished(pieces)
        start, end = fields[4].start, fields[4].end
        subdomain, dot, service = fields[4].of(self.text).rpartition(".")
        if dot:
            pieces.append(_piece(self.text, Role.SUBDOMAIN, start, start + len(subdomain)))
        pieces.append(_piece(self.text, Role.SERVICE, end - len(service), end))
        if len(fields) < 6:
            return self._unfinished(pieces)
        way, slash, _ = fields[5].of(self.text).partition("/")
        behind = fields[5].start + len(way)
        pieces.append(_piece(self.text, Role.WAY, fields[5].start, behind))
        if is_unknown(way):
            return self._uri(Form.OPERATION, pieces)
        if way not in WAYS or not slash:
            return self._uri(Form.OPERATION, pieces, self._wrong_way(way, pieces[-1].span, slash))
        if service == "lambda" and way == "path":
            return self._invocation(behind + 1, pieces)
        if way == "action":
            pieces += self._action(behind + 1)
        else:
            pieces += _path(self.text, behind + 1)
        return self._uri(Form.OPERATION, pieces)

    def _action(self, start: int) -> Iterator[Piece]:
        """The name of an operation, and the parameters behind it."""
        query = re.compile(r"[/?&]").search(self.text, start)
        end = query.start() if query else len(self.text)
        yield _piece(self.text, Role.ACTION, start, end)
        if query:
            yield _piece(self.text, Role.QUERY, end + 1, len(self.text))

    def _unfinished(self, pieces: list[Piece]) -> Uri:
        end = len(self.text)
        return self._uri(Form.OPERATION, pieces, None if is_unknown(self.text) else Malformed(Fault.NOT_CALLED, Span(0, end)))

    def _wrong_way(self, way: str, span: Span, slash: str) -> Malformed:
        """`...:sqs:SendMessage` lacks the word, `...:sqs:actions/SendMessage` has another."""
        lacks_word = not slash and way[:1].isupper()
        return Malformed(Fault.WAY, span, f"action/{way}" if lacks_word else nearest(way, WAYS) if slash else None)

    def _invocation(self, start: int, pieces: list[Piece]) -> Uri:
        """`2015-03-31/functions/FUNCTION/invocations`; other paths of the Lambda service are other operations."""
        version_end = self.text.find("/", start)
        functions = version_end + 1
        if version_end < 0 or not self.text.startswith("functions/", functions):
            return self._uri(Form.OPERATION, [*pieces, *_path(self.text, start)])
        pieces.append(_piece(self.text, Role.VERSION, start, version_end))
        called = functions + len("functions/")
        if _INNER_ARN.match(self.text, called):
            inner = _piece(self.text, Role.CALLED, called, len(self.text))
            return self._uri(Form.INVOCATION, [*pieces, inner], Malformed(Fault.NESTED, inner.span))
        end = self.text.find("/", called)
        if end >= 0 and not _calls(self.text[end + 1 :]):
            return self._uri(Form.OPERATION, [*pieces[:-1], *_path(self.text, start)])
        pieces += self._called(called, end if end >= 0 else len(self.text))
        if end >= 0:
            pieces.append(_piece(self.text, Role.ENDING, end + 1, len(self.text)))
        return self._uri(Form.INVOCATION, pieces, self._wrong_call(self.text[start:version_end], called, end))

    def _called(self, start: int, end: int) -> list[Piece]:
        """The function that is called: its ARN, or something unknown with a qualifier behind it."""
        whole = _piece(self.text, Role.CALLED, start, end)
        if whole.text.startswith("arn:"):
            return [whole, *self._function(start, end)]
        colon = whole.text.rfind(":")
        known_by_mark = colon > 0 and is_unknown(whole.text[:colon])
        return [whole, _piece(self.text, Role.QUALIFIER, start + colon + 1, end)] if known_by_mark else [whole]

    def _function(self, start: int, end: int) -> list[Piece]:
        """The parts of a function's ARN."""
        fields = [Span(field.start, min(field.end, end)) for field in self._fields(start, 9) if field.start <= end]
        roles = (None, Role.PARTITION, None, Role.REGION, Role.ACCOUNT, None, Role.FUNCTION, Role.QUALIFIER)
        return self._pieces(fields, *roles)

    def _wrong_call(self, version: str, called: int, end: int) -> Malformed | None:
        """What is wrong with the call of a function, as far as the known words tell; `end` is the slash behind the function."""
        text, wanted = self.text, INVOCATIONS.get(version)
        function = text[called : end if end >= 0 else len(text)]
        if not function:
            return Malformed(Fault.NO_FUNCTION, Span.at(called))
        if end < 0:
            missing = Malformed(Fault.NO_ENDING, Span.at(len(text)), f"/{wanted}" if wanted else None)
            return None if ANYTHING in function else missing
        ending = Span(end + 1, len(text))
        written = ending.of(text)
        if is_unknown(written) or is_unknown(version) or (wanted and written == wanted):
            return None
        if wanted and written in INVOCATIONS.values():
            return Malformed(Fault.VERSION, ending)
        return Malformed(Fault.ENDING, ending, wanted)
