"""SAM: events, and what an API of SAM is told in its own words."""

from __future__ import annotations

from bench.mutations.mutation import (
    DEPLOY,
    HEADER,
    RUN,
    Mistake,
    Mutation,
    Place,
    adds,
    drops,
    has,
    is_,
    not_,
    sets,
)
from gatewright.model import Block
from gatewright.model.wish import Pointer, Remove, ReplaceWords, SetParam
from gatewright.rules.rule import RuleContext
from gatewright.text import TextEdit

SAM = ("sam",)


def unquoted(name: str):
    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        known = ctx.value(block, name)
        new = known.strip("'") if isinstance(known, str) else known
        return Mistake((SetParam(block, name, new),), (Place(block, (name,)),)) if isinstance(new, str) and new != known else None

    return make


def misspelled(name: str, new: str, *also: str):
    """A parameter under a name that there is not."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        attribute = block.get(name)
        return (
            Mistake((ReplaceWords(TextEdit(attribute.name_span, new)),), (Place(block, (HEADER, *also)), Place(block, (f"={new}",))))
            if attribute
            else None
        )

    return make


def other_kind(block: Block, ctx: RuleContext) -> Mistake | None:
    """An event of the other kind."""
    kind = block.get("type")
    known = ctx.value(block, "type")
    if kind is None or known not in ("Api", "HttpApi"):
        return None
    properties = next(iter(block.children), None)
    if properties is None or not (properties.get("rest_api_id") or properties.get("api_id")):
        return None
    return Mistake((SetParam(block, "type", "HttpApi" if known == "Api" else "Api"),), (Place(block, ("type", "properties")),))


def to_other_kind(block: Block, ctx: RuleContext) -> Mistake | None:
    name, kind = ("rest_api_id", "sam.http_api") if block.kind == "sam.api_event" else ("api_id", "sam.api")
    other = next(iter(ctx.of_kind(kind)), None)
    return Mistake((SetParam(block, name, Pointer(other.address)),), (Place(block, (name,)),)) if other and block.get(name) else None


def beside(block: Block, ctx: RuleContext) -> Mistake | None:
    """An event that makes an API of its own."""
    name = "rest_api_id" if block.kind == "sam.api_event" else "api_id"
    attribute = block.get(name)
    return Mistake((Remove(attribute),), (Place(block, (HEADER, "path")),)) if attribute else None


def twice(block: Block, ctx: RuleContext) -> Mistake | None:
    """An event with path and verb of another one of its API."""
    name = "rest_api_id" if block.kind == "sam.api_event" else "api_id"
    for other in (one for kind in ("sam.function",) for top in ctx.of_kind(kind) for one in top.family() if one.kind == block.kind):
        if (
            other is not block
            and ctx.target(other, name) is ctx.target(block, name) is not None
            and (ctx.value(other, "path") != ctx.value(block, "path") or ctx.value(other, "method") != ctx.value(block, "method"))
        ):
            path, method = ctx.value(other, "path"), ctx.value(other, "method")
            if isinstance(path, str) and isinstance(method, str):
                sought = ("path", "method", HEADER)
                return Mistake(
                    (SetParam(block, "path", path), SetParam(block, "method", method)), (Place(block, sought), Place(other, sought))
                )
    return None


def other_variable(block: Block, ctx: RuleContext) -> Mistake | None:
    """A path whose variable is called otherwise in another event."""
    name = "rest_api_id"
    path = ctx.value(block, "path")
    if not isinstance(path, str) or "{" not in path or "+}" in path:
        return None
    first = path.partition("{")[0]
    for top in ctx.of_kind("sam.function"):
        for other in top.family():
            if other.kind == block.kind and other is not block and ctx.target(other, name) is ctx.target(block, name) is not None:
                known = ctx.value(other, "path")
                if isinstance(known, str) and known.startswith(first + "{"):
                    before, _, rest = path.partition("{")
                    new = before + "{another}" + rest.partition("}")[2]
                    return Mistake((SetParam(block, "path", new),), (Place(block, ("path", HEADER)), Place(other, ("path", HEADER))))
    return None


def unnamed_authorizer(block: Block, ctx: RuleContext) -> Mistake | None:
    name = "default_authorizer" if block.kind in ("sam.api.auth", "sam.http_api.auth") else "authorizer"
    return sets(name, "Nobody", when=not_(is_(name, "NONE", "AWS_IAM")))(block, ctx)


MUTATIONS = (
    Mutation(
        "CORS without inner quotes",
        ("sam-cors-inner-quotes",),
        RUN,
        ("sam.api.cors",),
        unquoted("allow_origin"),
        ("static-value-without-quotes",),
        SAM,
    ),
    Mutation(
        "CORS methods without inner quotes",
        ("sam-cors-inner-quotes",),
        RUN,
        ("sam.api.cors",),
        unquoted("allow_methods"),
        ("static-value-without-quotes",),
        SAM,
    ),
    Mutation(
        "CORS key of an HTTP API",
        ("sam-cors-unknown-key",),
        DEPLOY,
        ("sam.api.cors",),
        misspelled("allow_origin", "AllowOrigins"),
        ("unknown-attribute",),
        SAM,
    ),
    Mutation(
        "authorizer that there is not",
        ("sam-auth-references",),
        DEPLOY,
        ("sam.api.auth", "sam.http_api.auth", "sam.api_event.auth", "sam.http_api_event.auth"),
        unnamed_authorizer,
        ("authorizer-not-in-api",),
        SAM,
    ),
    Mutation(
        "usage plan that is not named",
        ("sam-usage-plan-shape",),
        DEPLOY,
        ("sam.api.auth.usage_plan",),
        drops("create_usage_plan", HEADER),
        ("missing-required-attribute",),
        SAM,
    ),
    Mutation(
        "gateway response with a body",
        ("sam-gateway-responses-shape",),
        DEPLOY,
        ("sam.api.gateway_responses",),
        misspelled("response_templates", "Templates"),
        ("unknown-attribute",),
        SAM,
    ),
    Mutation(
        "CORS beside a document elsewhere",
        ("sam-requires-definition-body",),
        DEPLOY,
        ("sam.api",),
        adds("cors", "'https://pets.example.com'", "definition_uri", HEADER, when=has("definition_uri")),
        ("setting-beside-definition-uri",),
        SAM,
    ),
    Mutation(
        "record without zone",
        ("sam-domain-route53-zone",),
        DEPLOY,
        ("sam.api.domain.route53", "sam.http_api.domain.route53"),
        lambda block, ctx: (
            Mistake(
                tuple(Remove(one) for one in (block.get("hosted_zone_id"), block.get("hosted_zone_name")) if one),
                (Place(block, (HEADER,)), Place(block.parent, ("route53",))),
            )
            if block.parent and len(block.attributes) > 1 and (block.get("hosted_zone_id") or block.get("hosted_zone_name"))
            else None
        ),
        ("record-without-hosted-zone",),
        SAM,
    ),
    Mutation(
        "request model that there is not",
        ("sam-request-model-defined",),
        DEPLOY,
        ("sam.api_event.request_model",),
        sets("model", "NoSuchModel"),
        ("request-model-not-in-api",),
        SAM,
    ),
    Mutation(
        "event that makes an API of its own",
        ("sam-implicit-api-beside-explicit",),
        RUN,
        ("sam.api_event", "sam.http_api_event"),
        beside,
        ("event-without-api",),
        SAM,
    ),
    Mutation(
        "event of the other kind of API",
        ("sam-event-api-kind-match",),
        DEPLOY,
        ("sam.function.events",),
        other_kind,
        ("event-for-other-api", "unknown-attribute"),
        SAM,
    ),
    Mutation(
        "event to the other kind of API",
        ("sam-event-api-kind-match",),
        DEPLOY,
        ("sam.api_event", "sam.http_api_event"),
        to_other_kind,
        ("event-for-other-api",),
        SAM,
    ),
    Mutation(
        "event a second time",
        ("duplicate-method", "duplicate-v2-route-key"),
        DEPLOY,
        ("sam.api_event", "sam.http_api_event"),
        twice,
        ("duplicate-method", "duplicate-route-key"),
        SAM,
    ),
    Mutation(
        "two variables for one place in events",
        ("sibling-variable-path",),
        DEPLOY,
        ("sam.api_event",),
        other_variable,
        ("sibling-path-variables",),
        SAM,
    ),
    Mutation(
        "document and its address",
        ("rest-body-exclusive-sources",),
        DEPLOY,
        ("sam.api", "sam.http_api"),
        adds("definition_uri", "openapi/pets.yaml", "definition_body", when=has("definition_body")),
        ("conflicting-attributes",),
        SAM,
    ),
    Mutation(
        "discovery address of an authorizer",
        ("deprecated-sam-openidconnecturl",),
        DEPLOY,
        ("sam.http_api.auth.authorizers",),
        misspelled("jwt_configuration", "OpenIdConnectUrl"),
        ("unknown-attribute", "deprecated-attribute"),
        SAM,
    ),
    Mutation(
        "CORS header of an HTTP API by its REST name",
        ("sam-cors-unknown-key",),
        DEPLOY,
        ("http.api.cors_configuration",),
        misspelled("allow_origins", "AllowOrigin"),
        ("unknown-attribute",),
        SAM,
    ),
    Mutation(
        "authorizer of SAM without function",
        ("authorizer-uri-required",),
        DEPLOY,
        ("sam.api.auth.authorizers",),
        drops("function_arn", HEADER, when=has("function_arn")),
        ("missing-required-attribute", "lambda-authorizer-without-uri", "cognito-authorizer-without-user-pool"),
        SAM,
    ),
    Mutation(
        "HTTP authorizer of SAM without payload format",
        ("v2-request-authorizer-payload-version",),
        DEPLOY,
        ("sam.http_api.auth.authorizers",),
        drops("authorizer_payload_format_version", HEADER, when=has("function_arn")),
        ("missing-required-attribute", "lambda-authorizer-incomplete"),
        SAM,
    ),
    Mutation(
        "stage without name",
        ("stage-name-charset",),
        DEPLOY,
        ("sam.api",),
        drops("stage_name", HEADER),
        ("missing-required-attribute",),
        SAM,
    ),
    Mutation(
        "event without path",
        ("sam-event-path-and-method",),
        DEPLOY,
        ("sam.api_event",),
        drops("path", HEADER),
        ("missing-required-attribute",),
        SAM,
    ),
    Mutation(
        "certificate of a domain forgotten",
        ("domain-certificate-required",),
        DEPLOY,
        ("sam.api.domain", "sam.http_api.domain"),
        drops("certificate_arn", HEADER),
        ("missing-required-attribute", "domain-without-certificate"),
        SAM,
    ),
)
