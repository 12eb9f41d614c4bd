"""Mapping sends the words of an expression instead of its value.

What it does
    Reports a value of a parameter mapping that is an expression in single quotes: `'method.request.path.petId'`.
Why it matters
    Single quotes make fixed text. The mapping deploys, and the backend receives the words "method.request.path.petId", which
    mostly ends in a 404.
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
        "integration.request.path.id" = "'method.request.path.petId'"
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mapping-expression-in-quotes
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
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/pets
            RequestParameters:
              integration.request.header.X-Caller: "'context.identity.sourceIp'"
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mapping-expression-in-quotes
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
When it stays quiet
    On fixed text that no mapping could read as an expression.
"""

from collections.abc import Iterator

from gatewright.expressions.rest_mapping import Fixed, Malformed, read
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.mappings import SOURCES, sources, stretch
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="mapping-expression-in-quotes",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration", "rest.integration_response", "rest.gateway_response"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports fixed text that would be an expression without its quotes."""
    _, slot = SOURCES[block.kind or ""]
    for entry, text, value in sources(block, ctx):
        if isinstance(value, Fixed) and not isinstance(read(value.text.text, slot), (Malformed, Fixed)):
            inside = value.text.text
            fixes = (Fix("Take the quotes away", (ReplaceValue(entry.value, inside),), False),) if isinstance(entry.value, Text) else ()
            message = f"`{inside}` is in single quotes, so the words themselves are sent; without the quotes it is the value."
            yield Finding(stretch(entry.value, Span(0, len(text))), message, fixes=fixes)
