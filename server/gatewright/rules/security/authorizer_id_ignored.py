"""Method or route names an authorizer and does not ask it.

What it does
    Reports a method or route with an `authorizer_id` whose authorization is `NONE`, which is also what one has that says nothing, and a
    method whose authorization is `AWS_IAM`.
Why it matters
    The authorizer is never asked. With `NONE` the method or route is public, though it looks as if it were not; with `AWS_IAM` a signed
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
    `OPTIONS` methods and routes, which browsers call without credentials, and authorizers from a variable that may be null.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.evaluate import Known
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import authorization_for, authorization_parameter
from gatewright.rules.questions.given import given
from gatewright.rules.questions.http_apis import http_key_of, is_connect
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorizer-id-ignored",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("rest.method", "http.route"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html",),
)


def check(method: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an authorizer that is there for certain and never asked."""
    named, parameter, authorization = given(method, "authorizer_id", ctx), authorization_parameter(method), _authorization(method, ctx)
    if named is None or authorization not in ("NONE", "AWS_IAM") or not _is_meant_to_be_guarded(method, ctx):
        return
    if given(method, "authorization_scopes", ctx):
        return  # the service refuses scopes beside it
    authorizer = ctx.target(method, "authorizer_id")
    wanted = authorization_for(authorizer, ctx) if authorizer else None
    name, fixes = ctx.spelled(method, parameter), list[Fix]()
    if wanted:
        fixes.append(Fix(f"Change to `{wanted}`", (SetParam(method, parameter, wanted),), certain=False))
    what, guarded = ("is" if method.get(parameter) else "is not set, which means"), ("route" if method.kind == "http.route" else "method")
    then = f"the {guarded} is public" if authorization == "NONE" else "a signed request is enough"
    yield Finding(
        ctx.place(method, parameter) if method.get(parameter) else named.value.span,
        f"`{name}` {what} `{authorization}`, so the authorizer in `{named.name}` is never asked and {then}.",
        fixes=tuple(fixes),
    )


def _authorization(method: Block, ctx: RuleContext) -> Known:
    """What is written; where the dialect lets it be left out, that means `NONE`."""
    parameter = authorization_parameter(method)
    if method.kind == "http.route":
        known = ctx.effective(method, parameter)
        return UNKNOWN if known == "AWS_IAM" else known
    known, param = ctx.value(method, parameter), ctx.param(method, parameter)
    return "NONE" if known is ABSENT and param and not param.required_in(ctx.dialect) else known


def _is_meant_to_be_guarded(method: Block, ctx: RuleContext) -> bool:
    """Whether it is no preflight, and of a WebSocket API the handshake, where alone an authorizer is asked."""
    if method.kind == "rest.method":
        verb = ctx.value(method, "http_method")
        return isinstance(verb, str) and verb != "OPTIONS"
    key = http_key_of(method, ctx)
    return is_connect(method, ctx) or (key is not None and key.verb != "OPTIONS")
