"""Mapping leads to a place that does not exist.

What it does
    Reports a key of a parameter mapping that names no place for a value: in an integration anything but
    `integration.request.{path|querystring|header}.NAME`, in an integration response anything but `method.response.header.NAME`, in
    a gateway response anything but `gatewayresponse.{header|path|querystring}.NAME`.
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
        "method.request.path.id" = "method.request.path.petId"
         ^^^^^^^^^^^^^^^^^^^^^^ mapping-target-malformed
      }
    }
    ```
    ```cloudformation
    Resources:
      Denied:
        Type: AWS::ApiGateway::GatewayResponse
        Properties:
          RestApiId: !Ref Pets
          ResponseType: ACCESS_DENIED
          ResponseParameters:
            gatewayresponse.headers.Access-Control-Allow-Origin: "'*'"
                            ^^^^^^^ mapping-target-malformed
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
        "integration.request.path.id" = "method.request.path.petId"
      }
    }
    ```
    ```cloudformation
    Resources:
      Denied:
        Type: AWS::ApiGateway::GatewayResponse
        Properties:
          RestApiId: !Ref Pets
          ResponseType: ACCESS_DENIED
          ResponseParameters:
            gatewayresponse.header.Access-Control-Allow-Origin: "'*'"
    ```
When it stays quiet
    On keys that are computed.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.mappings import TARGETS, malformed_keys
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="mapping-target-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "rest.integration_response", "rest.gateway_response"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html",),
    errors=("Invalid mapping expression specified", "Invalid mapping expression parameter specified"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports keys that lead nowhere."""
    name, slot = TARGETS[block.kind or ""]
    yield from malformed_keys(block, name, slot)
