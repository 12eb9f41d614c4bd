"""Deployments, stages, usage plans and what is written to logs."""

from __future__ import annotations

from bench.mutations.mutation import (
    DEPLOY,
    HEADER,
    RUN,
    Make,
    Mistake,
    Mutation,
    Place,
    adds,
    drops,
    forgotten,
    gone,
    has,
    is_,
    lacks,
    nests,
    points,
    repeats,
    seen,
    sets,
    without,
)
from gatewright.model import Attribute, Block, Ref, walk
from gatewright.model import value as written
from gatewright.model.wish import Remove, ReplaceValue, SetParam
from gatewright.rules.rule import RuleContext

TERRAFORM, CLOUDFORMATION = ("terraform",), ("cloudformation",)
BEFORE = ("deployment-before-integrations", "deployment-without-methods", "deployment-before-routes")


def waits(block: Block) -> Attribute | None:
    return block.meta("depends_on") or block.meta("DependsOn")


def waits_for_nothing(block: Block, ctx: RuleContext) -> Mistake | None:
    found = waits(block)
    return Mistake((Remove(found),), (Place(block, (HEADER,)),)) if found else None


def forgets(kinds: tuple[str, ...]) -> Make:
    """A deployment that does not wait for one of the blocks any more."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        triggers = block.get("triggers")
        for value in ((triggers.value,) if triggers else ()) if ctx.dialect == "terraform" else block.values:
            for inner in walk(value):
                if not isinstance(inner, written.Sequence) or len(inner.items) < 2:
                    continue
                for item in inner.items:
                    target = ctx.project.target(item) if isinstance(item, Ref) else None
                    if (
                        target
                        and target.kind in kinds
                        and not target.conditional
                        and sum(one is target for one in map(_target(ctx), inner.items)) == 1
                    ):
                        return Mistake((without(inner, item),), (Place(block, (HEADER, "triggers")),))
        return None

    return make


def _target(ctx: RuleContext):
    return lambda item: ctx.project.target(item) if isinstance(item, Ref) else None


def frozen(block: Block, ctx: RuleContext) -> Mistake | None:
    """A deployment with a trigger that never changes."""
    attribute = block.get("triggers")
    if attribute and isinstance(attribute.value, written.Mapping) and len(attribute.value.entries) == 1 and waits(block):
        return Mistake((ReplaceValue(attribute.value.entries[0].value, "1"),), (Place(block, ("triggers", HEADER)),))
    return None


def literal(name: str) -> Make:
    """A plain name of a stage where a reference belongs."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        stage = ctx.target(block, name)
        if stage is None or stage.kind not in ("rest.stage", "http.stage"):
            return None
        known = ctx.value(stage, "stage_name" if stage.kind == "rest.stage" else "name")
        named = [ref for ref in block.outermost.references if ref.target == stage.address]
        if not isinstance(known, str) or waits(block.outermost) or len(named) > 1:
            return None
        return Mistake((SetParam(block, name, known),), (Place(block, (name,)),))

    return make


def unknown_stage(block: Block, ctx: RuleContext) -> Mistake | None:
    """A stage that there is not."""
    name = next((one for one in ("stage", "stage_name") if block.get(one)), None)
    stage = ctx.target(block, name) if name else None
    return Mistake((SetParam(block, name, "nosuchstage"),), (Place(block, (name,)),)) if name and stage else None


def races_account(block: Block, ctx: RuleContext) -> Mistake | None:
    """What logs does not wait for the account's role."""
    found = waits(block)
    account = next(iter(ctx.of_kind("rest.account")), None)
    if found is None or account is None:
        return None
    named = [inner for inner in walk(found.value) if isinstance(inner, Ref)]
    if [ref.target for ref in named] != [account.address]:
        return None
    return Mistake(
        (Remove(found),),
        (
            Place(block, (HEADER,)),
            *(Place(one, ("logging_level", HEADER, "destination_arn", "access_log_settings")) for one in block.family()),
        ),
    )


def undefined_variable(block: Block, ctx: RuleContext) -> Mistake | None:
    """A stage loses a variable that an integration uses."""
    from bench.mutations.mutation import dropped, entries_of

    name = "stage_variables" if block.kind and block.kind.startswith("http") else "variables"
    if block.nested("canary_settings"):
        return None
    for entry in entries_of(block, name):
        for document in ctx.project.documents:
            for user in document.blocks():
                for attribute in user.attributes:
                    if (
                        f"stageVariables.{entry.key}" in attribute.value.span.of(document.text)
                        and attribute.param
                        and user.kind != block.kind
                    ):
                        places = (Place(block, (name, HEADER)), Place(user, (attribute.param.partition("/")[2],)))
                        return Mistake((dropped(block, name, entry, ctx),), places)
    return None


