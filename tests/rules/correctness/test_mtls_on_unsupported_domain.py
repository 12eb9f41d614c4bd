"""Mutual TLS on a domain that cannot have it."""

import pytest

from harness.snippets import check
from rules.writing import PRIVATE, REGIONAL, rewrites, says, stays_quiet

RULE = "mtls-on-unsupported-domain"

TRUST = 'mutual_tls_authentication {\n  truststore_uri = "s3://trust/a.pem"\n}\n'


def domain(lines: str) -> str:
    return f'variable "x" {{}}\nresource "aws_api_gateway_domain_name" "pets" {{\ndomain_name = "api.pets.example"\n{lines}\n}}\n'


@pytest.mark.parametrize(
    "lines",
    [
        TRUST + REGIONAL,
        TRUST + REGIONAL.replace('"REGIONAL"', "var.x"),
        TRUST + REGIONAL + "\nsecurity_policy = var.x",
        TRUST + 'dynamic "endpoint_configuration" {\n  for_each = var.x\n  content {}\n}',
        'dynamic "mutual_tls_authentication" {\n  for_each = var.x\n  content {}\n}',
    ],
)
def test_stays_quiet(lines: str) -> None:
    stays_quiet(RULE, domain(lines))


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        domain(TRUST.replace("\n", f"\n{'^' * 25} {RULE}\n", 1) + PRIVATE),
        "The endpoint type of the domain is `PRIVATE`; only `REGIONAL` domains have mutual TLS.",
    )


def test_both_obstacles_are_reported_and_the_policy_once() -> None:
    lines = (
        f'security_policy = "TLS_1_0"\n                  {"^" * 9} {RULE}\nmutual_tls_authentication {{\n{"^" * 25} {RULE}\n'
        '  truststore_uri = "s3://trust/a.pem"\n}\ncertificate_arn = var.x'
    )
    check(domain(lines))


def test_the_provider_takes_no_other_domain_of_the_second_generation() -> None:
    configuration = 'domain_name_configuration {\n  certificate_arn = var.x\n  endpoint_type   = "EDGE"\n  security_policy = "TLS_1_0"\n}\n'
    stays_quiet(RULE, f'variable "x" {{}}\nresource "aws_apigatewayv2_domain_name" "pets" {{\n{TRUST}{configuration}}}\n')


def test_fix_takes_tls_1_2_in_the_second_generation_too() -> None:
    snippet = """
        Resources:
          Pets:
            Type: AWS::ApiGatewayV2::DomainName
            Properties:
              DomainName: api.pets.example
              DomainNameConfigurations:
                - EndpointType: REGIONAL
                  SecurityPolicy: TLS_1_0
                  CertificateArn: arn:aws:acm:eu-west-1:1:certificate/a
              MutualTlsAuthentication: {TruststoreUri: "s3://trust/a.pem"}
        """
    rewrites(RULE, snippet, "TLS_1_0", "TLS_1_2")
