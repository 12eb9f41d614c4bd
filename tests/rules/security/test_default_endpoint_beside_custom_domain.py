"""API behind a custom domain still answers on its default endpoint."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, rewrites, says, stays_quiet

RULE = "default-endpoint-beside-custom-domain"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              disable_execute_api_endpoint = true
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = aws_api_gateway_domain_name.api.domain_name
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              disable_execute_api_endpoint = var.x
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = aws_api_gateway_domain_name.api.domain_name
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              count = 2
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = aws_api_gateway_domain_name.api.domain_name
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              body = file("pets.json")
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = aws_api_gateway_domain_name.api.domain_name
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["PRIVATE"]
              }
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = aws_api_gateway_domain_name.api.domain_name
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
            }
            resource "aws_api_gateway_base_path_mapping" "pets" {
              api_id      = aws_api_gateway_rest_api.pets.id
              domain_name = aws_api_gateway_domain_name.api.domain_name
            }
            resource "aws_api_gateway_domain_name" "api" {
              domain_name = "api.example.com"
              mutual_tls_authentication {
                truststore_uri = "s3://trust/ca.pem"
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
                  disable_execute_api_endpoint = false
                                                 ^^^^^ default-endpoint-beside-custom-domain
                }
                resource "aws_api_gateway_base_path_mapping" "pets" {
                  api_id      = aws_api_gateway_rest_api.pets.id
                  domain_name = aws_api_gateway_domain_name.api.domain_name
                }
            """,
            "The API has a custom domain and answers on its default endpoint, too; close that with `disable_execute_api_endpoint`, or clients go around the domain.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_apigatewayv2_api" "pets" {
                      ^^^^^^^^^^^^^^^^^^^^ default-endpoint-beside-custom-domain
              name          = "pets"
              protocol_type = "HTTP"
            }
            resource "aws_apigatewayv2_api_mapping" "pets" {
              api_id      = aws_apigatewayv2_api.pets.id
              stage       = "live"
              domain_name = "api.example.com"
            }
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            """
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                  disable_execute_api_endpoint = false
                }
                resource "aws_api_gateway_base_path_mapping" "pets" {
                  api_id      = aws_api_gateway_rest_api.pets.id
                  domain_name = aws_api_gateway_domain_name.api.domain_name
                }
            """,
            "endpoint = false",
            "endpoint = true",
            0,
        ),
        (
            """
                Resources:
                  Pets:
                    Type: AWS::ApiGateway::RestApi
                    Properties:
                      Name: pets
                  Mapping:
                    Type: AWS::ApiGateway::BasePathMapping
                    Properties:
                      RestApiId: !Ref Pets
                      DomainName: api.example.com
            """,
            "      Name: pets\n",
            "      Name: pets\n      DisableExecuteApiEndpoint: true\n",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
