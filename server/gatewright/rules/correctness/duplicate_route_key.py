"""Two routes of one API match the same requests.

What it does
    Reports a route whose key another route of the same API has already. Of an HTTP API, `GET /pets/{id}` and `GET /pets/{name}`
    are the same key.
Why it matters
    The service takes the first and refuses the second with a ConflictException that says the route key already exists for this API.
Example
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

    resource "aws_apigatewayv2_route" "find_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{name}"
                           ^^^^^^^^^^^^^^^^^^ duplicate-route-key
      authorization_type = "AWS_IAM"
      target             = "integrations/${aws_apigatewayv2_integration.search.id}"
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
      Shout:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Chat
          RouteKey: say
                    ^^^ duplicate-route-key
          Target: !Sub integrations/${Backend}
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

    resource "aws_apigatewayv2_route" "find_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/by-name/{name}"
      authorization_type = "AWS_IAM"
      target             = "integrations/${aws_apigatewayv2_integration.search.id}"
    }
    ```
When it stays quiet
    When a key or the API of a route cannot be known, and when a condition may leave one of the two out.
"""

from collections.abc import Iterator

from gatewright.expressions.route_key import read_http_key
from gatewright.model import Block, Role
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.http_apis import http_api_of, route_key_of, routes_of
from gatewright.rules.questions.removal import removal
from gatewright.rules.rule import Category, Finding, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="duplicate-route-key",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.route",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html",),
    errors=("Route with key … already exists",),
)


def check(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the later of two routes, by file and place."""
    api, wanted = http_api_of(route, ctx), _matches(route, ctx)
    if api is None or wanted is None:
        return
    earlier = [other for other in routes_of(api, ctx) if (other.uri, other.span) < (route.uri, route.span)]
    first = next((other for other in earlier if _matches(other, ctx) == wanted), None)
    if first:
        key, taken = route_key_of(route, ctx), route_key_of(first, ctx)
        same = f"`{key}`" if key == taken else f"`{taken}`, which is the same to the service"
        yield Finding(
            ctx.place(route, "route_key"),
            f"Route `{first.name}` has the key {same}; the call fails with a ConflictException.",
            (Related(first.uri, ctx.place(first, "route_key"), f"`{first.name}` has the key already."),),
            removal(route, f"Remove `{route.name}`", ctx),
        )


def _matches(route: Block, ctx: RuleContext) -> str | None:
    """What a route that is there for certain matches, with its variables unnamed."""
    key = route_key_of(route, ctx)
    if key is None or route.conditional or route.role is not Role.RESOURCE:
        return None
    protocol = protocol_of(route, ctx.project)
    return read_http_key(key).matches if protocol == "HTTP" and not read_http_key(key).faults else key
