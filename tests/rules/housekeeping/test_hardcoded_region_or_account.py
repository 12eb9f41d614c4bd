"""ARN names its Region or account outright."""

import pytest

from harness.snippets import reports, settings_for
from rules.writing import says, stays_quiet

RULE = "hardcoded-region-or-account"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_integration" "it" {
              uri = aws_lambda_function.get.invoke_arn
            }
        """,
        """
            resource "aws_api_gateway_integration" "it" {
              uri = "arn:aws:apigateway:${data.aws_region.here.name}:lambda:path/2015-03-31/functions/${aws_lambda_function.get.arn}/invocations"
            }
        """,
        """
            resource "aws_api_gateway_integration" "it" {
              uri = "https://api.example.com:8443/us-east-1:1:/123456789012"
            }
        """,
        """
            Resources:
              It:
                Type: AWS::Lambda::Permission
                Properties:
                  SourceArn: !Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/*
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
                Resources:
                  It:
                    Type: AWS::Lambda::Permission
                    Properties:
                      SourceArn: !Sub arn:aws:execute-api:${AWS::Region}:123456789012:${Pets}/*
                                                                         ^^^^^^^^^^^^ hardcoded-region-or-account
            """,
            "`123456789012` is a fixed account; take it from `AWS::AccountId`, or refer to the resource.",
        ),
        (
            """
                resource "aws_api_gateway_integration" "it" {
                  uri = "arn:${data.aws_partition.here.partition}:apigateway:us-gov-west-1:sqs:action/SendMessage"
                                                                             ^^^^^^^^^^^^^ hardcoded-region-or-account
                }
            """,
            "`us-gov-west-1` is a fixed Region; take it from `data.aws_region`, or refer to the resource.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_each_of_them_is_reported() -> None:
    function = "arn:aws:lambda:eu-west-1:123456789012:function:get"
    uri = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{function}/invocations"
    text = f'resource "aws_api_gateway_integration" "it" {{\n  uri = "{uri}"\n}}\n'
    found = [report.finding.span.of(text) for report in reports(text, settings=settings_for(RULE)) if report.rule == RULE]
    assert found == ["eu-west-1", "eu-west-1", "123456789012"]
