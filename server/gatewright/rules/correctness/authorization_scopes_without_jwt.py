"""OAuth scopes on a route that checks no token.

What it does
    Reports `authorization_scopes` on a route whose `authorization_type` is not `JWT`.
Why it matters
    Only a JWT authorizer looks at scopes. The service refuses them elsewhere: "Authorization Scopes are only valid for
    COGNITO_USER_POOLS and JWT authorization type".
Example
    ```terraform
    resource "aws_apigatewayv2_route" "get_pet" {
      api_id               = aws_apigatewayv2_api.pets.id
      route_key            = "GET /pets/{id}"
      target               = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type   = "AWS_IAM"
      authorization_scopes = ["pets/read"]
                             ^^^^^^^^^^^^^ authorization-scopes-without-jwt
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
          AuthorizationType: CUSTOM
          AuthorizerId: !Ref Keeper
          AuthorizationScopes: [pets/read]
                               ^^^^^^^^^^^ authorization-scopes-without-jwt
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_route" "get_pet" {
      api_id               = aws_apigatewayv2_api.pets.id
      route_key            = "GET /pets/{id}"
      target               = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type   = "JWT"
      authorizer_id        = aws_apigatewayv2_authorizer.users.id
      authorization_scopes = ["pets/read"]
    }
    ```
When it stays quiet
    When the authorization cannot be known, or the list of scopes may be empty.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import given
from gatewright.rules.questions.http_apis import is_websocket
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorization-scopes-without-jwt",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.route",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html",),
    errors=("Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization type",),
)


def check(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports scopes that are there for certain beside another authorization."""
    scopes, authorization = given(route, "authorization_scopes", ctx), ctx.effective(route, "authorization_type")
    if scopes is None or authorization not in ("NONE", "AWS_IAM", "CUSTOM") or is_websocket(route, ctx):
        return
    yield Finding(
        scopes.value.span,
        f"`{ctx.spelled(route, 'authorization_type')}` is `{authorization}`; "
        '"Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization type".',
        fixes=(Fix(f"Remove `{scopes.name}`", (Remove(scopes),), certain=False),),
    )
