"""Preflight of browsers has to pass an authorizer that it cannot pass.

What it does
    Reports, in an HTTP API with CORS settings, a `$default` or `ANY` route with authorization where no open `OPTIONS` route takes
    the preflights, and an `OPTIONS` route with authorization.
Why it matters
    Browsers send no credentials with the `OPTIONS` request that asks for permission. A guarded route that matches it answers 401 or
    403, and the page gets a CORS error for every call.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"

      cors_configuration {
        allow_origins = ["https://pets.example.com"]
        allow_methods = ["*"]
        allow_headers = ["authorization"]
      }
    }

    resource "aws_apigatewayv2_route" "all" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "$default"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "JWT"
                           ^^^^^ preflight-behind-authorization
      authorizer_id      = aws_apigatewayv2_authorizer.users.id
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
          CorsConfiguration:
            AllowOrigins: [https://pets.example.com]
      Preflight:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Pets
          RouteKey: OPTIONS /{proxy+}
          Target: !Sub integrations/${Backend}
          AuthorizationType: AWS_IAM
                             ^^^^^^^ preflight-behind-authorization
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"

      cors_configuration {
        allow_origins = ["https://pets.example.com"]
        allow_methods = ["*"]
        allow_headers = ["authorization"]
      }
    }

    resource "aws_apigatewayv2_route" "all" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "$default"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "JWT"
      authorizer_id      = aws_apigatewayv2_authorizer.users.id
    }

    resource "aws_apigatewayv2_route" "preflight" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "OPTIONS /{proxy+}"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "NONE"
    }
    ```
When it stays quiet
    When there may be routes that the files do not show or keys that cannot be known, and when the API may have no CORS settings.
"""

from collections.abc import Iterator

from gatewright.expressions.route_key import HttpRouteKey, read_http_key
from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import SetParam
from gatewright.rules.http_apis import all_routes, http_api_of, is_http, route_key_of
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header
from gatewright.rules.sam import auth_value, settings_of

RULE = Rule(
    name="preflight-behind-authorization",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.route", "sam.api"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",),
)


def check(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a guarded route that is certainly the one to get preflights."""
    if route.kind == "sam.api":
        yield from _in_sam(route, ctx)
        return
    api, key = http_api_of(route, ctx), route_key_of(route, ctx)
    if not key or api is None or not is_http(api, ctx) or not api.nested("cors_configuration"):
        return
    read, authorization = read_http_key(key), ctx.value(route, "authorization_type")
    if authorization not in ("JWT", "CUSTOM", "AWS_IAM") or read.faults or not _gets_preflights(read, api, ctx):
        return
    way, fixes = "add a route `OPTIONS /{proxy+}` without authorization", tuple[Fix, ...]()
    if read.verb == "OPTIONS":
        way, fixes = "leave it open", (Fix("Change to `NONE`", (SetParam(route, "authorization_type", "NONE"),), certain=False),)
    yield Finding(
        ctx.place(route, "authorization_type"),
        f"`{key}` takes the preflights of browsers, which carry no credentials, and answers them with 401 or 403; {way}.",
        fixes=fixes,
    )


def _gets_preflights(key: HttpRouteKey, api: Block, ctx: RuleContext) -> bool:
    """Whether an `OPTIONS` request comes here: to its own route, or to a catch-all that no `OPTIONS` route relieves."""
    if key.verb == "OPTIONS":
        return True
    if not (key.is_default or key.verb == "ANY"):
        return False
    routes = all_routes(api, ctx)
    keys = [route_key_of(route, ctx) for route in routes or ()]
    return routes is not None and not any(other is None or other.startswith("OPTIONS ") for other in keys)


def _in_sam(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """SAM puts the default authorizer, and the API key, on the `OPTIONS` methods that it makes for `Cors`, unless told otherwise."""
    settings, parts = settings_of(api, ctx), api.nested("auth")
    if not parts or not any(one.sets("cors") for one in settings) or any(one.contents.open_ended for one in settings):
        return
    for name, switch in _SWITCHES.items():
        guard = auth_value(settings, name, ctx)
        if guard not in (ABSENT, UNKNOWN, "NONE", False, "false") and auth_value(settings, switch, ctx) in (ABSENT, True, "true"):
            spelled = ctx.spelled(parts[0], switch)
            place = parts[0].get(name)
            yield Finding(
                place.value.span if place else header(parts[0]),
                f"The preflights of `Cors` are guarded, too, and browsers send them without credentials; set `{spelled}` to `false`.",
                fixes=(Fix(f"Set `{spelled}` to `false`", (SetParam(parts[0], switch, False),), certain=False),),
            )


_SWITCHES = {
    "default_authorizer": "add_default_authorizer_to_cors_preflight",
    "api_key_required": "add_api_key_required_to_cors_preflight",
}
"""What guards every method, and what keeps it from preflights."""
