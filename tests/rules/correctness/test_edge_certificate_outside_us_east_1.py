"""Certificate of an edge domain is not in `us-east-1`."""

import pytest

from rules.writing import REGIONAL, says, stays_quiet

RULE = "edge-certificate-outside-us-east-1"


def domain(certificate: str, endpoint: str = "", before: str = "") -> str:
    return (
        f'variable "x" {{}}\n{before}resource "aws_api_gateway_domain_name" "pets" {{\n  domain_name = "api.pets.example"\n'
        f"  certificate_arn = {certificate}\n{endpoint}\n}}\n"
    )


CERTIFICATE = 'resource "aws_acm_certificate" "pets" {\n  region = "eu-west-1"\n}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        domain("var.x"),
        domain('"arn:aws:acm:us-east-1:1:certificate/a"'),
        domain('"arn:aws:acm:${var.x}:1:certificate/a"'),
        domain('"arn:aws:acm:eu-west-1:1:certificate/a"', REGIONAL),
        domain('"arn:aws:acm:eu-west-1:1:certificate/a"', REGIONAL.replace('"REGIONAL"', "var.x")),
        domain("aws_acm_certificate.pets.arn", before=CERTIFICATE.replace('"eu-west-1"', "var.x")),
        domain("aws_acm_certificate.pets.arn", before=CERTIFICATE.replace("eu-west-1", "us-east-1")),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_the_region_of_the_certificate_counts() -> None:
    says(
        RULE,
        domain(f"aws_acm_certificate.pets.arn\n                    {'^' * 28} {RULE}", before=CERTIFICATE),
        "The certificate is in `eu-west-1`; an edge domain fails with \"Certificate must be in 'us-east-1'.\"",
    )
