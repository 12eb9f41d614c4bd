"""Access log is plain text."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, rewrites, says, stays_quiet

RULE = "access-log-not-structured"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              access_log_settings {
                destination_arn = "a"
                format          = var.x
              }
            }
        """,
        r"""
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              access_log_settings {
                destination_arn = "a"
                format          = "{\"id\":\"$context.requestId\",\"status\":$context.status,\"error\":$context.error.messageString}"
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              access_log_settings {
                destination_arn = "a"
                format          = jsonencode({ sub = "$context.authorizer.claims['sub']" })
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              access_log_settings {
                destination_arn = "a"
                format          = "none"
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
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                  access_log_settings {
                    destination_arn = "a"
                    format          = "$context.requestId"
                                      ^^^^^^^^^^^^^^^^^^^^ access-log-not-structured
                  }
                }
            """,
            "`format` makes plain text; as JSON, queries find the fields by themselves.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_apigatewayv2_api" "chat" {
              name          = "chat"
              protocol_type = "HTTP"
            }
            resource "aws_apigatewayv2_stage" "live" {
              api_id = aws_apigatewayv2_api.chat.id
              name   = "live"
              access_log_settings {
                destination_arn = "a"
                format          = "<id>$context.requestId</id>"
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-not-structured
              }
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
                Resources:
                  Live:
                    Type: AWS::ApiGateway::Stage
                    Properties:
                      RestApiId: !Ref Pets
                      StageName: live
                      DeploymentId: !Ref Release
                      AccessLogSetting:
                        DestinationArn: a
                        Format: $context.requestId
            """,
            "Format: $context.requestId",
            'Format: \'{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","requestTime":"$context.requestTime","httpMethod":"$context.httpMethod","resourcePath":"$context.resourcePath","status":"$context.status"}\'',
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
