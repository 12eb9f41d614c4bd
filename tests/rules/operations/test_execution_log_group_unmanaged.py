"""Execution log has no log group of one's own, so it is kept forever."""

import pytest

from harness.snippets import check, fixed, reports, settings_for
from rules.writing import offers, rewrites, says, stays_quiet

RULE = "execution-log-group-unmanaged"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
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
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                logging_level = "ERROR"
              }
            }
            resource "aws_cloudwatch_log_group" "it" {
              name = "API-Gateway-Execution-Logs_${var.x}/live"
            }
            variable "x" {}
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
                logging_level = "ERROR"
              }
            }
            resource "aws_cloudwatch_log_group" "it" {
              name = var.x
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
                logging_level = "ERROR"
              }
            }
            resource "aws_cloudwatch_log_group" "it" {
              name = "API-${var.x}"
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
                          ^^^^^^^^^^^^^^^^^^^^^ execution-log-group-unmanaged
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                }
                resource "aws_api_gateway_method_settings" "all" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "*/*"
                  settings {
                    logging_level = "ERROR"
                  }
                }
                resource "aws_cloudwatch_log_group" "it" {
                  name = "/pets/access"
                }
            """,
            "The execution log goes to a group that API Gateway makes and keeps forever; declare `API-Gateway-Execution-Logs_...` with a retention.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "fixes"),
    [
        (
            """
                resource "aws_api_gateway_rest_api" "pets" {
                  name = "pets"
                }
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
                    logging_level = "ERROR"
                  }
                }
            """,
            [("Add the log group, kept for 30 days", False)],
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
                    logging_level = "ERROR"
                  }
                }
            """,
            [],
        ),
    ],
)
def test_offers(snippet: str, fixes: list[tuple[str, bool]]) -> None:
    assert offers(RULE, snippet) == fixes


API = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'
STAGE = 'resource "aws_api_gateway_stage" "live" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  stage_name  = "live"\n'
LOGS = """
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"
  settings {
    logging_level = "ERROR"
  }
}
"""


def test_the_stage_waits_for_the_group_that_is_added() -> None:
    group = """
resource "aws_cloudwatch_log_group" "live_execution_log" {
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.pets.id}/live"
  retention_in_days = 30
}
"""
    waits = "\n  depends_on = [aws_cloudwatch_log_group.live_execution_log]\n}\n"
    rewrites(RULE, f"{API}{STAGE}}}\n{LOGS}", f"{STAGE}}}\n", f"{STAGE}{waits}{group}")


def test_a_template_gets_a_group_by_its_logical_id() -> None:
    text = """
Resources:
  Pets:
    Type: AWS::ApiGateway::RestApi
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Pets
      StageName: live
      MethodSettings:
        - ResourcePath: /*
          HttpMethod: "*"
          LoggingLevel: INFO
""".lstrip()
    (report,) = [one for one in reports(text, "cloudformation", settings_for(RULE)) if one.rule == RULE]
    after = fixed(text, report, "cloudformation")
    assert "    Type: AWS::ApiGateway::Stage\n    DependsOn: LiveExecutionLog\n" in after
    assert "      LogGroupName: !Sub API-Gateway-Execution-Logs_${Pets}/live\n" in after
    check(after, "cloudformation", RULE)
