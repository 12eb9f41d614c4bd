"""Answer of an authorizer is kept for more than five minutes."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, says, stays_quiet

RULE = "authorization-cached-for-long"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_authorizer" "users" {
              name = "users"
              authorizer_result_ttl_in_seconds = 300
            }
        """,
        """
            resource "aws_api_gateway_authorizer" "users" {
              name = "users"
              authorizer_result_ttl_in_seconds = 0
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_authorizer" "users" {
              name = "users"
              authorizer_result_ttl_in_seconds = var.x
            }
        """,
        """
            resource "aws_api_gateway_authorizer" "users" {
              name = "users"
              authorizer_result_ttl_in_seconds = 9999
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
                resource "aws_apigatewayv2_authorizer" "users" {
                  name = "users"
                  authorizer_result_ttl_in_seconds = 301
                                                     ^^^ authorization-cached-for-long
                }
            """,
            "`authorizer_result_ttl_in_seconds` is 301; what an authorizer allowed stays allowed for 5 minutes, though the token is revoked.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            Resources:
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: live
                  Auth:
                    Authorizers:
                      Users:
                        FunctionArn: !GetAtt Check.Arn
                        Identity:
                          ReauthorizeEvery: 3600
                                            ^^^^ authorization-cached-for-long
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)
