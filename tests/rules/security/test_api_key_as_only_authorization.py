"""Only an API key guards the method."""

import pytest

from rules.writing import offers, rewrites, says, stays_quiet

RULE = "api-key-as-only-authorization"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization    = "AWS_IAM"
              api_key_required = true
            }
        """,
        """
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization    = "NONE"
              api_key_required = false
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization    = var.x
              api_key_required = true
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization    = "NONE"
              api_key_required = var.x
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method" "it" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              resource_id = "r"
              http_method = "GET"
              authorization    = "NONE"
              api_key_required = true
              authorizer_id    = var.x
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
                  count = 2
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  resource_id = "r"
                  http_method = "GET"
                  authorization    = "NONE"
                                     ^^^^^^ api-key-as-only-authorization
                  api_key_required = true
                }
            """,
            "`authorization` is `NONE` and only `api_key_required` guards the method; keys meter clients and do not prove who calls.",
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
                resource "aws_api_gateway_method" "it" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  resource_id = "r"
                  http_method = "GET"
                  authorization    = "NONE"
                  api_key_required = true
                }
            """,
            '"NONE"',
            '"AWS_IAM"',
            0,
        ),
        (
            """
                Resources:
                  GetPet:
                    Type: AWS::ApiGateway::Method
                    Properties:
                      RestApiId: !Ref Pets
                      ResourceId: !Ref Pet
                      HttpMethod: GET
                      AuthorizationType: NONE
                      ApiKeyRequired: true
            """,
            "NONE",
            "AWS_IAM",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)


@pytest.mark.parametrize(
    ("snippet", "fixes"),
    [
        (
            """
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                }
                resource "aws_api_gateway_authorizer" "users" {
                  name        = "users"
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  type        = "TOKEN"
                }
                resource "aws_api_gateway_method" "it" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  resource_id = "r"
                  http_method = "GET"
                  authorization    = "NONE"
                  api_key_required = true
                }
            """,
            [("Ask the authorizer `users`", False), ("Ask for signed requests, `AWS_IAM`", False)],
        ),
    ],
)
def test_offers(snippet: str, fixes: list[tuple[str, bool]]) -> None:
    assert offers(RULE, snippet) == fixes
