"""Private integration of an HTTP API does not name a listener.

What it does
    Reports an integration of an HTTP API through a VPC link whose `integration_uri` is a URL, or a load balancer instead of one of
    its listeners.
Why it matters
    The service refuses it: "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service
    ARN." A private integration of a REST API takes a URL; one of an HTTP API does not.
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
      connection_type    = "VPC_LINK"
      connection_id      = aws_apigatewayv2_vpc_link.main.id
      integration_uri    = aws_lb.pets.arn
                           ^^^^^^^^^^^^^^^ private-integration-uri-not-listener
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
          ConnectionType: VPC_LINK
          ConnectionId: !Ref Link
          IntegrationUri: !Sub http://${Balancer.DNSName}/pets
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ private-integration-uri-not-listener
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
      connection_type    = "VPC_LINK"
      connection_id      = aws_apigatewayv2_vpc_link.main.id
      integration_uri    = aws_lb_listener.pets.arn

      tls_config {
        server_name_to_verify = "pets.internal.example.com"
      }
    }
    ```
When it stays quiet
    When the connection, the protocol of the API or what `integration_uri` names cannot be known.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block, Ref, picked, walk
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.apis import only_one, protocol_of, reference_to
from gatewright.rules.questions.uris import uri_text
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="private-integration-uri-not-listener",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",),
    errors=("For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN",),
)


_BALANCER = re.compile(r"arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:loadbalancer/")
_BALANCER_TYPES = re.compile(r"(data\.)?aws_a?lb\.")


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an address that is a URL or a balancer, whatever its unknown parts turn out to be."""
    attribute = integration.get("integration_uri")
    if attribute is None or ctx.value(integration, "connection_type") != "VPC_LINK" or protocol_of(integration, ctx.project) != "HTTP":
        return
    what = _address(integration, ctx)
    if what is None:
        return
    listener = only_one(_listeners(integration, ctx))
    fixes: tuple[Fix, ...] = ()
    if listener:
        new = reference_to(listener, "arn", ctx)
        fixes = (Fix(f"Name the listener `{listener.name}`", (ReplaceValue(attribute.value, new),), certain=False),)
    yield Finding(
        attribute.value.span,
        f'`{attribute.name}` is {what}; through a VPC link it "should be a valid ELB listener ARN or a valid Cloud Map service ARN".',
        fixes=fixes,
    )


def _address(integration: Block, ctx: RuleContext) -> str | None:
    """What the address is, where that is certain and wrong."""
    text = uri_text(integration, ctx)
    if text.startswith(("http://", "https://")):
        return "a URL"
    attribute = integration.get("integration_uri")
    ref = picked(attribute.value) if attribute else None
    if ref and _is_balancer(ref, ctx) and (ref.path or ctx.dialect == "cloudformation"):
        return "the host name of a load balancer" if (ref.attribute or "").lower().replace("_", "") == "dnsname" else "a load balancer"
    return "the ARN of a load balancer" if _BALANCER.match(text) else None


def _is_balancer(ref: Ref, ctx: RuleContext) -> bool:
    """Whether a reference names a load balancer; Terraform says so by its type, also where it is declared elsewhere."""
    block = ctx.project.target(ref)
    return bool(_BALANCER_TYPES.match(ref.target)) or (block is not None and block.kind == "neighbor.lb")


def _listeners(integration: Block, ctx: RuleContext) -> list[Block]:
    """The listeners that it may mean: those of the balancer that it names, or else all."""
    attribute, listeners = integration.get("integration_uri"), ctx.of_kind("neighbor.lb_listener")
    refs = [inner for inner in walk(attribute.value) if isinstance(inner, Ref)] if attribute else []
    named = {ref.target for ref in refs if _is_balancer(ref, ctx)}
    return [one for one in listeners if not named or _balancer_of(one) in named]


def _balancer_of(listener: Block) -> str | None:
    """The address of the load balancer that a listener is on."""
    attribute = listener.get("load_balancer_arn")
    ref = picked(attribute.value) if attribute else None
    return ref.target if ref else None
