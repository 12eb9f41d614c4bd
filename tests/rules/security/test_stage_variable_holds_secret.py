"""Stage variable holds a secret."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, says, stays_quiet

RULE = "stage-variable-holds-secret"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                db_password = var.x
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                db_secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db1"
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                token_url = "https://example.com/1234"
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                db_password = "{{resolve:ssm-secure:/db/1}}"
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                secret = "/orders/db1/password"
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                secret = "orders-database"
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                password_policy = "strong-1234"
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                token = "none1"
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                table = "pets-2024-blue"
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = var.x
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
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                  variables = {
                    api_key = "k-1234567890"
                              ^^^^^^^^^^^^^^ stage-variable-holds-secret
                  }
                }
            """,
            "`api_key` looks like a secret; everybody who may read the stage can read its variables. Let the backend fetch it from Secrets Manager.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              variables = {
                user = "AKIAIOSFODNN7EXAMPLE"
                       ^^^^^^^^^^^^^^^^^^^^^^ stage-variable-holds-secret
              }
            }
        """,
        """
            resource "aws_apigatewayv2_api" "chat" {
              name          = "chat"
              protocol_type = "HTTP"
            }
            resource "aws_apigatewayv2_stage" "live" {
              api_id = aws_apigatewayv2_api.chat.id
              name   = "live"
              stage_variables = {
                clientSecret = "wau-1234-miau"
                               ^^^^^^^^^^^^^^^ stage-variable-holds-secret
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              canary_settings {
                deployment_id = "b"
                stage_variable_overrides = {
                  auth-token = "wau-1234-miau"
                               ^^^^^^^^^^^^^^^ stage-variable-holds-secret
                }
              }
            }
        """,
        """
            Resources:
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: live
                  Variables:
                    DbPassword: hunter2hunter2
                                ^^^^^^^^^^^^^^ stage-variable-holds-secret
        """,
        """
            {"Resources": {"Live": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": "a", "StageName": "live", "DeploymentId": "b", "Variables": {
              "private_key": "wau-1234-miau"}}}}}
                             ^^^^^^^^^^^^^^^ stage-variable-holds-secret
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)
