"""Cognito authorizer names no user pool.

What it does
    Reports an authorizer of the type `COGNITO_USER_POOLS` whose `provider_arns` is empty or not set.
Why it matters
    The service refuses it, since there is no pool whose tokens it could check. Terraform notices it only while it applies.
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "owners" {
      name        = "owners"
      rest_api_id = aws_api_gateway_rest_api.pets.id
      type        = "COGNITO_USER_POOLS"
                    ^^^^^^^^^^^^^^^^^^^^ cognito-authorizer-without-user-pool
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
                ^^^^^^^^^^^^^^^^^^ cognito-authorizer-without-user-pool
          IdentitySource: method.request.header.Authorization
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
    When the type or the list of pools cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Pointer, SetParam
from gatewright.rules.questions.apis import only_one
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="cognito-authorizer-without-user-pool",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.authorizer",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html",),
)


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an authorizer of pools where none is written."""
    if ctx.value(authorizer, "type") != "COGNITO_USER_POOLS" or ctx.value(authorizer, "provider_arns") not in (ABSENT, []):
        return
    pool, fixes = only_one(ctx.of_kind("neighbor.cognito_user_pool")), tuple[Fix, ...]()
    if pool:
        arn = Pointer(pool.address, "arn" if ctx.dialect == "terraform" else "Arn")
        fixes = (Fix(f"Take tokens of the user pool `{pool.name}`", (SetParam(authorizer, "provider_arns", [arn]),), certain=False),)
    yield Finding(
        ctx.place(authorizer, "type"),
        f"A `COGNITO_USER_POOLS` authorizer checks tokens of user pools, and `{ctx.spelled(authorizer, 'provider_arns')}` names none.",
        fixes=fixes,
    )
