"""Parameter mappings of HTTP APIs: what an entry changes, and what it puts there. A WebSocket API has the language of REST APIs here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http import HTTPStatus

from gatewright.expressions.access_log import head_of
from gatewright.expressions.http_mapping import (
    ACTIONS,
    REMOVED,
    REQUEST,
    Context,
    Key,
    Malformed,
    Part,
    Piece,
    Side,
    StageVariable,
    Words,
    extent,
    is_reserved,
    read_key,
    read_value,
)
from gatewright.expressions.rest_mapping import FROM_RESPONSE, FROM_ROUTE, INTEGRATION_REQUEST, METHOD_RESPONSE
from gatewright.expressions.route_key import read_http_key
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.rest_mapping import RestMappings
from gatewright.features.languages.sight import (
    context_card,
    context_variable,
    context_variables,
    operation_of,
    protocol_of,
    routes_to,
    shown,
    stage_variable_card,
    stage_variables,
    written_keys,
)
from gatewright.features.languages.speaker import Means, Name, Offer, Said, Speaker, Token, TokenKind
from gatewright.features.languages.typed import typed_variable
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.inside import Strand, entries
from gatewright.inside.languages import HttpMappingKey, HttpMappingValue, RestMapping
from gatewright.model import Text
from gatewright.text import Span

_LIKE_REST = RestMappings()
_LIKE_REST_KEY = re.compile(r"(integration|method)\.")
_ENDS = {"request": "request that the backend gets", "response": "answer that a client gets"}
_STARTS = {"request": "request that a client sends", "response": "answer of the backend"}
_WHAT = {"header": "header", "querystring": "query parameter", "path": "path variable", "body": "body"}
_WHOLE = {"path": "path", "statuscode": "status code"}
_DOES = {
    "append": "Adds one more value to the {}. What is there already stays.",
    "overwrite": "Sets the {}. What is there already goes.",
    "remove": "Takes the {} out.",
}
_DOES_WITH_WHOLE = "Sets the {}. Nothing else can be done with it."
_USUAL_HEADERS = {"request": ("content-type", "host", "x-request-id"), "response": ("cache-control", "content-type", "location")}
_MEANS = {"path": Means.PATH, "querystring": Means.QUERY, "header": Means.HEADER}
_USUAL_CODES = (200, 201, 204, 301, 302, 304, 400, 401, 403, 404, 409, 429, 500, 502, 503, 504)
_RESERVED = "API Gateway keeps this header to itself; a mapping of it is refused."


class HttpMappingKeys(Speaker):
    """Keys: an action, and the place that it is done to."""

    triggers = ":."

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """On the action what it does, on the rest what it is done to."""
        alike = _as_in_rest(strand, place)
        if alike:
            return _LIKE_REST.hover(alike, at, place)
        key, side = read_key(strand.text, side_of(strand)), side_of(strand)
        if isinstance(key, Malformed):
            return None
        what = _changed(key)
        if key.action.span.touches(at) and at < key.place.span.start:
            does = _DOES_WITH_WHOLE if key.place.text == side.whole else _DOES[key.action.text]
            return Said(Card(key.action.text, "action", does.format(what)), key.action.span)
        beware = (_RESERVED,) if key.place.text == "header" and key.name and is_reserved(key.name.text) else ()
        rest = Span(key.place.span.start, len(strand.text))
        card = Card(shown(rest.of(strand.text)), "changed", f"The {what} of the {_ENDS[side.message]}.", _becomes(strand), beware=beware)
        return Said(card, rest)

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Each action with each place, and headers that are often changed."""
        alike = _as_in_rest(strand, place)
        if alike:
            yield from _LIKE_REST.complete(alike, at, place)
            return
        side, whole, taken = side_of(strand), Span(0, len(strand.text)), written_keys(strand)
        for label, detail, rank in _keys(side):
            if label not in taken:
                yield Offer(label, ItemKind.KEYWORD if label.endswith(".") else ItemKind.VALUE, detail, label, whole, rank=rank)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The action, the place, and the name in it."""
        if _LIKE_REST_KEY.match(strand.text):
            yield from _LIKE_REST.tokens(_rest_strand(strand))
            return
        key = read_key(strand.text, side_of(strand))
        if isinstance(key, Key):
            yield Token(key.action.span, TokenKind.KEYWORD)
            yield Token(key.place.span, TokenKind.PROPERTY)
            if key.name:
                yield Token(key.name.span, TokenKind.PARAMETER, is_declared=True)


class HttpMappingValues(Speaker):
    """Values: text with variables in it."""

    triggers = "$.{'"

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """The variable, or the text between two of them, that the cursor is on."""
        alike = _as_in_rest(strand, place)
        if alike:
            return _LIKE_REST.hover(alike, at, place)
        for piece in reversed(read_value(strand.text, side_of(strand))):
            span = extent(piece, strand.text)
            card = _card(piece, strand, place) if span.touches(at) else None
            if card:
                return Said(card, span)
        return None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Variables: bare where they stand alone, in braces next to other text."""
        alike = _as_in_rest(strand, place)
        if alike:
            yield from _LIKE_REST.complete(alike, at, place)
            return
        side, key = side_of(strand), _key_of(strand) or ""
        if key.startswith("remove:"):
            yield Offer(REMOVED, ItemKind.VALUE, "what stands beside a key that removes", REMOVED, Span(0, len(strand.text)))
            return
        if key == "overwrite:statuscode":
            whole = Span(0, len(strand.text))
            yield from (Offer(str(code), ItemKind.VALUE, HTTPStatus(code).phrase, str(code), whole, rank=10) for code in _USUAL_CODES)
        typed, braced = typed_variable(strand.text, at)
        for name, detail, rank, about in _variables(side, strand, place):
            text = f"${{{name}}}" if braced else f"${name}"
            stop = f"\\${{{name}$0}}" if braced and name.endswith(".") else None
            first = 5 if key == "overwrite:path" and name == "request.path" else rank
            yield Offer(text, ItemKind.VARIABLE, detail, text, typed, stop, first, about)

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a context variable."""
        variable = index.context_variables.get(about)
        return context_card(variable, about) if variable else None

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """Variables by their parts, and the text between them."""
        if _speaks_like_rest(strand):
            yield from _LIKE_REST.tokens(_rest_strand(strand))
            return
        for piece in read_value(strand.text, side_of(strand)):
            match piece:
                case Part(message=message, location=location, name=name):
                    yield Token(message.span, TokenKind.NAMESPACE)
                    yield Token(location.span, TokenKind.PROPERTY)
                    if name:
                        yield Token(name.span, TokenKind.PARAMETER)
                case Context(name=name) | StageVariable(name=name):
                    is_fixed = isinstance(piece, Context)
                    yield Token(Span(name.span.start - len("context." if is_fixed else "stageVariables."), name.span.start - 1), _HEAD)
                    yield Token(name.span, TokenKind.PROPERTY if is_fixed else TokenKind.VARIABLE, is_fixed=is_fixed)
                case Words(text=words) if words.text:
                    yield Token(words.span, TokenKind.STRING)
                case _:
                    continue

    def names(self, strand: Strand) -> Iterable[Name]:
        """Parts of the client's request, and stage variables. What the backend answers has names of its own."""
        if _speaks_like_rest(strand):
            yield from _LIKE_REST.names(_rest_strand(strand))
            return
        for piece in read_value(strand.text, side_of(strand)):
            match piece:
                case Part(location=location, name=name) if name and side_of(strand) is REQUEST and location.text in _MEANS:
                    yield Name(_MEANS[location.text], name.text, name.span)
                case StageVariable(name=name):
                    yield Name(Means.STAGE_VARIABLE, name.text, name.span)
                case _:
                    continue


