"""Cached answers are stored in the clear."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "cache-not-encrypted"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            variable "x" {}
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = "a"
              stage_name  = "b"
              method_path = "*/*"

              settings {
                caching_enabled = var.x
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = "a"
              stage_name  = "b"
              method_path = "*/*"

              settings {
                caching_enabled = false
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = "a"
              stage_name  = "b"
              method_path = "*/*"

              settings {
                caching_enabled      = true
                cache_data_encrypted = var.x
              }
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = "a"
              stage_name  = "b"
              method_path = "*/*"

              settings {
                caching_enabled      = true
                cache_data_encrypted = true
              }
            }
        """,
        """
            Resources:
              Release:
                Type: AWS::ApiGateway::Deployment
                Properties:
                  RestApiId: !Ref Pets
                  StageName: live
                  StageDescription:
                    CachingEnabled: 'true'
                    CacheDataEncrypted: 'true'
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
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = "a"
              stage_name  = "b"
              method_path = "*/*"

              settings {
                caching_enabled      = true
                cache_data_encrypted = false
                                       ^^^^^ cache-not-encrypted
              }
            }
        """,
            "`caching_enabled` is `true` and `cache_data_encrypted` is `false`; cached answers are stored in the clear.",
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
                    CachingEnabled: true
                                    ^^^^ cache-not-encrypted
        """,
            "`CachingEnabled` is `true` and `CacheDataEncrypted` is not set; cached answers are stored in the clear.",
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
              Release:
                Type: AWS::ApiGateway::Deployment
                Properties:
                  RestApiId: !Ref Pets
                  StageName: live
                  StageDescription:
                    CachingEnabled: true
        """,
            "CachingEnabled: true\n",
            "CachingEnabled: true\n        CacheDataEncrypted: true\n",
            0,
        ),
        (
            """
            variable "x" {}
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = "a"
              stage_name  = "b"
              method_path = "*/*"

              settings {
                caching_enabled      = true
                cache_data_encrypted = false
              }
            }
        """,
            "false",
            "true",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
