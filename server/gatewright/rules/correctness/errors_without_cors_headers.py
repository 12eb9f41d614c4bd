"""Errors of an API that pages of other sites cannot see.

What it does
    Reports a REST API that answers preflights, where no gateway response has an `Access-Control-Allow-Origin` header.
Why it matters
    What API Gateway answers by itself (401, 403, 413, 429, 504) has no CORS headers then. The page sees a CORS error instead of the
    status, and somebody looks for the fault in the wrong place.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ errors-without-cors-headers
      name = "pets"
    }

    resource "aws_api_gateway_method" "preflight" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "OPTIONS"
      authorization = "NONE"
    }

    resource "aws_api_gateway_method_response" "preflight" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_rest_api.pets.root_resource_id
      http_method = aws_api_gateway_method.preflight.http_method
      status_code = "200"

      response_parameters = {
        "method.response.header.Access-Control-Allow-Origin" = true
      }
    }
    ```
    ```cloudformation
    Resources:
      Api:
        Type: AWS::ApiGateway::RestApi
              ^^^^^^^^^^^^^^^^^^^^^^^^ errors-without-cors-headers
        Properties:
          Name: pets
      Preflight:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !GetAtt Api.RootResourceId
          HttpMethod: OPTIONS
          AuthorizationType: NONE
          MethodResponses:
            - StatusCode: "200"
              ResponseParameters:
                method.response.header.Access-Control-Allow-Origin: true
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_gateway_response" "errors" {
      for_each      = toset(["DEFAULT_4XX", "DEFAULT_5XX"])
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      response_type = each.key

      response_parameters = {
        "gatewayresponse.header.Access-Control-Allow-Origin" = "'*'"
      }
    }
    ```
When it stays quiet
    When a document describes the API, when others may add gateway responses, and when one has headers that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.graph import Api, OfApi
from gatewright.model.wish import AddEntry, AddResource, Wish
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.apis import id_of
from gatewright.rules.questions.cors import allows_origins, origin_of
from gatewright.rules.questions.declared import declared_keys
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="errors-without-cors-headers",
    level=Level.OFF,
    category=Category.CORRECTNESS,
    on=("rest.api",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html",),
    strict=Level.INFORMATION,
    errors=("No 'Access-Control-Allow-Origin' header is present on the requested resource",),
)

_HEADER = "gatewayresponse.header.Access-Control-Allow-Origin"
_DEFAULTS = {"DEFAULT_4XX": "client errors", "DEFAULT_5XX": "server errors"}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an API with preflights, none of whose own answers has the header."""
    api = ctx.graph.node(block, of=Api)
    preflight = next((one for one in api.methods if one.verb == "OPTIONS" and allows_origins(one)), None)
    if preflight is None or api.is_described or api.is_handed_on or api.may_have("rest.gateway_response"):
        return
    if any(_may_have_header(response) for response in api.gateway_responses):
        return
    wishes = tuple(_wish(api, type_, origin_of(preflight), ctx) for type_ in _DEFAULTS)
    yield Finding(
        header(block),
        f"The API answers preflights, but what it answers by itself, such as 401 or 429, has no `Access-Control-Allow-Origin`; "
        f"pages see a CORS error instead. Add it to the gateway responses `{'` and `'.join(_DEFAULTS)}`.",
        fixes=() if block.conditional else (Fix("Add the header to what the API answers by itself", wishes, certain=False),),
    )


def _may_have_header(response: OfApi) -> bool:
    keys = declared_keys(response, "response_parameters")
    return keys is UNKNOWN or any(key.lower() == _HEADER.lower() for key in keys)


def _wish(api: Api, type_: str, origin: str, ctx: RuleContext) -> Wish:
    """The header for one kind of answer: on the response that is there, or with a new one."""
    there = next((one for one in api.gateway_responses if one.text("response_type") == type_), None)
    if there:
        return AddEntry(there.block, "response_parameters", _HEADER, origin)
    address = new_address(ctx, "rest.gateway_response", f"{api.block.name} {_DEFAULTS[type_]}")
    params = {"rest_api_id": id_of(api.block, ctx), "response_type": type_, "response_parameters": {_HEADER: origin}}
    return AddResource(api.block, "rest.gateway_response", address, params)
