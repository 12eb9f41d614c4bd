"""An API, and all that belongs to it."""

from __future__ import annotations

from gatewright.model.graph.events import IN_FUNCTION, Event
from gatewright.model.graph.functions import Permission
from gatewright.model.graph.methods import Authorizer, Integration, Method, PathResource, Route
from gatewright.model.graph.node import Node, OfApi
from gatewright.model.graph.operations import Operation, operations_of
from gatewright.model.graph.stages import STAGES, Deployment, Mapping, Setting, Stage, UsagePlan, mentioned

APIS = ("rest.api", "http.api", "sam.api", "sam.http_api", "sam.websocket_api")
_SAM = {"sam.api": "REST", "sam.http_api": "HTTP", "sam.websocket_api": "WEBSOCKET"}
_DOCUMENTS = ("body", "body_s3_location", "clone_from", "target")


class Api(Node):
    """A REST, HTTP or WebSocket API."""

    @property
    def protocol(self) -> str | None:
        """`REST`, `HTTP`, `WEBSOCKET`; `None` where that is not known."""
        return "REST" if self.kind == "rest.api" else _SAM.get(self.kind) or self.text("protocol_type")

    @property
    def is_described(self) -> bool:
        """Whether an OpenAPI document, a copy of another API or SAM's events define what it has: it may hold anything then."""
        return self.kind in _SAM or any(self.sets(name) for name in _DOCUMENTS) or bool(self.documents)

    @property
    def is_handed_on(self) -> bool:
        """Whether something that the files do not show may add to it: a module from elsewhere, or a stack that imports its id."""
        return self.is_passed_on or self.is_published

    def may_have(self, *kinds: str) -> bool:
        """Whether something of a kind may belong to it besides what certainly does: an id that cannot be followed may be its own."""
        return self.graph.may_be_of(self, *kinds)

    @property
    def documents(self) -> tuple[OfApi, ...]:
        """The documents that are put into it by resources of their own."""
        return self.graph.of_api(self, OfApi, "rest.api_put")

    @property
    def resources(self) -> tuple[PathResource, ...]:
        """The paths of a REST API below `/`."""
        return self.graph.of_api(self, PathResource, "rest.resource")

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods of a REST API."""
        return self.graph.of_api(self, Method, "rest.method")

    @property
    def routes(self) -> tuple[Route, ...]:
        """The routes of an HTTP or WebSocket API."""
        return self.graph.of_api(self, Route, "http.route")

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of SAM that add to it."""
        return self.graph.of_api(self, Event, *IN_FUNCTION)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All that it answers to, as far as the files say."""
        return self.graph.once("operations", self, lambda: operations_of(self))

    @property
    def integrations(self) -> tuple[Integration, ...]:
        """What stands behind its methods and routes."""
        return self.graph.of_api(self, Integration, "rest.integration", "http.integration")

    @property
    def authorizers(self) -> tuple[Authorizer, ...]:
        """Who decides on callers."""
        return self.graph.of_api(self, Authorizer, "rest.authorizer", "http.authorizer")

    @property
    def models(self) -> tuple[OfApi, ...]:
        """The schemas of bodies."""
        return self.graph.of_api(self, OfApi, "rest.model", "websocket.model")

    @property
    def validators(self) -> tuple[OfApi, ...]:
        """The request validators."""
        return self.graph.of_api(self, OfApi, "rest.request_validator")

    @property
    def gateway_responses(self) -> tuple[OfApi, ...]:
        """What it answers by itself."""
        return self.graph.of_api(self, OfApi, "rest.gateway_response")

    @property
    def deployments(self) -> tuple[Deployment, ...]:
        """The snapshots of it that stages serve."""
        return self.graph.of_api(self, Deployment, "rest.deployment", "http.deployment")

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Where it is served."""
        return self.graph.of_api(self, Stage, "rest.stage", "http.stage")

    @property
    def may_have_more_stages(self) -> bool:
        """Whether it may have stages besides those that certainly are its own and whose names are known.

        A deployment that names a stage makes it, and so do SAM and the quick creation of an HTTP API.
        """
        implied = self.kind in _SAM or self.sets("target") or any(one.sets("stage_name") for one in self.deployments)
        unnamed = any(stage.name is None for stage in self.stages)
        return implied or unnamed or self.may_have(*STAGES, "rest.deployment", "http.deployment")

    @property
    def policies(self) -> tuple[OfApi, ...]:
        """The resource policies that stand apart from it."""
        return self.graph.of_api(self, OfApi, "rest.api_policy")

    @property
    def settings(self) -> tuple[Setting, ...]:
        """The settings of its methods, by stage, where they stand apart from the stage."""
        return self.graph.of_api(self, Setting, "rest.method_settings")

    @property
    def mappings(self) -> tuple[Mapping, ...]:
        """The custom domains' paths that lead to it."""
        return self.graph.of_api(self, Mapping, "rest.base_path_mapping", "http.api_mapping")

    @property
    def usage_plans(self) -> tuple[UsagePlan, ...]:
        """The usage plans that cover a stage of it."""
        return tuple(plan for plan in self.graph.all(UsagePlan, "rest.usage_plan") if any(one.api is self for one in plan.covered))

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """The Lambda permissions whose source ARN names it."""
        every = self.graph.all(Permission, "neighbor.lambda_permission")
        return tuple(one for one in every if self in mentioned(one, "source_arn"))
