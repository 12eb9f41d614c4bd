"""HTTP backend cannot tell API Gateway from anybody else."""

import pytest

from rules.writing import says, stays_quiet

RULE = "stage-without-client-certificate"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_integration" "it" {
              rest_api_id     = aws_api_gateway_rest_api.pets.id
              resource_id     = "r"
              http_method     = "GET"
              type            = "AWS_PROXY"
              connection_type = "INTERNET"
              uri             = "https://example.com"
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_integration" "it" {
              rest_api_id     = aws_api_gateway_rest_api.pets.id
              resource_id     = "r"
              http_method     = "GET"
              type            = "HTTP"
              connection_type = "VPC_LINK"
              uri             = "https://example.com"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_integration" "it" {
              rest_api_id     = aws_api_gateway_rest_api.pets.id
              resource_id     = "r"
              http_method     = "GET"
              type            = var.x
              connection_type = "INTERNET"
              uri             = "https://example.com"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              client_certificate_id = var.x
            }
            resource "aws_api_gateway_integration" "it" {
              rest_api_id     = aws_api_gateway_rest_api.pets.id
              resource_id     = "r"
              http_method     = "GET"
              type            = "HTTP"
              connection_type = "INTERNET"
              uri             = "https://example.com"
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_integration" "it" {
              rest_api_id     = aws_api_gateway_rest_api.pets.id
              resource_id     = "r"
              http_method     = "GET"
              type            = "HTTP"
              connection_type = "INTERNET"
              uri             = "https://example.com"
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
                resource "aws_api_gateway_stage" "live" {
                          ^^^^^^^^^^^^^^^^^^^^^ stage-without-client-certificate
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                }
                resource "aws_api_gateway_integration" "it" {
                  rest_api_id     = aws_api_gateway_rest_api.pets.id
                  resource_id     = "r"
                  http_method     = "GET"
                  type            = "HTTP"
                  connection_type = "INTERNET"
                  uri             = "https://example.com"
                }
            """,
            "The stage has no `client_certificate_id`; the HTTP backends of `pets` cannot tell its requests from anybody's.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
