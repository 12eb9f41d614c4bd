"""What an API answers to, however it is written: methods, routes, events of SAM, operations of an OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatewright.model.block import Block
from gatewright.model.graph.events import IMPLICIT, IN_FUNCTION, Event
from gatewright.model.graph.functions import Function, function_in
from gatewright.model.graph.methods import Integration, Method, Route
from gatewright.model.graph.node import Node
from gatewright.model.graph.openapi import entry, read_document
from gatewright.model.project import Project
from gatewright.model.value import MapEntry, Value
from gatewright.text import Span

if TYPE_CHECKING:
    from gatewright.model.graph.api import Api
    from gatewright.model.graph.graph import ApiGraph

DOCUMENTS = {
    "rest.api": "body",
    "rest.api_put": "body",
    "http.api": "body",
    "sam.api": "definition_body",
    "sam.http_api": "definition_body",
}
"""What can hold an OpenAPI document, by the parameter that it is the value of."""

INTEGRATION = "x-amazon-apigateway-integration"


@dataclass(frozen=True)
class Operation:
    """What answers to a verb on a path.

    Attributes:
        verb: `GET`, `ANY`; `None` where it is not known, and for a route that has none: `$default`, a WebSocket message.
        path: `/pets/{id}`, or the key of a route that has no path; `None` where it is not known.
        block: what it is written in, and `span`: the place there to show.
        uri: the value that says what it calls; `None` where none is written, as for an event.
        function: the Lambda function in the project that it calls.
    """

    verb: str | None
    path: str | None
    block: Block
    project: Project
    span: Span
    uri: Value | None = None
    function: Function | None = None

    @property
    def label(self) -> str:
        """What people call it: `GET /pets/{id}`, or the name of its block where that is not known."""
        if self.path is None:
            return self.block.name
        return f"{self.verb} {self.path}" if self.verb else self.path


def operations_of(api: Api) -> tuple[Operation, ...]:
    """The operations of an API, in the order of its resources, then of its documents. An event for one of a document adds none."""
    described = tuple(operation for holder in (api, *api.documents) for operation in _of_document(holder))
    labels = {operation.label for operation in described}
    return (
        *(_of_method(method) for method in api.methods),
        *(_of_route(route) for route in api.routes),
        *(operation for event in api.events if (operation := _of_event(event)).label not in labels),
        *_of_messages(api),
        *_of_quick_create(api),
        *described,
    )


def implicit_operations(graph: ApiGraph) -> dict[str, tuple[Operation, ...]]:
    """The operations of the APIs that SAM makes for events that name none, by what it calls them."""
    found: dict[str, list[Operation]] = {name: [] for name in IMPLICIT.values()}
    for event in graph.all(Event, *IN_FUNCTION):
        if event.is_implicit and not event.api:
            found[IMPLICIT[event.kind_of_api]].append(_of_event(event))
    return {name: tuple(operations) for name, operations in found.items() if operations}


def _of_method(method: Method) -> Operation:
    integration = method.integration
    place = method.block.type_span
    if isinstance(integration, Integration):
        return Operation(method.verb, method.path, method.block, method.project, place, integration.uri, integration.function)
    return Operation(method.verb, method.path, method.block, method.project, place)


def _of_route(route: Route) -> Operation:
    integration, (verb, path) = route.integration, _split(route.key)
    place = route.block.type_span
    if isinstance(integration, Integration):
        return Operation(verb, path, route.block, route.project, place, integration.uri, integration.function)
    return Operation(verb, path, route.block, route.project, place)


def _split(key: str | None) -> tuple[str | None, str | None]:
    verb, blank, path = (key or "").partition(" ")
    return (verb, path) if blank and path.startswith("/") else (None, key)


def _of_event(event: Event) -> Operation:
    around = event.block.parent or event.block
    verb = None if event.is_default else event.verb
    return Operation(verb, event.path, around, event.project, around.name_span, None, event.function)


def _of_messages(api: Api) -> Iterator[Operation]:
    """The routes that a WebSocket API of SAM lists."""
    for route in api.block.nested("routes") if api.kind == "sam.websocket_api" else ():
        arn = route.get("function_arn")
        yield _calling(None, route.name, route, api, route.name_span, arn.value if arn else None)


def _of_quick_create(api: Api) -> Iterator[Operation]:
    """The one route that an HTTP API gets with a `target`."""
    target = api.written("target") if api.kind == "http.api" else None
    if target is not None:
        verb, path = _split(api.text("route_key") or (None if api.sets("route_key") else "$default"))
        yield _calling(verb, path, api.block, api, api.block.type_span, target)


def _of_document(holder: Node) -> Iterator[Operation]:
    value = holder.written(DOCUMENTS.get(holder.kind, ""))
    document = read_document(value) if value is not None else None
    for one in document.operations if document else ():
        place = one.verb_span if holder.block.span.covers(one.verb_span) else holder.block.type_span
        integration: MapEntry | None = entry(one.contents, INTEGRATION)
        uri = entry(integration.value, "uri") if integration else None
        yield _calling(one.verb, one.path, holder.block, holder, place, uri.value if uri else None)


def _calling(verb: str | None, path: str | None, block: Block, holder: Node, place: Span, uri: Value | None) -> Operation:
    function = function_in(uri, holder.project, holder.graph) if uri is not None else None
    return Operation(verb, path, block, holder.project, place, uri, function)
