"""REST APIs: resources, methods, integrations and what lies between them."""

from __future__ import annotations

from bench.mutations.kinds.values import is_text
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
    either,
    enters,
    entries_of,
    forgotten,
    gone,
    has,
    is_,
    lacks,
    not_,
    only,
    points,
    repeats,
    revalues,
    rewords,
    sets,
)
from gatewright.model import Block, Ref, Text, walk
from gatewright.model.graph import Method, OnMethod
from gatewright.model.wish import AddBlock, AddEntry, AddItem, Pointer, Remove, ReplaceValue, ReplaceWords, SetParam
from gatewright.rules.rule import RuleContext
from gatewright.text import Span, TextEdit


def calls_lambda(block: Block, ctx: RuleContext) -> bool:
    """Whether an integration surely calls a function."""
    uri = block.get("uri")
    words = uri.value.span.of(ctx.document.text) if uri else ""
    return "invoke_arn" in words or "/functions/" in words


def calls_service(block: Block, ctx: RuleContext) -> bool:
    """Whether an integration surely calls another service."""
    uri = block.get("uri")
    words = uri.value.span.of(ctx.document.text) if uri else ""
    return ":action/" in words or (":path/" in words and "functions/" not in words)


def method_of(block: Block, ctx: RuleContext) -> Block | None:
    """The method that something belongs to."""
    if block.parent:
        method = block
        while method and method.kind != "rest.method":
            method = method.parent
        return method
    found = ctx.graph.node(block, of=OnMethod).method
    return found.block if isinstance(found, Method) else None


def fellows(block: Block, kind: str, ctx: RuleContext) -> list[Block]:
    """What else belongs to the method of a block."""
    method = method_of(block, ctx) if block.kind != "rest.method" else block
    if method is None:
        return []
    if ctx.dialect == "cloudformation":
        return [one for one in method.family() if one.kind == kind]
    return [one for one in ctx.of_kind(kind) if method_of(one, ctx) is method]


def proxied(block: Block, ctx: RuleContext) -> bool:
    return ctx.value(block, "type") in ("AWS_PROXY", "HTTP_PROXY")


def without_integration(block: Block, ctx: RuleContext) -> Mistake | None:
    """The integration of a method that is nothing else to anybody."""
    method = method_of(block, ctx)
    if method is None or method.conditional or block.conditional:
        return None
    if block.parent:
        return Mistake((Remove(block),), (Place(method, (HEADER,)),))
    if fellows(block, "rest.integration_response", ctx):
        return None
    return gone(forgotten(block, ctx), (Place(method, (HEADER,)),))


def without_response(block: Block, ctx: RuleContext) -> Mistake | None:
    """A method response that an integration response answers with."""
    wanted = [
        one for one in fellows(block, "rest.integration_response", ctx) if ctx.value(one, "status_code") == ctx.value(block, "status_code")
    ]
    if len(wanted) != 1 or block.conditional:
        return None
    wishes = forgotten(block, ctx) if not block.parent else (Remove(block),)
    return gone(wishes, (Place(wanted[0], ("status_code", HEADER)),))


def without_header(block: Block, ctx: RuleContext) -> Mistake | None:
    """A method response does not declare a header that the integration response sets."""
    for entry in entries_of(block, "response_parameters"):
        for one in fellows(block, "rest.integration_response", ctx):
            if ctx.value(one, "status_code") == ctx.value(block, "status_code") and any(
                entry.key == other.key for other in entries_of(one, "response_parameters")
            ):
                return Mistake((dropped(block, "response_parameters", entry, ctx),), (Place(one, ("response_parameters",)),))
    return None


def without_declaration(block: Block, ctx: RuleContext) -> Mistake | None:
    """A method does not declare a parameter that the integration maps."""
    method = method_of(block, ctx)
    mapped = {entry.value.text for entry in entries_of(block, "request_parameters") if isinstance(entry.value, Text)}
    for entry in entries_of(method, "request_parameters") if method else ():
        if entry.key in mapped:
            return (
                Mistake((dropped(method, "request_parameters", entry, ctx),), (Place(block, ("request_parameters",)),))
                if method and method.uri == block.uri
                else None
            )
    return None


def maps_misspelled(block: Block, ctx: RuleContext) -> Mistake | None:
    """The integration maps a parameter whose name is not that of the method."""
    for entry in entries_of(block, "request_parameters"):
        if isinstance(entry.value, Text) and entry.value.text.startswith("method.request.querystring."):
            return Mistake((ReplaceWords(TextEdit(Span.at(entry.value.inner.end), "s")),), (Place(block, ("request_parameters",)),))
    return None


