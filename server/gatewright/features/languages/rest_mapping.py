"""Parameter mappings of REST and WebSocket APIs: what a piece takes from a message, and what can be taken there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.expressions.access_log import head_of
from gatewright.expressions.rest_mapping import (
    FROM_ROUTE,
    METHOD_REQUEST,
    METHOD_RESPONSE,
    Context,
    Fixed,
    Malformed,
    Part,
    Slot,
    StageVariable,
    Word,
    read,
)
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import (
    context_card,
    context_variable,
    context_variables,
    declared,
    declared_by_routes,
    declared_request,
    method_of,
    protocol_of,
    stage_variable_card,
    stage_variables,
    written_keys,
)
from gatewright.features.languages.speaker import Means, Name, Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.inside import Strand
from gatewright.inside.languages import IdentitySource, RestMapping
from gatewright.model import Bool
from gatewright.model.graph import Method
from gatewright.text import Span

_WHAT = {
    "method.request": "request that a client sends",
    "method.response": "answer that a client gets",
    "route.request": "message or connect request that a client sends",
    "integration.request": "request that the backend gets",
    "integration.response": "answer of the backend",
    "gatewayresponse": "answer that API Gateway makes itself",
}
_MEANS = {"path": Means.PATH, "querystring": Means.QUERY, "header": Means.HEADER}
_LOCATIONS = {
    "path": "path variable",
    "querystring": "query parameter",
    "header": "header",
    "multivaluequerystring": "query parameter, with all its values",
    "multivalueheader": "header, with all its values",
    "body": "body",
}
_USUAL_HEADERS = ("Accept", "Authorization", "Content-Type", "X-Amz-Invocation-Type", "X-Amz-Target")
_CORS_HEADERS = ("Access-Control-Allow-Origin", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers")


class RestMappings(Speaker):
    """Keys and values of a parameter mapping."""

    triggers = ".'"

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """The whole expression is one thing; its card says what is taken, and whether it is there."""
        said = read(strand.text, slot_of(strand))
        whole = Span(0, len(strand.text))
        match said:
            case Part():
                return Said(_part_card(said, strand, place), whole)
            case Context(name=name):
                variable = context_variable(place.index, f"$context.{name.text}")
                return Said(context_card(variable, strand.text), whole) if variable else None
            case StageVariable(name=name):
                return Said(stage_variable_card(name.text, strand.text, strand, place), whole)
            case Fixed(text=text):
                return Said(Card(f"'{text.text}'", "fixed text", f"Sent as it stands, without the quotes: `{text.text}`."), whole)
            case Malformed():
                return None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Declared parameters of this method first, then what every method has."""
        slot, whole = slot_of(strand), Span(0, len(strand.text))
        method = method_of(strand, place)
        seen: set[str] = written_keys(strand)
        for text, kind, detail, about in (*_known(strand, slot, method, place), *_general(slot, strand, place)):
            if text not in seen:
                seen.add(text)
                rank = 10 if detail.startswith(("declared", "variable of the path")) else 30
                yield Offer(text, kind, detail, text, whole, _snippet(text), rank, about)

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a context variable."""
        variable = index.context_variables.get(about)
        return context_card(variable, about.removeprefix("$")) if variable else None

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The message, its part, and the name."""
        match read(strand.text, slot_of(strand)):
            case Part(message=message, location=location, name=name):
                yield Token(message.span, TokenKind.NAMESPACE)
                yield Token(location.span, TokenKind.PROPERTY)
                if name:
                    yield Token(name.span, TokenKind.PARAMETER, is_declared=strand.is_key)
            case Context(name=name):
                yield Token(Span(0, name.span.start - 1), TokenKind.NAMESPACE)
                yield Token(name.span, TokenKind.PROPERTY, is_fixed=True)
            case StageVariable(name=name):
                yield Token(Span(0, name.span.start - 1), TokenKind.NAMESPACE)
                yield Token(name.span, TokenKind.VARIABLE)
            case Fixed():
                yield Token(Span(0, len(strand.text)), TokenKind.STRING)
            case Malformed():
                return

    def names(self, strand: Strand) -> Iterable[Name]:
        """Parameters of the method, path variables of the backend, and stage variables. What else the backend gets is named nowhere else."""
        match read(strand.text, slot_of(strand)):
            case Part(message=Word(text="integration.request"), location=Word(text="path"), name=Word() as name):
                yield Name(Means.BACKEND_PATH, name.text, name.span, declares=True)
            case Part(message=Word(text="method.request" | "route.request"), location=location, name=Word() as name):
                means = _MEANS.get(location.text.removeprefix("multivalue"))
                if means:
                    yield Name(means, name.text, name.span, declares=strand.is_key)
            case StageVariable(name=name):
                yield Name(Means.STAGE_VARIABLE, name.text, name.span)
            case _:
                return


def slot_of(strand: Strand) -> Slot:
    """What can stand in a text."""
    assert isinstance(strand.language, RestMapping | IdentitySource)
    return strand.language.slot


