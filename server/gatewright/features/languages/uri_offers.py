"""What can stand in the part of a URI that the cursor is in? Read from the words before it: what follows may belong to another part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.expressions.resource_path import variables
from gatewright.expressions.route_key import read_http_key
from gatewright.expressions.uri import INVOCATIONS, Form, Piece, Role, Uri, is_unknown, read
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import declared_request, routes_to, stage_variables
from gatewright.features.languages.speaker import Offer
from gatewright.features.place import Place
from gatewright.features.references import titled, where
from gatewright.index import Service
from gatewright.inside import Strand, entries
from gatewright.model import Template
from gatewright.model.graph import FUNCTIONS
from gatewright.rules.questions.integrations import parts_of
from gatewright.text import Span

_HEAD = "arn:aws:apigateway:{region}:"
_INVOCATION = "lambda:path/2015-03-31/functions/{arn}/invocations"
_LISTENER = "arn:aws:elasticloadbalancing:{region}:{account}:listener/app/{name}/{balancer}/{listener}"
_CLOUD_MAP = "arn:aws:servicediscovery:{region}:{account}:service/{service}"
_PARTITIONS = {"aws": "the Regions that most accounts use", "aws-cn": "the Regions in China", "aws-us-gov": "AWS GovCloud (US)"}
_REGIONS = ("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-central-1", "ap-northeast-1", "ap-southeast-1", "ap-southeast-2")
_ENDINGS = {"2015-03-31": "the client gets what the function returns", "2021-11-15": "the answer streams"}

_OPEN_VARIABLE = re.compile(r"\$?\{[\w.+-]*$")
_REST_OF_VARIABLE = re.compile(r"[\w.+-]*\}?")
_REST_OF_WORD = re.compile(r"[^:/?#{}$\0]*")
_GAP = re.compile(r"\{(\w+)\}")


def offers(strand: Strand, at: int, place: Place) -> Iterator[Offer]:
    """What can stand at a place of an address."""
    before = strand.text[:at]
    uri = read(before)
    piece = uri.at(at)
    opened = _OPEN_VARIABLE.search(before)
    if opened:
        yield from _variables(strand, opened.start(), at, place, uri, piece)
    elif uri.form in (Form.NONE, Form.ARN) or (piece and piece.role is Role.SCHEME):
        yield from _whole(strand, at, place)
    else:
        yield from _part(uri, piece, strand, at, place)
        yield from _variables(strand, at, at, place, uri, piece)


def variables_of_path(strand: Strand, place: Place) -> dict[str, str]:
    """The variables that the path of a method, or of the routes of an integration, has, each with one of these."""
    request = declared_request(strand, place)
    if request:
        return dict.fromkeys(variables(request.path), request.label)
    keys = [route.key for route in routes_to(strand, place) if route.key]
    return {part.variable: key for key in keys for part in read_http_key(key).variables if part.variable}


def _whole(strand: Strand, at: int, place: Place) -> Iterator[Offer]:
    """Addresses from their start, as the type of the integration takes them."""
    typed = Span(0, at)
    kind = strand.block.kind or ""
    name = parts_of(strand.block).type
    known = place.project.known(attribute.value) if kind.endswith("integration") and (attribute := strand.block.get(name)) else None
    kind_of_call = known.upper() if isinstance(known, str) else "AWS_PROXY" if kind.endswith("authorizer") else ""
    if kind_of_call in ("", "AWS", "AWS_PROXY"):
        yield _form(f"{_HEAD}{_INVOCATION}", "calls a Lambda function", typed, 20)
    if kind == "http.integration" and _through_link(strand, place):
        yield _form(_LISTENER, "a listener, through the VPC link", typed, 20)
        yield _form(_CLOUD_MAP, "a service of Cloud Map, through the VPC link", typed, 21)
    elif kind_of_call in ("", "HTTP", "HTTP_PROXY"):
        for scheme, detail in (("https://", "encrypted"), ("http://", "not encrypted")):
            yield Offer(scheme, ItemKind.KEYWORD, detail, scheme, typed, None, 25)
        for variable in stage_variables(strand, place):
            words = f"https://${{stageVariables.{variable}}}"
            yield Offer(words, ItemKind.VARIABLE, "host from a stage variable", words, typed, None, 26)
    if kind_of_call == "AWS":
        for service, way in _ways_to_call(place, only_lambda=False):
            if service.name != "lambda":
                yield _form(f"{_HEAD}{service.name}:{way}/", service.summary, typed, 30, service.name)


def _form(form: str, detail: str, typed: Span, rank: int, about: str | None = None) -> Offer:
    """Something with words in braces that are to be filled in."""
    return Offer(form, ItemKind.VALUE, detail, _GAP.sub(lambda gap: gap[1].upper(), form), typed, _with_stops(form), rank, about)


def _with_stops(form: str) -> str | None:
    """The words in braces as tab stops; none where there is no such word."""
    stops = iter(range(1, 10))
    snippet = _GAP.sub(lambda gap: f"${{{next(stops)}:{gap[1]}}}", form)
    return f"{snippet}$0" if snippet != form else None


def _through_link(strand: Strand, place: Place) -> bool:
    attribute = strand.block.get("connection_type")
    return attribute is not None and place.project.known(attribute.value) == "VPC_LINK"


def _part(uri: Uri, piece: Piece | None, strand: Strand, at: int, place: Place) -> Iterator[Offer]:
    """What can stand in one part."""
    rest = _REST_OF_WORD.match(strand.text, at)
    typed = Span(piece.span.start if piece else at, rest.end() if rest else at)
    called, way = uri.piece(Role.CALLED), uri.piece(Role.WAY)
    match piece.role if piece else None:
        case Role.PARTITION if not called:
            yield from _reference("aws_partition", "AWS::Partition", "partition", strand, typed, place)
            yield from (Offer(name, ItemKind.VALUE, detail, name, typed) for name, detail in _PARTITIONS.items())
        case Role.REGION:
            yield from _reference("aws_region", "AWS::Region", "id", strand, typed, place)
            yield from (Offer(name, ItemKind.VALUE, "Region", name, typed) for name in _REGIONS)
        case Role.SERVICE | Role.WAY if uri.form is Form.OPERATION:
            yield from _operations(uri, strand, typed, place)
        case Role.ACTION:
            yield from _actions(uri, typed, place)
        case Role.CALLED | Role.FUNCTION | Role.QUALIFIER if called:
            if not called.text:
                yield from _functions(strand, typed, place)
            elif strand.text[at : at + 1] != "/":
                yield from (
                    Offer(f"/{name}", ItemKind.KEYWORD, detail, f"/{name}", typed._replace(start=at)) for name, detail in _ends(uri)
                )
        case Role.ENDING:
            yield from (Offer(name, ItemKind.KEYWORD, detail, name, typed) for name, detail in _ends(uri))
        case None | Role.SEGMENT if way and way.text == "path" and len(strand.text[way.span.end : typed.start]) == 1:
            yield from _paths(uri, typed, place)
        case _:
            return


def _reference(data: str, pseudo: str, attribute: str, strand: Strand, typed: Span, place: Place) -> Iterator[Offer]:
    """What the file itself calls the Region or the partition."""
    if place.dialect == "terraform":
        for block in place.project.blocks:
            if block.address.startswith(f"data.{data}."):
                words = f"${{{block.address}.{attribute}}}"
                yield Offer(words, ItemKind.REFERENCE, _shown(block.address, place), words, typed, None, 3, refers=True)
    elif isinstance(strand.value, Template):
        words = f"${{{pseudo}}}"
        yield Offer(words, ItemKind.REFERENCE, "where the stack is", words, typed, None, 3, refers=True)


def _shown(address: str, place: Place) -> str:
    block = place.project.by_address[address]
    return f"{titled(block, place)} ({where(block.uri, block.name_span, place.project)})"


def _operations(uri: Uri, strand: Strand, typed: Span, place: Place) -> Iterator[Offer]:
    """Services with the way that each is called; behind a service its ways."""
    service, way = uri.piece(Role.SERVICE), uri.piece(Role.WAY)
    only_lambda = (strand.block.kind or "").endswith("authorizer") or _is_proxy(strand, place)
    for known, word in _ways_to_call(place, only_lambda):
        if way is None:
            words = f"{known.name}:{word}/"
            is_followed = strand.text[typed.end : typed.end + 1] == ":"
            yield Offer(words, ItemKind.VALUE, known.summary, known.name if is_followed else words, typed, None, 5, known.name)
        elif service and service.text == known.name:
            is_followed = strand.text[typed.end : typed.end + 1] == "/"
            yield Offer(f"{word}/", ItemKind.KEYWORD, known.title, word if is_followed else f"{word}/", typed, None, 5, known.name)


def _is_proxy(strand: Strand, place: Place) -> bool:
    attribute = strand.block.get(parts_of(strand.block).type)
    return attribute is not None and place.project.known(attribute.value) == "AWS_PROXY"


def _ways_to_call(place: Place, only_lambda: bool) -> Iterator[tuple[Service, str]]:
    """Each service with each way to name its operations."""
    for service in place.index.services.values():
        if service.name == "lambda" or not only_lambda:
            yield from ((service, way) for way, names in (("action", service.actions), ("path", service.paths)) if names)


def _actions(uri: Uri, typed: Span, place: Place) -> Iterator[Offer]:
    """The actions of the service, the usual ones first."""
    named = uri.piece(Role.SERVICE)
    service = place.index.services.get(named.text) if named else None
    if service:
        for action, meaning in service.actions.items():
            yield Offer(action, ItemKind.FUNCTION, meaning, action, typed, None, 5, f"{service.name} {action}")
        for action in service.others:
            yield Offer(action, ItemKind.FUNCTION, f"action of {service.title}", action, typed, None, 50, f"{service.name} {action}")


def _paths(uri: Uri, typed: Span, place: Place) -> Iterator[Offer]:
    """The paths of the service, with what is to be filled in."""
    named = uri.piece(Role.SERVICE)
    service = place.index.services.get(named.text) if named else None
    for form, meaning in service.paths.items() if service else ():
        if service and form != "/":
            text = _GAP.sub(lambda gap: gap[1], form)
            yield Offer(form, ItemKind.VALUE, meaning, text, typed, _with_stops(form), 5, service.name)


def _functions(strand: Strand, typed: Span, place: Place) -> Iterator[Offer]:
    """The functions of the project, with the end of the call where that is missing."""
    in_terraform = place.dialect == "terraform"
    ending = "" if strand.text[typed.end : typed.end + 1] == "/" else "/invocations"
    for block in place.project.blocks if in_terraform or isinstance(strand.value, Template) else ():
        if block.kind in FUNCTIONS:
            has_own_arn = block.kind in ("neighbor.lambda_function", "sam.function")
            label = f"{block.address}.arn" if in_terraform else f"{block.name}.Arn" if has_own_arn else block.name
            yield Offer(label, ItemKind.REFERENCE, _shown(block.address, place), f"${{{label}}}{ending}", typed, None, 3, refers=True)


def _ends(uri: Uri) -> Iterator[tuple[str, str]]:
    """How the call ends: that of the version, or any where it is not known."""
    version = uri.piece(Role.VERSION)
    for date, ending in INVOCATIONS.items():
        if version is None or version.text == date or version.text not in INVOCATIONS:
            yield ending, _ENDINGS[date]


def _variables(strand: Strand, start: int, at: int, place: Place, uri: Uri, piece: Piece | None) -> Iterator[Offer]:
    """What is filled in when it is called: variables of the path in a path, stage variables nearly everywhere."""
    rest = _REST_OF_VARIABLE.match(strand.text, at) if start < at else None
    typed = Span(start, rest.end() if rest else at)
    opening = strand.text[start : start + 1] if start < at else ""
    role = piece.role if piece else None
    in_path = uri.form in (Form.URL, Form.OPEN, Form.OPERATION) and (
        role in (Role.SEGMENT, Role.QUERY) or _is_behind_slash(uri, strand.text[:start])
    )
    if in_path and opening != "$":
        for name, detail in _of_path(strand, place).items():
            yield Offer(f"{{{name}}}", ItemKind.VARIABLE, detail, f"{{{name}}}", typed, None, 30)
    varied = in_path or role in (Role.HOST, Role.PORT, Role.ACTION, Role.FUNCTION, Role.QUALIFIER)
    if opening != "{" and (varied or (role is Role.CALLED and not is_unknown(piece.text if piece else ""))):
        for name in stage_variables(strand, place):
            words = f"${{stageVariables.{name}}}"
            yield Offer(words, ItemKind.VARIABLE, "stage variable", words, typed, None, 40)


def _is_behind_slash(uri: Uri, before: str) -> bool:
    """Whether a segment of a path starts there, not the host, an action or the version of the Lambda API."""
    service, way = uri.piece(Role.SERVICE), uri.piece(Role.WAY)
    is_call = (service is not None and service.text == "lambda") or (way is not None and way.text == "action")
    return before.endswith("/") and not before.endswith("://") and not is_call


def _of_path(strand: Strand, place: Place) -> dict[str, str]:
    """Variables that are filled already, then those of the path."""
    prefix = "integration.request.path."
    attribute = strand.block.get("request_parameters")
    mapped = [entry.key for entry in entries(attribute.value) if entry.key] if attribute else []
    filled = {key.removeprefix(prefix): f"filled by {key}" for key in mapped if key.startswith(prefix)}
    return filled | {name: f"variable of {path}" for name, path in variables_of_path(strand, place).items() if name not in filled}
