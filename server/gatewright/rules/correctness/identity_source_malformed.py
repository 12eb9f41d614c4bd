"""Identity source that this kind of API cannot read.

What it does
    Reports an identity source of an authorizer in the spelling of another kind of API, or in none. HTTP APIs write
    `$request.header.X`, `$request.querystring.x`, `$context.x` and `$stageVariables.x`; WebSocket APIs write the same without `$`
    and with `route.` in front of `request`. A JWT authorizer reads its token from one header or query parameter.
Why it matters
    The service refuses it: "Invalid request identity source expression".
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_authorizer" "users" {
      api_id           = aws_apigatewayv2_api.pets.id
      name             = "users"
      authorizer_type  = "JWT"
      identity_sources = ["method.request.header.Authorization"]
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ identity-source-malformed

      jwt_configuration {
        issuer   = "https://login.example.com"
        audience = ["pets"]
      }
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
      Keeper:
        Type: AWS::ApiGatewayV2::Authorizer
        Properties:
          ApiId: !Ref Chat
          Name: keeper
          AuthorizerType: REQUEST
          AuthorizerUri: !Ref KeeperUri
          IdentitySource:
            - $request.querystring.token
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ identity-source-malformed
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_authorizer" "users" {
      api_id           = aws_apigatewayv2_api.pets.id
      name             = "users"
      authorizer_type  = "JWT"
      identity_sources = ["$request.header.Authorization"]

      jwt_configuration {
        issuer   = "https://login.example.com"
        audience = ["pets"]
      }
    }
    ```
When it stays quiet
    When the source or the protocol of the API cannot be known.
"""

from collections.abc import Iterator

from gatewright.expressions.identity_source import is_identity_source, read_identity_source
from gatewright.model import Block
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.lists import Item, known_items
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="identity-source-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.authorizer",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=(
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html",
    ),
    errors=("Invalid request identity source expression",),
)

_EXAMPLES = {"HTTP": "$request.header.Authorization", "WEBSOCKET": "route.request.querystring.token"}


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each known source that the protocol of the API does not read."""
    protocol, is_jwt = protocol_of(authorizer, ctx.project), ctx.value(authorizer, "authorizer_type") == "JWT"
    if protocol not in _EXAMPLES:
        return
    for item in known_items(authorizer, "identity_sources", ctx):
        if not is_identity_source(item.text, protocol):
            yield _unreadable(item, protocol)
        elif is_jwt and protocol == "HTTP" and not item.text.startswith("$request."):
            yield Finding(
                item.place, f"`{item.text}` holds no token: a JWT authorizer reads `$request.header.X` or `$request.querystring.x`."
            )


def _unreadable(item: Item, protocol: str) -> Finding:
    source = read_identity_source(item.text)
    meant = source.spelled(protocol) if source else None
    kind = "an HTTP API" if protocol == "HTTP" else "a WebSocket API"
    way = f"{kind} writes `{meant}`" if meant else f"{kind} takes the like of `{_EXAMPLES[protocol]}`"
    fixes = (Fix(f"Change to `{meant}`", (ReplaceValue(item.written, meant),)),) if meant and item.written else ()
    return Finding(item.place, f'`{item.text}` fails with "Invalid request identity source expression"; {way}.', fixes=fixes)
