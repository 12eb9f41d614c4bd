"""Who may call: authorizers, permissions, policies, preflights."""

from __future__ import annotations

from bench.mutations.kinds.rest import in_no_group
from bench.mutations.mutation import (
    DEPLOY,
    HEADER,
    RUN,
    SECURITY,
    Mistake,
    Mutation,
    Place,
    adds,
    all_of,
    drops,
    forgotten,
    gone,
    has,
    is_,
    not_,
    points,
    repeats,
    rewords,
    sets,
)
from gatewright.model import Block, Ref, walk
from gatewright.model.graph import Function, Permission
from gatewright.model.wish import Pointer, SetParam
from gatewright.rules.rule import RuleContext

TERRAFORM, CLOUDFORMATION = ("terraform",), ("cloudformation",)


def permissions(block: Block, ctx: RuleContext) -> Mistake | None:
    permission = ctx.graph.node(block, of=Permission)
    function = permission.function
    if block.conditional or not isinstance(function, Function) or len(function.permissions) != 1:
        return None
    callers = function.callers
    if not callers:
        return None
    places = tuple(Place(one.block, ("uri", "authorizer_uri", "integration_uri", HEADER)) for one in callers)
    return gone(forgotten(block, ctx), places)


def wrong_arn(change, when=None):
    return rewords("source_arn", change, when=when)


def management_arn(block: Block, ctx: RuleContext) -> Mistake | None:
    """The ARN of the API where that of its calls belongs."""
    attribute = block.get("source_arn")
    refs = [one for one in walk(attribute.value) if isinstance(one, Ref)] if attribute else []
    for ref in refs:
        target = ctx.project.target(ref)
        if target and target.kind in ("rest.api", "http.api") and ref.attribute == "execution_arn":
            return Mistake((SetParam(block, "source_arn", Pointer(target.address, "arn")),), (Place(block, ("source_arn",)),))
    return wrong_arn(lambda words: words.replace(":execute-api:", ":apigateway:"))(block, ctx)


def other_authorizer(block: Block, ctx: RuleContext) -> Mistake | None:
    """An authorizer of another kind than the authorization says."""
    change = {"CUSTOM": "COGNITO_USER_POOLS", "COGNITO_USER_POOLS": "CUSTOM", "JWT": "CUSTOM"}
    name = "authorization" if block.kind == "rest.method" else "authorization_type"
    known = ctx.value(block, name)
    authorizer = ctx.target(block, "authorizer_id")
    if authorizer is None or not isinstance(known, str) or known not in change or block.get("authorization_scopes"):
        return None
    new = change[known] if block.kind == "rest.method" else {"CUSTOM": "JWT", "JWT": "CUSTOM"}.get(known)
    return Mistake((SetParam(block, name, new),), (Place(block, (name, "authorizer_id")),)) if new else None


IS_LAMBDA = is_("type", "TOKEN", "REQUEST")

