"""Route of an HTTP API has no integration.

What it does
    Reports a route of an HTTP API without `target`.
Why it matters
    The route is created and deployed, and then has nothing that could answer: each request to it fails.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
              ^^^^^^^^^^^^^^^^^^^^^^ route-without-target
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      authorization_type = "AWS_IAM"
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      GetPet:
        Type: AWS::ApiGatewayV2::Route
              ^^^^^^^^^^^^^^^^^^^^^^^^ route-without-target
        Properties:
          ApiId: !Ref Pets
          RouteKey: GET /pets/{id}
          AuthorizationType: AWS_IAM
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      authorization_type = "AWS_IAM"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
    }
    ```
When it stays quiet
    Routes of WebSocket APIs, where the handshake may go without, and of APIs that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam, Words
from gatewright.rules.questions.apis import id_of, only_one
from gatewright.rules.questions.http_apis import http_api_of, is_http
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="route-without-target",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.route",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html",),
)


def check(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a route where no target is written."""
    if route.sets("target") or not is_http(route, ctx):
        return
    api = http_api_of(route, ctx)
    integration = only_one([block for block in ctx.of_kind("http.integration") if http_api_of(block, ctx) is api])
    fixes = tuple(_fix(route, one, ctx) for one in (integration,) if one)
    yield Finding(header(route), f"The route has no `{ctx.spelled(route, 'target')}`; nothing would answer its requests.", fixes=fixes)


def _fix(route: Block, integration: Block, ctx: RuleContext) -> Fix:
    target = Words(("integrations/", id_of(integration, ctx)))
    return Fix(f"Send requests to the integration `{integration.name}`", (SetParam(route, "target", target),), certain=False)
