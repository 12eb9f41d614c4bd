"""HTTP API chooses its routes by something else than verb and path.

What it does
    Reports a `route_selection_expression` of an HTTP API other than the fixed one.
Why it matters
    The service refuses it: "Route selection expression is currently limited to "${request.method} ${request.path}"".
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name                       = "pets"
      protocol_type              = "HTTP"
      route_selection_expression = "$request.body.action"
                                   ^^^^^^^^^^^^^^^^^^^^^^ http-route-selection-changed
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
          RouteSelectionExpression: $request.body.action
                                    ^^^^^^^^^^^^^^^^^^^^ http-route-selection-changed
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }
    ```
When it stays quiet
    When the protocol or the expression cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="http-route-selection-changed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.api",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html",),
    errors=("Route selection expression is currently limited to",),
)

_FIXED = ("${request.method} ${request.path}", "$request.method $request.path")


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known expression that is not the fixed one."""
    expression = api.get("route_selection_expression")
    text = ctx.known(expression.value) if expression else None
    if expression is None or not isinstance(text, str) or text in _FIXED or ctx.value(api, "protocol_type") != "HTTP":
        return
    yield Finding(
        expression.value.span,
        f'`{expression.name}` of an HTTP API is fixed; the call fails with "Route selection expression is currently limited to '
        f'"{_FIXED[0]}"".',
        fixes=(Fix(f"Remove `{expression.name}`", (Remove(expression),)),),
    )
