"""Role on an HTTP integration has no effect."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "http-integration-ignores-credentials"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "HTTP"
            credentials = var.x
        """),
        integration("""
            type = var.x
            credentials = "arn:aws:iam::1:role/a"
        """),
        integration("""
            type = "AWS"
            credentials = "arn:aws:iam::1:role/a"
        """),
        integration("""
            type = "HTTP"
            credentials = null
        """),
        nested("""
            Type: HTTP
            Credentials: !Ref X
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration(
                """
            type = "HTTP"
            credentials = aws_iam_role.a.arn
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-integration-ignores-credentials
        """,
                before='resource "aws_iam_role" "a" {\n}\n',
            ),
            "`credentials` has no effect; `HTTP` calls its backend without a role.",
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
            credentials = "arn:aws:iam::1:role/a"
        """),
            '  credentials = "arn:aws:iam::1:role/a"\n',
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
