"""Private integration of an HTTP API is not encrypted.

What it does
    Reports an integration of an HTTP API through a VPC link without `tls_config`.
Why it matters
    Without it, API Gateway speaks plain HTTP to the backend, whatever the port of the listener. The traffic stays inside the VPC,
    but some rules of security ask for encryption there as well. The listener has to speak TLS then, too.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      integration_uri    = aws_lb_listener.pets.arn
      connection_type    = "VPC_LINK"
                           ^^^^^^^^^^ private-integration-without-tls
      connection_id      = aws_apigatewayv2_vpc_link.main.id
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      PetsIntegration:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: HTTP_PROXY
          IntegrationMethod: ANY
          IntegrationUri: !Ref Listener
          ConnectionType: VPC_LINK
                          ^^^^^^^^ private-integration-without-tls
          ConnectionId: !Ref Link
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
      integration_uri    = aws_lb_listener.pets.arn
      connection_type    = "VPC_LINK"
      connection_id      = aws_apigatewayv2_vpc_link.main.id

      tls_config {
        server_name_to_verify = "pets.internal.example.com"
      }
    }
    ```
When it stays quiet
    When the connection or the protocol of the API cannot be known, and where the listener is known to speak TLS: then it is a
    fault, which has a rule of its own.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddBlock
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.listeners import speaks_tls
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="private-integration-without-tls",
    level=Level.INFORMATION,
    category=Category.SECURITY,
    on=("http.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a link over which API Gateway certainly speaks plain HTTP."""
    if ctx.value(integration, "connection_type") != "VPC_LINK" or integration.sets("tls_config"):
        return
    if protocol_of(integration, ctx.project) != "HTTP" or speaks_tls(integration, ctx):
        return
    name = ctx.spelled(integration, "tls_config")
    yield Finding(
        ctx.place(integration, "connection_type"),
        f"`{name}` is not set; requests travel inside the VPC without encryption.",
        fixes=(
            Fix(
                f"Add `{name}`",
                (AddBlock(integration, "tls_config", {"server_name_to_verify": "api.internal.example.com"}),),
                certain=False,
            ),
        ),
    )
