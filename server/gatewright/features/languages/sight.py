"""What can be named where a text stands: the parameters of its method, the variables of its path, of its stages, of the service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from gatewright.expressions.access_log import listed_as
from gatewright.expressions.resource_path import variables
from gatewright.expressions.rest_mapping import PLACES
from gatewright.features.card import Card
from gatewright.features.cards import variable_card
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.index.entry import ContextVariable
from gatewright.inside import Strand, entries
from gatewright.inside.strand import HOLE
from gatewright.model import Block, Mapping, Sequence, Text
from gatewright.model.graph import DOCUMENTS, STAGES, Api, Event, Integration, Method, Node, OnMethod, Route, Stage
from gatewright.model.graph.openapi import Written, entry, read_document
from gatewright.model.value import MapEntry

STAGE_VARIABLES = {"rest.stage": "variables", "http.stage": "stage_variables"}
"""The parameter that defines stage variables."""


def method_of(strand: Strand, place: Place) -> Method | None:
    """The REST method that a text belongs to, where it is known."""
    kind = strand.block.kind or ""
    if kind == "rest.method":
        return place.graph.node(strand.block, of=Method)
    if kind in ("rest.integration", "rest.integration_response", "rest.method_response"):
        method = place.graph.node(strand.block, of=OnMethod).method
        return method if isinstance(method, Method) else None
    return None


def api_of(strand: Strand, place: Place) -> Api | None:
    """The API that a text belongs to, where it is known."""
    node = place.graph.node(strand.block)
    api = node if isinstance(node, Api) else place.graph.api_of(node)
    return api if isinstance(api, Api) else None


def protocol_of(strand: Strand, place: Place) -> str | None:
    """`REST`, `HTTP` or `WEBSOCKET`: the kind of API that a text is for, where that is known."""
    kind, outer = strand.block.kind or "", strand.block.outermost.kind or ""
    if kind.startswith("sam.http_api_event"):
        return "HTTP"
    if outer.startswith(("rest.", "sam.api", "sam.function", "sam.state_machine")):
        return "REST"
    if outer.startswith("websocket."):
        return "WEBSOCKET"
    api = api_of(strand, place)
    # A document of the second generation can only describe an HTTP API, which need not say so.
    return (api.protocol if api else None) or ("HTTP" if kind.startswith("openapi.") else None)


def written_keys(strand: Strand) -> set[str]:
    """The other keys that the map of a key has already."""
    value = strand.attribute.value
    others = entries(value) if strand.is_key and isinstance(value, Mapping) else ()
    return {one.key for one in others if one.key is not None and one is not strand.entry}


def shown(text: str) -> str:
    """A text as a card shows it, with dots for what the file puts in."""
    return text.replace(HOLE, "…")


def declared(node: Node, name: str) -> Iterator[MapEntry]:
    """What a method or a response declares in one of its maps."""
    attribute = node.block.get(name)
    yield from entries(attribute.value) if attribute else ()


def declared_by_routes(strand: Strand, place: Place) -> dict[str, tuple[str, ...]]:
    """What the routes of a WebSocket API that lead to an integration declare of their request, by route key."""
    return {route.key or route.top.name: tuple(_declared(route.block, place)) for route in routes_to(strand, place)}


def routes_to(strand: Strand, place: Place) -> tuple[Route, ...]:
    """The routes that lead to the integration of an HTTP or WebSocket API."""
    node = place.graph.node(strand.block.outermost) if strand.block.outermost.kind == "http.integration" else None
    return node.routes if isinstance(node, Integration) else ()


def _declared(route: Block, place: Place) -> Iterator[str]:
    for declaration in route.nested("request_parameter"):
        key = declaration.get("request_parameter_key")
        name = place.project.known(key.value) if key else declaration.name
        if isinstance(name, str) and name.startswith("route.request."):
            yield name


class Declared(NamedTuple):
    """What a method declares of its request: keys such as `method.request.header.Accept`, and what people call the method."""

    keys: tuple[str, ...]
    variables: tuple[str, ...]
    label: str
    is_whole: bool = False
    """Whether nothing else declares something for it."""


def declared_request(strand: Strand, place: Place) -> Declared | None:
    """What the method of a text declares, also one of an OpenAPI document or an event of SAM; `None` where that is not known."""
    method, operation = method_of(strand, place), operation_of(strand)
    if method:
        keys = tuple(entry.key for entry in declared(method, "request_parameters") if entry.key)
        return Declared(keys, path_variables(method), method.label, is_whole=True)
    if operation:
        in_path = variables(operation.path)
        # The path of a document declares its variables.
        keys = (*_parameters(operation), *(f"method.request.path.{name}" for name in in_path))
        return Declared(keys, in_path, f"{operation.verb} {operation.path}")
    if strand.block.kind == "sam.api_event":
        event = place.graph.node(strand.block, of=Event)
        return Declared((), variables(event.path or ""), f"{event.verb} {event.path}")
    return None


def operation_of(strand: Strand) -> Written | None:
    """The operation of an OpenAPI document that a text stands in."""
    holder = strand.block
    while holder.parent and holder.kind not in DOCUMENTS:
        holder = holder.parent
    attribute = holder.get(DOCUMENTS.get(holder.kind or "", ""))
    document = read_document(attribute.value) if attribute else None
    return next((one for one in document.operations if one.contents.span.covers(strand.place)), None) if document else None


def _parameters(operation: Written) -> Iterator[str]:
    """The parameters of an operation, as REST APIs call them."""
    written = entry(operation.contents, "parameters")
    for one in written.value.items if written and isinstance(written.value, Sequence) else ():
        where, name = entry(one, "in"), entry(one, "name")
        if where and name and isinstance(where.value, Text) and isinstance(name.value, Text):
            location = {"query": "querystring"}.get(where.value.text, where.value.text)
            if location in PLACES:
                yield f"method.request.{location}.{name.value.text}"


def path_variables(method: Method) -> tuple[str, ...]:
    """The variables of a method's path, as far as it is known."""
    return variables(method.path or "")


