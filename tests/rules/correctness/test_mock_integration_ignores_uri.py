"""Address on a mock integration has no effect."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "mock-integration-ignores-uri"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "MOCK"
            uri = var.x
        """),
        integration("""
            type = var.x
            uri = "https://a.example"
        """),
        integration("""
            type = "HTTP"
            uri = "https://a.example"
        """),
        nested("""
            Type: MOCK
            Uri: !If [A, https://a.example, !Ref AWS::NoValue]
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            nested("""
            Type: MOCK
            Uri: !Sub https://${X}/
            ^^^^^^^^^^^^^^^^^^^^^^^ mock-integration-ignores-uri
        """),
            "`Uri` has no effect; `MOCK` calls nothing.",
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
            type = "MOCK"
            uri = "https://a.example"
        """),
            '  uri = "https://a.example"\n',
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
