"""Value of an API key stands in the code."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "api-key-value-in-code"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            variable "x" {}
            resource "aws_api_gateway_api_key" "shop" {
              name  = "shop"
              value = var.x
            }
        """,
        """
            resource "aws_api_gateway_api_key" "shop" {
              name  = "shop"
              value = random_password.key.result
            }
        """,
        """
            Resources:
              Shop:
                Type: AWS::ApiGateway::ApiKey
                Properties:
                  Value: "{{resolve:secretsmanager:shop-key}}"
        """,
        """
            resource "aws_api_gateway_api_key" "shop" {
              name = "shop"
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
                resource "aws_api_gateway_api_key" "shop" {
                  count = 2
                  value = "wauwau-miau-kikeriki-1"
                          ^^^^^^^^^^^^^^^^^^^^^^^^ api-key-value-in-code
                }
            """,
            "`value` is written out, so everybody who can read this file has the key; leave it out, and the service makes one.",
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
                resource "aws_api_gateway_api_key" "shop" {
                  name  = "shop"
                  value = "wauwau-miau-kikeriki-1"
                }
            """,
            '  value = "wauwau-miau-kikeriki-1"\n',
            "",
            0,
        ),
        (
            """
                Resources:
                  Shop:
                    Type: AWS::ApiGateway::ApiKey
                    Properties:
                      Enabled: true
                      Value: wauwau-miau-kikeriki-1
            """,
            "      Value: wauwau-miau-kikeriki-1\n",
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
