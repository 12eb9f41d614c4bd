"""URIs of integrations and authorizers: what is called, part by part, and where the values of its variables come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.expressions.route_key import read_http_key
from gatewright.expressions.uri import Form, Piece, Role, Uri, Variable, read
from gatewright.features.card import Card
from gatewright.features.languages.sight import declared, method_of, stage_variable_card
from gatewright.features.languages.speaker import Means, Name, Offer, Said, Speaker, Token, TokenKind
from gatewright.features.languages.uri_offers import offers, variables_of_path
from gatewright.features.place import Place
from gatewright.features.references import titled, where
from gatewright.index import Index, Service
from gatewright.inside import Strand
from gatewright.inside.strand import HOLE
from gatewright.model import Block
from gatewright.model.graph import FUNCTIONS, Caller, Function, Integration
from gatewright.text import Span

_FORMS = {
    Form.INVOCATION: "invocation ARN",
    Form.OPERATION: "operation of an AWS service",
    Form.FUNCTION: "ARN of a Lambda function",
    Form.LISTENER: "ARN of a listener",
    Form.CLOUD_MAP: "ARN of a Cloud Map service",
    Form.ARN: "ARN",
    Form.URL: "URL",
}
_WORDS = {
    Role.PARTITION: "partition",
    Role.REGION: "Region",
    Role.SUBDOMAIN: "prefix of the endpoint",
    Role.SERVICE: "service",
    Role.WAY: "how the operation is named",
    Role.ACTION: "action",
    Role.VERSION: "version of the Lambda API",
    Role.CALLED: "function",
    Role.ACCOUNT: "account",
    Role.FUNCTION: "function",
    Role.QUALIFIER: "version or alias",
    Role.ENDING: "end of the call",
    Role.RESOURCE: "what is named",
    Role.SCHEME: "scheme",
    Role.HOST: "host",
    Role.PORT: "port",
    Role.SEGMENT: "segment of the path",
    Role.QUERY: "query",
}
_PARTITIONS = {"aws": "The Regions that most accounts use.", "aws-cn": "The Regions in China.", "aws-us-gov": "AWS GovCloud (US)."}
_ENDINGS = {
    "invocations": "The function is called, and the client gets what it returns.",
    "response-streaming-invocations": "The function is called, and its answer reaches the client while it is still being made.",
}
_VERSIONS = {
    "2015-03-31": "The version that goes with `/invocations`.",
    "2021-11-15": "The version that goes with `/response-streaming-invocations`.",
}
_SENTENCES = {
    Role.SUBDOMAIN: "Stands before the host of the service; with IoT it is the account's own.",
    Role.ACCOUNT: "The account that owns it.",
    Role.PORT: "An integration can call 80, 443 and 1024 to 65535.",
}
_RESOURCES = {
    Form.LISTENER: "A listener of a load balancer, which a VPC link reaches.",
    Form.CLOUD_MAP: "A service of Cloud Map, whose instances a VPC link reaches.",
    Form.ARN: "What the ARN names in its service.",
}
_KINDS = {
    Role.SCHEME: TokenKind.KEYWORD,
    Role.SERVICE: TokenKind.NAMESPACE,
    Role.WAY: TokenKind.KEYWORD,
    Role.ACTION: TokenKind.FUNCTION,
    Role.FUNCTION: TokenKind.FUNCTION,
    Role.ENDING: TokenKind.KEYWORD,
    Role.PORT: TokenKind.NUMBER,
}


class Uris(Speaker):
    """Addresses of what an integration or an authorizer calls."""

    triggers = ":/{."

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """A variable, a part, or between the parts the whole address."""
        uri = read(strand.text)
        variable = uri.variable_at(at)
        if variable:
            return Said(_variable_card(variable, strand, place), variable.span)
        piece = uri.at(at)
        if piece:
            card = None if HOLE in piece.text[: at - piece.span.start + 1] else _piece_card(piece, uri, strand, place)
            return Said(card, piece.span) if card else None
        touched = strand.text[max(0, at - 1) : at + 1]
        known = uri.form in _FORMS and HOLE not in touched
        return Said(_whole_card(uri, strand, place), Span(0, len(strand.text))) if known and uri.pieces else None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """What can stand in the part that the cursor is in."""
        return offers(strand, at, place)

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a service, or of one of its actions."""
        name, _, action = about.partition(" ")
        service = index.services.get(name)
        if service is None:
            return None
        return _action_card(action, service) if action else _service_card(service)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The parts that say what is called, and what is filled in."""
        uri = read(strand.text)
        colored = [(piece.span, _KINDS[piece.role]) for piece in uri.pieces if piece.role in _KINDS and HOLE not in piece.text]
        names = [(variable.name_span, _kind(variable)) for variable in uri.variables if variable.name]
        free = [span for span in colored if not any(variable.span.overlaps(span[0]) for variable in uri.variables)]
        for span, kind in sorted([*free, *names]):
            if span.start < span.end:
                yield Token(span, kind)

    def names(self, strand: Strand) -> Iterable[Name]:
        """Stage variables, and in HTTP APIs the variables of the route. In a REST API those of the backend have names of their own."""
        for variable in read(strand.text).variables:
            if variable.name and (variable.of_stage or strand.block.kind == "http.integration"):
                yield Name(Means.STAGE_VARIABLE if variable.of_stage else Means.PATH, variable.name, variable.name_span)


def _kind(variable: Variable) -> TokenKind:
    return TokenKind.VARIABLE if variable.of_stage else TokenKind.PARAMETER


def _variable_card(variable: Variable, strand: Strand, place: Place) -> Card:
    title = variable.span.of(strand.text)
    if variable.of_stage:
        return stage_variable_card(variable.name, title, strand, place)
    if strand.block.kind == "http.integration":
        keys = [key for key in _route_keys(strand, place) if variable.name in (part.variable for part in read_http_key(key).variables)]
        taken = f"Taken from the path of {' and '.join(f'`{key}`' for key in keys[:3])}." if keys else "No route that leads here has it."
        return Card(title, "variable of the path", taken)
    key = f"integration.request.path.{variable.name}"
    source = next((entry.value for entry in declared(place.graph.node(strand.block), "request_parameters") if entry.key == key), None)
    known = place.project.known(source) if source else None
    filled = (
        f"Filled from `{known}`."
        if isinstance(known, str)
        else f"Filled by `{key}`."
        if source
        else f"Nothing fills it: `{key}` is not mapped."
    )
    method = method_of(strand, place)
    same = method and variable.name in variables_of_path(strand, place)
    note = (
        f"The path `{method.path}` has a variable of that name, which is not passed on by itself." if method and same and not source else ""
    )
    return Card(title, "variable of the backend's path", filled, note)


def _route_keys(strand: Strand, place: Place) -> Iterator[str]:
    """The keys of the routes that lead to an integration of an HTTP API."""
    for route in place.graph.node(strand.block, of=Integration).routes:
        if route.key:
            yield route.key


def _whole_card(uri: Uri, strand: Strand, place: Place) -> Card:
    """What is called, and all parts of the address."""
    called = uri.piece(Role.CALLED)
    own = [piece for piece in uri.pieces if not (called and piece is not called and called.span.covers(piece.span))]
    parts = tuple((_shown(piece.text), _WORDS[piece.role]) for piece in own if piece.text)
    service = _service(uri, place)
    match uri.form:
        case Form.INVOCATION | Form.FUNCTION:
            summary = _function_words(uri, strand, place)
        case Form.OPERATION if service:
            action = uri.piece(Role.ACTION)
            summary = (service.actions.get(action.text) if action else None) or service.summary
        case _:
            summary = _RESOURCES.get(uri.form, "")
    return Card(_shown(strand.text), _FORMS[uri.form], summary, values=parts)


def _piece_card(piece: Piece, uri: Uri, strand: Strand, place: Place) -> Card | None:
    title, words = _shown(piece.text), _WORDS[piece.role]
    service = _service(uri, place)
    match piece.role:
        case Role.SERVICE if service:
            return _service_card(service)
        case Role.ACTION if service:
            return _action_card(piece.text, service)
        case Role.ACTION | Role.SERVICE:
            return Card(title, words)
        case Role.CALLED | Role.FUNCTION:
            return Card(title, words, _function_words(uri, strand, place))
        case Role.SEGMENT | Role.QUERY:
            return _segment_card(piece, uri, service)
        case Role.HOST:
            through = place.project.known(attribute.value) if (attribute := strand.block.get("connection_type")) else None
            only_named = "The link decides where the call goes; this is the `Host` header, and the name that is checked in TLS."
            return Card(
                title, words, only_named if through == "VPC_LINK" else "Where the call goes. It has to resolve on the public internet."
            )
        case _:
            return Card(title, words, _sentence(piece, uri))


def _sentence(piece: Piece, uri: Uri) -> str:
    """What a part means."""
    text, called = piece.text, uri.piece(Role.CALLED)
    match piece.role:
        case Role.PARTITION:
            return _PARTITIONS.get(text, "The group of Regions that the ARN is in.")
        case Role.REGION:
            is_inner = called is not None and called.span.covers(piece.span)
            return "The Region of the function, which need not be that of the API." if is_inner else "The Region that the call goes to."
        case Role.WAY:
            return (
                "The operation is named, as in the API of the service." if text == "action" else "The operation is a path of the service."
            )
        case Role.VERSION:
            return _VERSIONS.get(text, "")
        case Role.ENDING:
            return _ENDINGS.get(text, "")
        case Role.QUALIFIER:
            number = "A published version of the function, which never changes."
            return number if text.isdecimal() else "The code as it is now." if text == "$LATEST" else "An alias of the function."
        case Role.RESOURCE:
            return _RESOURCES.get(uri.form, "")
        case Role.SCHEME:
            return "The call is encrypted." if text == "https" else "The call is not encrypted."
        case _:
            return _SENTENCES.get(piece.role, "")


def _segment_card(piece: Piece, uri: Uri, service: Service | None) -> Card | None:
    """A segment of the path of a service, where it is known what such a path is for."""
    segments = [one for one in uri.pieces if one.role is Role.SEGMENT]
    for form, meaning in service.paths.items() if service and piece in segments else ():
        words = form.split("/")
        if len(words) == len(segments) and all(word.startswith("{") or word == one.text for word, one in zip(words, segments, strict=True)):
            name = words[segments.index(piece)].strip("{}")
            return Card(_shown(piece.text), f"{name} of `{form}`" if name != piece.text else f"in `{form}`", meaning)
    return None


def _service(uri: Uri, place: Place) -> Service | None:
    named = uri.piece(Role.SERVICE)
    return place.index.services.get(named.text) if named and uri.form in (Form.OPERATION, Form.INVOCATION) else None


def _service_card(service: Service) -> Card:
    links = (("AWS documentation", service.see),) if service.see else ()
    return Card(service.name, service.title, service.summary, service.body, beware=service.beware, links=links)


def _action_card(action: str, service: Service) -> Card:
    links = (("AWS documentation", service.see),) if service.see else ()
    return Card(action, f"action of {service.title}", service.actions.get(action, ""), service.body, beware=service.beware, links=links)


def _function_words(uri: Uri, strand: Strand, place: Place) -> str:
    """Which function is called, where the project has it."""
    function = _function(uri, strand, place)
    if function is None:
        return "A function that is not declared here."
    return f"{titled(function, place)} `{function.name}` ({where(function.uri, function.name_span, place.project)})."


def _function(uri: Uri, strand: Strand, place: Place) -> Block | None:
    """The function of the project that is called, by reference or by its name."""
    node = place.graph.node(strand.block)
    referred = node.function if isinstance(node, Caller) else None  # a part of a document is no node
    if referred:
        return referred.base.block
    name = uri.piece(Role.FUNCTION)
    named = [one for one in place.graph.all(Function, *FUNCTIONS) if name and one.value("function_name") == name.text]
    return named[0].base.block if len(named) == 1 else None


def _shown(text: str) -> str:
    return text.replace(HOLE, "…")
