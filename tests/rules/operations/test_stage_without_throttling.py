"""Only the limit of the account guards the stage."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, offers, rewrites, says, stays_quiet

RULE = "stage-without-throttling"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                throttling_rate_limit = 5
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = var.x
              settings {
                throttling_rate_limit = 5
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = var.x
              method_path = "*/*"
              settings {
                throttling_rate_limit = 5
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = "live"
              method_path = "*/*"
              settings {
                throttling_rate_limit = 5
              }
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
                  MethodSettings:
                    - ResourcePath: /*
                      HttpMethod: "*"
                      ThrottlingBurstLimit: 5
        """,
        """
            Resources:
              Live:
                Type: AWS::ApiGateway::Stage
                Properties:
                  RestApiId: !Ref Pets
                  StageName: live
                  DeploymentId: !Ref Release
                  MethodSettings: !If [A, [], !Ref X]
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                throttling_rate_limit = var.x
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
              default_route_settings {
                throttling_burst_limit = 9
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
                          ^^^^^^^^^^^^^^^^^^^^^ stage-without-throttling
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                }
                resource "aws_api_gateway_method_settings" "all" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "*/*"
                  settings {
                    throttling_rate_limit = -1
                  }
                }
            """,
            "The stage has no limits of its own, only those that all APIs of the account share; set `throttling_rate_limit` and `throttling_burst_limit`.",
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
                      ^^^^^^^^^^^^^^^^^^^^^^ stage-without-throttling
              api_id = aws_apigatewayv2_api.chat.id
              name   = "live"
              default_route_settings {
                detailed_metrics_enabled = true
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
                resource "aws_apigatewayv2_api" "chat" {
                  name          = "chat"
                  protocol_type = "HTTP"
                }
                resource "aws_apigatewayv2_stage" "live" {
                  api_id = aws_apigatewayv2_api.chat.id
                  name   = "live"
                  default_route_settings {
                    detailed_metrics_enabled = true
                  }
                }
            """,
            "    detailed_metrics_enabled = true\n",
            "    detailed_metrics_enabled = true\n    throttling_rate_limit    = 100\n    throttling_burst_limit   = 50\n",
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
                resource "aws_apigatewayv2_api" "chat" {
                  name          = "chat"
                  protocol_type = "HTTP"
                }
                resource "aws_apigatewayv2_stage" "live" {
                  api_id = aws_apigatewayv2_api.chat.id
                  name   = "live"
                }
            """,
            [("Limit every method", False)],
        ),
    ],
)
def test_offers(snippet: str, fixes: list[tuple[str, bool]]) -> None:
    assert offers(RULE, snippet) == fixes


def test_routes_get_both_limits() -> None:
    stage = 'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "a"\n  name   = "live"\n'
    limits = "  default_route_settings {\n    throttling_rate_limit  = 100\n    throttling_burst_limit = 50\n  }\n"
    rewrites(RULE, stage + "}\n", stage, f"{stage}\n{limits}")
