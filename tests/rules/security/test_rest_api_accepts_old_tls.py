"""Default endpoint accepts TLS 1.0 and 1.1."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "rest-api-accepts-old-tls"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              security_policy = "TLS_1_2"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              security_policy = var.x
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              disable_execute_api_endpoint = true
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              disable_execute_api_endpoint = var.x
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              body = "{}"
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["PRIVATE"]
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = var.x
              }
            }
        """,
        """
            Resources:
              Pets:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: pets
                  SecurityPolicy: !If [A, TLS_1_2, TLS_1_0]
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
                          ^^^^^^^^^^^^^^^^^^^^^^^^ rest-api-accepts-old-tls
                  name = "pets"
                }
            """,
            "`security_policy` is not set, which means `TLS_1_0`; the default endpoint accepts TLS 1.0 and 1.1. Choose `SecurityPolicy_TLS12_2018_EDGE` or another `SecurityPolicy_...`, or close it.",
        ),
        (
            """
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                  security_policy = "TLS_1_0"
                                    ^^^^^^^^^ rest-api-accepts-old-tls
                  endpoint_configuration {
                    types = ["REGIONAL"]
                  }
                }
            """,
            "`security_policy` is `TLS_1_0`; the default endpoint accepts TLS 1.0 and 1.1. Choose `SecurityPolicy_TLS13_1_2_2021_06` or another `SecurityPolicy_...`, or close it.",
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
                Resources:
                  Pets:
                    Type: AWS::ApiGateway::RestApi
                    Properties:
                      Name: pets
                      EndpointConfiguration: {Types: [REGIONAL]}
            """,
            "[REGIONAL]}\n",
            "[REGIONAL]}\n      SecurityPolicy: SecurityPolicy_TLS13_1_2_2021_06\n      EndpointAccessMode: BASIC\n",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