def without_plan(block: Block, ctx: RuleContext) -> Mistake | None:
    """The usage plan of an API is forgotten, keys and all."""
    keys = [key for key in ctx.of_kind("rest.usage_plan_key") if ctx.target(key, "usage_plan_id") is block]
    methods = [one for one in ctx.of_kind("rest.method") if ctx.value(one, "api_key_required") is True]
    if not methods or len(ctx.of_kind("rest.usage_plan")) > 1:
        return None
    places = tuple(Place(one, ("api_key_required", HEADER)) for one in methods)
    return Mistake((Remove(block), *(Remove(key) for key in keys)), places)


def other_setting(block: Block, ctx: RuleContext) -> Mistake | None:
    """Settings of a method that there is not."""
    outer = block.outermost
    if outer.kind == "rest.method_settings":
        return Mistake((SetParam(outer, "method_path", "nothing/here/GET"),), (Place(outer, ("method_path",)),))
    return None


def without_methods(block: Block, ctx: RuleContext) -> Mistake | None:
    """The only method of an API is forgotten."""
    api = ctx.target(block, "rest_api_id")
    others = [one for one in ctx.of_kind("rest.method") if one is not block and ctx.target(one, "rest_api_id") is api]
    releases = [one for one in ctx.of_kind("rest.deployment") if ctx.target(one, "rest_api_id") is api]
    if api is None or len(releases) != 1 or others or ctx.dialect == "terraform":
        return None
    return gone(forgotten(block, ctx), (Place(releases[0], (HEADER,)),))


def short_lived(block: Block, ctx: RuleContext) -> Mistake | None:
    """The old deployment goes before the new one is there."""
    lifecycle = next((child for child in block.children if child.spelled == "lifecycle"), None)
    return Mistake((Remove(lifecycle),), (Place(block, (HEADER,)),)) if lifecycle else None


DEPLOYMENTS = (
    Mutation("deployment of nothing", ("api-without-methods",), DEPLOY, ("rest.method",), without_methods, ("deployment-without-methods",)),
    Mutation(
        "deployment that goes too early",
        ("tf-deployment-create-before-destroy",),
        DEPLOY,
        ("rest.deployment",),
        short_lived,
        ("deployment-without-create-before-destroy",),
        TERRAFORM,
    ),
    Mutation(
        "deployment that waits for nothing",
        ("deployment-missing-dependency",),
        DEPLOY,
        ("rest.deployment",),
        waits_for_nothing,
        (*BEFORE, "deployment-triggers-incomplete"),
        CLOUDFORMATION,
    ),
    Mutation(
        "deployment without triggers",
        ("deployment-missing-dependency", "deployment-not-redeployed"),
        RUN,
        ("rest.deployment",),
        drops("triggers"),
        (*BEFORE, "deployment-without-triggers"),
        TERRAFORM,
    ),
    Mutation(
        "deployment that forgets a method",
        ("deployment-missing-dependency",),
        DEPLOY,
        ("rest.deployment",),
        forgets(("rest.method",)),
        (*BEFORE, "deployment-triggers-incomplete"),
        CLOUDFORMATION,
    ),
    Mutation(
        "deployment that forgets an integration",
        ("deployment-triggers-incomplete", "deployment-missing-dependency"),
        DEPLOY,
        ("rest.deployment",),
        forgets(("rest.integration",)),
        (*BEFORE, "deployment-triggers-incomplete"),
        TERRAFORM,
    ),
    Mutation(
        "triggers that forget a method",
        ("deployment-triggers-incomplete",),
        RUN,
        ("rest.deployment",),
        forgets(
            ("rest.method", "rest.integration_response", "rest.method_response", "rest.model", "rest.authorizer", "rest.gateway_response")
        ),
        ("deployment-triggers-incomplete",),
        TERRAFORM,
    ),
    Mutation(
        "trigger that never changes",
        ("deployment-not-redeployed",),
        RUN,
        ("rest.deployment",),
        frozen,
        ("deployment-without-triggers", "deployment-triggers-incomplete"),
        TERRAFORM,
    ),
    Mutation(
        "deployment of a WebSocket API that waits for nothing",
        ("v2-deployment-missing-dependency",),
        DEPLOY,
        ("http.deployment",),
        waits_for_nothing,
        (*BEFORE, "deployment-triggers-incomplete"),
    ),
    Mutation(
        "stage description without stage",
        ("deployment-stage-description-requires-stage-name",),
        DEPLOY,
        ("rest.deployment",),
        nests("stage_description", {"logging_level": "ERROR"}, when=lacks("stage_name")),
        ("stage-description-without-stage-name",),
        CLOUDFORMATION,
    ),
    Mutation(
        "deployment of another API",
        ("stage-deployment-same-api",),
        DEPLOY,
        ("rest.stage", "http.stage"),
        points(
            "deployment_id",
            "rest.deployment",
            {"terraform": "id"},
            HEADER,
            when=lambda block, other, ctx: ctx.target(block, "rest_api_id") is not ctx.target(other, "rest_api_id") is not None,
        ),
        ("reference-to-other-api",),
    ),
    Mutation(
        "deployment gives the stage a second time",
        ("duplicate-stage-or-deployment-stage",),
        DEPLOY,
        ("rest.stage",),
        lambda block, ctx: (
            Mistake((SetParam(deployment, "stage_name", name),), (Place(deployment, ("stage_name",)), Place(block, ("stage_name", HEADER))))
            if (deployment := ctx.target(block, "deployment_id"))
            and deployment.kind == "rest.deployment"
            and isinstance(name := ctx.value(block, "stage_name"), str)
            else None
        ),
        ("duplicate-name",),
        along=("deprecated-attribute",),
    ),
    Mutation(
        "stage a second time",
        ("duplicate-stage-or-deployment-stage",),
        DEPLOY,
        ("rest.stage", "http.stage"),
        repeats(HEADER, "stage_name", "name"),
        ("duplicate-name",),
    ),
)

