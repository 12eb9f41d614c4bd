"""Usage plan meters an API that asks for no key."""

import pytest

from rules.writing import says, stays_quiet

RULE = "usage-plan-of-api-without-keys"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_usage_plan" "shops" {
              name = "shops"
              api_stages {
                api_id = aws_api_gateway_rest_api.pets.id
                stage  = "live"
              }
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization = "NONE"
              api_key_required = true
            }
            resource "aws_api_gateway_usage_plan" "shops" {
              name = "shops"
              api_stages {
                api_id = aws_api_gateway_rest_api.pets.id
                stage  = "live"
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization = "NONE"
              api_key_required = var.x
            }
            resource "aws_api_gateway_usage_plan" "shops" {
              name = "shops"
              api_stages {
                api_id = aws_api_gateway_rest_api.pets.id
                stage  = "live"
              }
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              body = "{}"
            }
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization = "NONE"
            }
            resource "aws_api_gateway_usage_plan" "shops" {
              name = "shops"
              api_stages {
                api_id = aws_api_gateway_rest_api.pets.id
                stage  = "live"
              }
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization = "NONE"
            }
            resource "aws_api_gateway_usage_plan" "shops" {
              name = "shops"
              api_stages {
                api_id = aws_api_gateway_rest_api.pets.id
                stage  = "live"
              }
            }
            resource "aws_api_gateway_method" "other" {
              rest_api_id = var.x
              resource_id = "r"
              http_method = "GET"
              authorization = "NONE"
            }
            variable "x" {}
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization = "NONE"
            }
            resource "aws_api_gateway_usage_plan" "shops" {
              name = "shops"
              api_stages {
                api_id = var.x
                stage  = "live"
              }
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
                }
                resource "aws_api_gateway_method" "it" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  resource_id = "r"
                  http_method = "GET"
                  authorization = "NONE"
                }
                resource "aws_api_gateway_usage_plan" "shops" {
                  name = "shops"
                  api_stages {
                    api_id = aws_api_gateway_rest_api.pets.id
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ usage-plan-of-api-without-keys
                    stage  = "live"
                  }
                }
            """,
            "No method of `pets` has `api_key_required`; the limits of the plan count for nobody. Require keys, or throttle the stage.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
