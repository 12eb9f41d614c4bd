"""Preflight of browsers has to pass an authorizer that it cannot pass.

What it does
    Reports, in an HTTP API with CORS settings, a `$default` or `ANY` route with authorization where no open `OPTIONS` route takes
    the preflights, and an `OPTIONS` route with authorization. In a REST API, an `OPTIONS` method with authorization or an API key, and
    an `ANY` method of that kind that answers with `Access-Control-Allow-Origin` where its path has no `OPTIONS` method.
Why it matters
    Browsers send neither credentials nor keys with the `OPTIONS` request that asks for permission. A guarded route or method that
    matches it answers 401 or 403, and the page gets a CORS error for every call.
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
    ```terraform
    resource "aws_api_gateway_method" "preflight" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pets.id
      http_method   = "OPTIONS"
      authorization = "AWS_IAM"
                      ^^^^^^^^^ preflight-behind-authorization
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
    ```terraform
    resource "aws_api_gateway_method" "preflight" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pets.id
      http_method   = "OPTIONS"
      authorization = "NONE"
    }
    ```
When it stays quiet
    When there may be routes or methods that the files do not show, when keys or verbs cannot be known, and when an HTTP API may have no
    CORS settings.
"""

from collections.abc import Iterator

from gatewright.expressions.route_key import HttpRouteKey, read_http_key
from gatewright.model import UNKNOWN, Block
from gatewright.model.graph import Method
from gatewright.model.wish import Remove, SetParam, Wish
from gatewright.rules.questions.cors import GUARDS, allows_origins, on_same_path
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.http_apis import all_routes, http_api_of, is_http, route_key_of
from gatewright.rules.questions.preflight import answer_preflights
from gatewright.rules.questions.sam import auth_value, settings_of
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="preflight-behind-authorization",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.route", "rest.method", "sam.api"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=(
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html",
    ),
    errors=("Response to preflight request doesn't pass access control check",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a guarded route or method that is certainly the one to get preflights."""
    match block.kind:
        case "rest.method":
            yield from _check_method(ctx.graph.node(block, of=Method), ctx)
        case "sam.api":
            yield from _check_sam(block, ctx)
        case _:
            yield from _check_route(block, ctx)


def _check_route(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    api, key = http_api_of(route, ctx), route_key_of(route, ctx)
    if not key or api is None or not is_http(api, ctx) or not api.nested("cors_configuration"):
        return
    read, authorization = read_http_key(key), ctx.value(route, "authorization_type")
    if authorization not in ("JWT", "CUSTOM", "AWS_IAM") or read.faults or not _gets_preflights(read, api, ctx):
        return
    way, fixes = "add a route `OPTIONS /{proxy+}` without authorization", tuple[Fix, ...]()
    if read.verb == "OPTIONS":
        way, fixes = "leave it open", (Fix("Change to `NONE`", (SetParam(route, "authorization_type", "NONE"),), certain=False),)
    yield _finding(route, "authorization_type", key, way, fixes, ctx)


def _check_method(method: Method, ctx: RuleContext) -> Iterator[Finding]:
    block, guard = method.block, "authorization" if method.value("authorization") in GUARDS else "api_key_required"
    if guard == "api_key_required" and not is_true(method.value(guard)):
        return
    if method.verb == "OPTIONS":
        yield _finding(block, guard, method.label, "leave it open", (Fix("Let preflights pass", tuple(_open(block)), certain=False),), ctx)
        return
    around = on_same_path(method) if method.verb == "ANY" and allows_origins(method) else None
    if around is not None and not any(one.verb in (None, "OPTIONS") for one in around):
        way = "add an `OPTIONS` method without authorization"
        yield _finding(block, guard, method.label, way, answer_preflights(method, around, ctx), ctx)


def _open(method: Block) -> Iterator[Wish]:
    """To ask for nothing."""
    for name, nothing in (("authorization", "NONE"), ("api_key_required", False)):
        if method.get(name):
            yield SetParam(method, name, nothing)
    yield from (Remove(setting) for name in ("authorizer_id", "authorization_scopes") if (setting := method.get(name)))


def _finding(block: Block, guard: str, label: str, way: str, fixes: tuple[Fix, ...], ctx: RuleContext) -> Finding:
    message = f"`{label}` takes the preflights of browsers, which carry no credentials, and answers them with 401 or 403; {way}."
    return Finding(ctx.place(block, guard), message, fixes=fixes)


def _gets_preflights(key: HttpRouteKey, api: Block, ctx: RuleContext) -> bool:
    """Whether an `OPTIONS` request comes here: to its own route, or to a catch-all that no `OPTIONS` route relieves."""
    if key.verb == "OPTIONS":
        return True
    if not (key.is_default or key.verb == "ANY"):
        return False
    routes = all_routes(api, ctx)
    keys = [route_key_of(route, ctx) for route in routes or ()]
    return routes is not None and not any(other is None or other.startswith("OPTIONS ") for other in keys)


def _check_sam(api: Block, ctx: RuleContext) -> Iterator[Finding]:
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
