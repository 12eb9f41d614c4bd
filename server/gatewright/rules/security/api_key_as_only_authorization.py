"""Only an API key guards the method.

What it does
    Reports a method that requires an API key and whose authorization is `NONE`.
Why it matters
    Keys are for metering. They belong to a client, not to a user, never expire, travel in each request and end up in logs
    and apps. A leaked one opens the method to anyone, and AWS advises not to authorize by them.
Example
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id      = aws_api_gateway_rest_api.pets.id
      resource_id      = aws_api_gateway_resource.pet.id
      http_method      = "GET"
      authorization    = "NONE"
                         ^^^^^^ api-key-as-only-authorization
      api_key_required = true
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
          AuthorizationType: NONE
                             ^^^^ api-key-as-only-authorization
          ApiKeyRequired: true
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id      = aws_api_gateway_rest_api.pets.id
      resource_id      = aws_api_gateway_resource.pet.id
      http_method      = "GET"
      authorization    = "AWS_IAM"
      api_key_required = true
    }
    ```
When it stays quiet
    Methods with any authorization, and values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.authorization import ways_to_authorize
from gatewright.rules.questions.given import is_true
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="api-key-as-only-authorization",
    level=Level.HINT,
    category=Category.SECURITY,
    on=("rest.method",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html",),
    strict=Level.INFORMATION,
)


def check(method: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a method that certainly asks for a key and for nothing else."""
    if not is_true(ctx.value(method, "api_key_required")) or ctx.value(method, "authorization") != "NONE" or method.sets("authorizer_id"):
        return
    key, name = ctx.spelled(method, "api_key_required"), ctx.spelled(method, "authorization")
    yield Finding(
        ctx.place(method, "authorization"),
        f"`{name}` is `NONE` and only `{key}` guards the method; keys meter clients and do not prove who calls.",
        fixes=tuple(ways_to_authorize(method, ctx)),
    )
