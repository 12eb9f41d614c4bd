"""Private integration speaks plain HTTP to a listener that wants TLS.

What it does
    Reports an integration of an HTTP API through a VPC link without `tls_config` whose listener has the protocol `HTTPS` or `TLS`.
Why it matters
    API Gateway does not look at the protocol of the listener. It sends plain HTTP unless `tls_config` says otherwise, and every
    call ends in a 400 or without an answer.
Example
    ```terraform
    resource "aws_lb_listener" "pets" {
      load_balancer_arn = aws_lb.internal.arn
      port              = 443
      protocol          = "HTTPS"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      connection_type    = "VPC_LINK"
      connection_id      = aws_apigatewayv2_vpc_link.main.id
      integration_uri    = aws_lb_listener.pets.arn
                           ^^^^^^^^^^^^^^^^^^^^^^^^ plain-http-to-tls-listener
    }
    ```
    ```cloudformation
    Resources:
      Listener:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Balancer
          Port: 443
          Protocol: TLS
      PetsIntegration:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: HTTP_PROXY
          IntegrationMethod: ANY
          ConnectionType: VPC_LINK
          ConnectionId: !Ref Link
          IntegrationUri: !Ref Listener
                          ^^^^^^^^^^^^^ plain-http-to-tls-listener
          PayloadFormatVersion: "1.0"
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      connection_type    = "VPC_LINK"
      connection_id      = aws_apigatewayv2_vpc_link.main.id
      integration_uri    = aws_lb_listener.pets.arn

      tls_config {
        server_name_to_verify = "pets.internal.example.com"
      }
    }
    ```
When it stays quiet
    When the listener is declared elsewhere, or its protocol cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddBlock
from gatewright.rules.questions.listeners import speaks_tls
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="plain-http-to-tls-listener",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known listener that cannot read what it is sent."""
    if integration.sets("tls_config") or not speaks_tls(integration, ctx):
        return
    listener, name = ctx.target(integration, "integration_uri"), ctx.spelled(integration, "tls_config")
    protocol = ctx.value(listener, "protocol") if listener else ""
    yield Finding(
        ctx.place(integration, "integration_uri"),
        f"This listener speaks `{protocol}`, and without `{name}` API Gateway speaks plain HTTP to it; every call fails.",
        fixes=(
            Fix(
                f"Add `{name}`",
                (AddBlock(integration, "tls_config", {"server_name_to_verify": "api.internal.example.com"}),),
                certain=False,
            ),
        ),
    )