STAGES = (
    Mutation(
        "settings of nothing",
        ("method-settings-empty-entry",),
        RUN,
        ("rest.method_settings.settings",),
        lambda block, ctx: Mistake(
            tuple(Remove(one) for one in block.attributes if one.name not in ("HttpMethod", "ResourcePath")),
            (Place(block, (HEADER,)), Place(block.outermost, ("settings", HEADER))),
        ),
        ("empty-method-settings",),
    ),
    Mutation(
        "settings of a method that there is not",
        ("method-settings-target-exists",),
        RUN,
        ("rest.method_settings.settings",),
        other_setting,
        ("method-settings-of-unknown-method",),
    ),
    Mutation(
        "settings of another verb",
        ("method-settings-target-exists",),
        RUN,
        ("rest.method_settings.settings",),
        sets("resource_path", "/~1nothing~1here"),
        ("method-settings-of-unknown-method",),
    ),
    Mutation(
        "no throttle at all: everything is refused",
        ("throttle-zero-blocks-traffic",),
        RUN,
        ("rest.method_settings.settings", "http.stage.default_route_settings", "http.stage.route_settings"),
        sets("throttling_rate_limit", 0),
        ("throttle-of-zero",),
    ),
    Mutation(
        "settings of a method twice",
        ("tf-method-settings-per-stage-conflict",),
        RUN,
        ("rest.method_settings",),
        repeats(HEADER, "method_path"),
        ("duplicate-method-settings",),
    ),
    Mutation(
        "caching without a cache",
        ("method-caching-without-cluster",),
        RUN,
        ("rest.stage", "sam.api"),
        seen(
            drops("cache_cluster_enabled", HEADER, "cache_cluster_size", when=has("cache_cluster_enabled")),
            lambda block, ctx: next(
                (
                    Place(one, ("caching_enabled",))
                    for kind in ("rest.method_settings", "rest.stage", "sam.api")
                    for top in ctx.of_kind(kind)
                    for one in top.family()
                    if one.get("caching_enabled")
                ),
                None,
            ),
        ),
        ("method-caching-without-cluster", "stage-cache-size-without-cluster"),
    ),
    Mutation(
        "logs that do not wait for the role",
        ("logging-without-account-role",),
        DEPLOY,
        ("rest.stage", "rest.method_settings", "sam.api"),
        races_account,
        ("logging-before-account-role",),
    ),
    Mutation(
        "stage variable that is not defined",
        ("stage-variable-used-but-undefined",),
        RUN,
        ("rest.stage", "http.stage"),
        undefined_variable,
        ("undefined-stage-variable",),
    ),
    Mutation(
        "route settings of no route",
        ("v2-route-settings-route-exists",),
        DEPLOY,
        ("http.stage.route_settings",),
        sets("route_key", "GET /nothing/here", when=lambda block, ctx: not any(one.conditional for one in ctx.of_kind("http.route"))),
        ("route-settings-of-unknown-route",),
    ),
    Mutation(
        "route settings without limits",
        ("tf-v2-route-settings-zero-throttle",),
        RUN,
        ("http.stage.default_route_settings", "http.stage.route_settings"),
        lambda block, ctx: Mistake(
            tuple(Remove(one) for one in (block.get("throttling_rate_limit"), block.get("throttling_burst_limit")) if one),
            (Place(block, (HEADER,)), Place(block.outermost, ("default_route_settings", "route_settings"))),
        ),
        ("route-settings-without-throttling",),
        TERRAFORM,
    ),
    Mutation(
        "execution logs of an HTTP API",
        ("v2-http-stage-execution-logging",),
        DEPLOY,
        ("http.stage.default_route_settings",),
        adds(
            "logging_level",
            "INFO",
            when=lambda block, ctx: (
                ((api := ctx.target(block.outermost, "api_id")) is not None and ctx.value(api, "protocol_type") == "HTTP")
                or block.outermost.kind == "sam.http_api"
            ),
        ),
        ("attribute-refused-by-protocol", "attribute-of-other-protocol"),
    ),
    Mutation(
        "automatic and fixed deployment",
        ("v2-autodeploy-with-deployment-id",),
        DEPLOY,
        ("http.stage",),
        sets("auto_deploy", True, "deployment_id", when=has("deployment_id"), fresh=True),
        ("deployment-id-with-auto-deploy",),
    ),
    Mutation(
        "client certificate on an HTTP API",
        ("v2-client-certificate-websocket-only",),
        DEPLOY,
        ("http.stage",),
        adds(
            "client_certificate_id",
            "abc123",
            when=lambda block, ctx: (api := ctx.target(block, "api_id")) is not None and ctx.value(api, "protocol_type") == "HTTP",
        ),
        ("attribute-of-other-protocol", "attribute-refused-by-protocol"),
    ),
    Mutation(
        "default stage on a WebSocket API",
        ("stage-name-charset",),
        DEPLOY,
        ("http.stage",),
        sets(
            "name",
            "$default",
            when=lambda block, ctx: (api := ctx.target(block, "api_id")) is not None and ctx.value(api, "protocol_type") == "WEBSOCKET",
        ),
        ("default-stage-on-websocket",),
    ),
)

