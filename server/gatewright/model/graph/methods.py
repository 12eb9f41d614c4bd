"""Paths, methods and routes, and what they call."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from gatewright.model.absent import value_of
from gatewright.model.evaluate import Unknown
from gatewright.model.graph.functions import Caller
from gatewright.model.graph.node import AnyNode, Node, OfApi, only
from gatewright.model.graph.register import Listing
from gatewright.model.graph.things import Resource, Thing, Words, last_part, thing
from gatewright.model.project import Project
from gatewright.model.value import Value

if TYPE_CHECKING:
    from gatewright.model.graph.graph import ApiGraph

IN_METHOD = {
    "rest.integration": "integration",
    "rest.method_response": "method_responses",
    "rest.integration_response": "integration_responses",
}
"""What CloudFormation nests in a method, by the parameter that holds it."""

_METHOD = ("rest_api_id", "resource_id", "http_method")
_DEEPEST = 50
"""Parts of a path, and resources that take a verb from each other."""


class PathResource(OfApi):
    """A path of a REST API: a part below its parent."""

    @property
    def parent(self) -> PathResource | Unknown | None:
        """The path above; `None` below the root."""
        return _path_in(self, "parent_id")

    @property
    def part(self) -> str | None:
        """Its own part, `{id}`; `None` where it is not known."""
        return self.text("path_part")

    @property
    def path(self) -> str | None:
        """The whole path, `/pets/{id}`; `None` where some part of it is not known, or parents lead in a circle."""
        return self.graph.once("path", self, self._path)

    def _path(self) -> str | None:
        parts: list[str] = []
        above: PathResource | Unknown | None = self
        while isinstance(above, PathResource):
            if above.part is None or len(parts) > _DEEPEST:
                return None
            parts.append(above.part)
            above = above.parent
        return "/" + "/".join(reversed(parts)) if above is None else None

    @property
    def children(self) -> tuple[PathResource, ...]:
        """The paths right below it."""
        return self.graph.by("rest.resource", PathResource, "parent_id").exactly((self.itself,))

    @property
    def siblings(self) -> tuple[PathResource, ...]:
        """The paths below the same parent, itself too."""
        return self.graph.by("rest.resource", PathResource, "parent_id").exactly((self.thing("parent_id"),))

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods on it."""
        return self.graph.by("rest.method", Method, "resource_id").exactly((self.itself,))


class OnMethod(OfApi):
    """What belongs to one method of a REST API."""

    @property
    def method(self) -> Method | Unknown | None:
        """The method: around it, or the one on its path with its verb."""
        return self.graph.once("method", self, self._method)

    def _method(self) -> Method | Unknown | None:
        if self.top.kind == "rest.method":
            return self.graph.member(self.top, 0, self.project, Method)
        wanted = method_things(self)
        verb = wanted[-1]
        if isinstance(verb, Resource) and verb.block.kind == "rest.method":
            return self.graph.member(verb.block, 0, verb.project, Method)
        methods = self.graph.register(_METHODS, Method)
        return only(methods.exactly(wanted), lambda: methods.maybe(wanted))

    @property
    def siblings(self) -> tuple[OnMethod, ...]:
        """What of its kind belongs to the same method, itself too, also where the method is not in the project."""
        return self._beside(self.kind, OnMethod)

    @property
    def integrations(self) -> tuple[Integration, ...]:
        """The integrations of the same method, also where the method is not in the project: the one whose verb it takes, or all there."""
        verb = self.shape.get("http_method")
        named = self.graph.named(verb.value, self.project, Integration) if verb else None
        return (named,) if named else self._beside("rest.integration", Integration)

    def _beside(self, kind: str, of: type[AnyNode]) -> tuple[AnyNode, ...]:
        if self.top.kind == "rest.method":
            return tuple(self.graph.nested(self.graph.member(self.top, 0, self.project, Method), (kind,), of))
        return self.graph.register(_on_methods(kind), of).exactly(method_things(self))


