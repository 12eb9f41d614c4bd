"""Path at the root of a custom domain belongs to the service."""

import pytest

from rules.writing import says, stays_quiet

RULE = "reserved-root-path"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_resource" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
              path_part   = "pong"
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = "api.example.com"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_resource" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
              path_part   = var.x
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = "api.example.com"
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_resource" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              parent_id   = aws_api_gateway_resource.v1.id
              path_part   = "ping"
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = "api.example.com"
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_resource" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
              path_part   = "ping"
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = "api.example.com"
              base_path   = "v1"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_resource" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
              path_part   = "ping"
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = "api.example.com"
              base_path   = var.x
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_resource" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
              path_part   = "ping"
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = "api.example.com"
              count       = 1
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_resource" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
              path_part   = "ping"
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
                resource "aws_api_gateway_resource" "it" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
                  path_part   = "sping"
                                ^^^^^^^ reserved-root-path
                }
                resource "aws_api_gateway_base_path_mapping" "pets" {
                  api_id      = aws_api_gateway_rest_api.pets.id
                  domain_name = "api.example.com"
                  base_path   = ""
                }
            """,
            "`/sping` of a custom domain is answered by API Gateway itself, for its health checks; take another path.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
