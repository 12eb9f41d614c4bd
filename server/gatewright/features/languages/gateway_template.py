"""Bodies of gateway responses: text in which variables of the request and of the stage are filled in, and which is no mapping template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.expressions.substitution import Directive, Variable, piece_at, read, typed_at
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages import context
from gatewright.features.languages.sight import stage_variable_card, stage_variables
from gatewright.features.languages.speaker import Means, Name, Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.index.entry import ContextVariable
from gatewright.inside import Strand
from gatewright.text import Span

_ERRORS = "$context.error."
_FIRST = (
    "$context.error.messageString",
    "$context.error.message",
    "$context.error.responseType",
    "$context.error.validationErrorString",
    "$context.requestId",
    "$context.extendedRequestId",
)
_OF_REQUEST = {"header": "header", "querystring": "query parameter", "path": "path variable"}
_MEANS = {"header": Means.HEADER, "querystring": Means.QUERY, "path": Means.PATH}
_MISSING = "It has no value in a gateway response."
_BODIES = {
    "message": ('{"message":$context.error.messageString}', "the message of the error, as API Gateway has it without a template"),
    "message and type": (
        '{"message":$context.error.messageString,"type":"$context.error.responseType","requestId":"$context.requestId"}',
        "the message, which response this is, and the request",
    ),
    "validation error": (
        '{"message":$context.error.messageString,"detail":"$context.error.validationErrorString"}',
        "what is wrong with a request, for `BAD_REQUEST_BODY`",
    ),
}


class GatewayTemplates(Speaker):
    """The body of a gateway response."""

    triggers = "$."

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """What is filled in; or that it is not."""
        piece = piece_at(strand.text, at)
        match piece:
            case Variable(name=name, span=span) if name.startswith("$context.") and name != "$context.":
                variable = context.named(name, place.index)
                missing = "" if variable and _is_filled_in(variable) else _MISSING
                card = context.card_of(name, place.index, missing=missing)
                return Said(card, span) if card else None
            case Variable(root="stageVariables", path=path, span=span) if path.start < path.end:
                return Said(stage_variable_card(path.of(strand.text), piece.name, strand, place), span)
            case Variable(root="method", name=name, span=span):
                found = _part_of_request(piece, strand.text)
                what = f"The {_OF_REQUEST[found[0]]} `{found[1].of(strand.text)}` of the request that a client sent." if found else ""
                return Said(Card(name, "filled in", what), span) if found else None
            case Variable(root="input" | "util") | Directive():
                what = "The body of a gateway response is no mapping template: there is no `$input`, no `$util` and no directive."
                return Said(Card(piece.span.of(strand.text), "sent as it stands", what), piece.span)
            case _:
                return None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Variables, errors first; whole bodies where nothing is written."""
        typed = typed_at(strand.text, at)
        if typed is None and not strand.text.strip() and not strand.is_part:
            for rank, (label, (text, detail)) in enumerate(_BODIES.items()):
                yield Offer(label, ItemKind.WHOLE, detail, text, Span.at(at), rank=rank)
        span = typed or Span.at(at)
        filled_in = (one for one in place.index.context_variables.values() if _is_filled_in(one))
        yield from context.offers(filled_in, span, _FIRST)
        yield from _others(strand, span, place)

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a context variable."""
        return context.documentation(about, index)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The variables; what is around them keeps the color of the file."""
        for piece in read(strand.text):
            if isinstance(piece, Variable) and piece.root not in ("input", "util") and piece.path.start < piece.path.end:
                yield Token(Span(piece.span.start, piece.path.start - 1), TokenKind.NAMESPACE)
                is_stage = piece.root == "stageVariables"
                yield Token(piece.path, TokenKind.VARIABLE if is_stage else TokenKind.PROPERTY, is_fixed=piece.root == "context")

    def names(self, strand: Strand) -> Iterable[Name]:
        """Stage variables, and what is taken from the request."""
        for piece in read(strand.text):
            if isinstance(piece, Variable) and piece.root == "stageVariables" and piece.path.start < piece.path.end:
                yield Name(Means.STAGE_VARIABLE, piece.path.of(strand.text), piece.path)
            found = _part_of_request(piece, strand.text) if isinstance(piece, Variable) else None
            if found:
                yield Name(_MEANS[found[0]], found[1].of(strand.text), found[1])


def _is_filled_in(variable: ContextVariable) -> bool:
    """Whether a gateway response can show a variable: what templates have but for the overrides, and all of the error."""
    return variable.name.startswith(_ERRORS) or ("rest-mapping" in variable.valid and "Override." not in variable.name)


def _part_of_request(piece: Variable, text: str) -> tuple[str, Span] | None:
    """The location and the place of the name in `$method.request.header.Accept`."""
    if piece.root != "method":
        return None
    message, _, rest = piece.path.of(text).partition(".")
    location, _, name = rest.partition(".")
    known = message == "request" and location in _OF_REQUEST and name
    return (location, Span(piece.path.end - len(name), piece.path.end)) if known else None


def _others(strand: Strand, span: Span, place: Place) -> Iterator[Offer]:
    for name in stage_variables(strand, place):
        yield Offer(f"$stageVariables.{name}", ItemKind.VARIABLE, "stage variable", f"$stageVariables.{name}", span, rank=70)
    for location, what in _OF_REQUEST.items():
        words = f"$method.request.{location}."
        yield Offer(words, ItemKind.KEYWORD, f"{what} of the request that a client sends", words, span, rank=80)