def without_mapping(block: Block, ctx: RuleContext) -> Mistake | None:
    """The URI has a variable that nothing fills."""
    uri = block.get("uri")
    words = uri.value.span.of(ctx.document.text) if uri else ""
    for entry in entries_of(block, "request_parameters"):
        name = (entry.key or "").removeprefix("integration.request.path.")
        if name != entry.key and "{" + name + "}" in words.replace("${", "$<"):
            return Mistake((dropped(block, "request_parameters", entry, ctx),), (Place(block, ("uri", "request_parameters")),))
    return None


def elsewhere(block: Block, other: Block, ctx: RuleContext) -> bool:
    """Whether another block belongs to another API for certain."""
    own, foreign = ctx.target(block, "rest_api_id"), ctx.target(other, "rest_api_id")
    return own is not None and foreign is not None and own is not foreign


def other_path_variable(block: Block, ctx: RuleContext) -> Mistake | None:
    """The method declares a path parameter that is called otherwise in the path."""
    for entry in entries_of(block, "request_parameters"):
        if (
            entry.key
            and entry.key.startswith("method.request.path.")
            and not any(entries_of(one, "request_parameters") for one in fellows(block, "rest.integration", ctx))
        ):
            return Mistake((ReplaceWords(TextEdit(Span.at(entry.key_span.end), "Name")),), (Place(block, ("request_parameters",)),))
    return None


def other_variable(block: Block, ctx: RuleContext) -> Mistake | None:
    """A variable in the path gets another name than the methods declare."""
    part = block.get("path_part")
    if part is None or not isinstance(part.value, Text) or not part.value.text.startswith("{") or part.value.text.endswith("+}"):
        return None
    name = part.value.text.strip("{}")
    methods = [one for one in ctx.of_kind("rest.method") if ctx.target(one, "resource_id") is block]
    for method in methods if len(methods) == 1 else ():
        if any(entry.key == f"method.request.path.{name}" for entry in entries_of(method, "request_parameters")):
            return Mistake(
                (SetParam(block, "path_part", "{other}"),),
                (
                    Place(method, ("request_parameters",)),
                    *(Place(one, ("request_parameters", "uri")) for one in fellows(method, "rest.integration", ctx)),
                ),
            )
    return None


def second_variable(block: Block, ctx: RuleContext) -> Mistake | None:
    """A copy of a variable resource, with another name for the variable."""
    part = block.get("path_part")
    if part is None or not isinstance(part.value, Text) or not part.value.text.startswith("{"):
        return None
    inner = part.value.inner
    return repeats("path_part", change=lambda block, ctx: [(inner, "{another}")])(block, ctx)


def below_greedy(block: Block, ctx: RuleContext) -> Mistake | None:
    """A resource under one with a greedy variable."""
    for other in ctx.of_kind("rest.resource"):
        part = ctx.value(other, "path_part")
        if (
            other is not block
            and isinstance(part, str)
            and part.endswith("+}")
            and ctx.value(block, "path_part") != part
            and ctx.target(other, "parent_id") is not block
            and ctx.target(other, "rest_api_id") is ctx.target(block, "rest_api_id")
        ):
            new = Pointer(other.address, "id" if ctx.dialect == "terraform" else None)
            return Mistake((SetParam(block, "parent_id", new),), (Place(block, ("parent_id", "path_part")),))
    return None


def in_no_group(block: Block, ctx: RuleContext) -> Mistake | None:
    """The function itself where its invocation belongs."""
    uri = block.get("uri") or block.get("authorizer_uri") or block.get("integration_uri")
    name = next((name for name in ("uri", "authorizer_uri") if block.get(name)), "uri")
    for ref in (one for one in walk(uri.value) if isinstance(one, Ref)) if uri else ():
        target = ctx.project.target(ref)
        if target and target.kind in ("neighbor.lambda_function", "sam.function") and target.role.value == "resource":
            return Mistake(
                (SetParam(block, name, Pointer(target.address, "arn" if ctx.dialect == "terraform" else "Arn")),), (Place(block, (name,)),)
            )
    return None


def _two_defaults(block: Block, ctx: RuleContext) -> Mistake | None:
    pattern = block.get("selection_pattern")
    sought = [Place(one, (HEADER, "status_code")) for one in fellows(block, "rest.integration_response", ctx)]
    return Mistake((Remove(pattern),), tuple(sought)) if pattern else None


