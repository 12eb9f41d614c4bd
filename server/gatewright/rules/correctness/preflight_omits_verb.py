"""Preflight does not allow a verb that the path has for other sites.

What it does
    Reports an `Access-Control-Allow-Methods` of an `OPTIONS` method that lacks `PUT`, `PATCH` or `DELETE`, where a method with that verb
    on the same path answers with `Access-Control-Allow-Origin`.
Why it matters
    The browser asks, reads the list, and never sends the request. `GET`, `HEAD` and `POST` pass without being listed.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "remove_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "DELETE"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_method_response" "removed" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_rest_api.pets.root_resource_id
      http_method = aws_api_gateway_method.remove_pet.http_method
      status_code = "204"

      response_parameters = {
        "method.response.header.Access-Control-Allow-Origin" = true
      }
    }

    resource "aws_api_gateway_method" "preflight" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "OPTIONS"
      authorization = "NONE"
    }

    resource "aws_api_gateway_integration_response" "preflight" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_rest_api.pets.root_resource_id
      http_method = aws_api_gateway_method.preflight.http_method
      status_code = "200"

      response_parameters = {
        "method.response.header.Access-Control-Allow-Methods" = "'GET,OPTIONS'"
                                                                ^^^^^^^^^^^^^^^ preflight-omits-verb
      }
    }
    ```
    ```cloudformation
    Resources:
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      RemovePet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !GetAtt Api.RootResourceId
          HttpMethod: DELETE
          AuthorizationType: AWS_IAM
          MethodResponses:
            - StatusCode: "204"
              ResponseParameters:
                method.response.header.Access-Control-Allow-Origin: true
      Preflight:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !GetAtt Api.RootResourceId
          HttpMethod: OPTIONS
          AuthorizationType: NONE
          Integration:
            Type: MOCK
            IntegrationResponses:
              - StatusCode: "200"
                ResponseParameters:
                  method.response.header.Access-Control-Allow-Methods: "'GET,OPTIONS'"
                                                                       ^^^^^^^^^^^^^^^ preflight-omits-verb
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration_response" "preflight" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_rest_api.pets.root_resource_id
      http_method = aws_api_gateway_method.preflight.http_method
      status_code = "200"

      response_parameters = {
        "method.response.header.Access-Control-Allow-Methods" = "'DELETE,GET,OPTIONS'"
      }
    }
    ```
When it stays quiet
    When the list is `*` or not known, when others may add methods, and about methods that no answer shows to other sites, such as those
    with a proxy integration, whose backend decides.
"""

from collections.abc import Iterator

from gatewright.expressions.rest_mapping import Fixed
from gatewright.model import Block, Text
from gatewright.model.graph import OnMethod
from gatewright.model.wish import ReplaceValue
from gatewright.rules.phrases import listed
from gatewright.rules.questions.cors import allows_origins, on_same_path
from gatewright.rules.questions.mappings import MARKS, sources
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="preflight-omits-verb",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration_response",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html",),
    errors=("is not allowed by Access-Control-Allow-Methods in preflight response",),
)

_LIST = "method.response.header.access-control-allow-methods"
_ASKED_FOR = ("PUT", "PATCH", "DELETE")
"""What browsers send only when it is listed."""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a list that lacks what the path has."""
    method = ctx.graph.node(block, of=OnMethod).method
    if not method or method.verb != "OPTIONS":
        return
    around = [one for one in on_same_path(method) or () if one.verb in _ASKED_FOR and allows_origins(one)]
    for entry, text, source in sources(block, ctx) if around else ():
        if (entry.key or "").lower() != _LIST or not isinstance(source, Fixed) or MARKS.search(text):
            continue
        verbs = [verb.strip() for verb in source.text.text.split(",")]
        missing = [] if "*" in verbs else [one for one in around if one.verb not in verbs]
        if missing:
            names = [one.verb for one in missing if one.verb]
            fixes = (Fix(f"Allow {listed(names)}", (ReplaceValue(entry.value, f"'{','.join([*verbs, *names])}'"),)),)
            yield Finding(
                entry.value.span,
                f"Browsers may not send {listed(names)} from other sites, although the path has a method for it; add it to the list.",
                related=tuple(Related(one.block.uri, header(one.block), f"`{one.label}`") for one in missing),
                fixes=fixes if isinstance(entry.value, Text) else (),
            )
