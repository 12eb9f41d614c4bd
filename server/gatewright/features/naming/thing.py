"""What does a name stand for? Names that mean the same and have the same owner are one thing.

The owner of a template's variable is the template, that of a stage variable the API. A path variable belongs to the path that declares it, a query
parameter or a header to the method. Where the files do not show who it is, nobody knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from gatewright.expressions.resource_path import variables
from gatewright.features.languages.sight import declared
from gatewright.features.languages.speaker import Means, Name
from gatewright.features.spot import Spot
from gatewright.inside import Strand, entries
from gatewright.inside.languages import SettingsPath, Uri
from gatewright.model import Block, Mapping, Project
from gatewright.model.graph import APIS, Api, ApiGraph, Integration, Method, Node, OfApi, OnMethod, OnStage, PathResource

Owner: TypeAlias = Node | Spot


class Thing(NamedTuple):
    """What a name stands for."""

    means: Means
    name: str
    owner: Owner


@dataclass(frozen=True)
class Use:
    """A name where it is written. A text may give one stretch several meanings: `names` has them in the order in which the service looks.

    `uri` is the file that the text stands in: a template of its own belongs to a block of another one.
    """

    names: tuple[Name, ...]
    strand: Strand
    project: Project
    uri: str

    @property
    def declares(self) -> bool:
        """Whether the name is declared here."""
        return self.names[0].declares

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return Spot(self.uri, self.strand.in_file(self.names[0].span))


def thing_of(use: Use, graph: ApiGraph) -> Thing | None:
    """What a name stands for; `None` where that is not known."""
    found = [Thing(means, name.name, owner) for name in use.names for means, owner in (_owned(name, use, graph),) if owner]
    if len(use.names) == 1:
        return found[0] if found else None
    return next((thing for thing in found if _is_declared(thing)), None)


def _is_declared(thing: Thing) -> bool:
    """Whether the owner declares a parameter of a request."""
    match thing:
        case Thing(Means.PATH, _, owner):
            return isinstance(owner, PathResource)
        case Thing(means, name, Method() as method):
            locations = _LOCATIONS.get(means, ())
            keys = {entry.key for entry in declared(method, "request_parameters")}
            return any(f"method.request.{location}.{name}" in keys for location in locations)
        case _:
            return False


_LOCATIONS = {Means.QUERY: ("querystring", "multivaluequerystring"), Means.HEADER: ("header", "multivalueheader")}


def _owned(name: Name, use: Use, graph: ApiGraph) -> tuple[Means, Owner | None]:
    """What a name means, and whose it is."""
    strand, block = use.strand, use.strand.block
    match name.means:
        case Means.TEMPLATE_VARIABLE:
            return name.means, _text_of(use)
        case Means.STAGE_VARIABLE:
            return name.means, api_of(use, graph)
        case _ if graph.node(block, use.project).block is not block:
            return name.means, None  # a part of a document, which is no node of the graph
        case Means.BACKEND_PATH:
            return name.means, graph.node(block, use.project)
        case Means.PATH if isinstance(strand.language, Uri) and block.kind == "rest.integration":
            return _in_uri(name, use, graph)
        case Means.PATH:
            return name.means, _path_owner(name, use, graph)
        case Means.QUERY | Means.HEADER:
            return name.means, _request_owner(block, use.project, graph)


def _text_of(use: Use) -> Spot:
    """The whole text that a strand belongs to: its key, where the file computes it of several."""
    strand = use.strand
    at = strand.entry.key_span if strand.is_part and strand.entry else strand.attribute.span if strand.is_part else strand.place
    return Spot(use.uri, at)


def api_of(use: Use, graph: ApiGraph) -> Api | None:
    """The API that a name is used in, where it is known."""
    node = graph.node(use.strand.block, use.project, OfApi)
    if node.top.kind in APIS:
        return graph.node(node.top, use.project, Api)
    found = graph.api_of(node)
    return found if isinstance(found, Api) else None


def _request_owner(block: Block, project: Project, graph: ApiGraph) -> Node | None:
    """Whose request it is: a method's, a route's, or that of a part that reads any request."""
    kind = block.kind or ""
    if kind == "rest.method":
        return graph.node(block, project)
    if kind in ("rest.integration", "rest.integration_response", "rest.method_response"):
        method = graph.node(block, project, OnMethod).method
        return method if isinstance(method, Method) else None
    if kind.startswith(("http.integration", "websocket.integration_response")):
        return graph.node(block.outermost, project)
    known = ("rest.authorizer", "rest.gateway_response", "http.authorizer", "http.route", "http.api")
    return graph.node(block, project) if kind in known or kind.endswith("_event") else None


def _path_owner(name: Name, use: Use, graph: ApiGraph) -> Node | None:
    """The path that declares a variable."""
    block = use.strand.block
    if block.kind == "rest.resource":
        return graph.node(block, use.project)
    if isinstance(use.strand.language, SettingsPath):
        return _in_settings(name, use, graph)
    if (block.kind or "").startswith("http.integration"):
        routes = graph.node(block.outermost, use.project, Integration).routes
        return routes[0] if len(routes) == 1 else None
    owner = _request_owner(block, use.project, graph)
    return _declaring(name.name, owner) if isinstance(owner, Method) else owner


def _declaring(variable: str, method: Method) -> Node | None:
    """The part of a method's path with a variable; where no part has it, the names of the method are still one thing."""
    above = method.resource
    while isinstance(above, PathResource):
        part = above.part
        if part is None or variable in variables(part):
            return above if part else None
        above = above.parent
    return method if above is None else None


def _in_settings(name: Name, use: Use, graph: ApiGraph) -> Node | None:
    """The resource whose path the settings of a stage name up to a variable: `pets/{id}` of `pets/{id}/GET`."""
    text = use.strand.text
    api = graph.node(use.strand.block, use.project, OnStage).api
    end = text.find("}", name.span.end)
    if not isinstance(api, Api) or end < 0:
        return None
    path = f"/{text[: end + 1].lstrip('/')}"
    found: Sequence[PathResource] = [resource for resource in api.resources if resource.path == path]
    return found[0] if len(found) == 1 else None


def _in_uri(name: Name, use: Use, graph: ApiGraph) -> tuple[Means, Owner | None]:
    """`{id}` in the URI of a REST API is filled by a mapping; without one, a proxy passes on the variable of its path."""
    block = use.strand.block
    mapping = block.get("request_parameters")
    if mapping and any(entry.key == f"integration.request.path.{name.name}" for entry in entries(mapping.value)):
        return Means.BACKEND_PATH, graph.node(block, use.project)
    is_read = isinstance(mapping.value, Mapping) if mapping else not block.sets("request_parameters")
    is_proxy = graph.node(block, use.project, Integration).text("type") == "HTTP_PROXY"
    return Means.PATH, _path_owner(name, use, graph) if is_proxy and is_read else None