def _too_early(block: Block, ctx: RuleContext) -> Mistake | None:
    """A response that waits for its integration no more."""
    integration = next(iter(fellows(block, "rest.integration", ctx)), None)
    waits = block.meta("depends_on")
    if (
        block.parent
        or integration is None
        or waits is None
        or any(name for name in ("http_method",) if ctx.target(block, name) is integration)
    ):
        return None
    named = [inner.target for inner in walk(waits.value) if isinstance(inner, Ref)]
    return Mistake((Remove(waits),), (Place(block, (HEADER,)),)) if named == [integration.address] else None


def _without_responses(block: Block, ctx: RuleContext) -> Mistake | None:
    responses = fellows(block, "rest.integration_response", ctx)
    waited = block.parent or any(user.kind == "rest.deployment" for user, _ in ctx.project.references_to(block.address))
    if not waited or not responses or ctx.value(block, "type") not in ("AWS", "HTTP", "MOCK") or any(one.conditional for one in responses):
        return None
    wishes = [wish for one in responses for wish in ((forgotten(one, ctx) or ()) if not one.parent else (Remove(one),))]
    return Mistake(tuple(wishes), (Place(block, (HEADER, "type")),))


DOCUMENT = '{"openapi": "3.0.1", "info": {"title": "pets", "version": "1"}, "paths": {}}'

PATHS = (
    Mutation(
        "resource a second time",
        ("duplicate-resource-path",),
        DEPLOY,
        ("rest.resource",),
        repeats(HEADER, "path_part"),
        ("duplicate-path",),
    ),
    Mutation(
        "two variables for one place", ("sibling-variable-path",), DEPLOY, ("rest.resource",), second_variable, ("sibling-path-variables",)
    ),
    Mutation(
        "resource below a greedy variable",
        ("child-of-greedy-path",),
        DEPLOY,
        ("rest.resource",),
        below_greedy,
        ("path-below-greedy-variable",),
    ),
    Mutation(
        "resource of another API",
        ("same-api-reference-consistency",),
        DEPLOY,
        ("rest.method",),
        points("resource_id", "rest.resource", {"terraform": "id"}, when=elsewhere),
        ("reference-to-other-api",),
    ),
    Mutation(
        "parent in another API",
        ("same-api-reference-consistency",),
        DEPLOY,
        ("rest.resource",),
        points("parent_id", "rest.resource", {"terraform": "id"}, when=elsewhere),
        ("reference-to-other-api",),
    ),
    Mutation(
        "root resource that is a health check",
        ("reserved-root-paths",),
        RUN,
        ("rest.resource",),
        sets(
            "path_part",
            "ping",
            when=all_of(
                is_text("path_part"),
                lambda block, ctx: ctx.target(block, "parent_id") is ctx.target(block, "rest_api_id") is not None,
                lambda block, ctx: any(
                    ctx.target(one, "api_id") is ctx.target(block, "rest_api_id") and not one.sets("base_path")
                    for one in ctx.of_kind("rest.base_path_mapping")
                ),
            ),
        ),
        ("reserved-root-path",),
    ),
)

