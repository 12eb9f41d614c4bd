"""Mapping takes a value from a place that does not exist.

What it does
    Reports a value of a parameter mapping that starts as an expression and is none that can stand there: a part of the other
    message, a part that a message does not have, the spelling of HTTP APIs (`$request.header.x`) or of templates (`$context.x`).
Why it matters
    The service refuses the resource with "Invalid mapping expression specified".
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/{id}"
      request_parameters = {
        "integration.request.path.id"         = "method.request.pathParameters.petId"
                                                                ^^^^^^^^^^^^^^ mapping-source-malformed
        "integration.request.header.X-Caller" = "$context.identity.sourceIp"
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ mapping-source-malformed
      }
    }
    ```
    ```cloudformation
    Resources:
      AddPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          MethodResponses:
            - StatusCode: "201"
              ResponseParameters:
                method.response.header.Location: true
          Integration:
            Type: HTTP
            IntegrationHttpMethod: POST
            Uri: https://pets.example.com/pets
            IntegrationResponses:
              - StatusCode: "201"
                ResponseParameters:
                  method.response.header.Location: method.request.header.Location
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mapping-source-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/{id}"
      request_parameters = {
        "integration.request.path.id"         = "method.request.path.petId"
        "integration.request.header.X-Caller" = "context.identity.sourceIp"
      }
    }
    ```
When it stays quiet
    When the value cannot be known. Text that is no expression at all has a rule of its own.
"""

from collections.abc import Iterator

from gatewright.expressions.rest_mapping import Fault, Malformed
from gatewright.model import Block
from gatewright.rules.questions.mappings import SOURCES, fix_of, refusal, sources, stretch
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="mapping-source-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "rest.integration_response", "rest.gateway_response"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html",),
    errors=("Invalid mapping expression specified", "Invalid mapping expression parameter specified"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports expressions that cannot stand where they do."""
    _, slot = SOURCES[block.kind or ""]
    for entry, text, read in sources(block, ctx):
        if isinstance(read, Malformed) and read.fault not in (Fault.UNQUOTED, Fault.EMPTY):
            yield Finding(stretch(entry.value, read.span), refusal(text, read, slot), fixes=fix_of(entry.value, read))
