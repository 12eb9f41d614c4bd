"""The rules on what a WebSocket API looks at and passes on, and on context variables in mappings of HTTP APIs."""

import pytest

from rules.writing import check_marked, offers, rewrites, says, shared, shared_template, stays_quiet

MALFORMED = "websocket-mapping-malformed"
UNDECLARED = "route-parameter-not-declared"
UNKNOWN = "http-mapping-variable-unknown"
SELECTION = "selection-expression-malformed"

DECLARES = 'request_parameter {\n  request_parameter_key = "route.request.header.X-A"\n  required = false\n}'


def mapped(entry: str, protocol: str = '"WEBSOCKET"', lines: str = "") -> str:
    """An integration in Terraform with one request mapping, in an API of that protocol."""
    return shared(f"{lines}\nrequest_parameters = {{\n  {entry}\n}}", protocol)


def routed(entry: str, declares: str = DECLARES) -> str:
    """The same with a route that leads to it."""
    route = (
        'resource "aws_apigatewayv2_route" "it" {\n  api_id = aws_apigatewayv2_api.pets.id\n  route_key = "$connect"\n'
        f'  target = "integrations/${{aws_apigatewayv2_integration.it.id}}"\n{declares}\n}}\n'
    )
    return mapped(entry) + route


def in_template(entry: str, protocol: str = "WEBSOCKET") -> str:
    return shared_template(f"RequestParameters:\n  {entry}", protocol)


def selecting(expression: str, protocol: str = '"WEBSOCKET"') -> str:
    """A Terraform API that chooses its routes by an expression."""
    words = f'name = "chat"\n  protocol_type = {protocol}\n  route_selection_expression = {expression}'
    return f'variable "x" {{}}\nresource "aws_apigatewayv2_api" "chat" {{\n  {words}\n}}\n'


@pytest.mark.parametrize(
    ("rule", "snippet"),
    [
        (MALFORMED, mapped('"integration.request.header.x" = "route.request.body.a.b[0]"')),
        (MALFORMED, mapped('"integration.request.querystring.x" = "stageVariables.a"')),
        (MALFORMED, mapped('"integration.request.path.x" = "\'fixed\'"')),
        (MALFORMED, mapped('"integration.request.header.x" = ""')),
        (MALFORMED, mapped('"integration.request.header.x" = var.x')),
        (MALFORMED, mapped('"integration.request.header.x" = "route.request.${var.x}"')),
        (MALFORMED, mapped("(var.x) = var.x")),
        (MALFORMED, mapped('"append:header.x" = "$request.path"', '"HTTP"')),
        (MALFORMED, mapped('"append:header.x" = "$request.path"', "var.x")),
        (MALFORMED, shared("request_parameters = var.x", '"WEBSOCKET"')),
        (MALFORMED, in_template("integration.request.header.x: !Ref X")),
        (UNDECLARED, routed('"integration.request.header.x" = "route.request.header.X-A"')),
        (UNDECLARED, routed('"integration.request.header.x" = "route.request.multivalueheader.X-A"')),
        (UNDECLARED, routed('"integration.request.header.x" = "route.request.body.a"')),
        (UNDECLARED, routed('"integration.request.header.x" = "context.connectionId"')),
        (UNDECLARED, routed('"integration.request.header.x" = var.x')),
        (UNDECLARED, mapped('"integration.request.header.x" = "route.request.header.X-B"')),
        (
            UNDECLARED,
            routed(
                '"integration.request.header.x" = "route.request.header.X-B"',
                'dynamic "request_parameter" {\n  for_each = var.x\n  content {\n    request_parameter_key = request_parameter.value\n    required = true\n  }\n}',
            ),
        ),
        (
            UNDECLARED,
            routed(
                '"integration.request.header.x" = "route.request.header.X-B"',
                "request_parameter {\n  request_parameter_key = var.x\n  required = true\n}",
            ),
        ),
        (UNKNOWN, mapped('"append:header.x" = "$context.requestId"', '"HTTP"')),
        (UNKNOWN, mapped('"append:header.x" = "$context.authorizer.anything"', '"HTTP"')),
        (UNKNOWN, mapped('"append:header.x" = "$context.somethingQuiteNew"', '"HTTP"')),
        (UNKNOWN, mapped('"append:header.x" = "$context.requestID"')),
        (UNKNOWN, mapped('"append:header.x" = var.x', '"HTTP"')),
        (SELECTION, selecting('"$request.body.action"')),
        (SELECTION, selecting('"$${request.body.service}/$${request.body.action}"')),
        (SELECTION, selecting('"always"')),
        (SELECTION, selecting('"$context.routeKey"')),
        (SELECTION, selecting("var.x")),
        (SELECTION, selecting('"${var.x}.action"')),
        (SELECTION, selecting('"request.body.action"', '"HTTP"')),
        (SELECTION, selecting('"request.body.action"', "var.x")),
        (SELECTION, shared('template_selection_expression = "\\\\$default"', '"WEBSOCKET"')),
    ],
)
def test_stays_quiet(rule: str, snippet: str) -> None:
    stays_quiet(rule, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            mapped('"integration.request.cookie.x" = "context.stage"\n                       ^^^^^^ websocket-mapping-malformed'),
            "`integration.request.cookie.x` is no key of a WebSocket API; write `integration.request.{path|querystring|header}.NAME`.",
        ),
        (
            mapped('"append:header.x" = "context.stage"\n   ^^^^^^^^^^^^^^^ websocket-mapping-malformed'),
            "`append:header.x` is no key of a WebSocket API; use `integration.request.header.x`.",
        ),
        (
            mapped(
                '"integration.request.header.x" = "method.request.header.x"\n                                    ^^^^^^^^^^^^^^^^^^^^^^^ websocket-mapping-malformed'
            ),
            "`method.request.header.x` is no value that a WebSocket API can map; use `route.request.header.x`.",
        ),
        (
            mapped(
                '"integration.request.header.x" = "route.request.path.x"\n                                                  ^^^^ websocket-mapping-malformed'
            ),
            "`route.request.path.x` is no value that a WebSocket API can map; write `route.request.{querystring|header|multivaluequerystring}.NAME`.",
        ),
        (
            in_template("integration.request.header.x: chat\n                                ^^^^ websocket-mapping-malformed"),
            "`chat` is no value that a WebSocket API can map; use `'chat'`.",
        ),
    ],
)
def test_says_what_is_wrong_with_a_mapping(snippet: str, message: str) -> None:
    says(MALFORMED, snippet, message)


