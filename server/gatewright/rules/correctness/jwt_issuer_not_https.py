"""Issuer of a JWT authorizer is not the issuer's address.

What it does
    Reports an `issuer` that does not start with `https://`, such as `endpoint` of a Cognito user pool, and one that leads to the
    discovery document.
Why it matters
    API Gateway fetches `/.well-known/openid-configuration` below the issuer when it makes the authorizer, and refuses it with
    "Invalid issuer" when it cannot. The address has to be equal to `iss` of the tokens.
Example
    ```terraform
    resource "aws_cognito_user_pool" "users" {
      name = "users"
    }

    resource "aws_apigatewayv2_authorizer" "users" {
      api_id           = aws_apigatewayv2_api.pets.id
      name             = "users"
      authorizer_type  = "JWT"
      identity_sources = ["$request.header.Authorization"]

      jwt_configuration {
        issuer   = aws_cognito_user_pool.users.endpoint
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jwt-issuer-not-https
        audience = [aws_cognito_user_pool_client.web.id]
      }
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
            Issuer: !Sub cognito-idp.${AWS::Region}.amazonaws.com/${UserPool}
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jwt-issuer-not-https
            Audience: [!Ref Client]
    ```
Write instead
    ```terraform
    resource "aws_cognito_user_pool" "users" {
      name = "users"
    }

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
    When the start of the address cannot be known.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block, Ref, Text, Value
from gatewright.model.wish import Pointer, ReplaceValue, Words
from gatewright.rules.questions.uris import ANYTHING, rendered, shown
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="jwt-issuer-not-https",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.authorizer.jwt_configuration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html",),
    errors=("Invalid issuer",),
)

_SCHEME = "https://"
_DISCOVERY = re.compile(r"/?\.well-known/(openid-configuration|jwks\.json)/?$")
_POOL = re.compile(r"(data\.)?aws_cognito_user_pool\.")


def check(configuration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an address whose start is known and wrong, or whose end is."""
    issuer = configuration.get("issuer")
    if issuer is None:
        return
    text = rendered(issuer.value, ctx.project)
    if _is_endpoint(issuer.value):
        what, mended = "is an address without scheme", _with_scheme(issuer.value)
    elif not _may_be_https(text):
        what, mended = f"is `{shown(text)}`, which is no `https` address", _with_scheme(issuer.value)
    elif _DISCOVERY.search(text):
        what = "leads to a document of the issuer, not to the issuer"
        mended = _DISCOVERY.sub("", issuer.value.text) if isinstance(issuer.value, Text) else None
    else:
        return
    fixes = (Fix("Write the address of the issuer", (ReplaceValue(issuer.value, mended),), certain=False),) if mended else ()
    yield Finding(issuer.value.span, f'`{issuer.name}` {what}; the call fails with "Invalid issuer".', fixes=fixes)


def _is_endpoint(value: Value) -> bool:
    """Whether it is what Terraform calls the endpoint of a user pool: its issuer without the scheme."""
    return isinstance(value, Ref) and value.attribute == "endpoint" and bool(_POOL.match(value.target))


def _may_be_https(text: str) -> bool:
    start = text.partition(ANYTHING)[0]
    return not start or start.startswith(_SCHEME) or (start != text and _SCHEME.startswith(start))


def _with_scheme(value: Value) -> str | Words | None:
    match value:
        case Text(text=text):
            return _SCHEME + text.removeprefix("http://")
        case Ref(target=target, path=(step,), exact=True):
            return Words((_SCHEME, Pointer(target, step.name)))
        case _:
            return None