AUTHORIZERS = (
    Mutation(
        "Lambda authorizer without function",
        ("authorizer-uri-required",),
        DEPLOY,
        ("rest.authorizer",),
        drops("authorizer_uri", HEADER, "type", when=IS_LAMBDA),
        ("lambda-authorizer-without-uri",),
    ),
    Mutation(
        "user pool authorizer without pool",
        ("authorizer-provider-arns-required",),
        DEPLOY,
        ("rest.authorizer",),
        drops("provider_arns", HEADER, "type"),
        ("cognito-authorizer-without-user-pool",),
    ),
    Mutation(
        "function instead of its invocation in an authorizer",
        ("authorizer-lambda-uri-form",),
        DEPLOY,
        ("rest.authorizer", "http.authorizer"),
        in_no_group,
        ("authorizer-uri-without-invocation",),
    ),
    Mutation(
        "authorization that is cached by nothing",
        ("request-authorizer-identity-source-for-cache",),
        DEPLOY,
        ("rest.authorizer",),
        drops(
            "identity_source",
            HEADER,
            "type",
            "authorizer_result_ttl_in_seconds",
            when=all_of(is_("type", "REQUEST"), not_(is_("authorizer_result_ttl_in_seconds", 0))),
        ),
        ("authorizer-without-identity-source",),
        CLOUDFORMATION,
    ),
    Mutation(
        "authorization that is cached by nothing on an HTTP API",
        ("request-authorizer-identity-source-for-cache",),
        DEPLOY,
        ("http.authorizer",),
        drops(
            "identity_sources",
            HEADER,
            "authorizer_type",
            "authorizer_result_ttl_in_seconds",
            when=all_of(
                is_("authorizer_type", "REQUEST"),
                lambda block, ctx: (
                    isinstance(ctx.value(block, "authorizer_result_ttl_in_seconds"), int)
                    and ctx.value(block, "authorizer_result_ttl_in_seconds") != 0
                ),
            ),
        ),
        ("authorizer-without-identity-source",),
    ),
    Mutation(
        "authorizer forgotten",
        ("method-authorizer-id-required",),
        DEPLOY,
        ("rest.method",),
        drops("authorizer_id", HEADER, "authorization", when=is_("authorization", "CUSTOM", "COGNITO_USER_POOLS")),
        ("authorizer-id-missing",),
    ),
    Mutation(
        "authorizer of a route forgotten",
        ("v2-route-jwt-needs-authorizer",),
        DEPLOY,
        ("http.route",),
        drops("authorizer_id", HEADER, "authorization_type", when=is_("authorization_type", "CUSTOM", "JWT")),
        ("authorizer-id-missing",),
    ),
    Mutation(
        "authorizer without effect",
        ("method-authorizer-without-type",),
        SECURITY,
        ("rest.method",),
        sets(
            "authorization",
            "NONE",
            "authorizer_id",
            "authorization_scopes",
            HEADER,
            when=lambda block, ctx: (asked := ctx.target(block, "authorizer_id")) is not None and asked.role.value == "resource",
        ),
        ("authorizer-id-ignored", "authorization-scopes-without-cognito"),
    ),
    Mutation(
        "authorizer of a route without effect",
        ("method-authorizer-without-type",),
        SECURITY,
        ("http.route",),
        sets("authorization_type", "NONE", "authorizer_id", "authorization_scopes", HEADER, when=has("authorizer_id")),
        ("authorizer-id-ignored", "authorization-scopes-without-jwt"),
    ),
    Mutation(
        "authorizer of another kind",
        ("method-authorizer-type-match",),
        DEPLOY,
        ("rest.method", "http.route"),
        other_authorizer,
        ("authorizer-of-other-type", "jwt-on-websocket"),
    ),
    Mutation(
        "authorizer of another API",
        ("method-authorizer-same-api",),
        DEPLOY,
        ("rest.method",),
        points(
            "authorizer_id",
            "rest.authorizer",
            {"terraform": "id"},
            when=lambda block, other, ctx: ctx.target(other, "rest_api_id") is not ctx.target(block, "rest_api_id"),
        ),
        ("reference-to-other-api",),
    ),
    Mutation(
        "authorizer moved to another API",
        ("method-authorizer-same-api",),
        DEPLOY,
        ("rest.authorizer",),
        points("rest_api_id", "rest.api", {"terraform": "id"}),
        ("reference-to-other-api",),
    ),
    Mutation(
        "authorizer a second time",
        ("duplicate-authorizer-or-model-name",),
        DEPLOY,
        ("rest.authorizer", "rest.model"),
        repeats(HEADER, "name"),
        ("duplicate-name",),
    ),
    Mutation(
        "scopes for signed requests",
        ("v2-scopes-only-jwt",),
        DEPLOY,
        ("http.route",),
        adds("authorization_scopes", ["read"], "authorization_type", when=is_("authorization_type", "AWS_IAM", "CUSTOM")),
        ("authorization-scopes-without-jwt", "attribute-of-other-protocol"),
    ),
    Mutation(
        "scopes without user pool",
        ("v2-scopes-only-jwt", "method-authorizer-without-type"),
        DEPLOY,
        ("rest.method",),
        adds("authorization_scopes", ["read"], "authorization", when=is_("authorization", "AWS_IAM", "CUSTOM")),
        ("authorization-scopes-without-cognito",),
    ),
    Mutation(
        "JWT authorizer without issuer and audience",
        ("v2-jwt-configuration-required",),
        DEPLOY,
        ("http.authorizer",),
        drops("jwt_configuration", HEADER, "authorizer_type", when=is_("authorizer_type", "JWT")),
        ("jwt-authorizer-incomplete",),
    ),
    Mutation(
        "JWT authorizer without audience",
        ("v2-jwt-configuration-required",),
        DEPLOY,
        ("http.authorizer.jwt_configuration",),
        drops("audience", HEADER, "issuer"),
        ("jwt-authorizer-incomplete", "missing-required-attribute"),
    ),
    Mutation(
        "JWT authorizer without issuer",
        ("v2-jwt-configuration-required",),
        DEPLOY,
        ("http.authorizer.jwt_configuration",),
        drops("issuer", HEADER, "audience"),
        ("jwt-authorizer-incomplete", "missing-required-attribute"),
    ),
    Mutation(
        "JWT authorizer that looks nowhere",
        ("v2-jwt-configuration-required",),
        DEPLOY,
        ("http.authorizer",),
        drops("identity_sources", HEADER, "authorizer_type", when=is_("authorizer_type", "JWT")),
        ("jwt-authorizer-incomplete", "missing-required-attribute"),
    ),
    Mutation(
        "Lambda authorizer without payload format",
        ("v2-request-authorizer-payload-version",),
        DEPLOY,
        ("http.authorizer",),
        drops(
            "authorizer_payload_format_version",
            HEADER,
            "authorizer_type",
            when=lambda block, ctx: (
                (api := ctx.target(block, "api_id")) is not None
                and ctx.value(api, "protocol_type") == "HTTP"
                and not block.sets("enable_simple_responses")
            ),
        ),
        ("lambda-authorizer-incomplete",),
    ),
    Mutation(
        "simple answers in the old format",
        ("v2-simple-response-needs-v2-payload",),
        DEPLOY,
        ("http.authorizer",),
        sets("authorizer_payload_format_version", "1.0", "enable_simple_responses", when=is_("enable_simple_responses", True)),
        ("simple-responses-with-old-payload",),
    ),
    Mutation(
        "Lambda authorizer of an HTTP API without function",
        ("v2-authorizer-uri-required",),
        DEPLOY,
        ("http.authorizer",),
        drops("authorizer_uri", HEADER, "authorizer_type"),
        ("lambda-authorizer-incomplete", "lambda-authorizer-without-uri"),
    ),
    Mutation(
        "JWT authorizer on a WebSocket API",
        ("v2-jwt-authorizer-on-websocket",),
        DEPLOY,
        ("http.authorizer",),
        lambda block, ctx: (
            Mistake((SetParam(block, "authorizer_type", "JWT"),), (Place(block, ("authorizer_type",)),))
            if (api := ctx.target(block, "api_id")) and ctx.value(api, "protocol_type") == "WEBSOCKET"
            else None
        ),
        ("jwt-on-websocket",),
    ),
    Mutation(
        "authorization of a message",
        ("v2-websocket-authorizer-only-connect",),
        RUN,
        ("http.route",),
        sets(
            "authorization_type",
            "AWS_IAM",
            fresh=True,
            when=lambda block, ctx: (
                (api := ctx.target(block, "api_id")) is not None
                and ctx.value(api, "protocol_type") == "WEBSOCKET"
                and ctx.value(block, "route_key") != "$connect"
            ),
        ),
        ("authorization-on-message-route",),
    ),
)

