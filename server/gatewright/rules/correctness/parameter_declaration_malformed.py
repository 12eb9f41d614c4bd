"""Method declares a parameter by a name that cannot be read.

What it does
    Reports a key in `request_parameters` of a method that is not `method.request.{path|querystring|header}.NAME`, and a key
    in `response_parameters` of a method response that is not `method.response.header.NAME`.
Why it matters
    The service refuses the method with "Invalid mapping expression specified", or with "Parameter name should match the
    following regular expression: ^[a-zA-Z0-9._$-]+$" where the name is at fault.
Example
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"
      request_parameters = {
        "method.request.path.petId"         = true
        "method.request.queryString.page"   = false
                        ^^^^^^^^^^^ parameter-declaration-malformed
        "integration.request.header.Accept" = false
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parameter-declaration-malformed
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
          RequestParameters:
            method.request.path.proxy+: true
                                ^^^^^^ parameter-declaration-malformed
          MethodResponses:
            - StatusCode: "200"
              ResponseParameters:
                header.Location: true
                ^^^^^^^^^^^^^^^ parameter-declaration-malformed
          Integration:
            Type: HTTP
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/pets
            IntegrationResponses:
              - StatusCode: "200"
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"
      request_parameters = {
        "method.request.path.petId"       = true
        "method.request.querystring.page" = false
        "method.request.header.Accept"    = false
      }
    }
    ```
When it stays quiet
    On keys that are computed.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.mappings import DECLARED, malformed_keys
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="parameter-declaration-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method", "rest.method_response"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html",),
    errors=("Invalid mapping expression specified", "Parameter name should match the following regular expression"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports keys that declare nothing."""
    name, slot = DECLARED[block.kind or ""]
    yield from malformed_keys(block, name, slot)
