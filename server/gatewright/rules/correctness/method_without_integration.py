"""Method has no integration.

What it does
    Reports a method of a REST API behind which no integration stands.
Why it matters
    API Gateway does not know what to call. The deployment fails with "No integration defined for method".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "list_pets" {
              ^^^^^^^^^^^^^^^^^^^^^^ method-without-integration
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      ListPets:
        Type: AWS::ApiGateway::Method
              ^^^^^^^^^^^^^^^^^^^^^^^ method-without-integration
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !GetAtt Pets.RootResourceId
          HttpMethod: GET
          AuthorizationType: AWS_IAM
    ```
Write instead
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

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_rest_api.pets.root_resource_id
      http_method             = aws_api_gateway_method.list_pets.http_method
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/"
    }
    ```
When it stays quiet
    When the API is not declared in the same project, when an OpenAPI document may define the integration, when the method goes to a
    module that the files do not show, and when an integration may be for it, because its path or verb is not known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Method
from gatewright.model.wish import AddBlock, AddResource, Literal, Pointer, Wish
from gatewright.rules.apis import only_one
from gatewright.rules.functions import invocation_of
from gatewright.rules.newcomers import new_address
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="method-without-integration",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-method-settings.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a method for which certainly no integration is written."""
    method = ctx.graph.node(block, of=Method)
    api = method.api
    if not api or api.is_described or method.integration is not None or method.is_passed_on:
        return
    what = "add an `Integration`" if ctx.dialect == "cloudformation" else "add an `aws_api_gateway_integration`"
    words = f'Nothing stands behind `{method.label}`; the deployment fails with "No integration defined for method". A' + what[1:] + "."
    yield Finding(header(block), words, fixes=tuple(_fixes(block, ctx)))


def _fixes(method: Block, ctx: RuleContext) -> Iterator[Fix]:
    """A proxy to the only function of the project."""
    function = only_one(ctx.of_kind("neighbor.lambda_function"))
    if function is None or method.conditional:
        return
    call: dict[str, Literal] = {"type": "AWS_PROXY", "integration_http_method": "POST", "uri": invocation_of(function, ctx)}
    wish: Wish = AddBlock(method, "integration", call)
    if ctx.dialect == "terraform":
        operation = {name: Pointer(method.address, name) for name in ("rest_api_id", "resource_id", "http_method")}
        wish = AddResource(method, "rest.integration", new_address(ctx, "rest.integration", method.name), {**operation, **call})
    yield Fix(f"Call the function `{function.name}`", (wish,), certain=False)
