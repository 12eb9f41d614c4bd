"""Mapping needs a regional domain with TLS 1.2.

What it does
    Reports an API mapping of an HTTP or WebSocket API, or with a path of several segments, on a domain that is not regional or that
    accepts TLS 1.0.
Why it matters
    The service refuses it: edge-optimized domains and those with `TLS_1_0` serve only REST APIs, under a path of one segment.
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "shop" {
      domain_name     = "api.shop.example"
      certificate_arn = aws_acm_certificate_validation.shop.certificate_arn
      security_policy = "TLS_1_2"
    }

    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_api_mapping" "pets" {
      api_id      = aws_apigatewayv2_api.pets.id
      domain_name = aws_api_gateway_domain_name.shop.domain_name
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ api-mapping-on-unsupported-domain
      stage       = "$default"
    }
    ```
    ```cloudformation
    Resources:
      Shop:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.shop.example
          RegionalCertificateArn: !Ref Certificate
          SecurityPolicy: TLS_1_0
          EndpointConfiguration:
            Types: [REGIONAL]
      PetsPath:
        Type: AWS::ApiGatewayV2::ApiMapping
        Properties:
          ApiId: !Ref Pets
          DomainName: !Ref Shop
                      ^^^^^^^^^ api-mapping-on-unsupported-domain
          Stage: live
          ApiMappingKey: shop/pets
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_domain_name" "shop" {
      domain_name = "api.shop.example"

      domain_name_configuration {
        certificate_arn = aws_acm_certificate_validation.shop.certificate_arn
        endpoint_type   = "REGIONAL"
        security_policy = "TLS_1_2"
      }
    }

    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_api_mapping" "pets" {
      api_id      = aws_apigatewayv2_api.pets.id
      domain_name = aws_apigatewayv2_domain_name.shop.id
      stage       = "$default"
    }
    ```
When it stays quiet
    When API or domain are not declared in the project, or endpoint type and policy cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.domains import domain_of, endpoint_of, needs_more
from gatewright.rules.rule import Category, Finding, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="api-mapping-on-unsupported-domain",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.api_mapping",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html",),
)


def check(mapping: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a mapping that certainly needs more than its domain gives."""
    domain, why = domain_of(mapping, ctx), needs_more(mapping, ctx)
    lack = _lack(domain, ctx) if domain else None
    if domain is None or why is None or lack is None or _is_told_before(mapping, domain, ctx):
        return
    yield Finding(
        ctx.place(mapping, "domain_name"),
        f"{why} needs a regional domain with TLS 1.2; this one {lack}.",
        related=(Related(domain.uri, header(domain), "the domain"),),
    )


def _is_told_before(mapping: Block, domain: Block, ctx: RuleContext) -> bool:
    """Whether the domain itself is refused, or the same is said of another mapping to it."""
    if domain.kind == "http.domain_name" and (ctx.dialect == "terraform" or endpoint_of(domain, ctx) == "EDGE"):
        return True
    first = next((one for one in ctx.of_kind("http.api_mapping") if domain_of(one, ctx) is domain and needs_more(one, ctx)), mapping)
    return first is not mapping


def _lack(domain: Block, ctx: RuleContext) -> str | None:
    endpoint = endpoint_of(domain, ctx)
    if endpoint == "EDGE":
        return "is edge-optimized"
    if endpoint == "PRIVATE":
        return "is private"
    parts = (domain, *domain.nested("domain_name_configuration"))
    return "accepts `TLS_1_0`" if any(ctx.value(part, "security_policy") == "TLS_1_0" for part in parts) else None
