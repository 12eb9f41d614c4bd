"""Stage has settings for a route that it does not wait for.

What it does
    Reports an entry in `route_settings` of a stage that depends on the route neither by a reference nor by `depends_on`
    (`DependsOn` in CloudFormation).
Why it matters
    The route has to exist when the stage is made. Both are made at the same time, and by chance the stage comes first: "Unable to
    find Route by key ... within the provided RouteSettings". The next apply works, and so does nobody's fresh environment.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_route" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "ANY /pets"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "AWS_IAM"
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.pets.id
      name        = "$default"
      auto_deploy = true

      route_settings {
        route_key              = "ANY /pets"
                                 ^^^^^^^^^^^ route-settings-before-route
        throttling_burst_limit = 100
        throttling_rate_limit  = 50
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      ListPets:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Pets
          RouteKey: GET /pets
          Target: !Sub integrations/${Backend}
          AuthorizationType: AWS_IAM
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Pets
          StageName: $default
          AutoDeploy: true
          RouteSettings:
            GET /pets: {ThrottlingRateLimit: 50}
            ^^^^^^^^^ route-settings-before-route
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_route" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "ANY /pets"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "AWS_IAM"
    }

    resource "aws_cloudwatch_log_group" "access" {
      name              = "/pets/access"
      retention_in_days = 30
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.pets.id
      name        = "$default"
      auto_deploy = true

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.routeKey $context.status"
      }

      route_settings {
        route_key              = aws_apigatewayv2_route.pets.route_key
        throttling_burst_limit = 100
        throttling_rate_limit  = 50
      }
    }
    ```
When it stays quiet
    When no route of the project has the key for certain, and when the stage waits for a module.
"""

from collections.abc import Iterator

from gatewright.model import Block, Role
from gatewright.model.wish import DependOn, Pointer, ReplaceValue
from gatewright.rules.questions.dependencies import may_wait_for
from gatewright.rules.questions.http_apis import http_api_of, route_key_of, routes_of
from gatewright.rules.questions.route_settings import SettingsKey, keys_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="route-settings-before-route",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.stage",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html",),
    errors=("Unable to find Route by key … within the provided RouteSettings",),
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each key of a route that is there for certain and may come later."""
    api = http_api_of(stage, ctx)
    if api is None or stage.contents.open_ended:
        return
    for setting in keys_of(stage, ctx):
        routes = [route for route in routes_of(api, ctx) if route_key_of(route, ctx) == setting.key]
        route = next(iter(routes), None)
        if route and route.role is Role.RESOURCE and not route.conditional and not any(_may_wait(stage, one, ctx) for one in routes):
            yield Finding(
                setting.place,
                f"The stage does not wait for the route `{route.name}`; when it comes first, the call fails with "
                '"Unable to find Route by key".',
                (Related(route.uri, route.name_span, f"Route `{route.name}`."),),
                (_fix(stage, route, setting),),
            )


def _may_wait(stage: Block, route: Block, ctx: RuleContext) -> bool:
    """Whether the stage may wait for the route, or would if its deployment waited for the routes: that is another rule's."""
    deployment = ctx.target(stage, "deployment_id")
    if deployment and deployment.kind == "http.deployment" and not may_wait_for(deployment, lambda block: block.kind == "http.route", ctx):
        return True
    return may_wait_for(stage, lambda block: block is route, ctx)


def _fix(stage: Block, route: Block, setting: SettingsKey) -> Fix:
    """Terraform can name the route itself, which is to wait for it."""
    if setting.value:
        return Fix(f"Take the key from `{route.name}`", (ReplaceValue(setting.value, Pointer(route.address, "route_key")),))
    return Fix(f"Wait for `{route.name}`", (DependOn(stage, (route.address,)),))
