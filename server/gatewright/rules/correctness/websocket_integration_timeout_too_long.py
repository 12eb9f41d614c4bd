"""Integration of a WebSocket API waits longer than it can.

What it does
    Reports a `timeout_milliseconds` over 29,000 in a WebSocket API.
Why it matters
    HTTP APIs wait up to 30,000 ms, WebSocket APIs a second less; the service refuses more, and no quota raises it.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_integration" "talk" {
      api_id               = aws_apigatewayv2_api.chat.id
      integration_type     = "AWS_PROXY"
      integration_method   = "POST"
      integration_uri      = aws_lambda_function.talk.invoke_arn
      timeout_milliseconds = 30000
                             ^^^^^ websocket-integration-timeout-too-long
    }
    ```
    ```cloudformation
    Resources:
      Chat:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: chat
          ProtocolType: WEBSOCKET
          RouteSelectionExpression: $request.body.action
      Talk:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Chat
          IntegrationType: HTTP_PROXY
          IntegrationMethod: POST
          IntegrationUri: https://chat.example.com/talk
          TimeoutInMillis: 30000
                           ^^^^^ websocket-integration-timeout-too-long
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_integration" "talk" {
      api_id               = aws_apigatewayv2_api.chat.id
      integration_type     = "AWS_PROXY"
      integration_method   = "POST"
      integration_uri      = aws_lambda_function.talk.invoke_arn
      timeout_milliseconds = 29000
    }
    ```
When it stays quiet
    When the timeout or the protocol of the API cannot be known. More than 30,000 ms is out of range for both.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="websocket-integration-timeout-too-long",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html",),
    errors=("Timeout should be between 50 ms and 29000 ms",),
)


_LONGEST = 29_000
_LONGEST_OF_HTTP = 30_000


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a wait that an HTTP API would take and a WebSocket API does not."""
    wait = ctx.value(integration, "timeout_milliseconds")
    if (
        not isinstance(wait, (int, float))
        or not _LONGEST < wait <= _LONGEST_OF_HTTP
        or protocol_of(integration, ctx.project) != "WEBSOCKET"
    ):
        return
    yield Finding(
        ctx.place(integration, "timeout_milliseconds"),
        f"`{ctx.spelled(integration, 'timeout_milliseconds')}` is {wait}; a WebSocket API waits at most 29,000 ms.",
        fixes=(Fix("Change to `29000`", (SetParam(integration, "timeout_milliseconds", _LONGEST),), certain=False),),
    )
