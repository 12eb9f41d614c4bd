"""Authorization on a route of a WebSocket API that is not the handshake.

What it does
    Reports `authorization_type` on a WebSocket route other than `$connect`.
Why it matters
    A connection is checked once, when it is opened. On other routes the setting has no effect, or the service refuses it:
    "Currently, authorization is restricted to the $connect route only".
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_route" "say" {
      api_id             = aws_apigatewayv2_api.chat.id
      route_key          = "say"
      target             = "integrations/${aws_apigatewayv2_integration.chat.id}"
      authorization_type = "AWS_IAM"
                           ^^^^^^^^^ authorization-on-message-route
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
      Say:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Chat
          RouteKey: say
          Target: !Sub integrations/${Backend}
          AuthorizationType: CUSTOM
                             ^^^^^^ authorization-on-message-route
          AuthorizerId: !Ref Keeper
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_route" "connect" {
      api_id             = aws_apigatewayv2_api.chat.id
      route_key          = "$connect"
      target             = "integrations/${aws_apigatewayv2_integration.chat.id}"
      authorization_type = "AWS_IAM"
    }

    resource "aws_apigatewayv2_route" "say" {
      api_id    = aws_apigatewayv2_api.chat.id
      route_key = "say"
      target    = "integrations/${aws_apigatewayv2_integration.chat.id}"
    }
    ```
When it stays quiet
    When the key, the authorization or the protocol cannot be known.
"""

from collections.abc import Iterator

from gatewright.expressions.route_key import CONNECT
from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.http_apis import is_websocket, route_key_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorization-on-message-route",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.route",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html",),
    errors=("Currently, authorization is restricted to the $connect route only",),
)


def check(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an authorization that is certainly never asked for."""
    authorization, key = route.get("authorization_type"), route_key_of(route, ctx)
    known = ctx.known(authorization.value) if authorization else None
    if authorization is None or known not in ("AWS_IAM", "CUSTOM") or key in (None, CONNECT) or not is_websocket(route, ctx):
        return
    given = [one for one in (authorization, route.get("authorizer_id")) if one]
    names = " and ".join(f"`{one.name}`" for one in given)
    yield Finding(
        authorization.value.span,
        f'"Currently, authorization is restricted to the $connect route only": `{authorization.name}` guards no messages; '
        "set it on `$connect`.",
        fixes=(Fix(f"Remove {names}", tuple(Remove(one) for one in given), certain=False),),
    )