_HEAD = TokenKind.NAMESPACE


def side_of(strand: Strand) -> Side:
    """Whether a text is about the request or the answer."""
    assert isinstance(strand.language, HttpMappingKey | HttpMappingValue)
    return strand.language.side


def _speaks_like_rest(strand: Strand) -> bool:
    """Whether the words alone show the language of REST and WebSocket APIs: the keys of the map start like theirs."""
    if (strand.block.kind or "").startswith("websocket."):
        return True
    others = (entry.key for entry in entries(strand.attribute.value))
    return any(_LIKE_REST_KEY.match(key) for key in others if key)


def _as_in_rest(strand: Strand, place: Place) -> Strand | None:
    """The same text in the language of REST APIs, where a WebSocket API wants it."""
    protocol = protocol_of(strand, place)
    is_alike = protocol == "WEBSOCKET" or (protocol is None and _speaks_like_rest(strand))
    return _rest_strand(strand) if is_alike else None


def _rest_strand(strand: Strand) -> Strand:
    asks = side_of(strand) is REQUEST
    key, value = (INTEGRATION_REQUEST, FROM_ROUTE) if asks else (METHOD_RESPONSE, FROM_RESPONSE)
    return replace(strand, language=RestMapping(key if strand.is_key else value))


def _changed(key: Key) -> str:
    return f"{_WHAT[key.place.text]} `{shown(key.name.text)}`" if key.name else _WHOLE[key.place.text]


