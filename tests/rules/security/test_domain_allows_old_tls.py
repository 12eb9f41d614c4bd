"""Custom domain accepts TLS 1.0 and 1.1."""

import pytest

from harness.snippets import read, reports
from rules.writing import dialect_of, rewrites, says, stays_quiet

RULE = "domain-allows-old-tls"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            variable "x" {}
            resource "aws_api_gateway_domain_name" "api" {
              domain_name = "api.example.com"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_domain_name" "api" {
              domain_name = "api.example.com"
              security_policy = var.x
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_domain_name" "api" {
              domain_name = "api.example.com"
              security_policy = "TLS_1_2"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_domain_name" "api" {
              domain_name = "api.example.com"
              security_policy = "SecurityPolicy_TLS13_1_3_2025_09"
            }
        """,
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            """
            variable "x" {}
            resource "aws_api_gateway_domain_name" "api" {
              domain_name = "api.example.com"
              count = 2
              security_policy = "TLS_1_0"
                                ^^^^^^^^^ domain-allows-old-tls
            }
        """,
            "`security_policy` is `TLS_1_0`; the domain accepts TLS 1.0 and 1.1, which are no longer safe.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            """
            variable "x" {}
            resource "aws_api_gateway_domain_name" "api" {
              domain_name = "api.example.com"
              security_policy = "TLS_1_0"
            }
        """,
            "TLS_1_0",
            "TLS_1_2",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)


@pytest.mark.parametrize(
    ("snippet", "rules"),
    [
        (
            """
            Resources:
              ApiDomain:
                Type: AWS::ApiGatewayV2::DomainName
                Properties:
                  DomainName: api.example.com
                  DomainNameConfigurations:
                    - CertificateArn: !Ref Certificate
                      SecurityPolicy: TLS_1_0
            """,
            [RULE],
        ),
        (
            """
            Resources:
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: live
                  Domain:
                    DomainName: api.example.com
                    CertificateArn: !Ref Certificate
                    SecurityPolicy: TLS_1_0
            """,
            [RULE],
        ),
        (
            """
            resource "aws_apigatewayv2_domain_name" "api" {
              domain_name = "api.example.com"
              domain_name_configuration {
                certificate_arn = "a"
                endpoint_type   = "REGIONAL"
                security_policy = "TLS_1_0"
              }
            }
            """,
            ["wrong-value"],
        ),
    ],
)
def test_each_kind_of_domain_is_reported_once(snippet: str, rules: list[str]) -> None:
    found = reports(read(snippet).text, dialect_of(snippet))
    assert [report.rule for report in found if "TLS_1_0" in report.finding.message] == rules
