"""Mock integration in an API that takes every payload for binary.

What it does
    Reports an integration of the type `MOCK` without `content_handling` in an API with `*/*` among its `binary_media_types`.
Why it matters
    The request template of a mock needs text, and `*/*` turns every payload into bytes. The call answers 500 and logs "Unable
    to transform request"; for a CORS preflight, browsers then block the real call.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name               = "pets"
      binary_media_types = ["*/*"]
    }

    resource "aws_api_gateway_integration" "options_pet" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.pet.id
      http_method       = "OPTIONS"
      type              = "MOCK"
                          ^^^^^^ mock-with-binary-types
      request_templates = {
        "application/json" = jsonencode({ statusCode = 200 })
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          BinaryMediaTypes:
            - '*/*'
      OptionsPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: OPTIONS
          AuthorizationType: NONE
          Integration:
            Type: MOCK
                  ^^^^ mock-with-binary-types
            RequestTemplates:
              application/json: '{"statusCode": 200}'
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name               = "pets"
      binary_media_types = ["*/*"]
    }

    resource "aws_api_gateway_integration" "options_pet" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.pet.id
      http_method       = "OPTIONS"
      type              = "MOCK"
      content_handling  = "CONVERT_TO_TEXT"
      request_templates = {
        "application/json" = jsonencode({ statusCode = 200 })
      }
    }

    resource "aws_api_gateway_method_response" "options_pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "OPTIONS"
      status_code = "200"
    }

    resource "aws_api_gateway_integration_response" "options_pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = aws_api_gateway_integration.options_pet.http_method
      status_code = aws_api_gateway_method_response.options_pet.status_code
    }
    ```
When it stays quiet
    When the API is declared elsewhere, or its binary media types cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import api_of, binary_types
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="mock-with-binary-types",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html",),
    errors=("Unable to transform request", "Unable to transform response"),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a mock without conversion where the API is known to take everything for binary."""
    if ctx.value(integration, "type") != "MOCK" or integration.sets("content_handling"):
        return
    api = api_of(integration, ctx)
    types = binary_types(api, ctx) if api else UNKNOWN
    if api is None or types is UNKNOWN or "*/*" not in types:
        return
    name = ctx.spelled(integration, "content_handling")
    yield Finding(
        ctx.place(integration, "type"),
        f'The API takes `*/*` for binary and this `MOCK` has no `{name}`; calls answer 500 and log "Unable to transform request".',
        related=(Related(api.uri, ctx.place(api, "binary_media_types"), "the binary media types"),),
        fixes=(Fix("Convert to text", (SetParam(integration, "content_handling", "CONVERT_TO_TEXT"),)),),
    )
