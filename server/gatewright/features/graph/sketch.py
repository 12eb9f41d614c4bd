"""What is each API, in plain words? Reads the graph of a project; whoever draws a sketch needs nothing else.

All is in the order of its names, so that two dialects, or two ways to cut an API into files, give the same sketch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from gatewright.features.graph.called import called, called_by
from gatewright.features.graph.naming import function_in, name_of, neighbor, place_at, place_of
from gatewright.features.graph.parts import UNKNOWN, Authorizer, Called, Mapping, Operation, Part, Path, Plan, Sketch, Stage
from gatewright.model import UNKNOWN as NOT_KNOWN
from gatewright.model import Project, graph
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.uris import rendered, shown

AnyPart = TypeVar("AnyPart", bound=Part)
AnyNode = TypeVar("AnyNode", bound=graph.Node)

_APART = ("rest.method", "http.route")
"""What an API answers to that stands in a resource of its own."""

_MAY_HAVE = {
    "paths": ("rest.resource",),
    "methods": ("rest.method",),
    "routes": ("http.route",),
    "authorizers": ("rest.authorizer", "http.authorizer"),
    "stages": graph.STAGES,
}
"""What a sketch says there may be more of."""


def sketches(project: Project) -> tuple[Sketch, ...]:
    """Every API of a project and of the modules that it calls, by name; last, what belongs to APIs that the files do not show."""
    apis = graph.ApiGraph(project)
    found = sorted((_sketch(_Members(apis, api)) for api in apis.apis), key=lambda one: (one.name, one.protocol, str(one.place)))
    elsewhere = _sketch(_Members(apis, None))
    implicit = tuple(_implicit(apis, name, operations) for name, operations in graph.implicit_operations(apis).items())
    shown_last = (elsewhere,) if any((elsewhere.paths, elsewhere.routes, elsewhere.authorizers, elsewhere.stages)) else ()
    return (*found, *implicit, *shown_last)


class _Members:
    """What belongs to an API, or to none that the files show."""

    def __init__(self, apis: graph.ApiGraph, api: graph.Api | None) -> None:
        self.apis = apis
        self.api = api

    def of(self, kind: type[AnyNode], *kinds: str) -> tuple[AnyNode, ...]:
        """Its members of some kinds."""
        if self.api:
            return self.apis.of_api(self.api, kind, *kinds)
        return tuple(node for node in self.apis.all(kind, *kinds) if self.apis.api_of(node) is NOT_KNOWN)


def _sketch(members: _Members) -> Sketch:
    api = members.api
    answers = [*map(_method, members.of(graph.Method, "rest.method")), *map(_route, members.of(graph.Route, "http.route"))]
    answers += [_described(members.apis, one) for one in api.operations if one.block.kind not in _APART] if api else []
    return Sketch(
        name=name_of(api) if api else UNKNOWN,
        protocol=api.protocol or UNKNOWN if api else UNKNOWN,
        place=place_of(api) if api else None,
        described=api.is_described if api else False,
        more=tuple(what for what, kinds in _MAY_HAVE.items() if api.may_have(*kinds)) if api else (),
        paths=tuple(_paths(members.of(graph.PathResource, "rest.resource"), answers)),
        routes=_sorted(operation for path, operation in answers if not path),
        authorizers=_sorted(_authorizer(one) for one in members.of(graph.Authorizer, "rest.authorizer", "http.authorizer")),
        deployments=_sorted(
            Part(name_of(one), place_of(one)) for one in members.of(graph.Deployment, "rest.deployment", "http.deployment")
        ),
        stages=_sorted(_stage(one) for one in members.of(graph.Stage, *graph.STAGES)),
        mappings=_sorted(_mapping(one) for one in members.of(graph.Mapping, "rest.base_path_mapping", "http.api_mapping")),
        plans=_sorted(_plan(one, api) for one in api.usage_plans) if api else (),
        permissions=_sorted(_permission(one) for one in api.permissions) if api else (),
    )


def _sorted(parts: Iterable[AnyPart]) -> tuple[AnyPart, ...]:
    return tuple(sorted(parts, key=lambda part: (part.name, part.place.address)))


def _implicit(apis: graph.ApiGraph, name: str, operations: Iterable[graph.Operation]) -> Sketch:
    """An API that SAM makes for the events that name none."""
    answers = [_described(apis, one) for one in operations]
    routes = _sorted(operation for path, operation in answers if not path)
    protocol = "REST" if name == "ServerlessRestApi" else "HTTP"
    return Sketch(name, protocol, None, True, (), tuple(_paths((), answers)), routes, (), (), (), (), (), ())


_Answer = tuple[str, Operation]
"""What answers, with its path: empty for a route that has none."""


def _paths(resources: Iterable[graph.PathResource], answers: Iterable[_Answer]) -> Iterator[Path]:
    """The paths by their words, those without a method too; what stands on two paths of the same words stands together."""
    operations: dict[str, list[Operation]] = {}
    certain: dict[str, bool] = {}
    for resource in resources:
        path = _words(resource)
        operations.setdefault(path, [])
        certain[path] = certain.get(path, False) or resource.certain
    for path, operation in answers:
        if path:
            operations.setdefault(path, []).append(operation)
    return (Path(path, certain.get(path, True), _sorted(found)) for path, found in sorted(operations.items()))


def _words(resource: graph.PathResource) -> str:
    """`/pets/{id}`, as far as its parts are known."""
    parts: list[str] = []
    above: object = resource
    while isinstance(above, graph.PathResource) and len(parts) < 50:  # parents may lead in a circle
        parts.append(above.part or UNKNOWN)
        above = above.parent
    return "/" + "/".join(reversed(parts if above is None else [*parts, UNKNOWN]))


def _path_of(route: graph.Route) -> str:
    """The path of a route's key; empty where it has none."""
    _, blank, path = (route.key or "").partition(" ")
    return path if blank and path.startswith("/") else ""


