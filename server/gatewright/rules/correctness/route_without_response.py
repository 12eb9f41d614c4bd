"""Route of a WebSocket API prepares an answer that nobody gets.

What it does
    Reports a route of a WebSocket API that has one part of an answer and lacks another: a `route_response_selection_expression`, a
    route response, or an integration with integration responses.
Why it matters
    A WebSocket route is one-way unless it has both the expression and a route response. What the integration returns is dropped,
    and neither client nor log shows an error.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_route" "echo" {
              ^^^^^^^^^^^^^^^^^^^^^^ route-without-response
      api_id                              = aws_apigatewayv2_api.chat.id
      route_key                           = "echo"
      target                              = "integrations/${aws_apigatewayv2_integration.echo.id}"
      route_response_selection_expression = "$default"
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
      Echo:
        Type: AWS::ApiGatewayV2::Route
              ^^^^^^^^^^^^^^^^^^^^^^^^ route-without-response
        Properties:
          ApiId: !Ref Chat
          RouteKey: echo
          Target: !Sub integrations/${Backend}
      EchoResponse:
        Type: AWS::ApiGatewayV2::RouteResponse
        Properties:
          ApiId: !Ref Chat
          RouteId: !Ref Echo
          RouteResponseKey: $default
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_route" "echo" {
      api_id                              = aws_apigatewayv2_api.chat.id
      route_key                           = "echo"
      target                              = "integrations/${aws_apigatewayv2_integration.echo.id}"
      route_response_selection_expression = "$default"
    }

    resource "aws_apigatewayv2_route_response" "echo" {
      api_id             = aws_apigatewayv2_api.chat.id
      route_id           = aws_apigatewayv2_route.echo.id
      route_response_key = "$default"
    }
    ```
When it stays quiet
    `$connect` and `$disconnect`, routes that have no part of an answer, and when a route response may belong to any route.
"""

from collections.abc import Iterator

from gatewright.expressions.route_key import DEFAULT, WEBSOCKET_EVENTS
from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.given import given, picked
from gatewright.rules.questions.http_apis import integration_of, is_websocket, route_key_of
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="route-without-response",
    level=Level.INFORMATION,
    category=Category.CORRECTNESS,
    on=("http.route",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html",),
)

_EXPRESSION = "route_response_selection_expression"


def check(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a route that is two-way in part."""
    key = route_key_of(route, ctx)
    if key is None or (key in WEBSOCKET_EVENTS and key != DEFAULT) or not is_websocket(route, ctx):
        return
    named = [_names(response, "route_id", ctx) for response in ctx.of_kind("websocket.route_response")]
    if None in named or (not given(route, _EXPRESSION, ctx) and ctx.value(route, _EXPRESSION) is not ABSENT):
        return
    expression, response = given(route, _EXPRESSION, ctx), any(one is route for one in named)
    if not (expression and response) and (expression or response or _translates_answer(route, ctx)):
        lacking = [] if expression else [f"no `{ctx.spelled(route, _EXPRESSION)}`"]
        lacking += [] if response else ["no route response"]
        fixes = (
            ()
            if expression
            else (Fix(f"Add `{ctx.spelled(route, _EXPRESSION)}`", (SetParam(route, _EXPRESSION, DEFAULT),), certain=False),)
        )
        yield Finding(header(route), f"The route has {' and '.join(lacking)}; what the integration returns is dropped.", fixes=fixes)


def _names(block: Block, name: str, ctx: RuleContext) -> Block | None:
    """The block that a parameter refers to, also by a computed index."""
    attribute = block.get(name)
    ref = picked(attribute.value) if attribute else None
    target = ctx.project.target(ref) if ref else None
    return target if target and target.kind else None


def _translates_answer(route: Block, ctx: RuleContext) -> bool:
    integration = integration_of(route, ctx)
    responses = ctx.of_kind("websocket.integration_response") if integration else ()
    return any(_names(response, "integration_id", ctx) is integration for response in responses)
