"""Custom domain has no certificate."""

import pytest

from rules.writing import REGIONAL, offers, rewrites, says, stays_quiet

RULE = "domain-without-certificate"

CERTIFICATE = 'resource "aws_acm_certificate" "pets" {\n}\n'


def domain(lines: str = "") -> str:
    return f'variable "x" {{}}\nresource "aws_api_gateway_domain_name" "pets" {{\n  domain_name = "api.pets.example"\n{lines}\n}}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        domain("  certificate_arn = var.x"),
        domain('  certificate_name = "pets"'),
        "Resources:\n  Pets:\n    Type: AWS::ApiGateway::DomainName\n    Properties:\n      RegionalCertificateArn: !If [A, !Ref B, !Ref C]\n",
        'resource "aws_apigatewayv2_domain_name" "pets" {\n  domain_name = "a"\n  domain_name_configuration {\n  }\n}\n',
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_a_domain_of_the_second_generation_needs_one_in_its_configuration() -> None:
    says(
        RULE,
        f"""
        Resources:
          Pets:
            Type: AWS::ApiGatewayV2::DomainName
            Properties:
              DomainName: api.pets.example
              DomainNameConfigurations:
              {"^" * 24} {RULE}
                - EndpointType: REGIONAL
        """,
        "The domain has no certificate, and the service makes none without; set `CertificateArn`.",
    )


def test_fix_takes_the_only_certificate() -> None:
    wait = 'resource "aws_acm_certificate_validation" "pets" {\n}\n'
    name = '"api.pets.example"\n'
    edge = "  certificate_arn = aws_acm_certificate.pets.arn\n"
    rewrites(RULE, domain() + CERTIFICATE, name, name + edge)
    regional = "  regional_certificate_arn = aws_acm_certificate_validation.pets.certificate_arn\n"
    rewrites(RULE, domain(REGIONAL) + CERTIFICATE + wait, name, name + regional)
    assert offers(RULE, domain() + CERTIFICATE + CERTIFICATE.replace("pets", "shop")) == []