@pytest.mark.parametrize(
    ("rule", "snippet", "words", "message"),
    [
        (
            UNDECLARED,
            routed('"integration.request.header.x" = "route.request.header.X-B"'),
            "route.request.header.X-B",
            "No route that leads here declares `route.request.header.X-B`, so it is never there to map. Did you mean `route.request.header.X-A`?",
        ),
        (
            UNDECLARED,
            routed('"integration.request.header.x" = "route.request.querystring.room"', ""),
            "route.request.querystring.room",
            "No route that leads here declares `route.request.querystring.room`, so it is never there to map.",
        ),
        (
            UNKNOWN,
            mapped('"append:header.x" = "a $${context.requestID}"', '"HTTP"'),
            "$${context.requestID}",
            "`$context.requestID` is no variable of an HTTP API; did you mean `$context.requestId`?",
        ),
        (
            UNKNOWN,
            mapped('"append:header.x" = "$context.wafResponseCode"', '"HTTP"'),
            "$context.wafResponseCode",
            "`$context.wafResponseCode` is no variable of an HTTP API.",
        ),
        (
            SELECTION,
            selecting('"{request.body.action}"'),
            "{request.body.action}",
            "`{request.body.action}` is the same text for every message; a variable is `$request.body.action`.",
        ),
        (SELECTION, selecting('"a/$${request.body.action"'), "$${request.body.action", "`${request.body.action` has no closing brace."),
        (
            SELECTION,
            selecting('"$request.header.action"'),
            "$request.header.action",
            "`$request.header.action` cannot be looked at here; there is only `request.body`.",
        ),
        (
            SELECTION,
            shared('template_selection_expression = "$${request.boddy.kind}"', '"WEBSOCKET"'),
            "$${request.boddy.kind}",
            "`${request.boddy.kind}` cannot be looked at here; did you mean `request.body.kind`?",
        ),
    ],
)
def test_says_what_is_wrong(rule: str, snippet: str, words: str, message: str) -> None:
    check_marked(rule, snippet, words, message)


@pytest.mark.parametrize(
    ("rule", "snippet", "old", "new"),
    [
        (MALFORMED, mapped('"overwrite:header.x" = "context.stage"'), "overwrite:header.x", "integration.request.header.x"),
        (MALFORMED, mapped('"integration.request.header.x" = "$request.body.id"'), "$request.body.id", "route.request.body.id"),
        (MALFORMED, in_template("integration.request.header.x: chat"), " chat", " \"'chat'\""),
        (
            UNDECLARED,
            routed('"integration.request.header.x" = "route.request.header.X-B"'),
            "route.request.header.X-B",
            "route.request.header.X-A",
        ),
        (UNKNOWN, mapped('"append:header.x" = "a $${context.requestID}"', '"HTTP"'), "requestID", "requestId"),
        (SELECTION, selecting('"request.body.action"'), "request.body.action", "$request.body.action"),
        (SELECTION, selecting('"$body.action"'), "$body.action", "$request.body.action"),
    ],
)
def test_fix_changes_one_thing(rule: str, snippet: str, old: str, new: str) -> None:
    rewrites(rule, snippet, old, new)


def test_a_fix_is_certain_where_nothing_else_can_be_meant() -> None:
    assert offers(SELECTION, selecting('"request.body.action"')) == [("Change to `$request.body.action`", True)]
    assert offers(SELECTION, selecting('"$body.action"')) == [("Change to `$request.body.action`", False)]
    assert offers(MALFORMED, mapped('"integration.request.cookie.x" = "context.stage"')) == []