PLANS = (
    Mutation(
        "key without a plan",
        ("api-key-required-without-usage-plan",),
        RUN,
        ("rest.usage_plan",),
        without_plan,
        ("api-key-required-without-usage-plan",),
    ),
    Mutation(
        "key without a plan in SAM",
        ("api-key-required-without-usage-plan",),
        RUN,
        ("sam.api.auth",),
        drops("usage_plan", HEADER, "api_key_required", when=is_("api_key_required", True)),
        ("api-key-required-without-usage-plan", "sam-api-key-without-usage-plan"),
        ("sam",),
    ),
    Mutation(
        "plan of a stage by its name",
        ("usage-plan-stage-exists",),
        DEPLOY,
        ("rest.usage_plan.api_stages",),
        literal("stage"),
        ("stage-named-without-reference",),
    ),
    Mutation(
        "plan of a stage that there is not",
        ("usage-plan-stage-exists",),
        DEPLOY,
        ("rest.usage_plan.api_stages",),
        unknown_stage,
        ("unknown-stage",),
    ),
    Mutation(
        "mapping to a stage by its name",
        ("base-path-mapping-stage-exists",),
        DEPLOY,
        ("rest.base_path_mapping",),
        literal("stage_name"),
        ("stage-named-without-reference",),
    ),
    Mutation(
        "mapping of an HTTP API to a stage by its name",
        ("base-path-mapping-stage-exists",),
        DEPLOY,
        ("http.api_mapping",),
        literal("stage"),
        ("stage-named-without-reference",),
    ),
    Mutation(
        "mapping to a stage that there is not",
        ("base-path-mapping-stage-exists",),
        DEPLOY,
        ("rest.base_path_mapping", "http.api_mapping"),
        unknown_stage,
        ("unknown-stage",),
    ),
    Mutation(
        "offset behind the end of the week",
        ("usage-plan-quota-offset-range",),
        DEPLOY,
        ("rest.usage_plan.quota_settings",),
        sets("offset", 9, "period", when=is_("period", "WEEK", "DAY"), fresh=True),
        ("quota-offset-outside-period",),
    ),
    Mutation(
        "offset behind the end of the month",
        ("usage-plan-quota-offset-range",),
        DEPLOY,
        ("rest.usage_plan.quota_settings",),
        sets("offset", 30, "period", when=is_("period", "MONTH"), fresh=True),
        ("quota-offset-outside-period", "out-of-range"),
    ),
    Mutation(
        "plan without limits",
        ("usage-plan-has-limits",),
        RUN,
        ("rest.usage_plan",),
        lambda block, ctx: (
            Mistake(
                tuple(Remove(one) for name in ("throttle_settings", "quota_settings") for one in block.nested(name)),
                (Place(block, (HEADER,)),),
            )
            if not any(stage.nested("throttle") for stage in block.nested("api_stages")) and block.children
            else None
        ),
        ("usage-plan-without-limits",),
    ),
)

MUTATIONS = (*DEPLOYMENTS, *STAGES, *PLANS)
