"""Method names an authorizer and does not ask it.

What it does
    Reports a method with an `authorizer_id` whose authorization is `NONE` or `AWS_IAM`. A template that leaves `AuthorizationType`
    out has `NONE`.
Why it matters
    The authorizer is never asked. With `NONE` the method is public, though it looks as if it were not; with `AWS_IAM` a signed
    request is all that it takes.
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "users" {
      name          = "users"
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      type          = "COGNITO_USER_POOLS"
      provider_arns = [aws_cognito_user_pool.users.arn]
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "NONE"
                      ^^^^^^ authorizer-id-ignored
      authorizer_id = aws_api_gateway_authorizer.users.id
    }
    ```
    ```cloudformation
    Resources:
      Users:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: users
          RestApiId: !Ref Pets
          Type: COGNITO_USER_POOLS
          IdentitySource: method.request.header.Authorization
          ProviderARNs:
            - !GetAtt UserPool.Arn
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: NONE
                             ^^^^ authorizer-id-ignored
          AuthorizerId: !Ref Users
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
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "COGNITO_USER_POOLS"
      authorizer_id = aws_api_gateway_authorizer.users.id
    }
    ```
When it stays quiet
    `OPTIONS` methods, which browsers call without credentials, and authorizers from a variable that may be null.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.apis import authorization_for
from gatewright.rules.given import given
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorizer-id-ignored",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("rest.method",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html",),
)


def check(method: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an authorizer that is there for certain and never asked."""
    named, authorization = given(method, "authorizer_id", ctx), ctx.value(method, "authorization")
    verb = ctx.value(method, "http_method")
    if named is None or authorization not in ("NONE", "AWS_IAM", ABSENT) or not isinstance(verb, str) or verb == "OPTIONS":
        return
    param = ctx.param(method, "authorization")
    if authorization is ABSENT and param and param.required_in(ctx.dialect):
        return
    authorizer = ctx.target(method, "authorizer_id")
    wanted = authorization_for(authorizer, ctx) if authorizer else None
    name, fixes = ctx.spelled(method, "authorization"), list[Fix]()
    if wanted:
        fixes.append(Fix(f"Change to `{wanted}`", (SetParam(method, "authorization", wanted),), certain=False))
    what = "is not set, which means `NONE`" if authorization is ABSENT else f"is `{authorization}`"
    then = "a signed request is enough" if authorization == "AWS_IAM" else "the method is public"
    yield Finding(
        ctx.place(method, "authorization"),
        f"`{name}` {what}, so the authorizer in `{named.name}` is never asked and {then}.",
        fixes=tuple(fixes),
    )
