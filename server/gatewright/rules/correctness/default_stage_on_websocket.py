"""Stage `$default` of a WebSocket API.

What it does
    Reports a stage of a WebSocket API with the name `$default`.
Why it matters
    Only HTTP APIs have a stage without a name in the URL. Clients of a WebSocket API connect to `wss://{host}/{stage}`, so its
    stages need names of letters, digits, `-` and `_`.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.chat.id
      name        = "$default"
                    ^^^^^^^^^^ default-stage-on-websocket
      auto_deploy = true
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
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Chat
          StageName: $default
                     ^^^^^^^^ default-stage-on-websocket
          AutoDeploy: true
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_cloudwatch_log_group" "access" {
      name              = "/chat/access"
      retention_in_days = 30
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.chat.id
      name        = "live"
      auto_deploy = true

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.routeKey $context.status"
      }
    }
    ```
When it stays quiet
    When the name or the protocol of the API cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.http_apis import is_websocket
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="default-stage-on-websocket",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.stage",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-set-up-websocket-deployment.html",),
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the name where the API certainly speaks WebSocket."""
    if ctx.value(stage, "name") == "$default" and is_websocket(stage, ctx):
        message = f"`{ctx.spelled(stage, 'name')}` is `$default`, which only HTTP APIs have; name the stage, as in `live`."
        fix = Fix("Name it `live`", (SetParam(stage, "name", "live"),), certain=False)
        yield Finding(ctx.place(stage, "name"), message, fixes=(fix,))
