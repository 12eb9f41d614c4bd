"""Certificate parameter belongs to another type of endpoint."""

import pytest

from rules.writing import PRIVATE, REGIONAL, offers, rewrites, says, stays_quiet

RULE = "certificate-for-other-endpoint"

ARN = '"arn:aws:acm:eu-west-1:1:certificate/a"'


def domain(lines: str, endpoint: str = "") -> str:
    return f'variable "x" {{}}\nresource "aws_api_gateway_domain_name" "pets" {{\n  domain_name = "api.pets.example"\n  {lines}\n{endpoint}\n}}\n'


def template(properties: str) -> str:
    return f"Parameters:\n  X: {{Type: String}}\nResources:\n  Pets:\n    Type: AWS::ApiGateway::DomainName\n    Properties:\n{properties}"


@pytest.mark.parametrize(
    "snippet",
    [
        domain(f"regional_certificate_arn = {ARN}", REGIONAL),
        domain(f"certificate_arn = {ARN}"),
        domain(f"certificate_arn = {ARN}", PRIVATE),
        domain("regional_certificate_arn = var.x"),
        domain(f"regional_certificate_arn = {ARN}", REGIONAL.replace('"REGIONAL"', "var.x")),
        domain(f"certificate_arn = {ARN}\n  regional_certificate_arn = {ARN}"),
        template("      RegionalCertificateArn: !If [A, !Ref X, !Ref AWS::NoValue]\n"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        template(f"      RegionalCertificateArn: !Ref X\n      {'^' * 22} {RULE}\n"),
        'The endpoint type is `EDGE`, which takes `CertificateArn`; "Cannot import certificates for REGIONAL while EDGE is active."',
    )


def test_fixes_change_the_type_or_the_name() -> None:
    snippet = template("      RegionalCertificateArn: !Ref X\n")
    added = "      EndpointConfiguration:\n        Types:\n          - REGIONAL\n"
    rewrites(RULE, snippet, "Arn: !Ref X\n", f"Arn: !Ref X\n{added}")
    rewrites(RULE, snippet, "RegionalCertificateArn", "CertificateArn", fix=1)
    rewrites(RULE, domain(f"certificate_arn = {ARN}", REGIONAL), "  certificate_arn =", "  regional_certificate_arn =")
    assert len(offers(RULE, domain(f"certificate_arn = {ARN}", REGIONAL))) == 1


def test_fix_changes_the_type_that_is_written() -> None:
    rewrites(RULE, domain(f"regional_certificate_arn = {ARN}", REGIONAL.replace("REGIONAL", "EDGE")), '"EDGE"', '"REGIONAL"')


def test_fix_renames_a_key_in_quotes() -> None:
    snippet = """{
      "Parameters": {"X": {"Type": "String"}},
      "Resources": {"Pets": {"Type": "AWS::ApiGateway::DomainName", "Properties": {"RegionalCertificateArn": {"Ref": "X"}}}}
    }"""
    rewrites(RULE, snippet, "RegionalCertificateArn", "CertificateArn", fix=1)
