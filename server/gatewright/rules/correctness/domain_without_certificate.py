"""Custom domain has no certificate.

What it does
    Reports a custom domain without any certificate parameter.
Why it matters
    A domain speaks TLS and nothing else, so the service makes none without a certificate.
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ domain-without-certificate
      domain_name = "api.pets.example"

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
    ```cloudformation
    Resources:
      PetsDomain:
        Type: AWS::ApiGateway::DomainName
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ domain-without-certificate
        Properties:
          DomainName: api.pets.example
          EndpointConfiguration:
            Types: [REGIONAL]
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate_validation.pets.certificate_arn

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
When it stays quiet
    When a certificate may come from a condition or a transform.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Pointer, SetParam
from gatewright.rules.questions.apis import only_one
from gatewright.rules.questions.domains import certificate_param, endpoint_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="domain-without-certificate",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.domain_name", "rest.private_domain_name", "http.domain_name.domain_name_configuration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html",),
)

_CERTIFICATES = ("certificate_arn", "regional_certificate_arn", "certificate_name", "regional_certificate_name", "certificate_body")


def check(domain: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a domain for which no certificate is written, where its dialect lets it be left out."""
    if any(domain.sets(name) for name in _CERTIFICATES):
        return
    param = ctx.param(domain, "certificate_arn")
    if param is None or param.required_in(ctx.dialect):
        return
    name = certificate_param(endpoint_of(domain, ctx))
    spelled, fixes = ctx.spelled(domain, name), tuple[Fix, ...]()
    wait, certificate = only_one(ctx.of_kind("neighbor.acm_certificate_validation")), only_one(ctx.of_kind("neighbor.acm_certificate"))
    if wait:
        new = Pointer(wait.address, "certificate_arn")
        fixes = (Fix(f"Use the certificate of `{wait.name}`", (SetParam(domain, name, new),), certain=False),)
    elif certificate:
        new = Pointer(certificate.address, "arn" if ctx.dialect == "terraform" else None)
        fixes = (Fix(f"Use the certificate `{certificate.name}`", (SetParam(domain, name, new),), certain=False),)
    yield Finding(header(domain), f"The domain has no certificate, and the service makes none without; set `{spelled}`.", fixes=fixes)
