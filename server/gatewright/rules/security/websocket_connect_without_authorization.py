"""Anyone can open a connection to the WebSocket API.

What it does
    Reports a `$connect` route whose `authorization_type` is `NONE`, or not written, and that needs no API key.
Why it matters
    The handshake is the only moment at which a WebSocket API checks its callers. Whoever is connected may send any message, and
    each one is a call that you pay for.
Example
    ```terraform
    resource "aws_apigatewayv2_route" "connect" {
              ^^^^^^^^^^^^^^^^^^^^^^ websocket-connect-without-authorization
      api_id    = aws_apigatewayv2_api.chat.id
      route_key = "$connect"
      target    = "integrations/${aws_apigatewayv2_integration.chat.id}"
    }
    ```
    ```cloudformation
    Resources:
      Connect:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Chat
          RouteKey: $connect
          Target: !Sub integrations/${Backend}
          AuthorizationType: NONE
                             ^^^^ websocket-connect-without-authorization
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_route" "connect" {
      api_id             = aws_apigatewayv2_api.chat.id
      route_key          = "$connect"
      target             = "integrations/${aws_apigatewayv2_integration.chat.id}"
      authorization_type = "AWS_IAM"
    }
    ```
When it stays quiet
    When the key, the authorization or the need for an API key cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.http_apis import is_connect
from gatewright.rules.questions.open_routes import guards, is_open, said
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="websocket-connect-without-authorization",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("http.route",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html",),
)


def check(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a handshake that is certainly open."""
    if is_connect(route, ctx) and is_open(route, ctx) and ctx.effective(route, "api_key_required") in (False, "false"):
        yield Finding(
            ctx.place(route, "authorization_type"),
            f"{said(route, ctx)} and no API key is required; anyone who learns the URL can open a connection.",
            fixes=tuple(guards(route, ctx)),
        )
