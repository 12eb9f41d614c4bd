"""WebSocket API is to check JSON Web Tokens itself.

What it does
    Reports an authorizer of the type `JWT`, and a route with `authorization_type` `JWT`, of a WebSocket API.
Why it matters
    JWT authorizers exist for HTTP APIs only; the service refuses them here. A WebSocket API has a Lambda function look at the token.
Example
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
      authorization_type = "JWT"
                           ^^^^^ jwt-on-websocket
      authorizer_id      = var.authorizer
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
      Users:
        Type: AWS::ApiGatewayV2::Authorizer
        Properties:
          ApiId: !Ref Chat
          Name: users
          AuthorizerType: JWT
                          ^^^ jwt-on-websocket
          IdentitySource: [route.request.querystring.token]
          JwtConfiguration:
            Issuer: https://login.example.com
            Audience: [chat]
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_authorizer" "keeper" {
      api_id           = aws_apigatewayv2_api.chat.id
      name             = "keeper"
      authorizer_type  = "REQUEST"
      authorizer_uri   = aws_lambda_function.keeper.invoke_arn
      identity_sources = ["route.request.querystring.token"]
    }

    resource "aws_apigatewayv2_route" "connect" {
      api_id             = aws_apigatewayv2_api.chat.id
      route_key          = "$connect"
      target             = "integrations/${aws_apigatewayv2_integration.chat.id}"
      authorization_type = "CUSTOM"
      authorizer_id      = aws_apigatewayv2_authorizer.keeper.id
    }
    ```
When it stays quiet
    When the type or the protocol of the API cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.http_apis import is_websocket
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="jwt-on-websocket",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.authorizer", "http.route"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the type where the API certainly speaks WebSocket."""
    name = "authorization_type" if block.kind == "http.route" else "authorizer_type"
    if ctx.value(block, name) == "JWT" and is_websocket(block, ctx):
        use = "`CUSTOM` with a Lambda authorizer" if block.kind == "http.route" else "`REQUEST` with a Lambda function"
        yield Finding(ctx.place(block, name), f"`{ctx.spelled(block, name)}` is `JWT`, which only HTTP APIs have; use {use}.")
