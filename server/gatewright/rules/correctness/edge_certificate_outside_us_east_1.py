"""Certificate of an edge domain is not in `us-east-1`.

What it does
    Reports `certificate_arn` of an edge-optimized domain where the certificate is in another region.
Why it matters
    Edge domains are served by CloudFront, which takes certificates from `us-east-1` alone, whatever the API's region: "Invalid
    certificate ARN: ... Certificate must be in 'us-east-1'."
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name     = "api.pets.example"
      certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/a1b2"
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ edge-certificate-outside-us-east-1
      security_policy = "TLS_1_2"
    }
    ```
    ```cloudformation
    Resources:
      PetsDomain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.pets.example
          CertificateArn: !Sub "arn:aws:acm:eu-west-1:${AWS::AccountId}:certificate/a1b2"
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ edge-certificate-outside-us-east-1
          EndpointConfiguration:
            Types: [EDGE]
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name     = "api.pets.example"
      certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/a1b2"
      security_policy = "TLS_1_2"
    }
    ```
When it stays quiet
    When the region cannot be known, as that of a provider alias, and in the partitions for China, where edge domains do not exist.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.domains import endpoint_of
from gatewright.rules.questions.uris import rendered
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="edge-certificate-outside-us-east-1",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.domain_name",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-edge-optimized-custom-domain-name.html",),
    errors=("Certificate must be in 'us-east-1'",),
)

_REGION = re.compile(r"arn:aws:acm:(?P<region>[a-z]{2}(-[a-z]+)+-\d):")


def check(domain: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a certificate that certainly is elsewhere."""
    certificate = domain.get("certificate_arn")
    if certificate is None or endpoint_of(domain, ctx) != "EDGE":
        return
    target = ctx.target(domain, "certificate_arn")
    written = _REGION.match(rendered(certificate.value, ctx.project))
    region = written["region"] if written else ctx.value(target, "region") if target else None
    if not isinstance(region, str) or region == "us-east-1":
        return
    yield Finding(
        certificate.value.span,
        f"The certificate is in `{region}`; an edge domain fails with \"Certificate must be in 'us-east-1'.\"",
    )
