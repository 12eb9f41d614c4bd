"""Access log shows a variable that this kind of API does not have."""

import pytest

from rules.writing import VARIABLE, offers, rewrites, says, stays_quiet

RULE = "access-log-variable-unknown"


def stage(words: str, kind: str = "aws_api_gateway_stage") -> str:
    """A stage in Terraform."""
    return f'{VARIABLE}resource "{kind}" "it" {{\n  access_log_settings {{\n    format = {words}\n  }}\n}}\n'


def v2(words: str, protocol: str) -> str:
    """A stage of an API that speaks a protocol."""
    api = f'resource "aws_apigatewayv2_api" "pets" {{\n  name          = "pets"\n  protocol_type = {protocol}\n}}\n'
    own = stage(words, "aws_apigatewayv2_stage").replace('"it" {', '"it" {\n  api_id = aws_apigatewayv2_api.pets.id')
    return api + own


@pytest.mark.parametrize(
    "snippet",
    [
        stage('"$context.requestId $context.authorizer.shop $context.integrationErrorMessage"'),
        stage('"$context.operationName"'),
        stage("var.x"),
        stage('"$context.connectionId $context.routeKey $context.dataProcessed"', "aws_apigatewayv2_stage"),
        v2('"$context.connectionId $context.dataProcessed"', "var.x"),
        v2('"$context.dataProcessed"', '"HTTP"'),
        v2('"$context.connectionId"', '"WEBSOCKET"'),
        "Resources:\n  It:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n      AccessLogSettings:\n        Format: $context.routeKey\n",
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            v2('"${var.x} $context.connectionId"\n              ^ access-log-variable-unknown', '"HTTP"').replace(
                "              ^ ", "                       ^^^^^^^^^^^^^^^^^^^^^ "
            ),
            "`$context.connectionId` is no variable of the access log of an HTTP API; it shows as `-`.",
        ),
        (
            stage(
                'jsonencode({ ip = "$context.sourceIp" })\n                                ^^^^^^^^^^^^^^^^^ access-log-variable-unknown'
            ),
            "`$context.sourceIp` is no variable of the access log of a REST API; it shows as `-`; did you mean `$context.identity.sourceIp`?",
        ),
        (
            stage('"$context.resourcePath"\n              ^^^^^^^^^^^^^^^^^^^^^ access-log-variable-unknown', "aws_apigatewayv2_stage"),
            "`$context.resourcePath` is no variable of the access log of an HTTP API and a WebSocket API; it shows as `-`.",
        ),
        (
            (
                "Resources:\n  It:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n      AccessLogSettings:\n"
                "        Format: $context.connectionId\n                ^^^^^^^^^^^^^^^^^^^^^ access-log-variable-unknown\n"
            ),
            "`$context.connectionId` is no variable of the access log of an HTTP API; it shows as `-`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        stage('"{\\"id\\":\\"$context.requestID\\"}"'),
        (
            "Resources:\n  It:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n      AccessLogSetting:\n"
            "        Format: >-\n          $context.status\n          $context.requestID\n"
        ),
    ],
)
def test_fix_changes_the_variable_where_it_stands(snippet: str) -> None:
    rewrites(RULE, snippet, "$context.requestID", "$context.requestId")
    assert offers(RULE, snippet) == [("Change to `$context.requestId`", True)]


def test_two_letters_swapped_are_a_slip() -> None:
    stage = (
        'resource "aws_api_gateway_stage" "live" {\n  access_log_settings {\n    format = "$context.requestId $context.stauts"\n  }\n}\n'
    )
    assert offers(RULE, stage) == [("Change to `$context.status`", True)]
