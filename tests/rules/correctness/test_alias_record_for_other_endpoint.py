"""DNS alias takes the host of another type of endpoint."""

import pytest

from rules.writing import PRIVATE, REGIONAL, rewrites, says, stays_quiet

RULE = "alias-record-for-other-endpoint"


def record(name: str, zone: str, endpoint: str = REGIONAL) -> str:
    return (
        f'variable "x" {{}}\nresource "aws_api_gateway_domain_name" "pets" {{\n  domain_name = "a"\n{endpoint}\n}}\n'
        f'resource "aws_route53_record" "pets" {{\n  name = "a"\n  type = "A"\n  zone_id = var.x\n  alias {{\n    name = {name}\n'
        f"    zone_id = {zone}\n    evaluate_target_health = false\n  }}\n}}\n"
    )


PETS = "aws_api_gateway_domain_name.pets."


@pytest.mark.parametrize(
    "snippet",
    [
        record(f"{PETS}regional_domain_name", f"{PETS}regional_zone_id"),
        record(f"{PETS}cloudfront_domain_name", f"{PETS}cloudfront_zone_id", endpoint=""),
        record(f"{PETS}cloudfront_domain_name", "var.x", endpoint=REGIONAL.replace('"REGIONAL"', "var.x")),
        record(f"{PETS}cloudfront_domain_name", "var.x", endpoint=PRIVATE),
        record("var.x", "var.x"),
        record("aws_lb.pets.dns_name", "aws_lb.pets.zone_id"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        record(f"{PETS}cloudfront_domain_name", f"{PETS}regional_zone_id\n              {'^' * 49} {RULE}", endpoint=""),
        "The endpoint type of the domain is `EDGE`, which has no `regional_zone_id`; take `cloudfront_zone_id`.",
    )


def test_fix_takes_the_attribute_of_the_type() -> None:
    rewrites(RULE, record(f"{PETS}cloudfront_domain_name", f"{PETS}regional_zone_id"), "cloudfront_domain_name", "regional_domain_name")
    template = """
        Resources:
          Pets:
            Type: AWS::ApiGateway::DomainName
            Properties:
              EndpointConfiguration: {Types: [REGIONAL]}
          Record:
            Type: AWS::Route53::RecordSet
            Properties:
              Name: a
              Type: A
              AliasTarget:
                DNSName: !GetAtt Pets.RegionalDomainName
                HostedZoneId: !GetAtt Pets.DistributionHostedZoneId
        """
    rewrites(RULE, template, "Pets.DistributionHostedZoneId", "Pets.RegionalHostedZoneId")
