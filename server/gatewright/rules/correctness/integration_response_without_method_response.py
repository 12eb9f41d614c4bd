"""Integration response leads to a status that the method does not declare.

What it does
    Reports an integration response whose `status_code` no method response of the same method has.
Why it matters
    The service refuses it with "Invalid Response status code specified" and "No method response exists for method". Where it was
    taken out later, every such answer becomes a 500: "Output mapping refers to an invalid method response".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_rest_api.pets.root_resource_id
      http_method = aws_api_gateway_method.list_pets.http_method
      status_code = "200"
                    ^^^^^ integration-response-without-method-response
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
              - StatusCode: "404"
                            ^^^^^ integration-response-without-method-response
                SelectionPattern: "404"
          MethodResponses:
            - StatusCode: "200"
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_rest_api.pets.root_resource_id
      http_method = aws_api_gateway_method.list_pets.http_method
      status_code = "200"
    }

    resource "aws_api_gateway_integration_response" "found" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_rest_api.pets.root_resource_id
      http_method = aws_api_gateway_method.list_pets.http_method
      status_code = aws_api_gateway_method_response.found.status_code
    }
    ```
When it stays quiet
    When a status is not known, when responses may be declared where the files do not show them, and with proxy integrations, which have
    no use for either.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Method, OnMethod
from gatewright.model.wish import AddBlock, AddResource, Literal, Pointer, SetParam
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.declared import declared_response, is_behind_proxy, status_of
from gatewright.rules.questions.mappings import written_keys
from gatewright.rules.questions.places import same_place
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="integration-response-without-method-response",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration_response",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-response.html",),
    errors=(
        "Invalid Response status code specified",
        "No method response exists for method",
        "Output mapping refers to an invalid method response",
    ),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an integration response that certainly leads to nothing declared."""
    response = ctx.graph.node(block, of=OnMethod)
    method, status = response.method, status_of(response)
    if not method or not status or declared_response(response) is not None or is_behind_proxy(response):
        return
    if any(len(status_of(one) or "") != 3 for one in method.responses):
        return  # a status that is none is wrong where it stands
    what = "`MethodResponses`" if ctx.dialect == "cloudformation" else "an `aws_api_gateway_method_response`"
    yield Finding(
        ctx.place(block, "status_code"),
        f'`{method.label}` declares no response `{status}`; this fails with "Invalid Response status code specified". Declare it in {what}.',
        related=(Related(method.block.uri, header(method.block), "the method"),),
        fixes=tuple(_fixes(block, method, status, ctx)),
    )


def _fixes(block: Block, method: Method, status: str, ctx: RuleContext) -> Iterator[Fix]:
    """To declare the response, with the headers that are mapped."""
    headers = {key: True for key, _ in written_keys(block, "response_parameters")}
    params: dict[str, Literal] = {"status_code": status, **({"response_parameters": headers} if headers else {})}
    title = f"Declare the response {status} on the method"
    if block.parent:
        yield Fix(title, (AddBlock(method.block, "method_responses", params),))
        return
    around = same_place(block, ("rest_api_id", "resource_id", "http_method"), ctx)
    if around:
        address = new_address(ctx, "rest.method_response", block.name)
        declared = AddResource(method.block, "rest.method_response", address, {**around, **params})
        yield Fix(title, (declared, SetParam(block, "status_code", Pointer(address, "status_code"))))