def stage_variables(strand: Strand, place: Place) -> dict[str, dict[str, str | None]]:
    """By name, the value that each stage of the text's API gives a variable; `None` where that is not known."""
    api = api_of(strand, place)
    found: dict[str, dict[str, str | None]] = {}
    for stage in (stage for stage in place.graph.all(Stage, *STAGES) if api is None or stage.api is api):
        attribute = stage.block.get(STAGE_VARIABLES[stage.kind])
        for one in entries(attribute.value) if attribute else ():
            if one.key is not None:
                value = place.project.known(one.value)
                found.setdefault(one.key, {})[stage.name or stage.block.name] = value if isinstance(value, str) else None
    return found


def context_variables(index: Index, *places: str) -> Iterator[ContextVariable]:
    """What `$context` holds at one of some places, such as `rest-mapping`."""
    return (one for one in index.context_variables.values() if any(place in one.valid for place in places))


def context_variable(index: Index, name: str) -> ContextVariable | None:
    """What `$context` holds by that name, also where a part of it is the author's to choose: `$context.authorizer.tenant`."""
    found = listed_as(name, index.context_variables)
    return index.context_variables[found] if found else None


def context_card(variable: ContextVariable, title: str) -> Card:
    """The card of a context variable, spelled as its place wants it."""
    return replace(variable_card(variable), title=title)


def stage_variable_card(name: str, title: str, strand: Strand, place: Place) -> Card:
    """The card of a stage variable: what each stage of the API puts there."""
    values = stage_variables(strand, place).get(name, {})
    known = tuple(
        (stage, f"has `{value}`." if value is not None else "has a value that is not in the files.") for stage, value in values.items()
    )
    return Card(
        title, "stage variable", "The text that the stage defines." if known else "No stage in these files defines it.", values=known
    )
