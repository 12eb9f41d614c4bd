"""HTTP and WebSocket APIs: routes and integrations."""

from __future__ import annotations

from bench.mutations.kinds.values import speaks
from bench.mutations.mutation import (
    DEPLOY,
    HEADER,
    RUN,
    Mistake,
    Mutation,
    Place,
    adds,
    all_of,
    dropped,
    drops,
    enters,
    entries_of,
    forgotten,
    gone,
    has,
    is_,
    lacks,
    nests,
    repeats,
    sets,
)
from gatewright.model import Block, Ref, walk
from gatewright.model.wish import Pointer, SetParam
from gatewright.rules.rule import RuleContext

HTTP, WEBSOCKET = speaks("HTTP"), speaks("WEBSOCKET")
IS_HTTP, IS_WEBSOCKET = is_("protocol_type", "HTTP"), is_("protocol_type", "WEBSOCKET")


def bare_target(block: Block, ctx: RuleContext) -> Mistake | None:
    """The id of the integration without `integrations/` in front."""
    attribute = block.get("target")
    ref = next((one for one in walk(attribute.value) if isinstance(one, Ref)), None) if attribute else None
    target = ctx.project.target(ref) if ref else None
    if target is None:
        return None
    return Mistake(
        (SetParam(block, "target", Pointer(target.address, "id" if ctx.dialect == "terraform" else None)),), (Place(block, ("target",)),)
    )


def target_of_other(block: Block, ctx: RuleContext) -> Mistake | None:
    attribute = block.get("target")
    ref = next((one for one in walk(attribute.value) if isinstance(one, Ref)), None) if attribute else None
    for other in ctx.of_kind("http.integration"):
        api = ctx.target(other, "api_id")
        if ref and api and api is not ctx.target(block, "api_id"):
            from gatewright.model.wish import ReplaceWords
            from gatewright.text import TextEdit

            return Mistake((ReplaceWords(TextEdit(ref.target_span, other.address)),), (Place(block, ("target",)),))
    return None