def _part_card(part: Part, strand: Strand, place: Place) -> Card:
    name = f" `{part.name.text}`" if part.name else ""
    what = f"The {_LOCATIONS[part.location.text]}{name} of the {_WHAT[part.message.text]}."
    return Card(strand.text, "declared" if _declares(strand) else "mapped", what, _note(part, strand, place))


def _declares(strand: Strand) -> bool:
    return strand.block.kind == "sam.api_event" or (strand.is_key and isinstance(strand.value, Bool))


def _note(part: Part, strand: Strand, place: Place) -> str:
    """What the rest of the files says of it."""
    if _declares(strand) and isinstance(strand.value, Bool):
        demand = "Clients have to send it, which a request validator enforces." if strand.value.value else "Clients may leave it out."
        return demand if part.message.text == METHOD_REQUEST.message else "Declared, so that an integration response can fill it."
    notes: list[str] = []
    if strand.entry and strand.entry.key and not strand.is_key:
        notes.append(f"It goes to `{strand.entry.key}`.")
    if part.message.text == FROM_ROUTE.message and part.location.text != "body":
        key = f"route.request.{part.location.text.removeprefix('multivalue')}.{part.name.text if part.name else ''}"
        owners = sorted(label for label, keys in declared_by_routes(strand, place).items() if key in keys)
        notes.append(f"`{owners[0]}` declares it." if owners else f"No route that leads here declares `{key}`.")
    known = declared_request(strand, place)
    if known and not _declares(strand) and part.message.text == METHOD_REQUEST.message and part.name:
        location = part.location.text.removeprefix("multivalue")
        key = f"method.request.{location}.{part.name.text}"
        if key in known.keys or known.is_whole:
            notes.append(f"`{known.label}` declares it." if key in known.keys else f"`{known.label}` does not declare `{key}`.")
    return " ".join(notes)


def _known(strand: Strand, slot: Slot, method: Method | None, place: Place) -> Iterator[tuple[str, ItemKind, str, str | None]]:
    """What the method declares or its path has, in the words of the slot."""
    for label, declarations in declared_by_routes(strand, place).items():
        for key in declarations if not slot.message.endswith("response") else ():
            name = key.removeprefix(FROM_ROUTE.message)
            if name.split(".")[1] in slot.locations:
                yield f"{slot.message}{name}", ItemKind.VALUE, f"declared by {label}", None
    if slot.message == METHOD_RESPONSE.message:
        for response in method.responses if method else ():
            for entry in declared(response, "response_parameters"):
                if entry.key and response.block is not strand.block:
                    yield entry.key, ItemKind.VALUE, f"declared for {response.text('status_code') or 'a response'}", None
        return
    known = declared_request(strand, place)
    if known is None:
        return
    if slot.message == METHOD_REQUEST.message:
        if not _declares_keys(strand):
            yield from ((key, ItemKind.VALUE, f"declared by {known.label}", None) for key in known.keys)
        for variable in known.variables if "path" in slot.locations else ():
            yield f"method.request.path.{variable}", ItemKind.VALUE, f"variable of the path of {known.label}", None
        return
    for key in known.keys:
        _, _, location, name = key.split(".", 3) if key.count(".") >= 3 else ("", "", "", "")
        if location in slot.locations:
            yield f"{slot.message}.{location}.{name}", ItemKind.VALUE, f"declared by {known.label}", None


def _general(slot: Slot, strand: Strand, place: Place) -> Iterator[tuple[str, ItemKind, str, str | None]]:
    """What every mapping of the slot can name."""
    for location in slot.locations:
        dot = "" if location == "body" else "."
        yield f"{slot.message}.{location}{dot}", ItemKind.KEYWORD, f"{_LOCATIONS[location]} of the {_WHAT[slot.message]}", None
    if strand.is_key and "header" in slot.locations:
        headers = _CORS_HEADERS if "response" in slot.message else _USUAL_HEADERS
        yield from ((f"{slot.message}.header.{name}", ItemKind.VALUE, "header", None) for name in headers)
    if slot.values:
        for name in stage_variables(strand, place):
            yield f"stageVariables.{name}", ItemKind.VARIABLE, "stage variable", None
        for variable in context_variables(place.index, f"{(protocol_of(strand, place) or 'REST').lower()}-mapping"):
            words = head_of(variable.name).removeprefix("$")
            yield words, ItemKind.VARIABLE, variable.summary, variable.name
    if slot.fixed:
        yield "''", ItemKind.VALUE, "fixed text", None


def _declares_keys(strand: Strand) -> bool:
    return strand.block.kind == "sam.api_event" or (strand.is_key and strand.block.kind == "rest.method")


def _snippet(text: str) -> str | None:
    """A tab stop where a name or words are still missing."""
    if text == "''":
        return "'$0'"
    return f"{text}$0" if text.endswith(".") else None