PERMISSIONS = (
    Mutation(
        "function without permission",
        ("lambda-permission-missing",),
        RUN,
        ("neighbor.lambda_permission",),
        permissions,
        ("lambda-without-permission",),
    ),
    Mutation(
        "permission for managing",
        ("lambda-permission-source-arn-form",),
        RUN,
        ("neighbor.lambda_permission",),
        management_arn,
        ("source-arn-matches-no-call",),
    ),
    Mutation(
        "permission for ANY",
        ("lambda-permission-source-arn-form",),
        RUN,
        ("neighbor.lambda_permission",),
        wrong_arn(
            lambda words: (
                "/*/ANY/*" if words in ("/*/*", "/*/*/*") else words.replace("/*/*", "/*/ANY/*") if words.endswith("/*/*") else words
            ),
            when=lambda block, ctx: not any(ctx.value(one, "protocol_type") == "WEBSOCKET" for one in ctx.of_kind("http.api")),
        ),
        ("source-arn-matches-no-call",),
    ),
    Mutation(
        "permission without qualifier",
        ("lambda-permission-alias-qualifier",),
        RUN,
        ("neighbor.lambda_permission",),
        drops(
            "qualifier",
            HEADER,
            "function_name",
            when=lambda block, ctx: (
                (alias := ctx.target(block, "qualifier")) is not None
                and alias.role.value == "resource"
                and not block.conditional
                and not any(api.sets("body") for kind in ("rest.api", "http.api") for api in ctx.of_kind(kind))
            ),
        ),
        ("lambda-permission-without-qualifier", "lambda-without-permission"),
        TERRAFORM,
    ),
    Mutation(
        "permission for another principal",
        ("lambda-permission-missing",),
        RUN,
        ("neighbor.lambda_permission",),
        lambda block, ctx: (
            Mistake((SetParam(block, "principal", "events.amazonaws.com"),), made.places) if (made := permissions(block, ctx)) else None
        ),
        ("lambda-without-permission",),
    ),
)

