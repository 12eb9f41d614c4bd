"""Two integration responses of a method are its default.

What it does
    Reports an integration response without `selection_pattern` where the method has another one without.
Why it matters
    The response without a pattern takes whatever no pattern matches. Of two, which one answers is anybody's guess, and the status
    of the other is never seen.
Example
    ```terraform
    resource "aws_api_gateway_integration_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      status_code = "200"
    }

    resource "aws_api_gateway_integration_response" "missing" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two-default-responses
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      status_code = "404"
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
          Integration:
            Type: HTTP
            IntegrationHttpMethod: GET
            Uri: https://pets.example/pets
            IntegrationResponses:
              - StatusCode: "200"
              - StatusCode: "404"
                            ^^^^^ two-default-responses
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      status_code = "200"
    }

    resource "aws_api_gateway_integration_response" "missing" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.pet.id
      http_method       = "GET"
      status_code       = "404"
      selection_pattern = "404"
    }
    ```
When it stays quiet
    When a pattern, verb or resource cannot be known, with `count`, `for_each` or a condition on one of the two, and where both have
    one status: that is `duplicate-response-status`.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.graph import OnMethod
from gatewright.model.wish import SetParam
from gatewright.rules.questions.twins import earlier
from gatewright.rules.questions.uris import HTTP_TYPES, PROXY_TYPES
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="two-default-responses",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration_response",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports every default behind the first."""
    response = ctx.graph.node(block, of=OnMethod)
    first = earlier(response, response.siblings, _is_default) if _is_default(response) else None
    status = response.value("status_code")
    if first is None or status is UNKNOWN or status == first.value("status_code"):
        return
    kind = next((one.value("type") for one in response.integrations), UNKNOWN)
    if kind in PROXY_TYPES:
        return
    name, fixes = ctx.spelled(block, "selection_pattern"), tuple[Fix, ...]()
    if kind in HTTP_TYPES:
        fixes = (Fix(f"Take it for the status {status} alone", (SetParam(block, "selection_pattern", str(status)),), certain=False),)
    yield Finding(
        ctx.place(block, "status_code") if block.parent else header(block),
        f"Another response of the method has no `{name}` either, so both are the default; give this one the pattern that it is for.",
        related=(Related(first.block.uri, ctx.place(first.block, "status_code"), "the other default"),),
        fixes=fixes,
    )


def _is_default(response: OnMethod) -> bool:
    return response.value("selection_pattern") in (ABSENT, "")
