"""Identity sources of authorizers: what part of a request says who is calling? Each kind of API spells them in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gatewright.expressions.access_log import head_of
from gatewright.expressions.identity_source import IdentitySource, listed_sources, read_identity_source
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import (
    context_card,
    context_variable,
    context_variables,
    protocol_of,
    shown,
    stage_variable_card,
    stage_variables,
)
from gatewright.features.languages.speaker import Means, Name, Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.inside import Strand
from gatewright.model import Sequence, Text
from gatewright.text import Span

_WHAT = {"header": "header", "querystring": "query parameter"}
_MEANS = {"header": Means.HEADER, "querystring": Means.QUERY}
_HEADERS = ("Authorization",)
_BODY_OF = {"REST": "the request", "HTTP": "the request", "WEBSOCKET": "the request that opens the connection"}
_CONTEXT = ("httpMethod", "path", "resourcePath", "routeKey", "stage")
"""Beside the `identity`, what `$context` holds before an authorizer is asked and tells callers apart."""


class Taken(NamedTuple):
    """What an authorizer takes: the parts of a request, and whether it takes `context` and stage variables, and several sources."""

    places: tuple[str, ...]
    more: bool


_TOKEN = Taken(("header",), more=False)
_REQUEST = Taken(("header", "querystring"), more=True)
_TAKEN = {"JWT": Taken(("header", "querystring"), more=False), "TOKEN": _TOKEN, "COGNITO_USER_POOLS": _TOKEN}
"""By the type of authorizer."""


class IdentitySources(Speaker):
    """One source, or several with commas between them in a REST API."""

    triggers = "$."

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """What a source is, and what becomes of a request without it."""
        protocol = protocol_of(strand, place)
        for span in listed_sources(strand.text):
            source = read_identity_source(span.of(strand.text)) if span.touches(at) else None
            if source and protocol in _BODY_OF and source.spelled(protocol) == span.of(strand.text):
                card = _card(source, shown(span.of(strand.text)), protocol, strand, place)
                return Said(card, span) if card else None
        return None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """What this type of authorizer takes, in the spelling of this kind of API."""
        protocol, taken = protocol_of(strand, place) or "HTTP", _taken(strand, place)
        typed = _typed(strand.text, at)
        written = {span.of(strand.text) for span in listed_sources(strand.text) if span != typed} | _others(strand)
        for source, kind, detail, rank, about in _sources(taken, protocol, strand, place):
            text = source.spelled(protocol)
            if text not in written:
                yield Offer(text, kind, detail, text, typed, rank=rank, about=about)

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a context variable."""
        variable = index.context_variables.get(about)
        return context_card(variable, about) if variable else None

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """What stands before the name, and the name."""
        for span in listed_sources(strand.text):
            source = read_identity_source(span.of(strand.text))
            if source:
                start = span.end - len(source.name)
                yield Token(Span(span.start, start - 1), TokenKind.NAMESPACE)
                yield Token(Span(start, span.end), TokenKind.PARAMETER)

    def names(self, strand: Strand) -> Iterable[Name]:
        """Headers, query parameters and stage variables."""
        for span in listed_sources(strand.text):
            source = read_identity_source(span.of(strand.text))
            if source:
                means = Means.STAGE_VARIABLE if source.part == "stageVariables" else _MEANS.get(source.place)
                if means:
                    yield Name(means, source.name, Span(span.end - len(source.name), span.end))


def _typed(text: str, at: int) -> Span:
    """The source that the cursor is in; an empty one between commas."""
    found = next((span for span in listed_sources(text) if span.touches(at)), None)
    return found or Span.at(at)


def _others(strand: Strand) -> set[str]:
    """The other sources of a list."""
    value = strand.attribute.value
    items = value.items if isinstance(value, Sequence) else ()
    return {item.text for item in items if isinstance(item, Text) and item is not strand.value}


def _taken(strand: Strand, place: Place) -> Taken:
    block = strand.block
    attribute = block.get("authorizer_type") or block.get("type")
    kind = place.project.known(attribute.value) if attribute else "TOKEN" if block.kind == "rest.authorizer" else "REQUEST"
    if block.kind == "rest.authorizer" and kind == "JWT":
        return _TOKEN
    return _TAKEN.get(kind, _REQUEST) if isinstance(kind, str) else _REQUEST


def _card(source: IdentitySource, title: str, protocol: str, strand: Strand, place: Place) -> Card | None:
    match source.part:
        case "context":
            variable = context_variable(place.index, f"$context.{source.name}")
            return context_card(variable, title) if variable else None
        case "stageVariables":
            return stage_variable_card(source.name, title, strand, place)
        case _:
            does = f"The {_WHAT[source.place]} `{shown(source.name)}` of {_BODY_OF[protocol]}."
            return Card(title, "identity source", does, "A request without it gets 401, and the authorizer is not asked.")


def _sources(taken: Taken, protocol: str, strand: Strand, place: Place) -> Iterator[tuple[IdentitySource, ItemKind, str, int, str | None]]:
    for where in taken.places:
        yield from (
            (IdentitySource("request", where, name), ItemKind.VALUE, "where a token usually is", 10, None)
            for name in (_HEADERS if where == "header" else ())
        )
        yield IdentitySource("request", where, ""), ItemKind.KEYWORD, f"{_WHAT[where]} of {_BODY_OF[protocol]}", 20, None
    if not taken.more:
        return
    for name in stage_variables(strand, place):
        yield IdentitySource("stageVariables", "", name), ItemKind.VARIABLE, "stage variable", 30, None
    for variable in context_variables(place.index, f"{protocol.lower()}-mapping"):
        name = head_of(variable.name).removeprefix("$context.")
        if name in _CONTEXT or name.startswith("identity."):
            yield IdentitySource("context", "", name), ItemKind.VARIABLE, variable.summary, 40, variable.name
