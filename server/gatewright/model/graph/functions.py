"""Lambda functions, and who may call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatewright.model.absent import ABSENT
from gatewright.model.evaluate import UNKNOWN, Unknown
from gatewright.model.graph.node import Node, OfApi
from gatewright.model.graph.register import Listing
from gatewright.model.graph.things import NAMELESS, Resource, Thing, thing
from gatewright.model.project import Project
from gatewright.model.value import Ref, Value, walk

if TYPE_CHECKING:
    from gatewright.model.graph.graph import ApiGraph

CALLERS = {
    "rest.integration": "uri",
    "http.integration": "integration_uri",
    "rest.authorizer": "authorizer_uri",
    "http.authorizer": "authorizer_uri",
}
"""What calls a function, and the parameter that says which."""

ROLES = ("credentials", "credentials_arn", "authorizer_credentials", "authorizer_credentials_arn")
"""The parameters that name a role to call with; who has one needs no permission."""

_PERMISSION = "neighbor.lambda_permission"
FUNCTIONS = ("neighbor.lambda_function", "neighbor.lambda_alias", "neighbor.lambda_version", "sam.function")
_QUALIFIED = ("neighbor.lambda_alias", "neighbor.lambda_version")
_DEEPEST = 20
"""Variables and locals between a URI and its function."""


class Function(Node):
    """A Lambda function, an alias or a version of one."""

    @property
    def base(self) -> Function:
        """The function itself: an alias or a version leads to it."""
        found = self.named("function_name", Function) if self.kind in _QUALIFIED else None
        return found.base if found and found is not self else self

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """What lets others call it, or an alias or a version of it."""
        every = self.graph.register(_PERMISSIONS, Permission)
        return every.exactly((self.base.itself,))

    @property
    def callers(self) -> tuple[Caller, ...]:
        """The integrations and authorizers that call it, or an alias or a version of it."""
        every = self.graph.register(_CALLERS, Caller)
        return every.exactly((self.base.itself,))


class Caller(OfApi):
    """What calls a function: an integration or an authorizer."""

    @property
    def uri(self) -> Value | None:
        """What it calls, as written."""
        return self.written(CALLERS[self.kind])

    @property
    def function(self) -> Function | None:
        """The Lambda function in the project that it calls."""
        return self.graph.once("function", self, lambda: function_in(self.uri, self.project, self.graph))


class Permission(Node):
    """What lets a service call a Lambda function."""

    @property
    def function(self) -> Function | Unknown | None:
        """The function, where it is in the project: by reference, or by its name."""
        return self.graph.once("function", self, self._function)

    def _function(self) -> Function | Unknown:
        found = function_in(self.written("function_name"), self.project, self.graph)
        if found:
            return found
        name = self.text("function_name")
        called = [one for one in self.graph.all(Function, *FUNCTIONS) if name and one.value("function_name") == name]
        return called[0] if len(called) == 1 else UNKNOWN

    @property
    def is_for_api_gateway(self) -> bool | None:
        """Whether it lets API Gateway call; `None` where the principal is not known."""
        principal = self.value("principal")
        if principal is UNKNOWN or principal is ABSENT:
            return None
        return principal == "apigateway.amazonaws.com"


_PERMISSIONS = Listing("permissions", lambda graph: ((one, _thing_of(one.function)) for one in graph.all(Permission, _PERMISSION)))
_CALLERS = Listing("callers", lambda graph: ((one, _thing_of(one.function)) for one in graph.all(Caller, *CALLERS)))


def _thing_of(function: Function | Unknown | None) -> tuple[Thing]:
    return (function.base.itself if function else NAMELESS,)


def function_in(value: Value | None, project: Project, graph: ApiGraph, depth: int = 0) -> Function | None:
    """The function that a URI or an ARN leads to; `None` where none of the project is named."""
    for inner in walk(value) if value is not None else ():
        if not isinstance(inner, Ref):
            continue
        found = thing(inner, project)
        if isinstance(found, Resource):
            if found.block.kind in FUNCTIONS:
                return graph.member(found.block, 0, found.project, Function)
            continue
        behind = project.find(inner) if depth < _DEEPEST else None
        function = function_in(behind.value, behind.project, graph, depth + 1) if behind else None
        if function:
            return function
    return None
