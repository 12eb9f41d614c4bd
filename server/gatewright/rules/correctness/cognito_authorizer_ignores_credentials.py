"""Role of an authorizer that calls no function.

What it does
    Marks `authorizer_credentials` of an authorizer of the type `COGNITO_USER_POOLS`.
Why it matters
    The service drops it: the role is for calling a Lambda function, and such an authorizer calls none. Terraform may show the
    setting as a change in every plan.
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "owners" {
      name                   = "owners"
      rest_api_id            = aws_api_gateway_rest_api.pets.id
      type                   = "COGNITO_USER_POOLS"
      provider_arns          = [aws_cognito_user_pool.owners.arn]
      authorizer_credentials = "arn:aws:iam::111122223333:role/keeper"
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cognito-authorizer-ignores-credentials
    }
    ```
    ```cloudformation
    Resources:
      Owners:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: owners
          RestApiId: !Ref Pets
          Type: COGNITO_USER_POOLS
          ProviderARNs: [!GetAtt Pool.Arn]
          IdentitySource: method.request.header.Authorization
          AuthorizerCredentials: arn:aws:iam::111122223333:role/keeper
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cognito-authorizer-ignores-credentials
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_authorizer" "owners" {
      name          = "owners"
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      type          = "COGNITO_USER_POOLS"
      provider_arns = [aws_cognito_user_pool.owners.arn]
    }
    ```
When it stays quiet
    When the type cannot be known, or the role comes from a variable that may be null.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, Tag

RULE = Rule(
    name="cognito-authorizer-ignores-credentials",
    level=Level.HINT,
    category=Category.CORRECTNESS,
    on=("rest.authorizer",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html",),
)


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks a role that is there for certain and never assumed."""
    role = given(authorizer, "authorizer_credentials", ctx)
    if role is None or ctx.value(authorizer, "type") != "COGNITO_USER_POOLS":
        return
    yield Finding(
        role.span,
        f"`{role.name}` has no effect; a `COGNITO_USER_POOLS` authorizer calls no function.",
        fixes=(Fix(f"Remove `{role.name}`", (Remove(role),)),),
        tags=(Tag.UNNECESSARY,),
    )
