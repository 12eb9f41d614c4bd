"""Stage writes no execution log."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, offers, rewrites, says, stays_quiet

RULE = "stage-without-execution-logs"


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
                logging_level = "INFO"
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
                logging_level = "INFO"
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
                logging_level = "INFO"
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
                logging_level = "INFO"
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
                      LoggingLevel: ERROR
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
            resource "aws_apigatewayv2_api" "chat" {
              name          = "chat"
              protocol_type = "WEBSOCKET"
            }
            resource "aws_apigatewayv2_stage" "live" {
              api_id = aws_apigatewayv2_api.chat.id
              name   = "live"
              default_route_settings {
                logging_level = "ERROR"
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
              method_path = "*/*"
              settings {
                logging_level = var.x
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
                          ^^^^^^^^^^^^^^^^^^^^^ stage-without-execution-logs
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                }
                resource "aws_api_gateway_method_settings" "all" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "*/*"
                  settings {
                    logging_level = "OFF"
                  }
                }
            """,
            "The stage writes no execution log; nothing tells why a call fails. Set `logging_level` to `ERROR`.",
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
                      ^^^^^^^^^^^^^^^^^^^^^ stage-without-execution-logs
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "pets/GET"
              settings {
                logging_level = "ERROR"
              }
            }
        """,
        """
            resource "aws_apigatewayv2_api" "chat" {
              name          = "chat"
              protocol_type = "WEBSOCKET"
            }
            resource "aws_apigatewayv2_stage" "live" {
                      ^^^^^^^^^^^^^^^^^^^^^^ stage-without-execution-logs
              api_id = aws_apigatewayv2_api.chat.id
              name   = "live"
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
                      ^^^^^^^^^^^^^^^^^^^^^ stage-without-execution-logs
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = "test"
              method_path = "*/*"
              settings {
                logging_level = "ERROR"
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
            """,
            "DeploymentId: !Ref Release\n",
            "DeploymentId: !Ref Release\n      MethodSettings:\n        - ResourcePath: '/*'\n          HttpMethod: '*'\n          LoggingLevel: ERROR\n",
            0,
        ),
        (
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
                    logging_level = "OFF"
                  }
                }
            """,
            '"OFF"',
            '"ERROR"',
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
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                }
            """,
            [("Log the errors of every method", False)],
        ),
        (
            """
                resource "aws_apigatewayv2_api" "chat" {
                  name          = "chat"
                  protocol_type = "WEBSOCKET"
                }
                resource "aws_apigatewayv2_stage" "live" {
                  api_id = aws_apigatewayv2_api.chat.id
                  name   = "live"
                }
            """,
            [],
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
                        - {ResourcePath: /~1pets, HttpMethod: GET, MetricsEnabled: true}
            """,
            [],
        ),
    ],
)
def test_offers(snippet: str, fixes: list[tuple[str, bool]]) -> None:
    assert offers(RULE, snippet) == fixes


def test_a_stage_in_terraform_gets_settings_for_all_methods() -> None:
    stage = 'resource "aws_api_gateway_stage" "live" {\n  stage_name = "live"\n}\n'
    added = """
resource "aws_api_gateway_method_settings" "live" {
  rest_api_id = aws_api_gateway_stage.live.rest_api_id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    logging_level = "ERROR"
  }
}
"""
    rewrites(RULE, stage, stage, stage + added)
