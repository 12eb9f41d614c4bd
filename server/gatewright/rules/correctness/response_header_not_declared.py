"""Header of an answer that the method does not declare.

What it does
    Reports a `method.response.header.…` that an integration response maps, where the method response of the same status does not
    declare it.
Why it matters
    The service refuses the integration response with "Invalid mapping expression parameter specified". Names must be equal to the letter,
    case included.
Example
    ```terraform
    resource "aws_api_gateway_method_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = aws_api_gateway_method.list_pets.http_method
      status_code = "200"
    }

    resource "aws_api_gateway_integration_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = aws_api_gateway_integration.list_pets.http_method
      status_code = aws_api_gateway_method_response.found.status_code

      response_parameters = {
        "method.response.header.Access-Control-Allow-Origin" = "'*'"
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ response-header-not-declared
      }
    }

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = aws_api_gateway_method.list_pets.http_method
      type                    = "HTTP"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/"
    }

    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pets.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }
    ```
    ```cloudformation
    Resources:
      ListPets:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !Ref Pets
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: HTTP
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/
            IntegrationResponses:
              - StatusCode: "200"
                ResponseParameters:
                  method.response.header.ETag: integration.response.header.ETag
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ response-header-not-declared
          MethodResponses:
            - StatusCode: "200"
              ResponseParameters:
                method.response.header.Etag: true
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = aws_api_gateway_method.list_pets.http_method
      status_code = "200"

      response_parameters = {
        "method.response.header.Access-Control-Allow-Origin" = true
      }
    }

    resource "aws_api_gateway_integration_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = aws_api_gateway_integration.list_pets.http_method
      status_code = aws_api_gateway_method_response.found.status_code

      response_parameters = {
        "method.response.header.Access-Control-Allow-Origin" = "'*'"
      }
    }
    ```
When it stays quiet
    When status or declaration cannot be known. Where the method has no response of that status at all, that is
    `integration-response-without-method-response`.
"""

from collections.abc import Iterator

from gatewright.expressions.rest_mapping import METHOD_RESPONSE, Part, read
from gatewright.model import UNKNOWN, Block, Choice
from gatewright.model.graph import OnMethod
from gatewright.model.value import MapEntry
from gatewright.model.wish import AddEntry, ReplaceWords
from gatewright.rules.questions.declared import declared_keys, declared_response, is_behind_proxy
from gatewright.rules.questions.mappings import key_stretch, written_keys
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="response-header-not-declared",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration_response",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html",),
    errors=("Invalid mapping expression parameter specified", "Invalid mapping expression specified"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each mapped header that is not declared."""
    response = ctx.graph.node(block, of=OnMethod)
    behind = declared_response(response)
    declared = declared_keys(behind, "response_parameters") if behind else UNKNOWN
    if not behind or declared is UNKNOWN or not isinstance(response.value("response_parameters"), dict) or is_behind_proxy(response):
        return
    for key, entry in written_keys(block, "response_parameters"):
        # What Fn::If picks may be nothing at all.
        if key not in declared and isinstance(read(key, METHOD_RESPONSE), Part) and not isinstance(entry.value, Choice):
            yield _finding(key, entry, behind, declared, ctx)


def _finding(key: str, entry: MapEntry, behind: OnMethod, declared: frozenset[str], ctx: RuleContext) -> Finding:
    span = key_stretch(entry, Span(0, len(key)))
    other = next((one for one in declared if one.lower() == key.lower()), None)
    way = f"Did you mean `{other}`?" if other else f"Declare it in `{ctx.spelled(behind.block, 'response_parameters')}`."
    declare = Fix(f"Declare `{key}`", (AddEntry(behind.block, "response_parameters", key, True),), certain=not other)
    rename = (Fix(f"Change to `{other}`", (ReplaceWords(TextEdit(span, other)),), certain=False),) if other else ()
    return Finding(
        span,
        f'`{key}` is not declared on the method response; it fails with "Invalid mapping expression parameter specified". {way}',
        related=(Related(behind.block.uri, header(behind.block), "the method response"),),
        fixes=(*rename, declare),
    )
