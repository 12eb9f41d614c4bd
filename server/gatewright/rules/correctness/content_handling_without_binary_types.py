"""Conversion to text where nothing is binary.

What it does
    Marks `content_handling` `CONVERT_TO_TEXT` in an API that has no `binary_media_types`.
Why it matters
    Without binary media types every payload is text already, and there is nothing to convert.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets"
      content_handling        = "CONVERT_TO_TEXT"
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content-handling-without-binary-types
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          EndpointConfiguration:
            Types:
              - REGIONAL
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/pets
            ContentHandling: CONVERT_TO_TEXT
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content-handling-without-binary-types
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name               = "pets"
      binary_media_types = ["image/png"]
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets"
      content_handling        = "CONVERT_TO_TEXT"
    }
    ```
When it stays quiet
    `CONVERT_TO_BINARY`, which decodes base64 text in any API, and APIs that are declared elsewhere or described by a
    document.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.apis import api_of, binary_types
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, Tag, header

RULE = Rule(
    name="content-handling-without-binary-types",
    level=Level.HINT,
    category=Category.CORRECTNESS,
    on=("rest.integration", "rest.integration_response"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks a conversion to text where the API is known to have text only."""
    handling, api = block.get("content_handling"), api_of(block, ctx)
    if handling is None or api is None or ctx.known(handling.value) != "CONVERT_TO_TEXT" or binary_types(api, ctx) != []:
        return
    types = ctx.spelled(api, "binary_media_types")
    yield Finding(
        handling.span,
        f"`{handling.name}` has no effect; the API has no `{types}`, so every payload is text already.",
        related=(Related(api.uri, header(api), f"the API `{api.name}`"),),
        fixes=(Fix(f"Remove `{handling.name}`", (Remove(handling),)),),
        tags=(Tag.UNNECESSARY,),
    )
