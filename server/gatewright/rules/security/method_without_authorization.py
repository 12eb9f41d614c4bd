"""Method can be called without authorization.

What it does
    Reports a method whose authorization is `NONE` and that needs no API key.
Why it matters
    Anyone who learns the URL can invoke the integration behind it, and you pay for the calls.
Example
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "NONE"
                      ^^^^^^ method-without-authorization
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
                             ^^^^ method-without-authorization
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }
    ```
When it stays quiet
    `OPTIONS` methods (CORS preflight), private APIs with a resource policy, methods that name an authorizer without using it,
    which have a rule of their own, and values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.rules.questions.apis import api_of, endpoint_types
from gatewright.rules.questions.authorization import ways_to_authorize
from gatewright.rules.rule import ABSENT, Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="method-without-authorization",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("rest.method",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",),
)


def check(method: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a method that is certainly open: no authorization, no key, no policy around a private API."""
    verb = ctx.value(method, "http_method")
    param = ctx.param(method, "http_method")
    if not isinstance(verb, str) or verb == "OPTIONS" or (param and verb not in param.values) or not _asks_nobody(method, ctx):
        return
    api = api_of(method, ctx)
    if api and _is_shielded(api, ctx):
        return
    name = ctx.spelled(method, "authorization")
    what = f"`{name}` is `NONE`" if method.get("authorization") else f"`{name}` is not set, which means `NONE`"
    yield Finding(
        ctx.place(method, "authorization"),
        f"{what} and no API key is required; anyone who learns the URL can call the method.",
        fixes=tuple(ways_to_authorize(method, ctx)),
    )


def _asks_nobody(method: Block, ctx: RuleContext) -> bool:
    """Left out, authorization is `NONE` where the dialect lets it be left out."""
    param = ctx.param(method, "authorization")
    authorization = ctx.value(method, "authorization")
    if authorization is ABSENT and param and not param.required_in(ctx.dialect) and not method.sets("authorization"):
        authorization = "NONE"
    return authorization == "NONE" and ctx.effective(method, "api_key_required") is False and not method.sets("authorizer_id")


def _is_shielded(api: Block, ctx: RuleContext) -> bool:
    """Whether the API may be private with a resource policy."""
    types = endpoint_types(api, ctx)
    policies = (policy for policy in ctx.of_kind("rest.api_policy") if api_of(policy, ctx) is api)
    return types is UNKNOWN or ("PRIVATE" in types and (api.sets("policy") or any(policies)))
