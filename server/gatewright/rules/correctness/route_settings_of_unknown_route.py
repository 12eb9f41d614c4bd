"""Route settings name a route that the API does not have.

What it does
    Reports an entry in `route_settings` of a stage whose key no route of the API has.
Why it matters
    The service refuses the stage: "Unable to find Route by key ... within the provided RouteSettings". The key has to be written as
    the route writes it, `ANY /pets` for a route `ANY /pets`.
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
      depends_on  = [aws_apigatewayv2_route.pets]

      route_settings {
        route_key              = "GET /pets"
                                 ^^^^^^^^^^^ route-settings-of-unknown-route
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
        DependsOn: ListPets
        Properties:
          ApiId: !Ref Pets
          StageName: $default
          AutoDeploy: true
          RouteSettings:
            GET /pet: {ThrottlingRateLimit: 50}
            ^^^^^^^^ route-settings-of-unknown-route
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
    When there may be routes that the files do not show: keys that cannot be known, an OpenAPI document, quick create, a module that
    is given the API, or no route at all.
"""

from collections.abc import Iterator

from gatewright.expressions.route_key import read_http_key
from gatewright.model import Block
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.http_apis import all_routes, http_api_of, is_http, route_key_of
from gatewright.rules.questions.route_settings import keys_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import TextEdit, nearest

RULE = Rule(
    name="route-settings-of-unknown-route",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.stage",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html",),
    errors=("Unable to find Route by key … within the provided RouteSettings",),
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each key that is none of the API's, where all of them are known."""
    api = http_api_of(stage, ctx)
    routes = all_routes(api, ctx) if api else None
    known = [route_key_of(route, ctx) for route in routes or ()]
    keys = [key for key in known if key]
    malformed = is_http(stage, ctx) and any(read_http_key(key).faults for key in keys)
    if not keys or len(keys) < len(known) or malformed:
        return  # one that cannot be read may be the one that was meant
    for setting in keys_of(stage, ctx):
        if setting.key not in keys:
            close = nearest(setting.key, keys)
            fixes = (
                (Fix(f"Change to `{close}`", (ReplaceWords(TextEdit(setting.words, close)),), certain=False),)
                if close and setting.words
                else ()
            )
            hint = f" Did you mean `{close}`?" if close else ""
            message = f'No route of the API has the key `{setting.key}`; the call fails with "Unable to find Route by key".{hint}'
            yield Finding(setting.place, message, fixes=fixes)
