"""What does a route key match?

An HTTP API reads `GET /pets/{id}`: a verb in capitals, one blank, and a path whose segments are words, `{name}` or, at the end,
`{name+}`; or it is `$default`. A WebSocket API takes any text, and has three names of its own that start with `$`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.text import Span

DEFAULT = "$default"
"""The key of the route that takes what no other matches, in both kinds of API."""

CONNECT = "$connect"
WEBSOCKET_EVENTS = (CONNECT, "$disconnect", DEFAULT)
"""The keys that a WebSocket API gives a meaning to."""

VERBS = ("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")

_KEY = re.compile(r"(?P<before>\s*)(?P<verb>[^\s/:]*)(?P<gap>[\s:]*)(?P<path>.*?)(?P<after>\s*)", re.DOTALL)
_VARIABLE = re.compile(r"\{(?P<name>[^{}+]+)(?P<greedy>\+?)\}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What the service cannot read in a key, and where."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two slashes of a path. `variable` is the name between braces, `greedy` says that it takes all that follows."""

    span: Span
    text: str
    variable: str | None = None
    greedy: bool = False


@dataclass(frozen=True, slots=True)
class HttpRouteKey:
    """A route key of an HTTP API, read as far as it goes. `$default` has neither verb nor path."""

    text: str
    verb: str
    verb_span: Span
    path: str
    path_span: Span
    segments: tuple[Segment, ...]
    faults: tuple[Fault, ...]

    @property
    def is_default(self) -> bool:
        """Whether it is the catch-all."""
        return self.text == DEFAULT

    @property
    def variables(self) -> tuple[Segment, ...]:
        """The segments that take any word, in the order of the path."""
        return tuple(segment for segment in self.segments if segment.variable)

    @property
    def matches(self) -> str:
        """The key with its variables unnamed: two keys that are alike in it match the same requests."""
        if self.is_default:
            return DEFAULT
        return f"{self.verb} " + "".join(f"/{_unnamed(segment)}" for segment in self.segments)


def read_http_key(text: str) -> HttpRouteKey:
    """Reads any text as a route key of an HTTP API. What is wrong with it stands in `faults`."""
    if text == DEFAULT:
        return HttpRouteKey(text, "", Span.at(0), "", Span.at(0), (), ())
    found = _KEY.fullmatch(text)
    assert found, "every text has the form of verb, gap and path, each of which may be empty"
    verb_span, path_span = Span(*found.span("verb")), Span(*found.span("path"))
    segments = tuple(_segments(found["path"], path_span.start))
    key = HttpRouteKey(text, found["verb"], verb_span, found["path"], path_span, segments, ())
    faults = (*_faults_of_form(key, Span(*found.span("gap"))), *_faults_of_path(key))
    return HttpRouteKey(text, key.verb, verb_span, key.path, path_span, segments, faults)


def mended_http_key(text: str) -> str | None:
    """The key that was certainly meant, where only its form is wrong: `get pets` is `GET /pets`."""
    key = read_http_key(text)
    verb = "ANY" if key.verb == "*" else key.verb.upper()
    if verb not in VERBS or not key.path:
        return None
    mended = f"{verb} /{key.path.removeprefix('/')}"
    return None if read_http_key(mended).faults else mended


def websocket_fault(text: str) -> Fault | None:
    """What a WebSocket API refuses in a key: a name with `$` that it does not have."""
    if text.startswith("$") and text not in WEBSOCKET_EVENTS:
        names = "`$connect`, `$disconnect` and `$default`"
        return Fault(Span(0, len(text)), f"of the keys that start with `$` there are only {names}")
    return None


def _segments(path: str, start: int) -> Iterator[Segment]:
    offset = start + 1
    for text in path.split("/")[1:]:
        found = _VARIABLE.fullmatch(text)
        yield Segment(Span(offset, offset + len(text)), text, found["name"] if found else None, bool(found and found["greedy"]))
        offset += len(text) + 1


def _unnamed(segment: Segment) -> str:
    if segment.variable is None:
        return segment.text
    return "{+}" if segment.greedy else "{}"


def _faults_of_form(key: HttpRouteKey, gap: Span) -> Iterator[Fault]:
    whole = Span(0, len(key.text))
    if key.text.startswith("$"):
        yield Fault(whole, "of the keys that start with `$` an HTTP API has only `$default`")
        return
    if not key.verb:
        yield Fault(whole, "a verb is missing in front of the path")
    elif key.verb not in VERBS:
        known = key.verb.upper() in VERBS
        yield Fault(key.verb_span, f"verbs are written in capitals, `{key.verb.upper()}`" if known else f"`{key.verb}` is no verb")
    if not key.path:
        yield Fault(whole, "a path is missing behind the verb")
    elif not key.path.startswith("/"):
        yield Fault(key.path_span, "a path starts with `/`")
    elif key.verb and gap.of(key.text) != " ":
        yield Fault(gap if gap.of(key.text) else whole, "exactly one blank stands between verb and path")
    if key.text != key.text.strip():
        yield Fault(whole, "a key neither starts nor ends with a blank")


def _faults_of_path(key: HttpRouteKey) -> Iterator[Fault]:
    for segment in key.segments:
        if segment.greedy and segment is not key.segments[-1]:
            yield Fault(segment.span, f"`{segment.text}` takes all that follows, so it can only be the last segment")
        if segment.variable is None and re.search(r"[{}]", segment.text):
            yield Fault(segment.span, f"`{segment.text}` is no variable; `{{name}}` takes a whole segment")
        if re.search(r"\s", segment.text):
            yield Fault(segment.span, "a path has no blanks")
