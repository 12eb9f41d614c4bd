"""Execution log holds whole requests and responses."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, rewrites, says, stays_quiet

RULE = "data-trace-enabled"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                data_trace_enabled = false
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                data_trace_enabled = var.x
              }
            }
        """,
        """
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                logging_level = "OFF"
                data_trace_enabled = true
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                data_trace_enabled = var.x == 1 ? true : false
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
                  MethodSettings: !If [A, [{ResourcePath: /*, HttpMethod: '*', DataTraceEnabled: true}], !Ref AWS::NoValue]
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
                  protocol_type = "WEBSOCKET"
                }
                resource "aws_apigatewayv2_stage" "live" {
                  api_id = aws_apigatewayv2_api.chat.id
                  name   = "live"
                  default_route_settings {
                    data_trace_enabled = true
                                         ^^^^ data-trace-enabled
                  }
                }
            """,
            "`data_trace_enabled` is on; whole requests and responses, tokens and personal data included, are logged in plain text.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            Resources:
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: live
                  MethodSettings:
                    - ResourcePath: /*
                      HttpMethod: "*"
                      DataTraceEnabled: true
                                        ^^^^ data-trace-enabled
        """,
        """
            resource "aws_api_gateway_method_settings" "all" {
              count = 2
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                data_trace_enabled = true
                                     ^^^^ data-trace-enabled
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
                resource "aws_api_gateway_method_settings" "all" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "*/*"
                  settings {
                    data_trace_enabled = true
                  }
                }
            """,
            "data_trace_enabled = true",
            "data_trace_enabled = false",
            0,
        ),
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
                          DataTraceEnabled: true
            """,
            "DataTraceEnabled: true",
            "DataTraceEnabled: false",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