POLICIES = (
    Mutation(
        "private API without policy",
        ("private-api-requires-policy",),
        DEPLOY,
        ("rest.api",),
        drops(
            "policy",
            HEADER,
            "endpoint_configuration",
            when=lambda block, ctx: any(ctx.value(one, "types") == ["PRIVATE"] for one in block.nested("endpoint_configuration")),
        ),
        ("private-api-without-policy",),
    ),
    Mutation(
        "private API without its policy resource",
        ("private-api-requires-policy",),
        DEPLOY,
        ("rest.api_policy",),
        lambda block, ctx: (
            gone(forgotten(block, ctx), (Place(api, (HEADER, "endpoint_configuration")),))
            if (api := ctx.target(block, "rest_api_id"))
            and api.kind == "rest.api"
            and any(ctx.value(one, "types") == ["PRIVATE"] for one in api.nested("endpoint_configuration"))
            else None
        ),
        ("private-api-without-policy",),
    ),
    Mutation(
        "private API without policy in SAM",
        ("private-api-requires-policy",),
        DEPLOY,
        ("sam.api.auth",),
        lambda block, ctx: (
            Mistake(made.wishes, (Place(block.outermost, (HEADER, "endpoint_configuration", "auth")),))
            if any(ctx.value(one, "type") == "PRIVATE" for one in block.outermost.nested("endpoint_configuration"))
            and (made := drops("resource_policy")(block, ctx))
            else None
        ),
        ("private-api-without-policy",),
        ("sam",),
    ),
    Mutation(
        "preflight for members only",
        ("cors-preflight-authorised",),
        RUN,
        ("rest.method",),
        sets("authorization", "AWS_IAM", when=is_("http_method", "OPTIONS")),
        ("preflight-behind-authorization",),
    ),
    Mutation(
        "preflight with a key",
        ("cors-preflight-authorised",),
        RUN,
        ("rest.method",),
        sets("api_key_required", True, "http_method", HEADER, fresh=True, when=is_("http_method", "OPTIONS")),
        ("preflight-behind-authorization",),
    ),
    Mutation(
        "preflight for members only in SAM",
        ("cors-preflight-authorised",),
        RUN,
        ("sam.api.auth",),
        drops(
            "add_default_authorizer_to_cors_preflight", HEADER, "default_authorizer", when=lambda block, ctx: block.outermost.sets("cors")
        ),
        ("preflight-behind-authorization",),
        ("sam",),
    ),
    Mutation(
        "credentials for every origin",
        ("cors-credentials-with-wildcard",),
        DEPLOY,
        ("http.api.cors_configuration",),
        sets("allow_origins", ["*"], "allow_credentials", when=is_("allow_credentials", True)),
        ("cors-credentials-with-wildcard",),
    ),
    Mutation(
        "credentials for every origin in SAM",
        ("cors-credentials-with-wildcard",),
        DEPLOY,
        ("sam.api.cors",),
        sets("allow_origin", "'*'", "allow_credentials", when=is_("allow_credentials", True)),
        ("cors-credentials-with-wildcard",),
    ),
)

MUTATIONS = (*AUTHORIZERS, *PERMISSIONS, *POLICIES)
