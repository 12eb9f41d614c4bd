"""One value that is never right: not in an enumeration, out of a range, not of the form that the service reads."""

from __future__ import annotations

from bench.mutations.mutation import (
    DEPLOY,
    HEADER,
    RUN,
    Make,
    Mistake,
    Mutation,
    Place,
    Test,
    adds,
    all_of,
    enters,
    has,
    is_,
    lacks,
    revalues,
    rewords,
    seen,
    sets,
)
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import RuleContext
from gatewright.text import Span, TextEdit

WRONG = ("wrong-value",)
RANGE = ("out-of-range",)


def wrong(
    name: str, covers: str, on: tuple[str, ...], param: str, value: str, *rules: str, when: Test | None = None, fresh: bool = False
) -> Mutation:
    """A word that the enumeration does not have."""
    return Mutation(name, (covers,), DEPLOY, on, sets(param, value, when=when, fresh=fresh), rules or WRONG)


def outside(name: str, covers: str, on: tuple[str, ...], param: str, value: int, *rules: str, when: Test | None = None) -> Mutation:
    """A number outside the range."""
    return Mutation(name, (covers,), DEPLOY, on, sets(param, value, when=when, fresh=True), rules or RANGE)


def renamed_key(new: str) -> Make:
    """Another key for an object in a map: the name of a gateway response in SAM."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        end = ctx.document.text.find(":", block.span.start)
        key = Span(block.span.start, end)
        return (
            Mistake(
                (ReplaceWords(TextEdit(key, new)),),
                (
                    Place(
                        block,
                        (HEADER, *(param.partition("/")[2] for param in ())),
                    ),
                ),
            )
            if end > 0
            else None
        )

    return make


def speaks(protocol: str) -> Test:
    return lambda block, ctx: protocol_of(block, ctx.project) == protocol


def is_text(name: str) -> Test:
    """A plain text without references."""
    return lambda block, ctx: isinstance(one.value, Text) if (one := block.get(name)) else False


def is_plain_part(block: Block, ctx: RuleContext) -> bool:
    """A path part without a variable."""
    part = ctx.value(block, "path_part")
    return is_text("path_part")(block, ctx) and isinstance(part, str) and "{" not in part


IS_LAMBDA_AUTHORIZER: Test = is_("type", "TOKEN", "REQUEST")

ENUMERATIONS = (
    Mutation(
        "unknown endpoint type",
        ("rest-endpoint-type-enum",),
        DEPLOY,
        ("rest.api.endpoint_configuration", "rest.domain_name.endpoint_configuration"),
        sets("types", ["REGION"]),
        WRONG,
    ),
    Mutation(
        "unknown endpoint type in SAM",
        ("rest-endpoint-type-enum",),
        DEPLOY,
        ("sam.api.endpoint_configuration",),
        sets("type", "REGION"),
        WRONG,
        ("sam",),
    ),
    Mutation(
        "two endpoint types",
        ("rest-endpoint-type-single",),
        DEPLOY,
        ("rest.api.endpoint_configuration",),
        sets("types", ["REGIONAL", "EDGE"]),
        ("out-of-range", "wrong-value", "malformed-value"),
    ),
    Mutation(
        "no endpoint type",
        ("rest-endpoint-type-single",),
        DEPLOY,
        ("rest.api.endpoint_configuration",),
        sets("types", []),
        ("out-of-range", "wrong-value", "malformed-value"),
    ),
    wrong("unknown source of API keys", "rest-api-key-source-enum", ("rest.api",), "api_key_source", "QUERY", fresh=True),
    wrong("unknown source of API keys in SAM", "rest-api-key-source-enum", ("sam.api",), "api_key_source_type", "QUERY", fresh=True),
    wrong("unknown import mode", "rest-import-mode-enum", ("rest.api",), "put_rest_api_mode", "replace", when=has("body"), fresh=True),
    wrong("unknown import mode in SAM", "rest-import-mode-enum", ("sam.api",), "mode", "replace", fresh=True),
    wrong(
        "TLS policy that there is not",
        "security-policy-enum",
        ("rest.domain_name", "http.domain_name.domain_name_configuration", "sam.api.domain", "sam.http_api.domain"),
        "security_policy",
        "TLS_1_3",
    ),
    wrong(
        "unknown IP address type",
        "ip-address-type-enum",
        ("rest.api.endpoint_configuration", "http.api", "sam.api.endpoint_configuration"),
        "ip_address_type",
        "ipv6",
        fresh=True,
    ),
    Mutation(
        "verb in small letters",
        ("method-http-method-enum",),
        DEPLOY,
        ("rest.method",),
        sets(
            "http_method",
            lambda block, ctx: known.lower() if isinstance(known := ctx.value(block, "http_method"), str) else None,
            when=is_text("http_method"),
        ),
        WRONG,
    ),
    wrong("unknown verb", "method-http-method-enum", ("rest.method", "sam.api_event", "sam.http_api_event"), "http_method", "FETCH"),
    wrong(
        "unknown verb of an event",
        "sam-event-path-and-method",
        ("sam.api_event", "sam.http_api_event"),
        "method",
        "fetch",
        "wrong-value",
        "malformed-value",
        "route-key-malformed",
    ),
    wrong("integration verb in small letters", "method-http-method-enum", ("rest.integration",), "integration_http_method", "post"),
    wrong(
        "misspelled authorization", "method-authorization-type-enum", ("rest.method",), "authorization", "IAM", when=lacks("authorizer_id")
    ),
    wrong(
        "misspelled user pools",
        "method-authorization-type-enum",
        ("rest.method",),
        "authorization",
        "COGNITO_USER_POOL",
        when=lambda block, ctx: ctx.value(block, "authorization") != "CUSTOM",
    ),
    wrong("misspelled integration type", "integration-type-enum", ("rest.integration",), "type", "LAMBDA_PROXY"),
    wrong(
        "unknown connection type",
        "integration-connection-type-enum",
        ("rest.integration",),
        "connection_type",
        "PRIVATE",
        fresh=True,
        when=lacks("connection_id"),
    ),
    wrong(
        "unknown passthrough behavior",
        "integration-passthrough-enum",
        ("rest.integration",),
        "passthrough_behavior",
        "ALWAYS",
        fresh=True,
        when=is_("type", "AWS", "HTTP", "MOCK"),
    ),
    wrong(
        "unknown content handling",
        "content-handling-enum",
        ("rest.integration", "rest.integration_response"),
        "content_handling",
        "CONVERT_TO_JSON",
        fresh=True,
    ),
    wrong("unknown transfer mode", "response-transfer-mode-enum", ("rest.integration",), "response_transfer_mode", "CHUNKED", fresh=True),
    wrong(
        "unknown transfer mode of an event",
        "response-transfer-mode-enum",
        ("sam.api_event",),
        "response_transfer_mode",
        "CHUNKED",
        fresh=True,
    ),
    wrong("unknown type of authorizer", "authorizer-type-enum", ("rest.authorizer",), "type", "LAMBDA"),
    wrong(
        "unknown payload of an authorizer in SAM",
        "authorizer-type-enum",
        ("sam.api.auth.authorizers",),
        "function_payload_type",
        "LAMBDA",
        fresh=True,
        when=has("function_arn"),
    ),
    wrong("unknown type of gateway response", "gateway-response-type-enum", ("rest.gateway_response",), "response_type", "4XX"),
    Mutation(
        "unknown type of gateway response in SAM",
        ("gateway-response-type-enum",),
        DEPLOY,
        ("sam.api.gateway_responses",),
        renamed_key("NOT_FOUND"),
        WRONG,
        ("sam",),
    ),
    wrong(
        "cache size that there is not",
        "stage-cache-size-enum",
        ("rest.stage", "sam.api"),
        "cache_cluster_size",
        "1",
        when=has("cache_cluster_enabled"),
        fresh=True,
    ),
    wrong("unknown log level", "logging-level-enum", ("rest.method_settings.settings",), "logging_level", "WARN"),
    wrong("unknown log level of a WebSocket stage", "logging-level-enum", ("http.stage.default_route_settings",), "logging_level", "WARN"),
    wrong(
        "unknown answer to cache control",
        "unauthorized-cache-strategy-enum",
        ("rest.method_settings.settings",),
        "unauthorized_cache_control_header_strategy",
        "FAIL",
        fresh=True,
        when=lambda block, ctx: ctx.dialect == "terraform",
    ),
    wrong("unknown period of a quota", "usage-plan-period-enum", ("rest.usage_plan.quota_settings",), "period", "YEAR"),
    wrong("unknown type of usage plan key", "usage-plan-key-type-enum", ("rest.usage_plan_key",), "key_type", "KEY"),
    wrong(
        "unknown routing mode", "routing-mode-enum", ("rest.domain_name", "http.domain_name"), "routing_mode", "BASE_PATH_ONLY", fresh=True
    ),
    wrong("unknown type of documentation part", "documentation-part-type-enum", ("rest.documentation_part.location",), "type", "ENDPOINT"),
    wrong("unknown protocol", "v2-protocol-type-enum", ("http.api",), "protocol_type", "REST"),
    wrong("authorizer type of the other generation", "v2-authorizer-enums", ("http.authorizer",), "authorizer_type", "TOKEN"),
    wrong(
        "unknown payload format of an authorizer",
        "v2-authorizer-enums",
        ("http.authorizer", "sam.http_api.auth.authorizers"),
        "authorizer_payload_format_version",
        "3.0",
    ),
    wrong("unknown integration type", "v2-integration-enums", ("http.integration",), "integration_type", "LAMBDA_PROXY"),
    wrong("unknown integration method", "v2-integration-enums", ("http.integration",), "integration_method", "FETCH"),
    wrong("unknown connection of an integration", "v2-integration-enums", ("http.integration",), "connection_type", "PRIVATE"),
    wrong(
        "unknown payload format",
        "v2-integration-enums",
        ("http.integration", "sam.http_api_event"),
        "payload_format_version",
        "3.0",
        "wrong-value",
        "payload-format-version-unsupported",
    ),
    wrong(
        "unknown content handling on a WebSocket API",
        "v2-integration-enums",
        ("http.integration",),
        "content_handling_strategy",
        "CONVERT_TO_JSON",
    ),
    wrong(
        "authorization type of the other generation",
        "v2-route-authorization-type-enum",
        ("http.route",),
        "authorization_type",
        "COGNITO_USER_POOLS",
        when=lacks("authorizer_id"),
    ),
    wrong(
        "edge endpoint for an HTTP API",
        "v2-domain-config-enums",
        ("http.domain_name.domain_name_configuration",),
        "endpoint_type",
        "EDGE",
        "wrong-value",
        "edge-domain-for-http-api",
    ),
    Mutation(
        "old TLS for an HTTP API",
        ("v2-domain-config-enums", "http-api-on-unsupported-domain"),
        DEPLOY,
        ("http.domain_name.domain_name_configuration",),
        seen(
            sets("security_policy", "TLS_1_0", when=lambda block, ctx: not block.outermost.nested("mutual_tls_authentication")),
            lambda block, ctx: next(
                (
                    Place(one, ("domain_name",))
                    for one in ctx.of_kind("http.api_mapping")
                    if ctx.target(one, "domain_name") is block.outermost
                ),
                None,
            ),
        ),
        ("wrong-value", "domain-allows-old-tls", "api-mapping-on-unsupported-domain"),
    ),
    wrong(
        "unknown selection of API keys",
        "v2-selection-expression-enums",
        ("http.api",),
        "api_key_selection_expression",
        "$request.querystring.key",
        "wrong-value",
        "malformed-value",
        when=is_("protocol_type", "WEBSOCKET"),
        fresh=True,
    ),
    wrong("unknown usage plan in SAM", "sam-usage-plan-shape", ("sam.api.auth.usage_plan",), "create_usage_plan", "PER_STAGE"),
)

RANGES = (
    outside(
        "compression from too much on",
        "rest-minimum-compression-size-range",
        ("rest.api", "sam.api"),
        "minimum_compression_size",
        20_000_000,
    ),
    outside("integration timeout too short", "integration-timeout-range", ("rest.integration",), "timeout_milliseconds", 10),
    outside(
        "integration timeout in seconds", "integration-timeout-range", ("rest.integration", "http.integration"), "timeout_milliseconds", 29
    ),
    outside(
        "integration timeout far too long",
        "integration-timeout-range",
        ("rest.integration",),
        "timeout_milliseconds",
        900_000,
        "out-of-range",
        "integration-timeout-over-edge-limit",
        "integration-timeout-over-default-quota",
    ),
    outside(
        "timeout too long for an HTTP API",
        "v2-integration-timeout-range",
        ("http.integration",),
        "timeout_milliseconds",
        60_000,
        when=speaks("HTTP"),
    ),
    outside(
        "timeout too long for a WebSocket API",
        "v2-integration-timeout-range",
        ("http.integration",),
        "timeout_milliseconds",
        29_500,
        "out-of-range",
        "websocket-integration-timeout-too-long",
        when=speaks("WEBSOCKET"),
    ),
    outside("timeout of an event too long", "v2-integration-timeout-range", ("sam.http_api_event",), "timeout_in_millis", 60_000),
    outside(
        "authorization cached for two hours",
        "authorizer-ttl-range",
        ("rest.authorizer", "http.authorizer"),
        "authorizer_result_ttl_in_seconds",
        7200,
        when=lambda block, ctx: (
            block.kind == "rest.authorizer" or (speaks("HTTP")(block, ctx) and ctx.value(block, "authorizer_type") != "JWT")
        ),
    ),
    outside(
        "authorization cached for two hours in SAM",
        "authorizer-ttl-range",
        ("sam.api.auth.authorizers.identity", "sam.http_api.auth.authorizers.identity"),
        "reauthorize_every",
        7200,
    ),
    outside("more traffic than there is for the canary", "canary-percent-range", ("rest.stage.canary_settings",), "percent_traffic", 150),
    outside(
        "responses cached for two hours",
        "method-settings-cache-ttl-range",
        ("rest.method_settings.settings",),
        "cache_ttl_in_seconds",
        7200,
        when=is_("caching_enabled", True),
    ),
    outside(
        "negative burst",
        "throttle-limit-range",
        ("rest.method_settings.settings", "http.stage.default_route_settings", "rest.usage_plan.throttle_settings"),
        "throttling_burst_limit",
        -5,
        "out-of-range",
        when=has("throttling_burst_limit"),
    ),
    outside("routing rule of priority 0", "routing-rule-limits", ("http.routing_rule",), "priority", 0),
    outside("preflight cached too long", "v2-cors-value-syntax", ("http.api.cors_configuration",), "max_age", 100_000),
    Mutation(
        "name of an HTTP API too long",
        ("api-name-length",),
        DEPLOY,
        ("http.api",),
        sets("name", "pets-" * 30),
        ("out-of-range", "malformed-value"),
    ),
    Mutation(
        "empty name",
        ("api-name-length", "rest-name-required-without-body"),
        DEPLOY,
        ("rest.api",),
        sets("name", ""),
        ("out-of-range", "malformed-value", "api-without-name"),
    ),
    Mutation(
        "key shorter than 20 characters",
        ("api-key-value-length",),
        DEPLOY,
        ("rest.api_key",),
        adds("value", "short-key"),
        ("out-of-range",),
        along=("api-key-value-in-code",),
    ),
)

FORMS = (
    Mutation(
        "empty description",
        ("rest-description-not-empty",),
        DEPLOY,
        ("rest.api", "sam.api"),
        sets("description", "", fresh=True),
        ("out-of-range", "malformed-value", "wrong-value"),
        ("cloudformation", "sam"),
    ),
    Mutation(
        "two segments in a path part",
        ("resource-path-part-charset",),
        DEPLOY,
        ("rest.resource",),
        sets("path_part", "a/b", when=is_plain_part),
        ("path-part-malformed",),
    ),
    Mutation(
        "blank in a path part",
        ("resource-path-part-charset",),
        DEPLOY,
        ("rest.resource",),
        sets("path_part", "two words", when=is_plain_part),
        ("path-part-malformed",),
    ),
    Mutation(
        "variable inside of words",
        ("resource-path-part-charset",),
        DEPLOY,
        ("rest.resource",),
        sets("path_part", "id-{id}", when=is_plain_part),
        ("path-part-malformed",),
    ),
    Mutation(
        "brace that does not close",
        ("resource-path-part-charset",),
        DEPLOY,
        ("rest.resource",),
        sets("path_part", "{id", when=is_text("path_part")),
        ("path-part-malformed",),
    ),
    Mutation(
        "event path without slash",
        ("sam-event-path-and-method",),
        DEPLOY,
        ("sam.api_event", "sam.http_api_event"),
        sets("path", "orders"),
        ("path-malformed", "route-key-malformed", "malformed-value"),
    ),
    Mutation(
        "variable inside of words in an event path",
        ("openapi-path-segment-charset", "resource-path-part-charset"),
        DEPLOY,
        ("sam.api_event",),
        sets("path", "/orders/id-{id}"),
        ("path-malformed", "path-part-malformed"),
    ),
    Mutation(
        "request parameter without its place",
        ("method-request-parameter-key-format",),
        DEPLOY,
        ("rest.method",),
        enters("request_parameters", "querystring.limit", False, fresh=True),
        ("parameter-declaration-malformed",),
    ),
    Mutation(
        "request parameter of the integration",
        ("method-request-parameter-key-format",),
        DEPLOY,
        ("rest.method",),
        enters("request_parameters", "integration.request.header.X-Limit", False, fresh=True),
        ("parameter-declaration-malformed",),
    ),
    Mutation(
        "response parameter of the integration",
        ("method-response-parameter-key-format",),
        DEPLOY,
        ("rest.method_response",),
        enters("response_parameters", "integration.response.header.X-Limit", True, fresh=True),
        ("parameter-declaration-malformed",),
    ),
    Mutation(
        "status code of a class of answers",
        ("status-code-format",),
        DEPLOY,
        ("rest.gateway_response",),
        sets("status_code", "4XX", fresh=True),
        ("malformed-value", "wrong-value", "out-of-range", "mapped-status-out-of-range"),
    ),
    Mutation(
        "status code of two digits",
        ("status-code-format",),
        DEPLOY,
        ("rest.method_response",),
        sets("status_code", "20"),
        ("malformed-value", "wrong-value", "out-of-range"),
    ),
    Mutation(
        "status code of a class of answers in SAM",
        ("status-code-format", "sam-gateway-responses-shape"),
        DEPLOY,
        ("sam.api.gateway_responses",),
        sets("status_code", "4XX", fresh=True),
        ("malformed-value", "wrong-value", "wrong-type"),
    ),
    Mutation(
        "integration parameter named as the method's",
        ("integration-request-parameter-key-format",),
        DEPLOY,
        ("rest.integration",),
        enters("request_parameters", "method.request.header.X-Stage", "context.stage", fresh=True),
        ("mapping-target-malformed",),
    ),
    Mutation(
        "request mapping without quotes",
        ("integration-parameter-static-value-quotes",),
        DEPLOY,
        ("rest.integration",),
        enters("request_parameters", "integration.request.header.X-Client", "gateway", fresh=True),
        ("static-value-without-quotes", "mapping-source-malformed"),
    ),
    Mutation(
        "response mapping without quotes",
        ("integration-parameter-static-value-quotes",),
        DEPLOY,
        ("rest.integration_response",),
        revalues(
            "response_parameters",
            lambda entry: entry.value.text.strip("'") if isinstance(entry.value, Text) and entry.value.text.startswith("'") else None,
        ),
        ("static-value-without-quotes",),
    ),
    Mutation(
        "gateway response without quotes",
        ("integration-parameter-static-value-quotes",),
        DEPLOY,
        ("rest.gateway_response",),
        revalues(
            "response_parameters",
            lambda entry: entry.value.text.strip("'") if isinstance(entry.value, Text) and entry.value.text.startswith("'") else None,
        ),
        ("static-value-without-quotes",),
    ),
    Mutation(
        "gateway response without quotes in SAM",
        ("integration-parameter-static-value-quotes",),
        DEPLOY,
        ("sam.api.gateway_responses.response_parameters",),
        revalues(
            "headers",
            lambda entry: entry.value.text.strip("'") if isinstance(entry.value, Text) and entry.value.text.startswith("'") else None,
        ),
        ("static-value-without-quotes",),
        ("sam",),
    ),
    Mutation(
        "mapping from nowhere",
        ("integration-request-parameter-key-format", "integration-parameter-static-value-quotes"),
        DEPLOY,
        ("rest.integration",),
        enters("request_parameters", "integration.request.header.X-Caller", "request.header.X-Caller", fresh=True),
        ("mapping-source-malformed", "static-value-without-quotes"),
    ),
    Mutation(
        "pattern that is no expression",
        ("integration-response-selection-pattern-regex",),
        RUN,
        ("rest.integration_response",),
        sets("selection_pattern", "5[0-9"),
        ("selection-pattern-malformed",),
    ),
    Mutation(
        "identity source of the other generation",
        ("authorizer-identity-source-format",),
        DEPLOY,
        ("rest.authorizer",),
        sets("identity_source", "$request.header.Authorization"),
        ("rest-identity-source-malformed", "identity-source-malformed"),
    ),
    Mutation(
        "identity source of a REST API",
        ("authorizer-identity-source-format",),
        DEPLOY,
        ("http.authorizer",),
        sets("identity_sources", ["method.request.header.Authorization"], when=speaks("HTTP")),
        ("identity-source-malformed",),
    ),
    Mutation(
        "model name with a dash",
        ("model-name-alphanumeric",),
        DEPLOY,
        ("rest.model", "websocket.model"),
        sets("name", "new-pet"),
        ("malformed-value",),
    ),
    Mutation(
        "schema that is no JSON",
        ("model-schema-valid",),
        DEPLOY,
        ("rest.model", "websocket.model"),
        sets("schema", "{type: object"),
        ("model-schema-malformed",),
    ),
    Mutation(
        "gateway response parameter of a method",
        ("gateway-response-parameter-key-format",),
        DEPLOY,
        ("rest.gateway_response",),
        enters("response_parameters", "method.response.header.X-Why", "'gateway'", fresh=True),
        ("mapping-target-malformed", "parameter-declaration-malformed"),
    ),
    Mutation(
        "slash in a stage name",
        ("stage-name-charset",),
        DEPLOY,
        ("rest.stage", "sam.api"),
        sets("stage_name", "feature/one"),
        ("malformed-value",),
    ),
    Mutation(
        "slash in a stage name of an HTTP API",
        ("stage-name-charset",),
        DEPLOY,
        ("http.stage",),
        sets("name", "feature/one"),
        ("malformed-value",),
    ),
    Mutation(
        "access logs into a bucket",
        ("access-log-destination-arn",),
        DEPLOY,
        ("rest.stage.access_log_settings", "http.stage.access_log_settings"),
        sets("destination_arn", "arn:aws:s3:::access-logs"),
        ("access-log-destination-malformed",),
    ),
    Mutation(
        "access log without an id",
        ("access-log-format-content",),
        DEPLOY,
        ("rest.stage.access_log_settings", "http.stage.access_log_settings"),
        sets("format", "$context.identity.sourceIp $context.status"),
        ("access-log-format-without-request-id",),
    ),
    Mutation(
        "access log of two lines",
        ("access-log-format-content",),
        DEPLOY,
        ("rest.stage.access_log_settings", "http.stage.access_log_settings"),
        sets("format", "$context.requestId\n$context.status"),
        ("access-log-format-with-line-breaks",),
    ),
    Mutation(
        "misspelled access log variable",
        ("access-log-context-variable-known",),
        RUN,
        ("rest.stage.access_log_settings", "http.stage.access_log_settings"),
        rewords("format", lambda words: words.replace("$context.status", "$context.stauts")),
        ("access-log-variable-unknown",),
    ),
    Mutation(
        "access log variable that there is not",
        ("access-log-context-variable-known",),
        RUN,
        ("rest.stage.access_log_settings", "http.stage.access_log_settings"),
        rewords("format", lambda words: words.replace("$context.status", "$context.statusCode")),
        ("access-log-variable-unknown",),
    ),
    Mutation(
        "dash in the name of a stage variable",
        ("stage-variable-charset",),
        DEPLOY,
        ("rest.stage", "sam.api"),
        enters("variables", "table-name", "pets", fresh=True),
        ("stage-variable-malformed",),
    ),
    Mutation(
        "bar in a stage variable",
        ("stage-variable-charset",),
        DEPLOY,
        ("rest.stage", "sam.api"),
        enters("variables", "greeting", "pets|orders", fresh=True),
        ("stage-variable-malformed",),
    ),
    Mutation(
        "bar in a stage variable of an HTTP API",
        ("stage-variable-charset",),
        DEPLOY,
        ("http.stage", "sam.http_api"),
        enters("stage_variables", "greeting", "pets|orders", fresh=True),
        ("stage-variable-malformed",),
    ),
    Mutation(
        "settings path with a slash in front",
        ("method-settings-path-format",),
        RUN,
        ("rest.method_settings",),
        sets("method_path", lambda block, ctx: f"/{known}" if isinstance(known := ctx.value(block, "method_path"), str) else None),
        ("method-settings-path-malformed",),
    ),
    Mutation(
        "settings path without slash",
        ("method-settings-path-format",),
        RUN,
        ("rest.method_settings.settings",),
        sets("resource_path", "pets"),
        ("method-settings-path-malformed", "malformed-value"),
    ),
    Mutation(
        "base path of two segments",
        ("base-path-single-segment",),
        DEPLOY,
        ("rest.base_path_mapping",),
        sets("base_path", "shop/v1", fresh=True),
        ("base-path-with-slash",),
    ),
    Mutation(
        "mapping key with a slash in front",
        ("api-mapping-key-format",),
        DEPLOY,
        ("http.api_mapping",),
        sets("api_mapping_key", "/v1", fresh=True),
        ("api-mapping-key-malformed",),
    ),
    Mutation(
        "truststore by its web address",
        ("truststore-uri-s3",),
        DEPLOY,
        ("rest.domain_name.mutual_tls_authentication", "http.domain_name.mutual_tls_authentication"),
        sets("truststore_uri", "https://trust.s3.amazonaws.com/ca.pem"),
        ("malformed-value",),
    ),
    Mutation(
        "role of the account that is a user",
        ("account-role-arn",),
        DEPLOY,
        ("rest.account",),
        sets("cloudwatch_role_arn", "arn:aws:iam::111122223333:user/logs"),
        ("malformed-value",),
    ),
    Mutation(
        "route key without slash",
        ("v2-route-key-format",),
        DEPLOY,
        ("http.route",),
        sets("route_key", "GET pets", when=speaks("HTTP")),
        ("route-key-malformed",),
    ),
    Mutation(
        "route key in small letters",
        ("v2-route-key-format",),
        DEPLOY,
        ("http.route",),
        sets("route_key", "get /pets", when=speaks("HTTP")),
        ("route-key-malformed",),
    ),
    Mutation(
        "greedy variable in the middle",
        ("v2-route-key-format",),
        DEPLOY,
        ("http.route",),
        sets("route_key", "GET /{proxy+}/pets", when=speaks("HTTP")),
        ("route-key-malformed",),
    ),
    Mutation(
        "route key of an HTTP API",
        ("v2-route-key-format",),
        DEPLOY,
        ("http.route",),
        sets("route_key", "$open", when=all_of(speaks("WEBSOCKET"), lacks("authorizer_id", "authorization_type"))),
        ("route-key-malformed",),
    ),
    Mutation(
        "origin without scheme",
        ("v2-cors-value-syntax",),
        RUN,
        ("http.api.cors_configuration",),
        sets("allow_origins", ["pets.example.com"]),
        ("cors-origin-never-matches",),
    ),
    Mutation(
        "origin with a path",
        ("v2-cors-value-syntax",),
        RUN,
        ("http.api.cors_configuration",),
        sets("allow_origins", ["https://pets.example.com/"]),
        ("cors-origin-never-matches",),
    ),
    Mutation(
        "key of an integration response",
        ("v2-integration-response-key-format",),
        DEPLOY,
        ("websocket.integration_response",),
        sets("integration_response_key", "two hundred"),
        ("malformed-value",),
    ),
    Mutation(
        "mapping of a REST API",
        ("v2-parameter-mapping-key-format",),
        DEPLOY,
        ("http.integration",),
        enters(
            "request_parameters",
            "integration.request.header.x-stage",
            "$context.stage",
            fresh=True,
            when=all_of(speaks("HTTP"), lacks("integration_subtype")),
        ),
        ("http-mapping-key-malformed",),
    ),
    Mutation(
        "mapping of a reserved header",
        ("v2-reserved-header-mapping",),
        DEPLOY,
        ("http.integration",),
        enters(
            "request_parameters",
            "overwrite:header.authorization",
            "$context.requestId",
            fresh=True,
            when=all_of(speaks("HTTP"), lacks("integration_subtype")),
        ),
        ("reserved-header-mapped",),
    ),
    Mutation(
        "mapping value of a REST API",
        ("v2-parameter-mapping-key-format",),
        DEPLOY,
        ("http.integration",),
        enters(
            "request_parameters",
            "append:header.x-user",
            "$request.headers.x-user",
            fresh=True,
            when=all_of(speaks("HTTP"), lacks("integration_subtype")),
        ),
        ("http-mapping-value-malformed",),
    ),
    Mutation(
        "issuer without https",
        ("v2-jwt-issuer-url",),
        DEPLOY,
        ("http.authorizer.jwt_configuration",),
        sets("issuer", "login.example.com"),
        ("jwt-issuer-not-https",),
    ),
    Mutation(
        "media type without subtype",
        ("binary-media-type-syntax",),
        RUN,
        ("rest.api", "sam.globals.api"),
        sets("binary_media_types", ["image"]),
        ("binary-media-type-malformed",),
    ),
    Mutation(
        "tag of AWS",
        ("tag-limits",),
        DEPLOY,
        ("rest.api", "rest.stage", "http.api", "http.stage"),
        enters("tags", "aws:team", "pets", fresh=True, when=lambda block, ctx: ctx.dialect == "terraform"),
        ("tag-refused",),
    ),
    Mutation(
        "unknown verb of a state machine",
        ("sam-event-path-and-method",),
        DEPLOY,
        ("sam.state_machine_api_event",),
        sets("method", "fetch"),
        ("wrong-value", "malformed-value"),
    ),
    Mutation(
        "stage variable without escape",
        ("cfn-sub-without-variable-stage-vars",),
        DEPLOY,
        ("rest.integration",),
        rewords("uri", lambda words: words.replace("${!stageVariables", "${stageVariables")),
        ("service-variable-unescaped",),
    ),
)

MUTATIONS = (*ENUMERATIONS, *RANGES, *FORMS)
