"""Integration has no response that its answers could pass through.

What it does
    Reports an integration of the type `AWS`, `HTTP` or `MOCK` without any integration response.
Why it matters
    It deploys, and then every call answers 500 "Internal server error"; the log says "No match for output mapping and no default
    output mapping configured".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP"
                                ^^^^^^ integration-without-response
      integration_http_method = "GET"
      uri                     = "https://pets.example/pets"
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
                  ^^^^ integration-without-response
            IntegrationHttpMethod: GET
            Uri: https://pets.example/pets
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP"
      integration_http_method = "GET"
      uri                     = "https://pets.example/pets"
    }

    resource "aws_api_gateway_method_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      status_code = "200"
    }

    resource "aws_api_gateway_integration_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = aws_api_gateway_integration.get_pet.http_method
      status_code = aws_api_gateway_method_response.found.status_code
    }
    ```
When it stays quiet
    When a response may be declared elsewhere: the API is not part of the project, it has an OpenAPI document, or a response cannot be
    followed to its method.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.methods import offer_default_response, responses_of
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="integration-without-response",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html",),
    errors=("No match for output mapping and no default output mapping configured", "Internal server error"),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an integration whose answers certainly have no way to the client."""
    kind = ctx.value(integration, "type")
    if kind not in ("AWS", "HTTP", "MOCK") or responses_of(integration, ctx) != []:
        return
    yield Finding(
        ctx.place(integration, "type"),
        f'A `{kind}` integration needs an integration response; without one every call answers 500 and logs "No match for output mapping '
        'and no default output mapping configured".',
        fixes=offer_default_response(integration, ctx),
    )
