"""Any payload reaches the backend."""

import pytest

from rules.writing import says, stays_quiet

RULE = "method-without-request-validation"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = var.x
            }
        """,
        """
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "POST"
              request_validator_id = "v"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "PUT"
              request_models = var.x
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
                resource "aws_api_gateway_method" "it" {
                          ^^^^^^^^^^^^^^^^^^^^^^ method-without-request-validation
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  resource_id = "r"
                  http_method = "PATCH"
                }
            """,
            "The method takes any payload; with a model and `request_validator_id`, API Gateway turns away what does not fit.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
