"""Deployments, stages, and what names a stage: settings, custom domains, usage plans."""

from __future__ import annotations

from gatewright.model.evaluate import UNKNOWN, Unknown
from gatewright.model.graph.node import Node, OfApi
from gatewright.model.graph.things import Resource, Words, thing
from gatewright.model.value import Ref, walk

_NESTED_SETTINGS = ("rest.method_settings.settings", "http.stage.route_settings")
STAGES = ("rest.stage", "http.stage")


class Deployment(OfApi):
    """A snapshot of an API."""

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that serve it."""
        return tuple(stage for stage in self.graph.all(Stage, *STAGES) if stage.deployment is self)


class Stage(OfApi):
    """Where an API is served."""

    @property
    def name(self) -> str | None:
        """`prod`; `None` where it is not known."""
        return self.text("name" if self.kind == "http.stage" else "stage_name")

    @property
    def deployment(self) -> Deployment | Unknown | None:
        """The snapshot that it serves; `None` where none is named."""
        return self.named("deployment_id", Deployment)

    @property
    def settings(self) -> tuple[Setting, ...]:
        """The settings of methods on it, also those nested in it."""
        apart = (setting for setting in self.graph.all(Setting, "rest.method_settings") if setting.stage is self)
        return (*self.graph.nested(self, _NESTED_SETTINGS, Setting), *apart)

    @property
    def usage_plans(self) -> tuple[UsagePlan, ...]:
        """The usage plans that cover it."""
        return tuple(plan for plan in self.graph.all(UsagePlan, "rest.usage_plan") if self in plan.stages)

    @property
    def web_acls(self) -> tuple[Node, ...]:
        """The web ACL associations that protect it."""
        return tuple(one for one in self.graph.all(Node, "neighbor.wafv2_web_acl_association") if self in mentioned(one, "resource_arn"))


class OnStage(OfApi):
    """What names a stage."""

    @property
    def stage(self) -> Stage | Unknown | None:
        """The stage, where it is in the project: around it, by reference, or by its name on the API; `None` where none is named."""
        if self.top.kind in STAGES:
            return self.graph.member(self.top, 0, self.project, Stage)
        name = next((one for one in ("stage_name", "stage") if self.sets(one)), None)
        if name is None:
            return None
        found = self.thing(name)
        if isinstance(found, Resource):
            return self.graph.named(self.written(name), self.project, Stage)
        return self._called(found.text) if isinstance(found, Words) else UNKNOWN

    def _called(self, name: str) -> Stage | Unknown | None:
        """The stage of that name on the API."""
        api = self.api
        if not api:
            return UNKNOWN
        found = [stage for stage in api.stages if stage.name == name]
        if len(found) == 1:
            return found[0]
        return UNKNOWN if found or api.may_have_more_stages else None


class Setting(OnStage):
    """The settings of methods on a stage: a resource of its own in Terraform, nested in the stage otherwise."""

    @property
    def path(self) -> str | None:
        """Which methods: `*/*`, `pets/GET`; `None` where it is not known."""
        return self.text("method_path")


class Mapping(OnStage):
    """A path of a custom domain that leads to a stage."""

    @property
    def domain(self) -> Node | Unknown | None:
        """The custom domain, where it is in the project."""
        return self.named("domain_name", Node)


class UsagePlan(Node):
    """A usage plan."""

    @property
    def covered(self) -> tuple[OnStage, ...]:
        """The stages as it lists them."""
        return tuple(self.graph.nested(self, ("rest.usage_plan.api_stages",), OnStage))

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in the project that it covers."""
        return tuple(stage for stage in (one.stage for one in self.covered) if isinstance(stage, Stage))

    @property
    def keys(self) -> tuple[Node, ...]:
        """The API keys attached to it."""
        return self.graph.by("rest.usage_plan_key", Node, "usage_plan_id").exactly((self.itself,))


def mentioned(node: Node, name: str) -> tuple[Node, ...]:
    """The resources that a parameter refers to anywhere in its value."""
    value = node.written(name)
    found = [thing(inner, node.project) for inner in walk(value) if isinstance(inner, Ref)] if value is not None else []
    return tuple(node.graph.member(one.block, 0, one.project, Node) for one in found if isinstance(one, Resource))
