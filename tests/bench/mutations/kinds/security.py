"""What works and is not safe."""

from __future__ import annotations

from bench.mutations.kinds.values import speaks
from bench.mutations.mutation import (
    HEADER,
    SECURITY,
    Mistake,
    Mutation,
    Place,
    adds,
    all_of,
    drops,
    enters,
    is_,
    lacks,
    nests,
    not_,
    seen,
    sets,
)
from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.rule import RuleContext

OPEN = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}],
}


def open_policy(block: Block, ctx: RuleContext):
    import json

    return json.dumps(OPEN) if ctx.dialect == "terraform" else OPEN


def public(block: Block, ctx: RuleContext) -> bool:
    return all(ctx.value(one, "types") in (["REGIONAL"], ["EDGE"]) for one in block.nested("endpoint_configuration"))


def private(block: Block, ctx: RuleContext) -> bool:
    return any(ctx.value(one, "types") == ["PRIVATE"] for one in block.nested("endpoint_configuration"))


MUTATIONS = (
    Mutation(
        "method for everybody",
        ("method-without-authorization",),
        SECURITY,
        ("rest.method",),
        sets(
            "authorization",
            "NONE",
            HEADER,
            when=all_of(lacks("authorizer_id"), not_(is_("http_method", "OPTIONS")), not_(is_("api_key_required", True))),
        ),
        ("method-without-authorization",),
    ),
    Mutation(
        "route for everybody",
        ("v2-route-without-authorization",),
        SECURITY,
        ("http.route",),
        drops(
            "authorization_type",
            HEADER,
            "route_key",
            when=all_of(lacks("authorizer_id"), is_("authorization_type", "AWS_IAM"), speaks("HTTP")),
        ),
        ("route-without-authorization",),
    ),
    Mutation(
        "connections for everybody",
        ("websocket-connect-without-authorization",),
        SECURITY,
        ("http.route",),
        lambda block, ctx: (
            Mistake(
                tuple(Remove(one) for one in (block.get("authorization_type"), block.get("authorizer_id")) if one),
                (Place(block, (HEADER, "route_key")),),
            )
            if ctx.value(block, "route_key") == "$connect" and block.get("authorization_type") and not block.sets("api_key_required")
            else None
        ),
        ("websocket-connect-without-authorization",),
    ),
    Mutation(
        "SAM API for everybody",
        ("method-without-authorization",),
        SECURITY,
        ("sam.api.auth",),
        drops("default_authorizer", HEADER, when=lacks("resource_policy")),
        ("method-without-authorization", "route-without-authorization"),
        ("sam",),
    ),
    Mutation(
        "domain with old TLS",
        ("domain-legacy-tls",),
        SECURITY,
        ("rest.domain_name",),
        seen(
            sets("security_policy", "TLS_1_0", when=lacks("mutual_tls_authentication")),
            lambda block, ctx: next(
                (Place(one, ("domain_name",)) for one in ctx.of_kind("http.api_mapping") if ctx.target(one, "domain_name") is block), None
            ),
        ),
        ("domain-allows-old-tls", "api-mapping-on-unsupported-domain"),
    ),
    Mutation(
        "SAM domain with old TLS",
        ("domain-legacy-tls",),
        SECURITY,
        ("sam.api.domain",),
        sets("security_policy", "TLS_1_0", when=lacks("mutual_tls_authentication")),
        ("domain-allows-old-tls",),
        ("sam",),
    ),
    Mutation(
        "cache in clear text",
        ("cache-not-encrypted",),
        SECURITY,
        ("rest.method_settings.settings",),
        drops("cache_data_encrypted", "caching_enabled", HEADER, when=is_("caching_enabled", True)),
        ("cache-not-encrypted",),
    ),
    Mutation(
        "bodies in the logs",
        ("data-trace-enabled",),
        SECURITY,
        ("rest.method_settings.settings",),
        sets("data_trace_enabled", True, fresh=True),
        ("data-trace-enabled",),
    ),
    Mutation(
        "bodies of messages in the logs",
        ("data-trace-enabled",),
        SECURITY,
        ("http.stage.default_route_settings",),
        sets("data_trace_enabled", True, fresh=True, when=speaks("WEBSOCKET")),
        ("data-trace-enabled",),
    ),
    Mutation(
        "policy for everybody",
        ("rest-policy-too-open",),
        SECURITY,
        ("rest.api",),
        adds("policy", open_policy, when=public),
        ("resource-policy-admits-everyone",),
    ),
    Mutation(
        "private API for every VPC",
        ("private-api-policy-not-restricted",),
        SECURITY,
        ("rest.api",),
        sets("policy", open_policy, when=private),
        ("private-api-admits-every-vpc", "resource-policy-admits-everyone"),
    ),
    Mutation(
        "secret in a stage variable",
        ("stage-variable-secret",),
        SECURITY,
        ("rest.stage", "sam.api"),
        enters("variables", "db_password", "hunter2hunter2", fresh=True),
        ("stage-variable-holds-secret",),
    ),
    Mutation(
        "key in the code",
        ("api-key-value-in-code",),
        SECURITY,
        ("rest.api_key",),
        adds("value", "d41d8cd98f00b204e9800998ecf8427e"),
        ("api-key-value-in-code",),
    ),
    Mutation(
        "backend certificate not checked",
        ("integration-insecure-tls",),
        SECURITY,
        ("rest.integration",),
        nests(
            "tls_config",
            {"insecure_skip_verification": True},
            when=all_of(is_("type", "HTTP", "HTTP_PROXY"), lambda block, ctx: ctx.dialect == "terraform"),
        ),
        ("integration-skips-tls-verification",),
    ),
    Mutation(
        "backend without TLS",
        ("integration-plain-http",),
        SECURITY,
        ("rest.integration",),
        sets(
            "uri",
            "http://pets.example.com/v1",
            when=all_of(is_("type", "HTTP", "HTTP_PROXY"), lacks("connection_id", "request_parameters")),
        ),
        ("integration-over-plain-http",),
    ),
    Mutation(
        "backend of an HTTP API without TLS",
        ("integration-plain-http",),
        SECURITY,
        ("http.integration",),
        sets("integration_uri", "http://pets.example.com/v1", when=all_of(is_("integration_type", "HTTP_PROXY"), lacks("connection_id"))),
        ("integration-over-plain-http",),
    ),
    Mutation(
        "private backend without TLS",
        ("v2-private-integration-without-tls",),
        SECURITY,
        ("http.integration",),
        drops("tls_config", HEADER, "integration_uri", "connection_type"),
        ("private-integration-without-tls", "plain-http-to-tls-listener"),
    ),
    Mutation(
        "permission for every API",
        ("lambda-permission-too-wide",),
        SECURITY,
        ("neighbor.lambda_permission",),
        drops("source_arn", HEADER, "principal"),
        ("lambda-permission-without-source",),
    ),
    Mutation(
        "way around mutual TLS",
        ("mtls-with-default-endpoint-open",),
        SECURITY,
        ("rest.api", "http.api"),
        drops(
            "disable_execute_api_endpoint",
            HEADER,
            when=lambda block, ctx: any(
                one.nested("mutual_tls_authentication") for kind in ("rest.domain_name", "http.domain_name") for one in ctx.of_kind(kind)
            ),
        ),
        ("default-endpoint-bypasses-mtls",),
    ),
    Mutation(
        "cache flushed by anybody",
        ("cache-invalidation-unauthorised",),
        SECURITY,
        ("rest.method_settings.settings",),
        sets("require_authorization_for_cache_control", False, "caching_enabled", HEADER),
        ("cache-flushed-by-anyone",),
    ),
)
