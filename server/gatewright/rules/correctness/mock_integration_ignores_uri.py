"""Address on a mock integration has no effect.

What it does
    Marks `uri` on an integration of the type `MOCK`.
Why it matters
    A mock calls nothing; the service drops the address. It often stays behind when a backend is switched off for a while.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.pet.id
      http_method       = "GET"
      type              = "MOCK"
      uri               = "https://pets.example.com/pets"
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mock-integration-ignores-uri
      request_templates = {
        "application/json" = jsonencode({ statusCode = 200 })
      }
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
            Type: MOCK
            Uri: https://pets.example.com/pets
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mock-integration-ignores-uri
            RequestTemplates:
              application/json: '{"statusCode": 200}'
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.pet.id
      http_method       = "GET"
      type              = "MOCK"
      request_templates = {
        "application/json" = jsonencode({ statusCode = 200 })
      }
    }
    ```
When it stays quiet
    When the type cannot be known, or the address comes from a variable that may be null.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, Tag

RULE = Rule(
    name="mock-integration-ignores-uri",
    level=Level.HINT,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks an address that is there for certain and never called."""
    address = given(integration, "uri", ctx)
    if address is None or ctx.value(integration, "type") != "MOCK":
        return
    yield Finding(
        address.span,
        f"`{address.name}` has no effect; `MOCK` calls nothing.",
        fixes=(Fix(f"Remove `{address.name}`", (Remove(address),)),),
        tags=(Tag.UNNECESSARY,),
    )
