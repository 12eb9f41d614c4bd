"""Resource policy lets everybody in."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, says, stays_quiet

RULE = "resource-policy-admits-everyone"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }, { Effect = "Deny", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }] })
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Condition = { IpAddress = { "aws:SourceIp" = "203.0.113.0/24" } }, Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }] })
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }, var.x] })
            }
            variable "x" {}
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = var.x
            }
            variable "x" {}
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }] })
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = data.aws_iam_policy_document.pets.json
            }
            data "aws_iam_policy_document" "pets" {
              statement {
                actions   = ["execute-api:Invoke"]
                resources = ["*"]
                principals {
                  type        = "*"
                  identifiers = ["*"]
                }
              }
              dynamic "statement" {
                for_each = var.x
                content {
                  effect = "Deny"
                }
              }
            }
            variable "x" {}
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = data.aws_iam_policy_document.pets.json
            }
            data "aws_iam_policy_document" "pets" {
              statement {
                actions   = ["execute-api:Invoke"]
                resources = ["*"]
                principals {
                  type        = "*"
                  identifiers = ["*"]
                }
              }
              source_policy_documents = [var.x]
            }
            variable "x" {}
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = "{"
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["PRIVATE"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }] })
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = var.x
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }] })
            }
            variable "x" {}
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
                  endpoint_configuration {
                    types = ["REGIONAL"]
                  }
                }
                resource "aws_api_gateway_rest_api_policy" "pets" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  policy      = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }] })
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-policy-admits-everyone
                }
            """,
            "`policy` lets everybody invoke, under no condition; it restricts nothing. Name the callers, add a condition, or remove it.",
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
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = local.policy
                            ^^^^^^^^^^^^ resource-policy-admits-everyone
            }
            locals {
              policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }] })
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["REGIONAL"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = data.aws_iam_policy_document.pets.json
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-policy-admits-everyone
            }
            data "aws_iam_policy_document" "pets" {
              statement {
                actions   = ["execute-api:Invoke"]
                resources = ["*"]
                principals {
                  type        = "*"
                  identifiers = ["*"]
                }
              }
            }
        """,
        """
            Resources:
              Pets:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: pets
                  EndpointConfiguration:
                    Types: [REGIONAL]
                  Policy:
                    Statement: {Effect: Allow, Principal: {AWS: "*"}, Action: "*", Resource: !Sub "execute-api:/${Stage}/*"}
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-policy-admits-everyone
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)
