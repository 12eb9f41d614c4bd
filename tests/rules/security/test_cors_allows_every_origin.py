"""Scripts of every website may call the API."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, says, stays_quiet

RULE = "cors-allows-every-origin"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_apigatewayv2_api" "pets" {
              name          = "pets"
              protocol_type = "HTTP"
              cors_configuration {
                allow_origins = ["https://example.com"]
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_apigatewayv2_api" "pets" {
              name          = "pets"
              protocol_type = "HTTP"
              cors_configuration {
                allow_origins = var.x
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_apigatewayv2_api" "pets" {
              name          = "pets"
              protocol_type = "HTTP"
              cors_configuration {
                allow_origins = [var.x]
              }
            }
        """,
        """
            resource "aws_apigatewayv2_api" "pets" {
              name          = "pets"
              protocol_type = "HTTP"
              cors_configuration {
                allow_origins     = ["*"]
                allow_credentials = true
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
                resource "aws_apigatewayv2_api" "pets" {
                  name          = "pets"
                  protocol_type = "HTTP"
                  cors_configuration {
                    allow_origins = ["https://example.com", "*"]
                                                            ^^^ cors-allows-every-origin
                  }
                }
            """,
            "`*` lets scripts of every website read the answers; name the origins that may.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_integration_response" "it" {
              rest_api_id = "a"
              resource_id = "r"
              http_method = "OPTIONS"
              status_code = "200"
              response_parameters = {
                "method.response.header.Access-Control-Allow-Origin"  = "'*'"
                                                                        ^^^^^ cors-allows-every-origin
                "method.response.header.Access-Control-Allow-Methods" = "'*'"
              }
            }
        """,
        """
            Resources:
              Pets:
                Type: AWS::Serverless::HttpApi
                Properties:
                  CorsConfiguration:
                    AllowOrigins: ["*"]
                                   ^^^ cors-allows-every-origin
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)
