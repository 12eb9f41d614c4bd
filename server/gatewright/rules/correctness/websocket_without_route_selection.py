"""WebSocket API does not say how a message finds its route.

What it does
    Reports a WebSocket API without `route_selection_expression`.
Why it matters
    The service refuses it: "Invalid routeSelectionExpression". What is used when nothing is written suits HTTP APIs alone.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name          = "chat"
      protocol_type = "WEBSOCKET"
                      ^^^^^^^^^^^ websocket-without-route-selection
    }
    ```
    ```cloudformation
    Resources:
      Chat:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: chat
          ProtocolType: WEBSOCKET
                        ^^^^^^^^^ websocket-without-route-selection
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }
    ```
When it stays quiet
    When the protocol cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="websocket-without-route-selection",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.api",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html",),
    errors=("Invalid routeSelectionExpression",),
)


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a WebSocket API where no expression is written."""
    if ctx.value(api, "protocol_type") != "WEBSOCKET" or ctx.value(api, "route_selection_expression") is not ABSENT:
        return
    name = ctx.spelled(api, "route_selection_expression")
    yield Finding(
        ctx.place(api, "protocol_type"),
        f'A WebSocket API needs `{name}`, which is not set; the call fails with "Invalid routeSelectionExpression".',
        fixes=(
            Fix(
                "Choose routes by the field `action` of a message",
                (SetParam(api, "route_selection_expression", "$request.body.action"),),
                certain=False,
            ),
        ),
    )
