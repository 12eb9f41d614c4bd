"""HTTP API has an integration that is no proxy.

What it does
    Reports an integration of the type `AWS`, `HTTP` or `MOCK` in an HTTP API.
Why it matters
    The service refuses it: "Currently, an API with a protocol type of HTTP may only be associated with proxy integrations
    (AWS_PROXY, HTTP_PROXY)". HTTP APIs do not rewrite bodies and answer nothing by themselves but preflights, which
    `cors_configuration` of the API is for.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP"
                           ^^^^^^ non-proxy-integration-on-http-api
      integration_method = "ANY"
      integration_uri    = "https://pets.example.com"
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      Preflight:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: MOCK
                           ^^^^ non-proxy-integration-on-http-api
          PayloadFormatVersion: "1.0"
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      integration_uri    = "https://pets.example.com"
    }
    ```
When it stays quiet
    When the type or the protocol of the API cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="non-proxy-integration-on-http-api",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html",),
    errors=("Currently, an API with a protocol type of HTTP may only be associated with proxy integrations",),
)


_PROXIES = {"AWS": "AWS_PROXY", "HTTP": "HTTP_PROXY", "MOCK": None}


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a type that only WebSocket APIs take, where the API certainly is none."""
    kind = ctx.value(integration, "integration_type")
    if not isinstance(kind, str) or kind not in _PROXIES or protocol_of(integration, ctx.project) != "HTTP":
        return
    proxy = _PROXIES[kind]
    fixes = (Fix(f"Change to `{proxy}`", (SetParam(integration, "integration_type", proxy),), certain=False),) if proxy else ()
    cors = ctx.index.word("cors_configuration", ctx.dialect)
    way = f"use `{proxy}`." if proxy else f"answer preflights with `{cors}` of the API."
    yield Finding(
        ctx.place(integration, "integration_type"),
        f'`{kind}` is for WebSocket APIs; an HTTP API "may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)": {way}',
        fixes=fixes,
    )
