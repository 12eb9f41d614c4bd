"""OAuth scopes on a method that checks no Cognito token.

What it does
    Reports `authorization_scopes` on a method whose authorization is not `COGNITO_USER_POOLS`.
Why it matters
    Only a Cognito authorizer looks at scopes. The service refuses them elsewhere: "Authorization Scopes are only valid for
    COGNITO_USER_POOLS".
Example
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id          = aws_api_gateway_rest_api.pets.id
      resource_id          = aws_api_gateway_resource.pet.id
      http_method          = "GET"
      authorization        = "AWS_IAM"
      authorization_scopes = ["pets/read"]
                             ^^^^^^^^^^^^^ authorization-scopes-without-cognito
    }
    ```
    ```cloudformation
    Resources:
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          AuthorizationScopes: [pets/read]
                               ^^^^^^^^^^^ authorization-scopes-without-cognito
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_authorizer" "users" {
      name          = "users"
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      type          = "COGNITO_USER_POOLS"
      provider_arns = [aws_cognito_user_pool.users.arn]
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id          = aws_api_gateway_rest_api.pets.id
      resource_id          = aws_api_gateway_resource.pet.id
      http_method          = "GET"
      authorization        = "COGNITO_USER_POOLS"
      authorizer_id        = aws_api_gateway_authorizer.users.id
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
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorization-scopes-without-cognito",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html",),
    errors=("Authorization Scopes are only valid for COGNITO_USER_POOLS",),
)


def check(method: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports scopes that are there for certain beside another authorization."""
    scopes, authorization = given(method, "authorization_scopes", ctx), ctx.value(method, "authorization")
    if scopes is None or authorization not in ("NONE", "AWS_IAM", "CUSTOM"):
        return
    name = ctx.spelled(method, "authorization")
    yield Finding(
        scopes.value.span,
        f'`{name}` is `{authorization}`; "Authorization Scopes are only valid for COGNITO_USER_POOLS".',
        fixes=(Fix(f"Remove `{scopes.name}`", (Remove(scopes),), certain=False),),
    )
