"""Stage does not trace requests."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, rewrites, says, stays_quiet

RULE = "stage-without-tracing"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              xray_tracing_enabled = true
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              xray_tracing_enabled = var.x
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
            }
        """,
        """
            Resources:
              Live:
                Type: AWS::ApiGateway::Stage
                Properties:
                  RestApiId: !Ref Pets
                  StageName: live
                  DeploymentId: !Ref Release
                  TracingEnabled: !If [A, true, false]
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
                  xray_tracing_enabled = false
                                         ^^^^^ stage-without-tracing
                }
            """,
            "`xray_tracing_enabled` is not `true`; nothing shows where a slow request spends its time.",
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
                      ^^^^^^^^^^^^^^^^^^^^^ stage-without-tracing
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
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
            """,
            "DeploymentId: !Ref Release\n",
            "DeploymentId: !Ref Release\n      TracingEnabled: true\n",
            0,
        ),
        (
            """
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                  xray_tracing_enabled = false
                }
            """,
            "= false",
            "= true",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
