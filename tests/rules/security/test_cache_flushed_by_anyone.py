"""Any client may flush the cache."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "cache-flushed-by-anyone"


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
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                caching_enabled = true
                require_authorization_for_cache_control = true
              }
            }
        """,
        """
            resource "aws_api_gateway_method_settings" "all" {
              rest_api_id = aws_api_gateway_rest_api.pets.id
              stage_name  = aws_api_gateway_stage.live.stage_name
              method_path = "*/*"
              settings {
                caching_enabled = false
                require_authorization_for_cache_control = false
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
                caching_enabled = true
                require_authorization_for_cache_control = var.x
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
                caching_enabled = var.x
                require_authorization_for_cache_control = false
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
                resource "aws_api_gateway_method_settings" "all" {
                  for_each = {}
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "*/*"
                  settings {
                    caching_enabled = true
                    require_authorization_for_cache_control = false
                                                              ^^^^^ cache-flushed-by-anyone
                  }
                }
            """,
            "`require_authorization_for_cache_control` is `false`; any client flushes a cached answer with `Cache-Control: max-age=0`.",
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
                resource "aws_api_gateway_method_settings" "all" {
                  rest_api_id = aws_api_gateway_rest_api.pets.id
                  stage_name  = aws_api_gateway_stage.live.stage_name
                  method_path = "*/*"
                  settings {
                    caching_enabled = true
                    require_authorization_for_cache_control = false
                  }
                }
            """,
            "control = false",
            "control = true",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