MUTATIONS = (
    Mutation(
        "route a second time", ("duplicate-v2-route-key",), DEPLOY, ("http.route",), repeats(HEADER, "route_key"), ("duplicate-route-key",)
    ),
    Mutation(
        "route without target",
        ("v2-route-without-target",),
        RUN,
        ("http.route",),
        drops("target", HEADER, "route_key", when=HTTP),
        ("route-without-target",),
    ),
    Mutation("target without prefix", ("v2-route-target-format",), DEPLOY, ("http.route",), bare_target, ("route-target-malformed",)),
    Mutation(
        "target in another API", ("same-api-reference-consistency",), DEPLOY, ("http.route",), target_of_other, ("reference-to-other-api",)
    ),
    Mutation(
        "WebSocket API that selects no route",
        ("v2-websocket-route-selection-required",),
        DEPLOY,
        ("http.api",),
        drops("route_selection_expression", HEADER, "protocol_type", when=IS_WEBSOCKET),
        ("websocket-without-route-selection",),
    ),
    Mutation(
        "HTTP API that selects routes",
        ("v2-http-route-selection-fixed",),
        DEPLOY,
        ("http.api",),
        sets("route_selection_expression", "$request.body.action", "protocol_type", fresh=True, when=IS_HTTP),
        ("http-route-selection-changed",),
    ),
    Mutation(
        "CORS of a WebSocket API",
        ("v2-cors-only-http",),
        DEPLOY,
        ("http.api",),
        nests("cors_configuration", {"allow_origins": ["https://pets.example.com"]}, when=IS_WEBSOCKET),
        ("attribute-refused-by-protocol", "attribute-of-other-protocol"),
    ),
    Mutation(
        "WebSocket API made quickly",
        ("v2-quick-create-conflicts",),
        DEPLOY,
        ("http.api",),
        adds("target", "https://pets.example.com", when=IS_WEBSOCKET),
        ("attribute-refused-by-protocol", "attribute-of-other-protocol", "conflicting-attributes"),
    ),
    Mutation(
        "function without proxy on an HTTP API",
        ("v2-http-integration-must-be-proxy",),
        DEPLOY,
        ("http.integration",),
        sets("integration_type", "AWS", when=all_of(HTTP, is_("integration_type", "AWS_PROXY"), lacks("integration_subtype"))),
        ("non-proxy-integration-on-http-api",),
    ),
    Mutation(
        "mock on an HTTP API",
        ("v2-http-integration-must-be-proxy",),
        DEPLOY,
        ("http.integration",),
        sets("integration_type", "MOCK", when=all_of(HTTP, is_("integration_type", "HTTP_PROXY"), lacks("connection_id"))),
        ("non-proxy-integration-on-http-api",),
    ),
    Mutation(
        "function without payload format",
        ("v2-payload-format-version-required",),
        DEPLOY,
        ("http.integration",),
        drops(
            "payload_format_version",
            HEADER,
            "integration_type",
            when=all_of(HTTP, is_("integration_type", "AWS_PROXY"), lacks("integration_subtype")),
        ),
        ("payload-format-version-missing", "implicit-payload-format-version"),
    ),
    Mutation(
        "new payload format for an address",
        ("v2-payload-format-only-1-0",),
        DEPLOY,
        ("http.integration",),
        sets(
            "payload_format_version",
            "2.0",
            "integration_type",
            "integration_subtype",
            fresh=True,
            when=all_of(
                HTTP, lambda block, ctx: ctx.value(block, "integration_type") == "HTTP_PROXY" or bool(block.get("integration_subtype"))
            ),
        ),
        ("payload-format-version-unsupported",),
    ),
    Mutation(
        "address without method",
        ("v2-integration-method-required",),
        DEPLOY,
        ("http.integration",),
        drops("integration_method", HEADER, "integration_type", when=all_of(HTTP, is_("integration_type", "HTTP_PROXY"))),
        ("integration-without-http-method",),
    ),
    Mutation(
        "integration without URI",
        ("integration-uri-required",),
        DEPLOY,
        ("http.integration",),
        drops("integration_uri", HEADER, "integration_type", when=lacks("integration_subtype")),
        ("integration-without-uri",),
    ),
    Mutation(
        "service without role on an HTTP API",
        ("v2-subtype-known-and-parameters",),
        DEPLOY,
        ("http.integration",),
        drops(
            "credentials_arn",
            HEADER,
            "integration_subtype",
            when=lambda block, ctx: isinstance(ctx.value(block, "integration_subtype"), str),
        ),
        ("service-action-without-credentials",),
    ),
    Mutation(
        "service without a parameter",
        ("v2-subtype-known-and-parameters",),
        DEPLOY,
        ("http.integration",),
        lambda block, ctx: (
            next(
                (
                    Mistake(
                        (dropped(block, "request_parameters", entry, ctx),),
                        (Place(block, ("request_parameters", "integration_subtype", HEADER)),),
                    )
                    for entry in entries_of(block, "request_parameters")
                    if entry.key
                    in (
                        "QueueUrl",
                        "MessageBody",
                        "Source",
                        "Detail",
                        "DetailType",
                        "StreamName",
                        "PartitionKey",
                        "Data",
                        "StateMachineArn",
                    )
                ),
                None,
            )
            if block.get("integration_subtype")
            else None
        ),
        ("service-action-parameter-missing",),
    ),
    Mutation(
        "parameter that the service does not have",
        ("v2-subtype-known-and-parameters",),
        DEPLOY,
        ("http.integration",),
        enters("request_parameters", "QueueName", "pets", when=has("integration_subtype")),
        ("service-action-parameter-unknown",),
    ),
    Mutation(
        "service action that there is not",
        ("v2-subtype-known-and-parameters",),
        DEPLOY,
        ("http.integration",),
        sets("integration_subtype", "SQS-SendMessages"),
        ("wrong-value", "value-not-listed-yet"),
    ),
    Mutation(
        "private integration by address",
        ("v2-private-integration-uri-arn",),
        DEPLOY,
        ("http.integration",),
        sets(
            "integration_uri", "https://pets.internal.example.com", "connection_type", when=all_of(HTTP, is_("connection_type", "VPC_LINK"))
        ),
        ("private-integration-uri-not-listener",),
    ),
    Mutation(
        "no VPC link for an HTTP API",
        ("vpc-link-connection-id-required",),
        DEPLOY,
        ("http.integration",),
        drops("connection_id", HEADER, "connection_type", when=is_("connection_type", "VPC_LINK")),
        ("vpc-link-without-connection-id",),
    ),
    Mutation(
        "TLS settings on the internet",
        ("v2-tls-config-only-private",),
        DEPLOY,
        ("http.integration",),
        nests(
            "tls_config",
            {"server_name_to_verify": "pets.example.com"},
            when=all_of(HTTP, is_("integration_type", "HTTP_PROXY"), lacks("connection_id")),
        ),
        ("tls-config-without-vpc-link", "tls-config-on-other-integration"),
    ),
    Mutation(
        "content handling on an HTTP API",
        ("v2-http-only-and-websocket-only-properties",),
        DEPLOY,
        ("http.integration",),
        adds("content_handling_strategy", "CONVERT_TO_TEXT", when=HTTP),
        ("attribute-of-other-protocol", "attribute-refused-by-protocol"),
    ),
    Mutation(
        "key for a route of an HTTP API",
        ("v2-http-only-and-websocket-only-properties",),
        DEPLOY,
        ("http.route",),
        adds("api_key_required", True, when=HTTP),
        ("attribute-refused-by-protocol", "attribute-of-other-protocol"),
    ),
    Mutation(
        "answer that no route gives back",
        ("v2-websocket-two-way-needs-route-response",),
        RUN,
        ("websocket.route_response",),
        lambda block, ctx: (
            gone(forgotten(block, ctx), (Place(route, (HEADER, "route_response_selection_expression", "route_key")),))
            if (route := ctx.target(block, "route_id"))
            else None
        ),
        ("route-without-response",),
    ),
)
