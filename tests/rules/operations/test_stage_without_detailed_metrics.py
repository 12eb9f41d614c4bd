"""Stage counts by stage only, not by method."""

import pytest

from rules.writing import offers, rewrites, says, stays_quiet

RULE = "stage-without-detailed-metrics"


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
                metrics_enabled = true
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
                metrics_enabled = true
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
                metrics_enabled = true
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
                metrics_enabled = true
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
                      MetricsEnabled: true
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
                metrics_enabled = var.x
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
                detailed_metrics_enabled = true
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_apigatewayv2_api" "chat" {
              name          = "chat"
              protocol_type = "HTTP"
            }
            resource "aws_apigatewayv2_stage" "live" {
              api_id = aws_apigatewayv2_api.chat.id
              name   = "live"
              default_route_settings {
                detailed_metrics_enabled = var.x
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
                resource "aws_apigatewayv2_api" "chat" {
                  name          = "chat"
                  protocol_type = "HTTP"
                }
                resource "aws_apigatewayv2_stage" "live" {
                          ^^^^^^^^^^^^^^^^^^^^^^ stage-without-detailed-metrics
                  api_id = aws_apigatewayv2_api.chat.id
                  name   = "live"
                }
            """,
            "The stage keeps no metrics of single methods or routes; set `detailed_metrics_enabled` for all of them.",
        ),
        (
            """
                resource "aws_api_gateway_stage" "live" {
                          ^^^^^^^^^^^^^^^^^^^^^ stage-without-detailed-metrics
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                }
                resource "aws_api_gateway_method_settings" "all" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "*/*"
                  settings {
                    metrics_enabled = false
                  }
                }
            """,
            "The stage keeps no metrics of single methods or routes; set `metrics_enabled` for all of them.",
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
                  Live:
                    Type: AWS::ApiGateway::Stage
                    Properties:
                      RestApiId: !Ref Pets
                      StageName: live
                      DeploymentId: !Ref Release
                      MethodSettings:
                        - ResourcePath: /*
                          HttpMethod: "*"
                          MetricsEnabled: false
            """,
            "MetricsEnabled: false",
            "MetricsEnabled: true",
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
            [],
        ),
    ],
)
def test_offers(snippet: str, fixes: list[tuple[str, bool]]) -> None:
    assert offers(RULE, snippet) == fixes
