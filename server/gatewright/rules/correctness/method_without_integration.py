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
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.apis import only_one
from gatewright.rules.questions.functions import invocation_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="method-without-integration",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-method-settings.html",),
    errors=("No integration defined for method",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a method for which certainly no integration is written."""
    method = ctx.graph.node(block, of=Method)
    api = method.api
    if not api or api.is_described or method.integration is not None or method.is_passed_on:
        return
    what = "add an `Integration`" if ctx.dialect == "cloudformation" else "add an `aws_api_gateway_integration`"
    words = f'Nothing stands behind `{method.label}`; the deployment fails with "No integration defined for method". A' + what[1:] + "."
    yield Finding(header(block), words, fixes=tuple(_fixes(method, ctx)))


def _fixes(method: Method, ctx: RuleContext) -> Iterator[Fix]:
    """Something to begin with: the only function of the project, and an answer without any backend."""
    if ctx.dialect == "terraform" and not method.certain:
        return
    function = only_one([block for kind in ("neighbor.lambda_function", "sam.function") for block in ctx.of_kind(kind)])
    if function:
        call: dict[str, Literal] = {"type": "AWS_PROXY", "integration_http_method": "POST", "uri": invocation_of(function, ctx)}
        nested = ctx.dialect == "cloudformation"
        wish = AddBlock(method.block, "integration", call) if nested else _resource(method, "rest.integration", call, ctx)
        yield Fix(f"Call the function `{function.name}`", (wish,), certain=False)
    yield Fix("Answer without a backend", tuple(_mock(method, ctx)), certain=False)


def _mock(method: Method, ctx: RuleContext) -> Iterator[Wish]:
    """An integration that answers by itself, with an answer that the method declares."""
    declared = [one.text("status_code") for one in method.responses]
    code = next((one for one in declared if one), "200")
    status: dict[str, Literal] = {"status_code": code}
    mock: dict[str, Literal] = {"type": "MOCK", "request_templates": {"application/json": f'{{"statusCode": {code}}}'}}
    if ctx.dialect == "cloudformation":
        yield AddBlock(method.block, "integration", {**mock, "integration_responses": [status]})
        if not method.sets("method_responses"):
            yield AddBlock(method.block, "method_responses", status)
        return
    made = [_resource(method, "rest.integration", mock, ctx)]
    if not declared:
        made.append(_resource(method, "rest.method_response", status, ctx))
    yield from made
    yield _resource(method, "rest.integration_response", status, ctx, tuple(one.address for one in made))


def _resource(method: Method, kind: str, params: dict[str, Literal], ctx: RuleContext, waits: tuple[str, ...] = ()) -> AddResource:
    """In Terraform each part of a method is a resource of its own that names the method."""
    block = method.block
    of_method: dict[str, Literal] = {name: Pointer(block.address, name) for name in ("rest_api_id", "resource_id", "http_method")}
    return AddResource(block, kind, new_address(ctx, kind, block.name), {**of_method, **params}, waits)