class Method(OfApi):
    """A method of a REST API."""

    @property
    def verb(self) -> str | None:
        """`GET`, `ANY`; `None` where it is not known."""
        return self.text("http_method")

    @property
    def resource(self) -> PathResource | Unknown | None:
        """The path that it is on; `None` on the root."""
        return _path_in(self, "resource_id")

    @property
    def path(self) -> str | None:
        """The whole path, `/` for the root; `None` where it is not known."""
        resource = self.resource
        if isinstance(resource, PathResource):
            return resource.path
        return "/" if resource is None else None

    @property
    def label(self) -> str:
        """What people call it: `GET /pets/{id}`, or its name where that is not known."""
        return f"{self.verb} {self.path}" if self.verb and self.path else self.top.name

    @property
    def things(self) -> tuple[Thing, ...]:
        """What names it: API, path and verb. The verb of one that `for_each` makes differs from instance to instance: it is itself."""
        verb = value_of(self.shape, "http_method", self.project)
        return self.thing("rest_api_id"), self.thing("resource_id"), Words(verb) if isinstance(verb, str) else self.itself

    @property
    def twins(self) -> tuple[Method, ...]:
        """The methods on the same path with the same verb, itself too."""
        return self.graph.register(_METHODS, Method).exactly(self.things)

    @property
    def integration(self) -> Integration | Unknown | None:
        """What it calls."""
        return only(self.integrations, lambda: self.may_have("rest.integration"))

    @property
    def integrations(self) -> tuple[Integration, ...]:
        """The integrations written for it; more than one where conditions choose."""
        return self._of("rest.integration", Integration)

    @property
    def responses(self) -> tuple[OnMethod, ...]:
        """The answers that it declares."""
        return self._of("rest.method_response", OnMethod)

    @property
    def integration_responses(self) -> tuple[OnMethod, ...]:
        """The answers that its integration gives."""
        return self._of("rest.integration_response", OnMethod)

    def may_have(self, kind: str) -> bool:
        """Whether something of a kind may belong to it besides what certainly does."""
        name = IN_METHOD[kind]
        around = (block for block in self.said.family() if block.kind in ("rest.method", "rest.integration"))
        unread = any(block.contents.open_ended or name in block.contents.uncertain or block.get(name) for block in around)
        return unread or self.graph.register(_on_methods(kind), Node).maybe(self.things) or self.graph.may_make_more

    def _of(self, kind: str, of: type[AnyNode]) -> tuple[AnyNode, ...]:
        return self.graph.once(f"on method {kind}", self, lambda: tuple(self._found(kind, of)))

    def _found(self, kind: str, of: type[AnyNode]) -> Iterator[AnyNode]:
        """What is nested in it, and what names its API, path and verb, or takes the verb from it."""
        yield from self.graph.nested(self, (kind,), of)
        apart, (api, resource, verb) = self.graph.register(_on_methods(kind), of), self.things
        yield from apart.exactly((api, resource, verb))
        if isinstance(verb, Words):
            yield from apart.exactly((api, resource, self.itself))

    @property
    def authorizer(self) -> Authorizer | Unknown | None:
        """Who decides on its callers; `None` where none is named."""
        return self.named("authorizer_id", Authorizer)

    @property
    def validator(self) -> OfApi | Unknown | None:
        """What checks its requests; `None` where none is named."""
        return self.named("request_validator_id", OfApi)


class Integration(OnMethod, Caller):
    """What a method or a route calls."""

    @property
    def routes(self) -> tuple[Route, ...]:
        """The routes that lead to it."""
        return tuple(route for route in self.graph.all(Route, "http.route") if route.integration is self)


class Route(OfApi):
    """A route of an HTTP or WebSocket API."""

    @property
    def key(self) -> str | None:
        """`GET /pets`, `$default`; `None` where it is not known."""
        return self.text("route_key")

    @property
    def integration(self) -> Integration | Unknown | None:
        """What it calls; `None` where it names nothing."""
        target = last_part(self.written("target"))
        return self.graph.named(target, self.project, Integration) if self.sets("target") else None

    @property
    def authorizer(self) -> Authorizer | Unknown | None:
        """Who decides on its callers; `None` where none is named."""
        return self.named("authorizer_id", Authorizer)


class Authorizer(Caller):
    """Who decides on callers."""


def method_things(node: Node) -> tuple[Thing, ...]:
    """What a node names of a method: API, path and verb."""
    verb = node.shape.get("http_method")
    behind = _verb(verb.value if verb else None, node.project, node.graph)
    return node.thing("rest_api_id"), node.thing("resource_id"), behind


def _verb(value: Value | None, project: Project, graph: ApiGraph, depth: int = 0) -> Thing:
    """A verb, or the method whose verb is meant where it is not known or one of several instances is picked.

    An integration or a response has its verb from elsewhere: `aws_api_gateway_integration.get_pet.http_method` is the method's.
    """
    found = thing(value, project)
    if not isinstance(found, Resource):
        return found
    named = graph.member(found.block, 0, found.project, Node)
    kind, said = found.block.kind or "", named.shape
    if kind == "rest.method" and found.exact:
        verb = value_of(said, "http_method", found.project)
        return Words(verb) if isinstance(verb, str) else found
    passed = said.get("http_method") if kind in IN_METHOD and depth < _DEEPEST else None
    behind = _verb(passed.value, found.project, graph, depth + 1) if passed else found
    return behind if isinstance(behind, Resource | Words) else found


def _path_in(node: Node, name: str) -> PathResource | Unknown | None:
    """The path that a parameter names; `None` for the root."""
    found = node.thing(name)
    if isinstance(found, Resource) and found.block.kind == "rest.api":
        return None
    attribute = node.shape.get(name)
    return node.graph.named(attribute.value if attribute else None, node.project, PathResource)


_METHODS = Listing("methods", lambda graph: ((one, one.things) for one in graph.all(Method, "rest.method")))
"""All methods by API, path and verb."""


@cache
def _on_methods(kind: str) -> Listing:
    """What stands apart from methods and names one, by that."""
    return Listing(f"methods of {kind}", lambda graph: ((node, method_things(node)) for node in graph.apart(kind, Node)))
