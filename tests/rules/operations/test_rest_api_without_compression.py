"""API does not compress its answers."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "rest-api-without-compression"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              minimum_compression_size = "0"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              minimum_compression_size = var.x
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              body = "{}"
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
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                  minimum_compression_size = "-1"
                                             ^^^^ rest-api-without-compression
                }
            """,
            "`minimum_compression_size` is not set; answers of any size are sent uncompressed.",
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
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                }
            """,
            '  name = "pets"\n',
            '  name = "pets"\n  minimum_compression_size = "1024"\n',
            0,
        ),
        (
            """
                Resources:
                  Pets:
                    Type: AWS::ApiGateway::RestApi
                    Properties:
                      Name: pets
            """,
            "Name: pets\n",
            "Name: pets\n      MinimumCompressionSize: 1024\n",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
