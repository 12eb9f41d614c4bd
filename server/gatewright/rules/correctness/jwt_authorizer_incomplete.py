"""JWT authorizer lacks something that it checks tokens with.

What it does
    Reports an authorizer of the type `JWT` without identity source, without `jwt_configuration`, or without an issuer or audience
    in it.
Why it matters
    The service refuses it: "JwtConfiguration must not be null for JWT Authorizer", or names the part that is missing.
Example
    ```terraform
    resource "aws_apigatewayv2_authorizer" "users" {
      api_id           = aws_apigatewayv2_api.pets.id
      name             = "users"
      authorizer_type  = "JWT"
                         ^^^^^ jwt-authorizer-incomplete
      identity_sources = ["$request.header.Authorization"]
    }
    ```
    ```cloudformation
    Resources:
      Users:
        Type: AWS::ApiGatewayV2::Authorizer
        Properties:
          ApiId: !Ref Pets
          Name: users
          AuthorizerType: JWT
          IdentitySource: [$request.header.Authorization]
          JwtConfiguration:
          ^^^^^^^^^^^^^^^^ jwt-authorizer-incomplete
            Issuer: !GetAtt UserPool.ProviderURL
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_authorizer" "users" {
      api_id           = aws_apigatewayv2_api.pets.id
      name             = "users"
      authorizer_type  = "JWT"
      identity_sources = ["$request.header.Authorization"]

      jwt_configuration {
        issuer   = "https://${aws_cognito_user_pool.users.endpoint}"
        audience = [aws_cognito_user_pool_client.web.id]
      }
    }
    ```
When it stays quiet
    When the type cannot be known, or a part is set in a way that cannot be read.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddBlock, Literal, SetParam
from gatewright.rules.questions.http_apis import is_websocket
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="jwt-authorizer-incomplete",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.authorizer",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html",),
    errors=("JwtConfiguration must not be null for JWT Authorizer",),
)

_SOURCES = ["$request.header.Authorization"]
_CONFIGURATION: dict[str, Literal] = {"issuer": "https://login.example.com", "audience": ["CLIENT_ID"]}


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports everything that is missing in one finding."""
    if ctx.value(authorizer, "authorizer_type") != "JWT" or is_websocket(authorizer, ctx):
        return
    missing, wishes = list[str](), list[SetParam | AddBlock]()
    if ctx.value(authorizer, "identity_sources") in (ABSENT, []):
        missing.append(ctx.spelled(authorizer, "identity_sources"))
        wishes.append(SetParam(authorizer, "identity_sources", _SOURCES))
    if not authorizer.sets("jwt_configuration"):
        missing.append(ctx.spelled(authorizer, "jwt_configuration"))
        wishes.append(AddBlock(authorizer, "jwt_configuration", _CONFIGURATION))
    for configuration in authorizer.nested("jwt_configuration"):
        for name, example in _CONFIGURATION.items():
            if ctx.value(configuration, name) in (ABSENT, "", []):
                missing.append(ctx.spelled(configuration, name))
                wishes.append(SetParam(configuration, name, example))
    if missing:
        named = " and ".join(f"`{name}`" for name in missing)
        refused = ' "JwtConfiguration must not be null for JWT Authorizer".' if wishes and isinstance(wishes[-1], AddBlock) else ""
        inside = [part for part in authorizer.nested("jwt_configuration") if not any(wish.block is authorizer for wish in wishes)]
        yield Finding(
            header(inside[0]) if inside else ctx.place(authorizer, "authorizer_type"),
            f"A `JWT` authorizer needs {named}, which {'is' if len(missing) == 1 else 'are'} not set{':' if refused else '.'}{refused}",
            fixes=(Fix(f"Add {named}", tuple(wishes), certain=False),),
        )
