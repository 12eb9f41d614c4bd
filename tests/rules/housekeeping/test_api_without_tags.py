"""API has no tags of its own."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, says, stays_quiet

RULE = "api-without-tags"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              tags = { team = "pets" }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              tags = var.x
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              tags = merge(var.x, {})
            }
        """,
        """
            Resources:
              Pets:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: pets
                  Tags: [{Key: team, Value: pets}]
        """,
        """
            Resources:
              Pets:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: pets
                  Tags: !If [A, [], !Ref AWS::NoValue]
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
                          ^^^^^^^^^^^^^^^^^^^^^^^^ api-without-tags
                  name = "pets"
                }
            """,
            "The API has no `tags` of its own; nothing tells whose it is.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              tags = {}
                     ^^ api-without-tags
            }
        """,
        """
            resource "aws_apigatewayv2_api" "pets" {
                      ^^^^^^^^^^^^^^^^^^^^ api-without-tags
              name          = "pets"
              protocol_type = "HTTP"
            }
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)
