"""Two entries set up the same methods of a stage."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, says, stays_quiet

RULE = "duplicate-method-settings"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "a" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                metrics_enabled = true
              }
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "pets/GET"
              settings {
                caching_enabled = true
              }
            }
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "a" {
              count = 1
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                metrics_enabled = true
              }
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
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
            resource "aws_api_gateway_method_settings" "a" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = var.x
              settings {
                metrics_enabled = true
              }
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = var.x
              settings {
                metrics_enabled = false
              }
            }
        """,
        """
            resource "aws_api_gateway_method_settings" "a" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                metrics_enabled = true
              }
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
                }
                resource "aws_api_gateway_method_settings" "a" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "pets/{id}/GET"
                  settings {
                    metrics_enabled = true
                  }
                }
                resource "aws_api_gateway_method_settings" "all" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "pets~1{id}/GET"
                                ^^^^^^^^^^^^^^^^ duplicate-method-settings
                  settings {
                    metrics_enabled = false
                  }
                }
            """,
            "`pets/{id}/GET` of this stage is set up by `aws_api_gateway_method_settings.a` as well; only one of the two counts. Make one of them.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        """
            {"Resources": {"Live": {"Type": "AWS::ApiGateway::Stage", "Properties": {"StageName": "live", "MethodSettings": [
              {"ResourcePath": "/", "HttpMethod": "GET", "MetricsEnabled": true},
              {"ResourcePath": "/", "HttpMethod": "GET", "MetricsEnabled": false}]}}}}
                               ^^^ duplicate-method-settings
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)
