"""Access log is never deleted."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "access-log-kept-forever"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_cloudwatch_log_group" "access" {
              name = "a"
            }
        """,
        """
            resource "aws_cloudwatch_log_group" "access" {
              name = "a"
              retention_in_days = 7
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              access_log_settings {
                destination_arn = aws_cloudwatch_log_group.access.arn
                format          = "$context.requestId"
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_cloudwatch_log_group" "access" {
              name = "a"
              retention_in_days = var.x
            }
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              access_log_settings {
                destination_arn = aws_cloudwatch_log_group.access.arn
                format          = "$context.requestId"
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
                resource "aws_cloudwatch_log_group" "access" {
                  name = "a"
                  retention_in_days = 0
                                      ^ access-log-kept-forever
                }
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                  access_log_settings {
                    destination_arn = aws_cloudwatch_log_group.access.arn
                    format          = "$context.requestId"
                  }
                }
            """,
            "The log group of the access log has no `retention_in_days`; it is kept, and paid for, forever.",
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
                resource "aws_cloudwatch_log_group" "access" {
                  name = "a"
                }
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                  access_log_settings {
                    destination_arn = aws_cloudwatch_log_group.access.arn
                    format          = "$context.requestId"
                  }
                }
            """,
            '  name = "a"\n',
            '  name = "a"\n  retention_in_days = 30\n',
            0,
        ),
        (
            """
                Resources:
                  Access:
                    Type: AWS::Logs::LogGroup
                    Properties:
                      LogGroupName: a
                  Live:
                    Type: AWS::ApiGateway::Stage
                    Properties:
                      RestApiId: !Ref Pets
                      StageName: live
                      DeploymentId: !Ref Release
                      AccessLogSetting:
                        DestinationArn: !GetAtt Access.Arn
                        Format: $context.requestId
            """,
            "LogGroupName: a\n",
            "LogGroupName: a\n      RetentionInDays: 30\n",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
