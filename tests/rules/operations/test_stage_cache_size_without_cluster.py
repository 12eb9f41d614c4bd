"""Size of a cache that the stage does not have."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "stage-cache-size-without-cluster"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = "a"
              deployment_id = "b"
              stage_name    = "live"
              cache_cluster_size = var.x
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = "a"
              deployment_id = "b"
              stage_name    = "live"
              cache_cluster_size    = "0.5"
              cache_cluster_enabled = var.x
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = "a"
              deployment_id = "b"
              stage_name    = "live"
              cache_cluster_size    = "0.5"
              cache_cluster_enabled = true
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
                  CacheClusterSize: "0.5"
                  CacheClusterEnabled: "true"
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
              rest_api_id   = "a"
              deployment_id = "b"
              stage_name    = "live"
              cache_cluster_size    = "0.5"
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ stage-cache-size-without-cluster
              cache_cluster_enabled = false
            }
        """,
            "`cache_cluster_size` has no effect without `cache_cluster_enabled`.",
        ),
        (
            """
            Resources:
              Release:
                Type: AWS::ApiGateway::Deployment
                Properties:
                  RestApiId: !Ref Pets
                  StageName: live
                  StageDescription:
                    CacheClusterSize: "0.5"
                    ^^^^^^^^^^^^^^^^^^^^^^^ stage-cache-size-without-cluster
        """,
            "`CacheClusterSize` has no effect without `CacheClusterEnabled`.",
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
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = "a"
              deployment_id = "b"
              stage_name    = "live"
              cache_cluster_size = "0.5"
            }
        """,
            '  cache_cluster_size = "0.5"\n',
            "",
            0,
        ),
        (
            """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = "a"
              deployment_id = "b"
              stage_name    = "live"
              cache_cluster_size = "0.5"
            }
        """,
            '  cache_cluster_size = "0.5"\n',
            '  cache_cluster_size = "0.5"\n  cache_cluster_enabled = true\n',
            1,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