METHODS = (
    Mutation(
        "method a second time", ("duplicate-method",), DEPLOY, ("rest.method",), repeats(HEADER, "http_method"), ("duplicate-method",)
    ),
    Mutation(
        "method without integration",
        ("method-without-integration",),
        DEPLOY,
        ("rest.integration",),
        without_integration,
        ("method-without-integration",),
    ),
    Mutation(
        "one name in two places",
        ("method-parameter-names-unique",),
        DEPLOY,
        ("rest.method",),
        lambda block, ctx: next(
            (
                Mistake(
                    (AddEntry(block, "request_parameters", f"method.request.header.{entry.key.rpartition('.')[2]}", False),),
                    (Place(block, ("request_parameters",)),),
                )
                for entry in entries_of(block, "request_parameters")
                if entry.key and ".querystring." in entry.key
            ),
            None,
        ),
        ("parameter-name-in-two-places",),
    ),
    Mutation(
        "response without its method response",
        ("integration-response-requires-method-response",),
        DEPLOY,
        ("rest.method_response",),
        without_response,
        ("integration-response-without-method-response",),
    ),
    Mutation(
        "response header that is not declared",
        ("response-header-declared",),
        DEPLOY,
        ("rest.method_response",),
        without_header,
        ("response-header-not-declared",),
    ),
    Mutation(
        "mapped parameter that is not declared",
        ("integration-maps-undeclared-method-parameter",),
        DEPLOY,
        ("rest.integration",),
        without_declaration,
        ("mapping-from-undeclared-parameter",),
    ),
    Mutation(
        "mapped parameter that is misspelled",
        ("integration-maps-undeclared-method-parameter",),
        DEPLOY,
        ("rest.integration",),
        maps_misspelled,
        ("mapping-from-undeclared-parameter",),
    ),
    Mutation(
        "variable of the URI that nothing fills",
        ("integration-uri-path-variable-unmapped",),
        RUN,
        ("rest.integration",),
        without_mapping,
        ("uri-variable-without-mapping",),
    ),
    Mutation(
        "path parameter that the path does not have",
        ("path-variable-not-declared",),
        DEPLOY,
        ("rest.method",),
        other_path_variable,
        ("path-parameter-without-variable",),
    ),
    Mutation(
        "path variable under another name",
        ("path-variable-not-declared",),
        DEPLOY,
        ("rest.resource",),
        other_variable,
        ("path-parameter-without-variable",),
        along=("method-settings-of-unknown-method",),
    ),
    Mutation(
        "model that there is not",
        ("model-reference-exists",),
        DEPLOY,
        ("rest.method", "rest.method_response"),
        either(enters("request_models", "text/plain", "NoSuchModel"), enters("response_models", "text/plain", "NoSuchModel")),
        ("unknown-model",),
    ),
    Mutation(
        "model without validator",
        ("request-model-without-validator",),
        RUN,
        ("rest.method",),
        drops("request_validator_id", HEADER, "request_models", "request_parameters", when=has("request_models")),
        ("request-model-without-validator",),
    ),
    Mutation(
        "validator of nothing",
        ("request-validator-does-nothing",),
        RUN,
        ("rest.request_validator",),
        lambda block, ctx: Mistake(
            tuple(SetParam(block, name, False) for name in ("validate_request_parameters", "validate_request_body") if block.get(name)),
            (Place(block, (HEADER, "validate_request_parameters", "validate_request_body")),),
        ),
        ("request-validator-without-checks",),
    ),
    Mutation(
        "validator of another API",
        ("same-api-reference-consistency",),
        DEPLOY,
        ("rest.request_validator", "rest.model"),
        points("rest_api_id", "rest.api", {"terraform": "id"}, HEADER),
        ("reference-to-other-api",),
    ),
    Mutation(
        "status twice",
        ("method-operation-duplicate-status",),
        DEPLOY,
        ("rest.method_response", "rest.integration_response"),
        repeats(HEADER, "status_code"),
        ("duplicate-response-status",),
    ),
    Mutation(
        "status of another response",
        ("method-operation-duplicate-status",),
        DEPLOY,
        ("rest.method_response",),
        lambda block, ctx: (
            Mistake((AddBlock(block.parent, "method_responses", {"status_code": known}),), (Place(block.parent, ("method_responses",)),))
            if block.parent and isinstance(known := ctx.value(block, "status_code"), str)
            else None
        ),
        ("duplicate-response-status",),
    ),
    Mutation(
        "two default responses",
        ("integration-default-response-ambiguous",),
        RUN,
        ("rest.integration_response",),
        lambda block, ctx: (
            _two_defaults(block, ctx)
            if not block.conditional
            and isinstance(ctx.value(block, "status_code"), str)
            and any(
                other is not block and not other.sets("selection_pattern") for other in fellows(block, "rest.integration_response", ctx)
            )
            and fellows(block, "rest.integration", ctx)[0].get("type") is not None
            and ctx.value(fellows(block, "rest.integration", ctx)[0], "type") in ("AWS", "HTTP")
            else None
        ),
        ("two-default-responses",),
    ),
    Mutation(
        "response before its integration",
        ("integration-response-missing-depends-on",),
        DEPLOY,
        ("rest.integration_response",),
        _too_early,
        ("integration-response-too-early",),
        ("terraform",),
    ),
    Mutation(
        "no response at all",
        ("integration-default-response-ambiguous",),
        RUN,
        ("rest.integration",),
        _without_responses,
        ("integration-without-response",),
    ),
)


