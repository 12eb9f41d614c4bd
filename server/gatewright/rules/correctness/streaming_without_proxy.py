"""Streaming on an integration that is no proxy.

What it does
    Reports `response_transfer_mode` `STREAM` on an integration of the type `AWS`, `HTTP` or `MOCK`.
Why it matters
    An answer that is mapped has to be there as a whole, so only `AWS_PROXY` and `HTTP_PROXY` can stream; the service refuses
    the rest.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets"
      response_transfer_mode  = "STREAM"
                                ^^^^^^^^ streaming-without-proxy
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
            Type: HTTP
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/pets
            ResponseTransferMode: STREAM
                                  ^^^^^^ streaming-without-proxy
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets"
      response_transfer_mode  = "STREAM"
    }
    ```
When it stays quiet
    When the type or the mode cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="streaming-without-proxy",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports streaming beside a type that maps its answers."""
    kind, mode = ctx.value(integration, "type"), ctx.value(integration, "response_transfer_mode")
    if mode != "STREAM" or kind not in ("AWS", "HTTP", "MOCK"):
        return
    name, type_name = ctx.spelled(integration, "response_transfer_mode"), ctx.spelled(integration, "type")
    fixes = [Fix("Change to `BUFFERED`", (SetParam(integration, "response_transfer_mode", "BUFFERED"),), certain=False)]
    if kind == "HTTP":
        fixes.append(Fix("Change the type to `HTTP_PROXY`", (SetParam(integration, "type", "HTTP_PROXY"),), certain=False))
    yield Finding(
        ctx.place(integration, "response_transfer_mode"),
        f"`{name}` is `STREAM` and `{type_name}` is `{kind}`; only `AWS_PROXY` and `HTTP_PROXY` can stream.",
        fixes=tuple(fixes),
    )
