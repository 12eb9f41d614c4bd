"""Route of an HTTP API can be called without authorization.

What it does
    Reports a route of an HTTP API whose `authorization_type` is `NONE`, which is also what a route has that says nothing.
Why it matters
    Anyone who learns the URL can call the integration behind it, and you pay for the calls. HTTP APIs have neither API keys nor
    resource policies, so nothing else stands in front.
Example
    ```terraform
    resource "aws_apigatewayv2_route" "get_pet" {
              ^^^^^^^^^^^^^^^^^^^^^^ route-without-authorization
      api_id    = aws_apigatewayv2_api.pets.id
      route_key = "GET /pets/{id}"
      target    = "integrations/${aws_apigatewayv2_integration.pets.id}"
    }
    ```
    ```cloudformation
    Resources:
      GetPet:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Pets
          RouteKey: GET /pets/{id}
          Target: !Sub integrations/${Backend}
          AuthorizationType: NONE
                             ^^^^ route-without-authorization
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "JWT"
      authorizer_id      = aws_apigatewayv2_authorizer.users.id
    }
    ```
When it stays quiet
    `OPTIONS` routes (CORS preflight), routes of WebSocket APIs, APIs that answer only on a domain with mutual TLS, and when the key
    or the authorization cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.rules.questions.http_apis import http_api_of, http_key_of
from gatewright.rules.questions.open_routes import guards, is_open, said
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="route-without-authorization",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("http.route",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",),
)


def check(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a route that is certainly open."""
    key = http_key_of(route, ctx)
    if key is None or key.faults or key.verb == "OPTIONS" or not is_open(route, ctx) or _asks_for_certificates(route, ctx):
        return
    yield Finding(
        ctx.place(route, "authorization_type"),
        f"{said(route, ctx)}; anyone who learns the URL can call the route.",
        fixes=tuple(guards(route, ctx)),
    )


def _asks_for_certificates(route: Block, ctx: RuleContext) -> bool:
    """Whether the API may be reached through a domain with mutual TLS alone."""
    api = http_api_of(route, ctx)
    closed = api is not None and ctx.value(api, "disable_execute_api_endpoint") in (True, "true", UNKNOWN)
    return closed and any(domain.sets("mutual_tls_authentication") for domain in ctx.of_kind("http.domain_name"))
