"""Certificate parameter belongs to another type of endpoint.

What it does
    Reports `regional_certificate_arn` of a domain that is not regional, and `certificate_arn` of one that is. Without
    `endpoint_configuration` a domain is edge-optimized.
Why it matters
    The service refuses it: "Cannot import certificates for REGIONAL while EDGE is active.", or the reverse.
Example
    ```terraform
    resource "aws_acm_certificate" "pets" {
      domain_name       = "api.pets.example"
      validation_method = "DNS"
    }

    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate.pets.arn
      ^^^^^^^^^^^^^^^^^^^^^^^^ certificate-for-other-endpoint
    }
    ```
    ```cloudformation
    Parameters:
      Certificate:
        Type: String
    Resources:
      PetsDomain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.pets.example
          CertificateArn: !Ref Certificate
          ^^^^^^^^^^^^^^ certificate-for-other-endpoint
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
    When the type of endpoint cannot be known, or the certificate may turn out to be null.
"""

from collections.abc import Iterator

from gatewright.model import Attribute, Block, Role
from gatewright.model.wish import AddBlock, ReplaceWords
from gatewright.rules.questions.apis import to_endpoint
from gatewright.rules.questions.domains import certificate_param, endpoint_of
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import TextEdit

RULE = Rule(
    name="certificate-for-other-endpoint",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.domain_name",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html",),
    errors=("Cannot import certificates for … while … is active",),
)


def check(domain: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a certificate in the wrong parameter; where both are set, `conflicting-attributes` speaks."""
    endpoint = endpoint_of(domain, ctx)
    if not isinstance(endpoint, str):
        return
    right = certificate_param(endpoint)
    wrong = "certificate_arn" if right == "regional_certificate_arn" else "regional_certificate_arn"
    certificate = given(domain, wrong, ctx) or _parameter(domain, wrong, ctx)
    if certificate is None or domain.sets(right):
        return
    active = "EDGE" if wrong == "certificate_arn" else "REGIONAL"
    yield Finding(
        certificate.name_span,
        f'The endpoint type is `{endpoint}`, which takes `{ctx.spelled(domain, right)}`; "Cannot import certificates for {active} '
        f'while {endpoint} is active."',
        fixes=tuple(_fixes(domain, certificate, endpoint, right, ctx)),
    )


def _parameter(domain: Block, name: str, ctx: RuleContext) -> Attribute | None:
    """A certificate that comes from a parameter of the template, which is never null."""
    target, certificate = ctx.target(domain, name), domain.get(name)
    if certificate is None or target is None or target.role is not Role.VARIABLE or ctx.dialect != "cloudformation":
        return None
    return certificate if ctx.known(certificate.value) != "" else None


def _fixes(domain: Block, certificate: Attribute, endpoint: str, right: str, ctx: RuleContext) -> Iterator[Fix]:
    if endpoint != "REGIONAL" and certificate.param == "rest.domain_name/regional_certificate_arn":
        configuration = next(iter(domain.nested("endpoint_configuration")), None)
        added = AddBlock(domain, "endpoint_configuration", {"types": ["REGIONAL"]})
        wish = to_endpoint(configuration, "REGIONAL") if configuration else added
        yield Fix("Make the domain `REGIONAL`", (wish,), certain=False)
    spelled = ctx.spelled(domain, right)
    written = ctx.document.text[certificate.name_span.start : certificate.name_span.end].replace(certificate.name, spelled)
    yield Fix(f"Change to `{spelled}`", (ReplaceWords(TextEdit(certificate.name_span, written)),), certain=False)