def _cache_key(block: Block, ctx: RuleContext) -> Mistake | None:
    return (
        Mistake((AddItem(block, "cache_key_parameters", "method.request.querystring.sorting"),), (Place(block, ("cache_key_parameters",)),))
        if block.get("cache_key_parameters")
        else None
    )


INTEGRATIONS = (
    Mutation(
        "preflight that allows no verb",
        ("cors-options-missing-for-browser-methods",),
        RUN,
        ("rest.integration_response",),
        revalues(
            "response_parameters",
            lambda entry: (
                "'OPTIONS'" if entry.key and entry.key.endswith("Access-Control-Allow-Methods") and isinstance(entry.value, Text) else None
            ),
        ),
        ("preflight-omits-verb",),
    ),
    Mutation(
        "document beside resources",
        ("rest-api-mixed-definition",),
        DEPLOY,
        ("rest.api",),
        adds(
            "body",
            DOCUMENT,
            HEADER,
            when=lambda block, ctx: (
                not block.sets("body_s3_location") and any(ctx.target(one, "rest_api_id") is block for one in ctx.of_kind("rest.resource"))
            ),
        ),
        ("mixed-api-definition",),
        ("terraform",),  # elsewhere an import merges, unless it is told otherwise
    ),
    Mutation(
        "no verb for the backend",
        ("integration-http-method-required",),
        DEPLOY,
        ("rest.integration",),
        drops("integration_http_method", HEADER, "type", when=not_(is_("type", "MOCK"))),
        ("integration-without-http-method",),
    ),
    Mutation(
        "function called with GET",
        ("lambda-integration-must-post",),
        RUN,
        ("rest.integration",),
        sets("integration_http_method", "GET", when=calls_lambda),
        ("lambda-integration-not-post",),
    ),
    Mutation(
        "function called with ANY",
        ("lambda-integration-must-post",),
        RUN,
        ("rest.integration",),
        sets("integration_http_method", "ANY", when=calls_lambda),
        ("lambda-integration-not-post",),
    ),
    Mutation(
        "function instead of its invocation",
        ("aws-integration-uri-form",),
        DEPLOY,
        ("rest.integration",),
        only(calls_lambda, in_no_group),
        ("lambda-integration-with-function-arn", "aws-integration-uri-malformed"),
    ),
    Mutation(
        "web address for a service",
        ("aws-integration-uri-form",),
        DEPLOY,
        ("rest.integration",),
        sets("uri", "https://pets.example.com/", when=is_("type", "AWS", "AWS_PROXY")),
        ("aws-integration-uri-malformed",),
    ),
    Mutation(
        "URI without action",
        ("aws-integration-uri-form",),
        DEPLOY,
        ("rest.integration",),
        rewords("uri", lambda words: words.replace(":action/", ":"), when=is_("type", "AWS")),
        ("aws-integration-uri-malformed",),
    ),
    Mutation(
        "invocation without its end",
        ("aws-integration-uri-form",),
        DEPLOY,
        ("rest.integration",),
        rewords("uri", lambda words: words.removesuffix("/invocations"), when=calls_lambda),
        ("aws-integration-uri-malformed",),
    ),
    Mutation(
        "URI without uri",
        ("integration-uri-required",),
        DEPLOY,
        ("rest.integration",),
        drops("uri", HEADER, "type", when=not_(is_("type", "MOCK"))),
        ("integration-without-uri",),
    ),
    Mutation(
        "proxy to another service",
        ("aws-proxy-target-supported",),
        DEPLOY,
        ("rest.integration",),
        sets("type", "AWS_PROXY", "uri", when=calls_service),
        ("aws-proxy-to-other-service",),
    ),
    Mutation(
        "service without role",
        ("aws-service-integration-credentials",),
        DEPLOY,
        ("rest.integration",),
        drops("credentials", HEADER, "type", "uri", when=calls_service),
        ("aws-service-integration-without-credentials",),
    ),
    Mutation(
        "address without scheme",
        ("http-integration-uri-valid",),
        DEPLOY,
        ("rest.integration",),
        sets("uri", "pets.example.com/v1", when=all_of(is_("type", "HTTP", "HTTP_PROXY"), lacks("connection_id"))),
        ("http-integration-uri-malformed",),
    ),
    Mutation(
        "address with a blank",
        ("http-integration-uri-valid",),
        DEPLOY,
        ("rest.integration",),
        sets("uri", "https://pets.example.com/all pets", when=all_of(is_("type", "HTTP", "HTTP_PROXY"), lacks("connection_id"))),
        ("http-integration-uri-malformed",),
    ),
    Mutation(
        "no VPC link",
        ("vpc-link-connection-id-required",),
        DEPLOY,
        ("rest.integration",),
        drops("connection_id", HEADER, "connection_type", when=is_("connection_type", "VPC_LINK")),
        ("vpc-link-without-connection-id",),
    ),
    Mutation(
        "VPC link for the internet",
        ("vpc-link-connection-id-required",),
        DEPLOY,
        ("rest.integration",),
        drops("connection_type", "connection_id", "integration_target", HEADER, when=has("connection_id")),
        ("connection-id-without-vpc-link", "integration-target-without-vpc-link"),
    ),
    Mutation(
        "function through a VPC link",
        ("vpc-link-integration-type",),
        DEPLOY,
        ("rest.integration",),
        sets("type", "AWS_PROXY", "connection_type", when=is_("connection_type", "VPC_LINK")),
        ("vpc-link-on-aws-integration",),
    ),
    Mutation(
        "streaming without proxy",
        ("streaming-requires-proxy",),
        DEPLOY,
        ("rest.integration",),
        adds("response_transfer_mode", "STREAM", "type", when=is_("type", "AWS", "HTTP")),
        ("streaming-without-proxy",),
    ),
    Mutation(
        "streaming from a function that is called as ever",
        ("streaming-requires-proxy",),
        DEPLOY,
        ("rest.integration",),
        adds("response_transfer_mode", "STREAM", "uri", when=all_of(is_("type", "AWS_PROXY"), calls_lambda)),
        ("streaming-uri-mismatch",),
    ),
    Mutation(
        "mock without status",
        ("mock-integration-status-template",),
        RUN,
        ("rest.integration",),
        drops("request_templates", HEADER, "type", when=is_("type", "MOCK")),
        ("mock-without-status",),
    ),
    Mutation(
        "mock with text for a status",
        ("mock-integration-status-template",),
        RUN,
        ("rest.integration",),
        lambda block, ctx: next(
            (
                Mistake((ReplaceValue(entry.value, "{}"),), (Place(block, ("request_templates",)),))
                for entry in entries_of(block, "request_templates")
                if ctx.value(block, "type") == "MOCK" and len(entries_of(block, "request_templates")) == 1
            ),
            None,
        ),
        ("mock-without-status",),
    ),
    Mutation(
        "mock status without response",
        ("mock-integration-status-template",),
        RUN,
        ("rest.integration",),
        lambda block, ctx: next(
            (
                Mistake((ReplaceValue(entry.value, '{"statusCode": 299}'),), (Place(block, ("request_templates",)),))
                for entry in entries_of(block, "request_templates")
                if ctx.value(block, "type") == "MOCK"
                and (answers := fellows(block, "rest.integration_response", ctx))
                and all(one.sets("selection_pattern") for one in answers)
            ),
            None,
        ),
        ("mock-status-without-response",),
    ),
    Mutation(
        "template required and not there",
        ("passthrough-never-without-template",),
        RUN,
        ("rest.integration",),
        drops("request_templates", "passthrough_behavior", HEADER, when=is_("passthrough_behavior", "NEVER")),
        ("passthrough-never-without-template",),
    ),
    Mutation(
        "cache key that is no parameter",
        ("cache-key-parameter-declared",),
        DEPLOY,
        ("rest.integration",),
        _cache_key,
        ("cache-key-not-declared",),
    ),
    Mutation(
        "binary types for everything, mocks too",
        ("binary-media-type-syntax",),
        RUN,
        ("rest.api",),
        lambda block, ctx: (
            Mistake(
                (SetParam(block, "binary_media_types", ["*/*"]),),
                (Place(mock, (HEADER, "type", "content_handling")), Place(block, ("binary_media_types",))),
            )
            if (
                mock := next(
                    (
                        one
                        for one in _integrations(ctx)
                        if ctx.value(one, "type") == "MOCK"
                        and ctx.target(one.outermost, "rest_api_id") is block
                        and not one.get("content_handling")
                    ),
                    None,
                )
            )
            and not block.sets("body")
            else None
        ),
        ("mock-with-binary-types",),
    ),
)


def _integrations(ctx: RuleContext) -> list[Block]:
    kind = "rest.integration"
    return [*ctx.of_kind(kind), *(one for method in ctx.of_kind("rest.method") for one in method.nested("integration"))]


MUTATIONS = (*PATHS, *METHODS, *INTEGRATIONS)
