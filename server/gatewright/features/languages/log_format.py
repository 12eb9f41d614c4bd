"""Formats of access logs: what a variable shows, which of them this kind of API has, and what a line looks like in the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gatewright.expressions.access_log import is_replaced, listed_as, variables
from gatewright.expressions.substitution import Directive, Variable, piece_at, read, typed_at, words_around
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages import context
from gatewright.features.languages.sight import context_variables
from gatewright.features.languages.speaker import Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.inside import Strand
from gatewright.rules.questions.access_logs import KINDS, as_json, fields, protocols_of
from gatewright.rules.questions.uris import rendered, shown
from gatewright.text import Span

_CLF_REQUESTS: dict[tuple[str, ...], str] = {
    ("REST",): "$context.httpMethod $context.path $context.protocol",
    ("HTTP",): "$context.httpMethod $context.path $context.protocol",
    ("WEBSOCKET",): "$context.eventType $context.routeKey $context.connectionId",
    ("HTTP", "WEBSOCKET"): "$context.routeKey",
}
_WITHOUT_LENGTH = ("WEBSOCKET",)
_NOTHING = "-"
"""What the log shows for a variable without a value."""


class LogFormats(Speaker):
    """The format of an access log."""

    triggers = "$."

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """A variable has its card; the words between are shown as a line of the log."""
        piece = piece_at(strand.text, at)
        match piece:
            case Variable() if is_replaced(piece):
                protocols = protocols_of(strand.block, place.project)
                kinds = " or ".join(KINDS[one] for one in protocols)
                missing = f"It has no value in the access log of {kinds}: the line shows `{_NOTHING}`."
                card = context.card_of(piece.name, place.index, missing=missing, places=_places(protocols))
                return Said(card, piece.span) if card else None
            case Variable(name=name, in_braces=True) if name.startswith("$context."):
                what = f"Variables of an access log have no braces; without them it is `{name}`."
                return Said(Card(piece.span.of(strand.text), "logged as it stands", what), piece.span)
            case Variable() | Directive():
                what = "An access log fills in variables of `$context`, and nothing else."
                return Said(Card(piece.span.of(strand.text), "logged as it stands", what), piece.span)
            case None:
                return _sample(strand, at, place)

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """The variables of this kind of API; whole lines where nothing is written."""
        protocols = protocols_of(strand.block, place.project)
        typed = typed_at(strand.text, at)
        if typed is None and not strand.text.strip() and not strand.is_part:
            yield from _lines(protocols, Span.at(at))
        known = context_variables(place.index, *_places(protocols))
        yield from context.offers(known, typed or Span.at(at))

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a variable, or a sample of a whole line."""
        found = context.documentation(about, index)
        return found or Card("format", _shape(about), "A line of it, with example values:", _fenced(_filled(about, index)))

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The variables; what is around them keeps the color of the file."""
        for variable in variables(strand.text):
            yield Token(Span(variable.span.start, variable.path.start - 1), TokenKind.NAMESPACE)
            yield Token(variable.path, TokenKind.PROPERTY, is_fixed=True)


def _places(protocols: tuple[str, ...]) -> tuple[str, ...]:
    """What the docs index calls the access logs of some kinds of API."""
    return tuple(f"{protocol.lower()}-log" for protocol in protocols)


def _sample(strand: Strand, offset: int, place: Place) -> Said | None:
    """The whole format as a line, whatever part of it the cursor is in; `…` where the files do not say what stands there."""
    line = shown(rendered(strand.attribute.value, place.project)).rstrip("\n")
    if not any(variables(line)):
        return None
    card = Card(strand.attribute.name, _shape(line), "A line of it, with example values:", _fenced(_filled(line, place.index)))
    return Said(card, words_around(strand.text, offset))


def _filled(line: str, index: Index) -> str:
    """A format with an example in the place of each variable."""
    parts: list[str] = []
    end = 0
    for piece in read(line):
        if isinstance(piece, Variable) and is_replaced(piece):
            variable = index.context_variables.get(listed_as(piece.name, index.context_variables) or "")
            parts += [line[end : piece.span.start], variable.example if variable and variable.example else _NOTHING]
            end = piece.span.end
    return "".join((*parts, line[end:]))


def _fenced(line: str) -> str:
    return f"```text\n{line}\n```"


def _shape(line: str) -> str:
    """What a format is written as."""
    match line.lstrip()[:1]:
        case "{":
            return "JSON"
        case "<":
            return "XML"
        case _:
            between = re.sub(r"\$context[\w.]+", "", line)
            return "CSV" if set(between) <= set(', "\n') and "," in between else "CLF" if "[$context.requestTime]" in line else "text"


def _lines(protocols: tuple[str, ...], span: Span) -> Iterator[Offer]:
    """Whole formats. Each shows a request id and stands on one line, without which the service refuses it."""
    listed = fields(protocols)
    request, length = _CLF_REQUESTS[protocols], _NOTHING if protocols[-1:] == _WITHOUT_LENGTH else "$context.responseLength"
    clf = f'$context.identity.sourceIp - $context.identity.user [$context.requestTime] "{request}" $context.status {length} $context.requestId'
    xml = "".join(f"<{key}>{variable}</{key}>" for key, variable in listed.items() if key != "requestId")
    lines = {
        "JSON": (as_json(listed), "one line of JSON, of which queries find the fields by themselves"),
        "CLF": (clf, "Common Log Format and the request id"),
        "CSV": (",".join(listed.values()), "one line of values with commas between them"),
        "XML": (f'<request id="{listed["requestId"]}">{xml}</request>', "one element for each request"),
    }
    for rank, (label, (text, detail)) in enumerate(lines.items()):
        data = listed if label == "JSON" else None
        yield Offer(label, ItemKind.WHOLE, detail, text, span, rank=rank, about=text, data=data)
