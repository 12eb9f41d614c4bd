"""Route keys: which requests or messages does a route take?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.expressions.http_mapping import REQUEST, Part, read_value
from gatewright.expressions.route_key import CONNECT, DEFAULT, VERBS, WEBSOCKET_EVENTS, HttpRouteKey, Segment, read_http_key
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.path import GREEDY
from gatewright.features.languages.sight import api_of, declared, protocol_of, shown
from gatewright.features.languages.speaker import Means, Name, Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.inside import Strand
from gatewright.model import Text
from gatewright.model.graph import Api, Integration, Route
from gatewright.rules.phrases import listed
from gatewright.text import Span

_EVENTS = {
    CONNECT: "Asked when a client opens a connection. An error here refuses it, and only here callers are authorized.",
    "$disconnect": "Told when a connection has ended. It may get lost, and nothing can be sent any more.",
    DEFAULT: "Takes every message that no other route takes, and those that are not JSON.",
}
_DETAILS = {CONNECT: "a client connects", "$disconnect": "a connection has ended", DEFAULT: "what no other route takes"}
_OFTEN = ("GET", "POST", "PUT", "DELETE", "PATCH", "ANY", "HEAD", "OPTIONS")
"""The verbs in the order in which people need them."""


class RouteKeys(Speaker):
    """The key of a route: verb and path in an HTTP API, the result of the selection expression in a WebSocket API."""

    triggers = "$/{ "

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """What the verb, a variable or the whole path takes."""
        whole = Span(0, len(strand.text))
        match protocol_of(strand, place):
            case "WEBSOCKET":
                return Said(_message_card(strand, place), whole) if strand.text else None
            case "HTTP" if strand.text == DEFAULT:
                words = "Takes every request that no other route takes, whatever its verb and path."
                return Said(Card(DEFAULT, "route key", words, _target(strand, place)), whole)
            case "HTTP":
                return _request_card(read_http_key(strand.text), strand, at, place)
            case _:
                return None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Verbs with paths that the API has, where no route has them yet."""
        protocol, api, whole = protocol_of(strand, place), api_of(strand, place), Span(0, len(strand.text))
        taken = _taken(strand, api)
        if protocol == "WEBSOCKET":
            for event in WEBSOCKET_EVENTS:
                if event not in taken:
                    yield Offer(event, ItemKind.VALUE, _DETAILS[event], event, whole)
            return
        others = [one.path for one in api.operations if one.path and one.block is not strand.block] if api else []
        paths = dict.fromkeys(path for path in others if path.startswith("/"))
        key = read_http_key(strand.text)
        if key.verb and at > key.verb_span.end:
            for path in (*paths, "/", GREEDY):
                if f"{key.verb} {path}" not in taken:
                    detail, rank = ("path of the API", 10) if path in paths else ("all paths below the root", 30)
                    yield Offer(path, ItemKind.VALUE, "the root" if path == "/" and rank == 30 else detail, path, key.path_span, rank=rank)
            return
        if key.path:
            yield from (Offer(verb, ItemKind.KEYWORD, "verb", verb, key.verb_span) for verb in _OFTEN if f"{verb} {key.path}" not in taken)
            return
        for verb in _OFTEN:
            yield Offer(f"{verb} /", ItemKind.KEYWORD, "verb, then a path", f"{verb} /", whole, rank=20)
            for path in paths:
                if f"{verb} {path}" not in taken and path != "/":
                    yield Offer(f"{verb} {path}", ItemKind.VALUE, "path of the API", f"{verb} {path}", whole, rank=30)
        if DEFAULT not in taken:
            yield Offer(DEFAULT, ItemKind.VALUE, "what no other route takes", DEFAULT, whole, rank=25)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """Verb and variables, or a key with a meaning of its own."""
        key = read_http_key(strand.text)
        if strand.text in WEBSOCKET_EVENTS:
            yield Token(Span(0, len(strand.text)), TokenKind.KEYWORD)
        elif key.verb in VERBS and key.path:
            yield Token(key.verb_span, TokenKind.KEYWORD)
            yield from (Token(span, TokenKind.PARAMETER, is_declared=True) for _, span in _variables(key))

    def names(self, strand: Strand) -> Iterable[Name]:
        """The variables that the path declares."""
        return (Name(Means.PATH, name, span, declares=True) for name, span in _variables(read_http_key(strand.text)))


def _variables(key: HttpRouteKey) -> Iterator[tuple[str, Span]]:
    for segment in key.variables:
        if segment.variable:
            yield segment.variable, Span(segment.span.start + 1, segment.span.start + 1 + len(segment.variable))


def _taken(strand: Strand, api: Api | None) -> set[str]:
    """The keys of the other routes."""
    return {route.key for route in api.routes if route.key and route.block is not strand.block} if api else set()


def _message_card(strand: Strand, place: Place) -> Card:
    event = _EVENTS.get(strand.text)
    if event:
        return Card(strand.text, "route key", event, _target(strand, place))
    api = api_of(strand, place)
    expression = api.text("route_selection_expression") if api else None
    looks = (
        f" for which `{expression}` yields this text" if expression else " for which the selection expression of the API yields this text"
    )
    return Card(shown(strand.text), "route key", f"Takes the messages{looks}.", _target(strand, place))


def _request_card(key: HttpRouteKey, strand: Strand, at: int, place: Place) -> Said | None:
    if key.faults:
        return None
    variable = next((one for one in key.variables if one.span.touches(at)), None)
    if key.verb_span.touches(at):
        every = f"Every verb for which `{key.path}` has no route of its own."
        return Said(Card(key.verb, "verb", every if key.verb == "ANY" else f"Requests with the verb `{key.verb}`."), key.verb_span)
    if variable:
        return Said(_variable_card(variable, strand, place), variable.span)
    if not key.path_span.touches(at):
        return None
    slash = "" if key.path == "/" else "A slash at the end makes it another path."
    return Said(Card(shown(key.path), "path", "Matches with its capitals. " + slash, _target(strand, place)), key.path_span)


def _variable_card(segment: Segment, strand: Strand, place: Place) -> Card:
    takes = "Takes all that follows, slashes too." if segment.greedy else "Takes any text up to the next slash."
    route = place.graph.node(strand.block, of=Route)
    integration = route.integration if strand.block.kind == "http.route" else None
    keys = list(_mapped(segment.variable or "", integration)) if isinstance(integration, Integration) else []
    note = f"It is mapped to {listed(keys)}." if keys else f"A mapping reads it as `$request.path.{segment.variable}`."
    return Card(segment.text, "path variable", takes, note)


def _mapped(variable: str, integration: Integration) -> Iterator[str]:
    """What of the backend's request is filled with a path variable."""
    for entry in declared(integration, "request_parameters"):
        pieces = read_value(entry.value.text, REQUEST) if isinstance(entry.value, Text) else ()
        parts = (piece for piece in pieces if isinstance(piece, Part) and piece.location.text == "path" and piece.name)
        if entry.key and any(part.name and part.name.text == variable for part in parts):
            yield entry.key


def _target(strand: Strand, place: Place) -> str:
    """What stands behind the route, where the files say so."""
    integration = place.graph.node(strand.block, of=Route).integration if strand.block.kind == "http.route" else None
    return f"It leads to `{integration.address}`." if isinstance(integration, Integration) else ""
