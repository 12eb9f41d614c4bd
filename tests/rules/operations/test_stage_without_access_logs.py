"""Stage writes no access log."""

import textwrap

import pytest

from harness.snippets import check, fixed, reports
from rules.writing import says, stays_quiet

RULE = "stage-without-access-logs"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = "a"
              deployment_id = "b"
              stage_name    = "live"
              access_log_settings {
                destination_arn = var.x
                format          = var.x
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = "a"
              deployment_id = "b"
              stage_name    = "live"
              dynamic "access_log_settings" {
                for_each = var.x
                content {
                  destination_arn = "a"
                  format          = "b"
                }
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
                  AccessLogSetting: !If [A, {DestinationArn: a}, !Ref AWS::NoValue]
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
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
                      ^^^^^^^^^^^^^^^^^^^^^ stage-without-access-logs
              rest_api_id   = "a"
              deployment_id = "b"
              stage_name    = "live"
              count = 2
            }
        """,
            "The stage has no `access_log_settings`; there is no record of who called what, and with which result.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_the_only_log_group_takes_the_log() -> None:
    stage = 'resource "aws_api_gateway_stage" "live" {\n  rest_api_id   = "a"\n  deployment_id = "b"\n  stage_name    = "live"\n}\n'
    text = 'resource "aws_cloudwatch_log_group" "access" {\n  name = "/pets"\n}\n' + stage
    (report,) = check(text.replace('"live" {', f'"live" {{\n          {"^" * 21} {RULE}', 1), rule=RULE)
    after = fixed(text, report)
    before, added = after.split('"live"\n')
    assert before + '"live"\n}\n' == text
    assert added.startswith(
        '\n  access_log_settings {\n    destination_arn = aws_cloudwatch_log_group.access.arn\n    format          = "{'
    )
    check(after)


def test_a_template_gets_the_arn_of_its_log_group() -> None:
    text = textwrap.dedent("""
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: !Ref Pets
              DeploymentId: !Ref Release
              StageName: live
    """).lstrip()
    (report,) = [report for report in reports(text, "cloudformation") if report.rule == RULE]
    after = fixed(text, report, "cloudformation")
    assert "DestinationArn: !GetAtt Access.Arn" in after
    assert after.startswith(text)
    check(after, "cloudformation", RULE)


def test_a_stage_of_an_http_api_logs_what_it_has() -> None:
    text = textwrap.dedent("""
        Resources:
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties:
              ApiId: !Ref Pets
              StageName: live
    """).lstrip()
    (report,) = [report for report in reports(text, "cloudformation") if report.rule == RULE]
    after = fixed(text, report, "cloudformation")
    assert "AccessLogSettings:\n        DestinationArn: !GetAtt LiveAccessLog.Arn\n" in after
    assert "  LiveAccessLog:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      RetentionInDays: 30\n" in after
    assert "$context.routeKey" in after
    assert "$context.resourcePath" not in after
