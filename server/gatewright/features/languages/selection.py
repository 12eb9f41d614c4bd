"""Selection expressions: what a WebSocket API looks at to choose a route, a template or a model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gatewright.expressions.selection import DEFAULTS, HTTP_ROUTES, Malformed, Variable, Words, fixed, read
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import api_of, protocol_of, shown
from gatewright.features.languages.speaker import Offer, Said, Speaker, Token, TokenKind
from gatewright.features.languages.typed import typed_variable
from gatewright.features.place import Place
from gatewright.inside import Strand, entries
from gatewright.rules.phrases import listed
from gatewright.text import Span


class Choice(NamedTuple):
    """What an expression chooses among.

    Attributes:
        what: a word for one of them.
        looked_at: the variables that it can have, each with its rank; one that ends in a dot lacks a name.
        among: the map of the same block whose keys they are; none for routes.
    """

    what: str
    looked_at: tuple[str, ...]
    among: str = ""


_BODY = ("request.body.action", "request.body.type", "request.body.")
_ANSWER = ("integration.response.statuscode", "integration.response.header.", "integration.response.multivalueheader.")
_ROUTES = Choice("route", _BODY)
_CHOICES = {
    "http.api/route_selection_expression": _ROUTES,
    "sam.websocket_api/route_selection_expression": _ROUTES,
    "http.route/model_selection_expression": Choice("model", _BODY, "request_models"),
    "http.integration/template_selection_expression": Choice("template", _BODY, "request_templates"),
    "websocket.integration_response/template_selection_expression": Choice("template", (*_ANSWER, *_BODY), "response_templates"),
}
"""By parameter. Of those that are not here, the docs index has all values."""

_LOOKED_AT = {
    "request.body.": "The field `{}` of the message, which has to be JSON. In a message without it the field counts as empty.",
    "request.body": "The whole message.",
    "integration.response.statuscode": "The status of the backend's answer.",
    "integration.response.header.": "The header `{}` of the backend's answer.",
    "integration.response.multivalueheader.": "The header `{}` of the backend's answer, with all its values.",
}
_DETAILS = {
    "request.body.": "field of the message",
    "integration.response.statuscode": "status of the backend's answer",
    "integration.response.header.": "header of the backend's answer",
    "integration.response.multivalueheader.": "header of the backend's answer, with all its values",
}


class Selections(Speaker):
    """An expression whose result is the key of something."""

    triggers = "$.{"

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """The variable or the fixed words that the cursor is on, and what the result is compared with."""
        choice, whole = _choice(strand), Span(0, len(strand.text))
        if choice is None:
            return None
        if choice is _ROUTES and strand.text in HTTP_ROUTES:
            words = "Verb and path of the request, which an HTTP API compares with its route keys. It has no other way to choose."
            return Said(Card(strand.text, "selection expression", words), whole)
        keys = _keys(choice, strand, place)
        note = f"The result is compared with the keys {listed(keys)}." if keys else ""
        for piece in reversed(read(strand.text)):
            if not piece.span.touches(at):
                continue
            title = shown(piece.span.of(strand.text))
            match piece:
                case Variable(name=name, span=span):
                    return Said(Card(title, "variable", looks, note), span) if (looks := _looks_at(name)) else None
                case Words(text=text, span=span):
                    return Said(Card(title, "fixed text", _always(text, strand, choice), note), span)
                case Malformed():
                    return None
        return None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """What this very parameter can look at, and the keys that it can name."""
        choice, whole = _choice(strand), Span(0, len(strand.text))
        if choice is None:
            return
        protocol = protocol_of(strand, place)
        if choice is _ROUTES and protocol != "WEBSOCKET":
            yield Offer(HTTP_ROUTES[0], ItemKind.VALUE, "verb and path; the only one of an HTTP API", HTTP_ROUTES[0], whole, rank=10)
            if protocol == "HTTP":
                return
        typed, braced = typed_variable(strand.text, at)
        for name in choice.looked_at:
            text = f"${{{name}}}" if braced else f"${name}"
            stop = f"\\${{{name}$0}}" if braced and name.endswith(".") else None
            detail = next(detail for head, detail in _DETAILS.items() if name.startswith(head))
            yield Offer(text, ItemKind.VARIABLE, detail, text, typed, stop, 20)
        if choice is not _ROUTES and not (braced and typed != whole):
            for key in dict.fromkeys((*_keys(choice, strand, place), DEFAULTS[0])):
                text = DEFAULTS[1] if key == DEFAULTS[0] and choice.what == "template" else key
                yield Offer(text, ItemKind.VALUE, f"always the {choice.what} {key}", text, whole, rank=30)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """Variables by their names, and the words between them."""
        for piece in read(strand.text):
            match piece:
                case Variable(name=name, span=span) if name:
                    start = span.start + span.of(strand.text).index(name)
                    yield Token(Span(start, start + len(name)), TokenKind.VARIABLE)
                case Words(text=text, span=span):
                    yield Token(span, TokenKind.KEYWORD if text in DEFAULTS else TokenKind.STRING)
                case _:
                    continue


def _choice(strand: Strand) -> Choice | None:
    return _CHOICES.get(strand.attribute.param or "")


def _keys(choice: Choice, strand: Strand, place: Place) -> tuple[str, ...]:
    """The keys that the result is looked up among, as far as they are known."""
    if choice is _ROUTES:
        api = api_of(strand, place)
        written = [operation.path for operation in api.operations] if api else []
        return tuple(dict.fromkeys(key for key in written if key and key not in ("$connect", "$disconnect")))
    attribute = strand.block.get(choice.among)
    return tuple(entry.key for entry in entries(attribute.value) if entry.key) if attribute else ()


def _looks_at(name: str) -> str | None:
    """What a variable is, in a sentence."""
    known = next((head for head in _LOOKED_AT if name == head or (head.endswith(".") and name.startswith(head))), None)
    return _LOOKED_AT[known].format(name.removeprefix(known)) if known and not name.endswith(".") else None


def _always(text: str, strand: Strand, choice: Choice) -> str:
    if text != strand.text:
        return "Stands in the result as it is."
    return f"No variable: it always leads to the {choice.what} `{fixed(text)}`."
