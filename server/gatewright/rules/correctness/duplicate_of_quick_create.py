"""Route or stage that quick create has made already.

What it does
    Reports a `$default` stage, and a route with the key that quick create uses, of an API with `target`.
Why it matters
    An API with `target` comes with an integration, a route (`$default`, or `route_key` of the API) and a `$default` stage that
    belong to the service. Making one of them again ends in a ConflictException.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
      target        = "https://pets.example.com"
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.pets.id
      name        = "$default"
                    ^^^^^^^^^^ duplicate-of-quick-create
      auto_deploy = true
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
          Target: https://pets.example.com
      Rest:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Pets
          RouteKey: $default
                    ^^^^^^^^ duplicate-of-quick-create
          Target: !Sub integrations/${Backend}
          AuthorizationType: AWS_IAM
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
      target        = "https://pets.example.com"
    }
    ```
When it stays quiet
    When the key, the name of the stage or the API's `target` may turn out to be another, or not to be there.
"""

from collections.abc import Iterator

from gatewright.expressions.route_key import DEFAULT
from gatewright.model import Block
from gatewright.rules.questions.given import given
from gatewright.rules.questions.http_apis import http_api_of, is_websocket
from gatewright.rules.questions.removal import removal
from gatewright.rules.rule import ABSENT, Category, Finding, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="duplicate-of-quick-create",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.route", "http.stage"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html",),
    errors=("Route with key … already exists", "Stage already exists"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports what has the name of something that is there already."""
    api = http_api_of(block, ctx)
    target = given(api, "target", ctx) if api else None
    if api is None or target is None or is_websocket(block, ctx):
        return
    name, what = ("route_key", "route") if block.kind == "http.route" else ("name", "stage")
    taken = ctx.value(api, "route_key") if what == "route" else DEFAULT
    taken = DEFAULT if taken is ABSENT else taken
    if isinstance(taken, str) and ctx.value(block, name) == taken:
        yield Finding(
            ctx.place(block, name),
            f"`{target.name}` of the API has made a {what} `{taken}`; this one ends in a ConflictException.",
            (Related(api.uri, target.span, "Quick create."),),
            removal(block, f"Remove `{block.name}`", ctx),
        )
