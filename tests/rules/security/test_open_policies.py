"""Resource policies that let everybody in: of a private API from any VPC, of any other from anywhere."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, says, stays_quiet

PRIVATE = ("private-api-admits-every-vpc", "PRIVATE", "EDGE")
PUBLIC = ("resource-policy-admits-everyone", "REGIONAL", "PRIVATE")
"""A rule, the type of endpoint that it is about, and one that it is not about."""

both = pytest.mark.parametrize("about", [PRIVATE, PUBLIC], ids=lambda about: about[0])


def written(snippet: str, about: tuple[str, str, str]) -> str:
    """A snippet with the types of endpoint and the name of the rule in it."""
    rule, own, other = about
    return snippet.replace("ITS_TYPE", own).replace("OTHER_TYPE", other).replace("the-rule", rule)


@both
@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["ITS_TYPE"]
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
                types = ["ITS_TYPE"]
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
                types = ["ITS_TYPE"]
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
                types = ["ITS_TYPE"]
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
                types = ["ITS_TYPE"]
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
                types = ["ITS_TYPE"]
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
                types = ["ITS_TYPE"]
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
                types = ["ITS_TYPE"]
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
                types = ["OTHER_TYPE"]
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
def test_stays_quiet(snippet: str, about: tuple[str, str, str]) -> None:
    stays_quiet(about[0], written(snippet, about))


OPEN = """
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                  endpoint_configuration {
                    types = ["ITS_TYPE"]
                  }
                }
                resource "aws_api_gateway_rest_api_policy" "pets" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  policy      = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }] })
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the-rule
                }
"""


@pytest.mark.parametrize(
    ("about", "message"),
    [
        (PRIVATE, "`policy` lets everybody invoke; a VPC endpoint of any account will do. Add a condition on `aws:SourceVpce`."),
        (
            PUBLIC,
            "`policy` lets everybody invoke, under no condition; it restricts nothing. Name the callers, add a condition, or remove it.",
        ),
    ],
)
def test_says_what_is_wrong(about: tuple[str, str, str], message: str) -> None:
    says(about[0], written(OPEN, about), message)


@both
@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["ITS_TYPE"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = local.policy
                            ^^^^^^^^^^^^ the-rule
            }
            locals {
              policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "${aws_api_gateway_rest_api.pets.execution_arn}/*" }] })
            }
        """,
        """
            resource "aws_api_gateway_rest_api" "pets" {
              name = "pets"
              endpoint_configuration {
                types = ["ITS_TYPE"]
              }
            }
            resource "aws_api_gateway_rest_api_policy" "pets" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              policy      = data.aws_iam_policy_document.pets.json
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the-rule
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
                    Types: [ITS_TYPE]
                  Policy:
                    Statement: {Effect: Allow, Principal: {AWS: "*"}, Action: "*", Resource: !Sub "execute-api:/${Stage}/*"}
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the-rule
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str, about: tuple[str, str, str]) -> None:
    check(written(snippet, about), dialect_of(snippet), about[0])