def _method(method: graph.Method) -> _Answer:
    resource = method.resource
    path = "/" if resource is None else _words(resource) if isinstance(resource, graph.PathResource) else f"/{UNKNOWN}"
    seen = tuple(called(one) for one in method.integrations)
    calls = seen or (() if method.integration is None else (Called("unknown", UNKNOWN),))
    return path, _operation(method, method.verb or UNKNOWN, calls, "authorization", method.authorizer)


def _route(route: graph.Route) -> _Answer:
    integration, key, path = route.integration, route.key or UNKNOWN, _path_of(route)
    calls = (called(integration),) if isinstance(integration, graph.Integration) else (Called("unknown", UNKNOWN),)
    verb = key.partition(" ")[0] if path else key
    return path, _operation(route, verb, () if integration is None else calls, "authorization_type", route.authorizer)


def _described(apis: graph.ApiGraph, one: graph.Operation) -> _Answer:
    """What an event, a document or quick create makes; who may call it is not read there."""
    place = place_at(apis.node(one.block.outermost, one.project), one.block.uri, one.span)
    calls = (called_by(one.uri, one.project, one.function),)
    if one.path and one.path.startswith("/"):
        return one.path, Operation(one.verb or UNKNOWN, place, calls, UNKNOWN, None, False)
    return "", Operation(one.path or UNKNOWN, place, calls, UNKNOWN, None, False)


def _operation(node: graph.Node, name: str, calls: tuple[Called, ...], authorization: str, authorizer: object) -> Operation:
    asked = neighbor(authorizer) if isinstance(authorizer, graph.Node) else None if authorizer is None else UNKNOWN
    key = is_true(node.value("api_key_required"))
    said = node.value(authorization)
    return Operation(name, place_of(node), calls, said if isinstance(said, str) else UNKNOWN if said is NOT_KNOWN else "NONE", asked, key)


def _authorizer(one: graph.Authorizer) -> Authorizer:
    kind = one.text("type") or one.text("authorizer_type")
    unwritten = "TOKEN" if one.block.kind == "rest.authorizer" and not one.block.sets("type") else UNKNOWN
    return Authorizer(name_of(one), place_of(one), kind or unwritten, _asked(one))


def _asked(authorizer: graph.Authorizer) -> str | None:
    """The function that an authorizer calls."""
    if authorizer.function:
        return name_of(authorizer.function.base, "function_name")
    return function_in(rendered(authorizer.uri, authorizer.project)) or UNKNOWN if authorizer.uri is not None else None


def _stage(stage: graph.Stage) -> Stage:
    return Stage(stage.name or UNKNOWN, place_of(stage), neighbor(stage.deployment), is_true(stage.value("auto_deploy")))


def _mapping(mapping: graph.Mapping) -> Mapping:
    domain = neighbor(mapping.domain, "domain_name")
    literal = mapping.text("domain_name")
    key = mapping.written("api_mapping_key") or mapping.written("base_path")
    path = shown(rendered(key, mapping.project)).replace("…", UNKNOWN) if key is not None else ""
    stage = mapping.stage
    served = (stage.name or UNKNOWN) if isinstance(stage, graph.Stage) else neighbor(stage)
    return Mapping(literal or domain or UNKNOWN, place_of(mapping), f"/{path.lstrip('/')}", served)


def _plan(plan: graph.UsagePlan, api: graph.Api | None) -> Plan:
    stages = (one.stage for one in plan.covered if one.api is api)
    names = sorted((stage.name or UNKNOWN) if isinstance(stage, graph.Stage) else UNKNOWN for stage in stages)
    return Plan(name_of(plan), place_of(plan), tuple(names), len(plan.keys))


def _permission(permission: graph.Permission) -> Part:
    function = permission.function
    if isinstance(function, graph.Function):
        return Part(name_of(function.base, "function_name"), place_of(permission))
    written = permission.text("function_name") or UNKNOWN
    return Part(function_in(written) or written, place_of(permission))
