"""Parts of paths, and whole paths: what they match, and who uses the variables in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.expressions.resource_path import Segment, read_segment, segments
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import declared, path_variables
from gatewright.features.languages.speaker import Means, Name, Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.inside import Strand
from gatewright.model import Text
from gatewright.model.graph import Event, Method, PathResource
from gatewright.model.graph.events import IN_FUNCTION
from gatewright.rules.phrases import listed
from gatewright.text import Span

GREEDY = "/{proxy+}"
_PREFIX = "method.request.path."


class PathParts(Speaker):
    """The segment that a resource of a REST API adds."""

    triggers = "{"

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """The whole path, the methods on it, and who uses its variable."""
        segment = read_segment(strand.text)
        resource = place.graph.node(strand.block, of=PathResource)
        if not isinstance(segment, Segment):
            return None
        path = resource.path or f"…/{segment.text}"
        notes = [f"The whole path is `{path}`."]
        if segment.variable:
            notes += _users(segment.variable, resource)
        elif resource.methods:
            notes.append(f"Its methods are {listed(method.verb or '…' for method in resource.methods)}.")
        return Said(Card(segment.text, _kind(segment), _matches(segment), " ".join(notes)), Span(0, len(strand.text)))

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """A variable: one that methods on the path declare, or one that is called like what stands above."""
        resource = place.graph.node(strand.block, of=PathResource)
        others = (one.part or "" for one in resource.siblings if one.block is not strand.block)
        if any(part.startswith("{") for part in others):
            return  # two variables beside each other are refused
        for name, detail, rank in _variables(resource):
            text = f"{{{name}}}"
            yield Offer(text, ItemKind.VARIABLE, detail, text, Span(0, len(strand.text)), rank=rank)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The variable without its braces."""
        return _tokens(strand.text)

    def names(self, strand: Strand) -> Iterable[Name]:
        """The variable that it declares."""
        return _names(strand.text)


class Paths(Speaker):
    """The whole path of an event in SAM."""

    triggers = "/{"

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """What a segment matches."""
        segment = next((one for one in segments(strand.text) if one.span.touches(at)), None)
        if segment is None:
            return None
        return Said(Card(segment.text, _kind(segment), _matches(segment), f"The whole path is `{strand.text}`."), segment.span)

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """The paths that other events of the API have, where this verb is free, and those below them."""
        event = place.graph.node(strand.block, of=Event)
        fellows = [one for one in event.fellows(*IN_FUNCTION) if isinstance(one, Event) and one.block is not strand.block]
        written = [(one.path, one.verb) for one in fellows if one.path and one.path.startswith("/")]
        paths = dict.fromkeys(path for path, _ in written if path and (path, event.verb) not in written)
        for text, detail, rank in (
            *((path, "path of the API", 10) for path in paths),
            *(("$default", "all that no other route takes", 30) for _ in range(strand.block.kind == "sam.http_api_event")),
            (GREEDY, "all paths below the root", 30),
        ):
            yield Offer(text, ItemKind.VALUE, detail, text, Span(0, len(strand.text)), rank=rank)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The variables without their braces."""
        return _tokens(strand.text)

    def names(self, strand: Strand) -> Iterable[Name]:
        """The variables that it declares."""
        return _names(strand.text)


def _kind(segment: Segment) -> str:
    return "path variable" if segment.variable else "part of a path"


def _matches(segment: Segment) -> str:
    if segment.greedy:
        return f"Takes all that follows, slashes too. Its name is `{segment.variable}`, without the plus sign."
    return "Takes any text up to the next slash." if segment.variable else f"Matches `{segment.text}` alone, with its capitals."


def _users(name: str, resource: PathResource) -> Iterator[str]:
    methods = list(_methods_below(resource))
    key = _PREFIX + name
    declare = [method.label for method in methods if any(entry.key == key for entry in declared(method, "request_parameters"))]
    mapped = [
        method.label
        for method in methods
        for integration in method.integrations
        for entry in declared(integration, "request_parameters")
        if isinstance(entry.value, Text) and entry.value.text == key
    ]
    if methods:
        yield f"{listed(declare)} {'declares' if len(declare) == 1 else 'declare'} it." if declare else "No method declares it."
    if mapped:
        yield f"It is mapped for {listed(mapped)}."


def _methods_below(resource: PathResource) -> Iterator[Method]:
    pending, seen = [resource], set[str]()
    while pending:
        one = pending.pop()
        if one.address not in seen:
            seen.add(one.address)
            yield from one.methods
            pending += one.children


def _variables(resource: PathResource) -> Iterator[tuple[str, str, int]]:
    """Names for a variable: with the words beside them, and their rank."""
    above = resource.parent
    known = {segment.variable for segment in segments((above.path if isinstance(above, PathResource) else None) or "")}
    for method in _methods_below(resource):
        for entry in declared(method, "request_parameters"):
            name = (entry.key or "").removeprefix(_PREFIX)
            if entry.key and entry.key != name and name not in (*known, *_names_below(method, resource)):
                known.add(name)
                yield name, f"declared by {method.verb or method.top.name}", 10
    part = above.part if isinstance(above, PathResource) else None
    one = _singular(part) if part and not part.startswith("{") else None
    for name, detail, rank in ((f"{one}Id" if one else "", f"one of the {part}", 20), ("id", "any text up to the next slash", 30)):
        if name and name not in known:
            yield name, detail, rank
    yield "proxy+", "all that follows", 40


def _names_below(method: Method, resource: PathResource) -> Iterator[str]:
    """The variables of a method's path that resources below this one declare."""
    if isinstance(method.resource, PathResource) and method.resource.address != resource.address:
        yield from (name for name in path_variables(method) if f"{{{name}}}" != resource.part)


def _singular(part: str) -> str | None:
    word = part.replace("-", "_").split("_")[-1]
    return word[:-1] if word.endswith("s") and word.isalpha() and len(word) > 2 else None


def _tokens(text: str) -> Iterator[Token]:
    return (Token(span, TokenKind.PARAMETER, is_declared=True) for _, span in _variables_in(text))


def _names(text: str) -> Iterator[Name]:
    return (Name(Means.PATH, name, span, declares=True) for name, span in _variables_in(text))


def _variables_in(text: str) -> Iterator[tuple[str, Span]]:
    for segment in segments(text):
        if segment.variable:
            yield segment.variable, Span(segment.span.start + 1, segment.span.start + 1 + len(segment.variable))
