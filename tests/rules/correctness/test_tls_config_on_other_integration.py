"""TLS settings on an integration that takes none."""

import pytest

from rules.writing import integration, rewrites, says, stays_quiet

RULE = "tls-config-on-other-integration"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = var.x

            tls_config {
              insecure_skip_verification = true
            }
        """),
        integration("""
            type = "HTTP"

            tls_config {
              insecure_skip_verification = true
            }
        """),
        integration("""
            type = "AWS"

            dynamic "tls_config" {
              for_each = var.x
              content {
                insecure_skip_verification = true
              }
            }
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration("""
            type = "MOCK"

            tls_config {
            ^^^^^^^^^^ tls-config-on-other-integration
              insecure_skip_verification = false
            }
        """),
            "`tls_config` is for `HTTP` and `HTTP_PROXY`; the service refuses it on `MOCK`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            integration("""
            type = "AWS"
            tls_config {
              insecure_skip_verification = true
            }
            cache_namespace = "a"
        """),
            "  tls_config {\n    insecure_skip_verification = true\n  }\n",
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
