"""DNS alias takes the host of another type of endpoint.

What it does
    Reports a Route 53 alias that takes a host name or zone of a custom domain which the domain's endpoint type does not have, or the
    name of one sort and the zone of the other.
Why it matters
    A regional domain has no CloudFront distribution and an edge domain no regional host: the attribute is empty, and the record leads
    nowhere or is refused.
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate_validation.pets.certificate_arn
      security_policy          = "TLS_1_2"

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }

    resource "aws_route53_record" "pets" {
      zone_id = aws_route53_zone.pets.zone_id
      name    = "api.pets.example"
      type    = "A"

      alias {
        name                   = aws_api_gateway_domain_name.pets.cloudfront_domain_name
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ alias-record-for-other-endpoint
        zone_id                = aws_api_gateway_domain_name.pets.regional_zone_id
        evaluate_target_health = false
      }
    }
    ```
    ```cloudformation
    Resources:
      PetsDomain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.pets.example
          CertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/a1b2
      PetsRecord:
        Type: AWS::Route53::RecordSet
        Properties:
          HostedZoneName: pets.example.
          Name: api.pets.example
          Type: A
          AliasTarget:
            DNSName: !GetAtt PetsDomain.DistributionDomainName
            HostedZoneId: !GetAtt PetsDomain.RegionalHostedZoneId
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ alias-record-for-other-endpoint
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate_validation.pets.certificate_arn
      security_policy          = "TLS_1_2"

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }

    resource "aws_route53_record" "pets" {
      zone_id = aws_route53_zone.pets.zone_id
      name    = "api.pets.example"
      type    = "A"

      alias {
        name                   = aws_api_gateway_domain_name.pets.regional_domain_name
        zone_id                = aws_api_gateway_domain_name.pets.regional_zone_id
        evaluate_target_health = false
      }
    }
    ```
When it stays quiet
    When the domain is not declared in the project, or its type of endpoint cannot be known, and for private domains.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref
from gatewright.model.wish import Repoint
from gatewright.rules.questions.domains import endpoint_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="alias-record-for-other-endpoint",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("neighbor.route53_record.alias",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html",),
)

_ATTRIBUTES = {
    "name": {"REGIONAL": "regional_domain_name", "EDGE": "cloudfront_domain_name"},
    "zone_id": {"REGIONAL": "regional_zone_id", "EDGE": "cloudfront_zone_id"},
}
"""What each part of an alias takes from a domain, by its type of endpoint."""


def check(alias: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each part that takes what its domain certainly does not have."""
    for part, by_endpoint in _ATTRIBUTES.items():
        written, domain = alias.get(part), ctx.target(alias, part)
        if written is None or not isinstance(written.value, Ref) or domain is None or domain.kind != "rest.domain_name":
            continue
        endpoint = endpoint_of(domain, ctx)
        names = {kind: ctx.spelled(domain, name) for kind, name in by_endpoint.items()}
        right = names.get(endpoint) if isinstance(endpoint, str) else None
        if right and written.value.attribute in names.values() and written.value.attribute != right:
            yield Finding(
                written.value.span,
                f"The endpoint type of the domain is `{endpoint}`, which has no `{written.value.attribute}`; take `{right}`.",
                related=(Related(domain.uri, header(domain), "the domain"),),
                fixes=(Fix(f"Change to `{right}`", (Repoint(written.value, right),)),),
            )
