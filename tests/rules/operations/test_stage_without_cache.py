"""Stage caches no answers."""

import pytest

from harness.snippets import check
from rules.writing import dialect_of, says, stays_quiet

RULE = "stage-without-cache"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              cache_cluster_enabled = true
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              cache_cluster_enabled = var.x
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
                  CacheClusterEnabled: !If [A, true, false]
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
                  cache_cluster_enabled = false
                                          ^^^^^ stage-without-cache
                }
            """,
            "`cache_cluster_enabled` is not `true`; every request goes to the backend.",
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
                      ^^^^^^^^^^^^^^^^^^^^^ stage-without-cache
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
        """,
    ],
)
def test_points_at_what_is_wrong(snippet: str) -> None:
    check(snippet, dialect_of(snippet), RULE)
