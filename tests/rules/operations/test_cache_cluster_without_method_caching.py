"""Stage pays for a cache that no method uses."""

import pytest

from harness.snippets import check, fixed, reports
from rules.writing import rewrites, says, stays_quiet

RULE = "cache-cluster-without-method-caching"


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
            variable "x" {}
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
                caching_enabled = var.x
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
              cache_cluster_enabled = true
            }
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = var.x
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
              stage_name  = "live"
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
        """,
        """
            resource "aws_api_gateway_stage" "live" {
              rest_api_id   = aws_api_gateway_rest_api.pets.id
              deployment_id = "b"
              stage_name    = "live"
            }
        """,
        """
            variable "x" {}
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
              dynamic "settings" {
                for_each = var.x
                content {
                caching_enabled = true
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
                  CacheClusterEnabled: true
                  MethodSettings: !Ref X
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
                  cache_cluster_enabled = true
                                          ^^^^ cache-cluster-without-method-caching
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
            "`cache_cluster_enabled` is on and no method settings enable caching; the cluster is billed by the hour and caches nothing.",
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
                      CacheClusterEnabled: true
            """,
            "CacheClusterEnabled: true",
            "CacheClusterEnabled: false",
            1,
        ),
        (
            """
                resource "aws_api_gateway_stage" "live" {
                  rest_api_id   = aws_api_gateway_rest_api.pets.id
                  deployment_id = "b"
                  stage_name    = "live"
                  cache_cluster_enabled = true
                }
            """,
            "enabled = true",
            "enabled = false",
            -1,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)


def test_the_entry_for_all_methods_takes_the_setting() -> None:
    entry = '        - ResourcePath: /*\n          HttpMethod: "*"\n          LoggingLevel: ERROR\n'
    head = (
        "Resources:\n  Live:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n      StageName: live\n      CacheClusterEnabled: true\n"
    )
    text = head + "      MethodSettings:\n" + entry
    added = "          CachingEnabled: true\n          CacheDataEncrypted: true\n"
    rewrites(RULE, text, entry, entry + added)


def test_a_stage_in_terraform_gets_settings_for_all_methods() -> None:
    stage = 'resource "aws_api_gateway_stage" "live" {\n  stage_name            = "live"\n  cache_cluster_enabled = true\n}\n'
    (report,) = [one for one in reports(stage) if one.rule == RULE]
    after = fixed(stage, report)
    assert after.startswith(f'{stage}\nresource "aws_api_gateway_method_settings" "live" {{\n')
    assert "  settings {\n    caching_enabled      = true\n    cache_data_encrypted = true\n  }\n" in after
    check(after, rule=RULE)
