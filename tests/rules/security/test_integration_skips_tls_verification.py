"""Certificate of the backend is not checked."""

import pytest

from rules.writing import integration, rewrites, says, stays_quiet

RULE = "integration-skips-tls-verification"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "HTTP"
            uri = "https://a.example"
            tls_config {
              insecure_skip_verification = var.x
            }
        """),
        integration("""
            type = "HTTP"
            uri = "https://a.example"
            tls_config {
              insecure_skip_verification = false
            }
        """),
        integration("""
            type = "AWS"
            uri = "https://a.example"
            tls_config {
              insecure_skip_verification = true
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
            type = var.x
            uri = "https://a.example"
            tls_config {
              insecure_skip_verification = true
                                           ^^^^ integration-skips-tls-verification
            }
        """),
            "`insecure_skip_verification` is `true`; API Gateway accepts a certificate from any issuer, and so anyone who poses as the backend.",
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
            type = "HTTP"
            uri = "https://a.example"
            tls_config {
              insecure_skip_verification = true
            }
        """),
            "  tls_config {\n    insecure_skip_verification = true\n  }\n",
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