def _becomes(strand: Strand) -> str:
    """What the entry puts there, where that is written out."""
    source = strand.block.get("source")
    value = strand.entry.value if strand.entry else source.value if source else None
    return f"It becomes `{value.text}`." if isinstance(value, Text) and value.text not in ("", REMOVED) else ""


def _key_of(strand: Strand) -> str | None:
    destination = strand.block.get("destination")
    written = destination.value if destination else None
    return strand.entry.key if strand.entry else written.text if isinstance(written, Text) else None


def _keys(side: Side) -> Iterator[tuple[str, str, int]]:
    for action in ACTIONS:
        for where in side.named:
            yield f"{action}:{where}.", _DOES[action].format(_WHAT[where]).split(".")[0].lower(), 10
    yield f"overwrite:{side.whole}", f"sets the {_WHOLE[side.whole]}", 10
    for name in _USUAL_HEADERS[side.message]:
        yield f"overwrite:header.{name}", "sets the header", 30


def _card(piece: Piece, strand: Strand, place: Place) -> Card | None:
    title = shown(extent(piece, strand.text).of(strand.text)) or REMOVED
    match piece:
        case Part():
            return Card(title, "variable", _taken(piece), _note(piece, strand, place))
        case Context(name=name):
            variable = context_variable(place.index, f"$context.{name.text}")
            return context_card(variable, title) if variable else None
        case StageVariable(name=name):
            return stage_variable_card(name.text, title, strand, place)
        case Words(text=words):
            does = "Sent as it stands." if words.text else "What stands beside a key that removes."
            return Card(title, "fixed text", does)
        case Malformed():
            return None


def _taken(part: Part) -> str:
    whole = _STARTS[part.message.text]
    match part.location.text, part.name:
        case "body", None:
            return f"The whole body of the {whole}."
        case "body", name if name:
            return f"What stands at `{name.text.lstrip('.')}` in the body of the {whole}."
        case "path", None:
            return f"The whole path of the {whole}, without the name of the stage."
        case location, name:
            return f"The {_WHAT[location]} `{name.text if name else ''}` of the {whole}."


def _note(part: Part, strand: Strand, place: Place) -> str:
    key = _key_of(strand)
    notes = [f"It goes to `{key}`."] if key else []
    routes = [route.key for route in routes_to(strand, place)]
    if part.location.text == "path" and part.name and routes and None not in routes:
        with_it = [key for key in routes if key and part.name.text in _path_variables(key)]
        notes.append(f"A variable of `{with_it[0]}`." if with_it else f"No route that leads here has `{{{part.name.text}}}` in its path.")
    return " ".join(notes)


def _path_variables(route_key: str) -> tuple[str, ...]:
    return tuple(segment.variable for segment in read_http_key(route_key).variables if segment.variable)


def _variables(side: Side, strand: Strand, place: Place) -> Iterator[tuple[str, str, int, str | None]]:
    """What can be named, without its dollar sign: with what it is, its rank, and what its documentation is about."""
    message, whole = side.message, _STARTS[side.message]
    if side is REQUEST:
        operation = operation_of(strand)
        keys = [route.key or "" for route in routes_to(strand, place)] + ([f"{operation.verb} {operation.path}"] if operation else [])
        for key in keys:
            yield from ((f"request.path.{name}", f"variable of {key}", 10, None) for name in _path_variables(key))
    for source in side.sources:
        if source in _WHOLE or source == "body":
            yield f"{message}.{source}", f"whole {source} of the {whole}", 20, None
        yield f"{message}.{source}.", f"{_WHAT[source] if source != 'body' else 'value in the body'} of the {whole}", 20, None
    for name in stage_variables(strand, place):
        yield f"stageVariables.{name}", "stage variable", 30, None
    for variable in context_variables(place.index, "http-mapping"):
        yield head_of(variable.name).removeprefix("$"), variable.summary, 40, variable.name
