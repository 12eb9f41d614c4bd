"""Caching is on for methods of a stage without a cache."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "method-caching-without-cluster"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
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
              cache_cluster_enabled = true
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                caching_enabled = true
              }
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
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
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
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                caching_enabled = false
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
                caching_enabled = var.x
              }
            }
        """,
        """
            Globals:
              Api:
                CacheClusterEnabled: true
            Resources:
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: live
                  MethodSettings:
                    - ResourcePath: /*
                      HttpMethod: "*"
                      CachingEnabled: true
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
                }
                resource "aws_api_gateway_method_settings" "all" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "*/*"
                  settings {
                    caching_enabled = true
                                      ^^^^ method-caching-without-cluster
                  }
                }
            """,
            "`caching_enabled` has no effect: `cache_cluster_enabled` of the stage is not `true`, so there is nothing to cache in.",
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
                      CacheClusterEnabled: false
                      MethodSettings:
                        - ResourcePath: /*
                          HttpMethod: "*"
                          CachingEnabled: true
            """,
            "CacheClusterEnabled: false",
            "CacheClusterEnabled: true",
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
                    metrics_enabled = true
                    caching_enabled = true
                  }
                }
            """,
            "    caching_enabled = true\n",
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
