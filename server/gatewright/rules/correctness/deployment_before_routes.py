"""Deployment does not wait for any route.

What it does
    Reports a deployment of an HTTP or WebSocket API that depends on none of the API's routes, neither by a reference nor by
    `depends_on` (`DependsOn` in CloudFormation).
Why it matters
    A reference to the API alone makes the deployment wait for nothing else. It comes before the routes and fails with "At least one
    route is required before deploying the Api", or it freezes an API without them.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_route" "say" {
      api_id    = aws_apigatewayv2_api.chat.id
      route_key = "say"
      target    = "integrations/${aws_apigatewayv2_integration.chat.id}"
    }

    resource "aws_apigatewayv2_deployment" "chat" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-before-routes
      api_id = aws_apigatewayv2_api.chat.id
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
      Release:
        Type: AWS::ApiGatewayV2::Deployment
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-before-routes
        Properties:
          ApiId: !Ref Chat
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_route" "say" {
      api_id    = aws_apigatewayv2_api.chat.id
      route_key = "say"
      target    = "integrations/${aws_apigatewayv2_integration.chat.id}"
    }

    resource "aws_apigatewayv2_deployment" "chat" {
      api_id     = aws_apigatewayv2_api.chat.id
      depends_on = [aws_apigatewayv2_route.say]

      triggers = {
        redeployment = sha1(jsonencode(aws_apigatewayv2_route.say))
      }

      lifecycle {
        create_before_destroy = true
      }
    }
    ```
When it stays quiet
    When the project shows no route that is there for certain, when the deployment waits for a module, and for an API from an OpenAPI
    document or quick create, which brings its routes along.
"""

from collections.abc import Iterator

from gatewright.model import Block, Role
from gatewright.model.wish import DependOn
from gatewright.rules.questions.dependencies import may_wait_for
from gatewright.rules.questions.http_apis import from_document, http_api_of, routes_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="deployment-before-routes",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.deployment",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-deployment.html",),
    errors=("At least one route is required before deploying the Api", "Unable to deploy API because no routes exist in this API"),
)


def check(deployment: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a deployment whose API has routes, of which it waits for none."""
    api = http_api_of(deployment, ctx)
    if api is None or from_document(api) or api.sets("target") or deployment.contents.open_ended:
        return
    routes = [route for route in routes_of(api, ctx) if not route.conditional and route.role is Role.RESOURCE]
    if routes and not may_wait_for(deployment, lambda block: block.kind == "http.route", ctx):
        wait = "depends_on" if ctx.dialect == "terraform" else "DependsOn"
        yield Finding(
            header(deployment),
            f"The deployment does not wait for the routes; it may fail with "
            f'"At least one route is required before deploying the Api". Name them in `{wait}`.',
            fixes=(Fix("Wait for the routes", (DependOn(deployment, tuple(route.address for route in routes)),)),),
        )
