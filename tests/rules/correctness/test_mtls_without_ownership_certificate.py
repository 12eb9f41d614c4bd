"""Mutual TLS with an imported or private certificate lacks proof of ownership."""

import pytest

from rules.writing import says, stays_quiet

RULE = "mtls-without-ownership-certificate"


def domain(certificate: str, lines: str = "", target: str = "aws_acm_certificate.pets.arn", trust: str = '"s3://trust/a.pem"') -> str:
    return (
        f'variable "x" {{}}\nresource "aws_acm_certificate" "pets" {{\n  {certificate}\n}}\n'
        'resource "aws_apigatewayv2_domain_name" "pets" {\n  domain_name = "api.pets.example"\n  domain_name_configuration {\n'
        f'    certificate_arn = {target}\n    endpoint_type   = "REGIONAL"\n    security_policy = "TLS_1_2"\n{lines}  }}\n'
        f"  mutual_tls_authentication {{\n    truststore_uri = {trust}\n  }}\n}}\n"
    )


@pytest.mark.parametrize(
    "snippet",
    [
        domain('domain_name = "api.pets.example"'),
        domain("private_key = var.x", "    ownership_verification_certificate_arn = var.x\n"),
        domain("private_key = var.x", target="var.x"),
        domain("private_key = var.x", trust='""'),
        domain("certificate_authority_arn = var.x"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        domain("private_key = var.x", target=f"aws_acm_certificate.pets.arn\n                      {'^' * 28} {RULE}"),
        "The certificate was imported; mutual TLS needs `ownership_verification_certificate_arn` beside it, a public certificate of ACM for "
        "the same name.",
    )
