"""TLS settings on an integration that is not private.

What it does
    Reports `tls_config` of an integration in an HTTP API whose connection is `INTERNET`, or left out, which means the same.
Why it matters
    The name to verify is for backends behind a VPC link. A public backend is reached over TLS when its URL starts with `https://`,
    and the name in that URL is what is verified.
Example
    ```terraform
    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      integration_uri    = "https://pets.example.com"

      tls_config {
      ^^^^^^^^^^ tls-config-without-vpc-link
        server_name_to_verify = "pets.example.com"
      }
    }
    ```
    ```cloudformation
    Resources:
      PetsIntegration:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: HTTP_PROXY
          IntegrationMethod: ANY
          ConnectionType: INTERNET
          IntegrationUri: https://pets.example.com
          PayloadFormatVersion: "1.0"
          TlsConfig:
          ^^^^^^^^^ tls-config-without-vpc-link
            ServerNameToVerify: pets.example.com
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      integration_uri    = "https://pets.example.com"
    }
    ```
When it stays quiet
    When the connection cannot be known, and in WebSocket APIs, which have no such settings at all.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="tls-config-without-vpc-link",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports settings beside a connection that does not use them."""
    if ctx.effective(integration, "connection_type") != "INTERNET" or protocol_of(integration, ctx.project) == "WEBSOCKET":
        return
    if "tls_config" in integration.contents.uncertain:
        return
    for settings in integration.nested("tls_config"):
        yield Finding(
            header(settings),
            f"`{settings.name}` is for integrations through a VPC link; for a public backend `https://` in the URL is enough.",
            fixes=(Fix(f"Remove `{settings.name}`", (Remove(settings),), certain=False),),
        )
