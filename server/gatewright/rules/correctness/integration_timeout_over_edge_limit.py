"""Integration of an edge-optimized API waits longer than it can.

What it does
    Reports a `timeout_milliseconds` over 29,000 in an API whose endpoint type is `EDGE`, which is also what an API without
    `endpoint_configuration` has.
Why it matters
    Regional and private APIs can have the limit raised, edge-optimized ones never: "Timeout should be between 50 ms and 29000
    ms".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"

      endpoint_configuration {
        types = ["EDGE"]
      }
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
      timeout_milliseconds    = 60000
                                ^^^^^ integration-timeout-over-edge-limit
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          EndpointConfiguration:
            Types:
              - EDGE
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            TimeoutInMillis: 60000
                             ^^^^^ integration-timeout-over-edge-limit
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${GetPetFunction.Arn}/invocations
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"

      endpoint_configuration {
        types = ["EDGE"]
      }
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
      timeout_milliseconds    = 29000
    }
    ```
When it stays quiet
    Streamed answers, mocks, and APIs whose endpoint type cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import api_of, endpoint_types
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="integration-timeout-over-edge-limit",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",),
    errors=("Timeout should be between 50 ms and 29000 ms",),
)


_LIMIT = 29_000
_LONGEST = 900_000
"""More is out of range for every integration, and reported as such."""


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a wait over the limit where the API is edge-optimized for certain."""
    wait, api = ctx.value(integration, "timeout_milliseconds"), api_of(integration, ctx)
    if not isinstance(wait, (int, float)) or not _LIMIT < wait <= _LONGEST or api is None or endpoint_types(api, ctx) != ["EDGE"]:
        return
    if ctx.effective(integration, "response_transfer_mode") != "BUFFERED" or ctx.value(integration, "type") == "MOCK":
        return
    name = ctx.spelled(integration, "timeout_milliseconds")
    yield Finding(
        ctx.place(integration, "timeout_milliseconds"),
        f'`{name}` is `{wait}` and the API is edge-optimized; "Timeout should be between 50 ms and 29000 ms".',
        related=(Related(api.uri, header(api), f"the API `{api.name}`"),),
        fixes=(Fix("Change to 29000", (SetParam(integration, "timeout_milliseconds", _LIMIT),)),),
    )
