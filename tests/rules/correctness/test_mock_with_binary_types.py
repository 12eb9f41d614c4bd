"""Mock integration in an API that takes every payload for binary."""

import pytest

from rules.writing import api, integration, rewrites, says, stays_quiet

RULE = "mock-with-binary-types"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "MOCK"
            request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
        """),
        integration(
            """
            type = "MOCK"
            request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
        """,
            before=api(),
        ),
        integration(
            """
            type = "MOCK"
            request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
        """,
            before=api('binary_media_types = ["image/png"]'),
        ),
        integration(
            """
            type = "MOCK"
            request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
        """,
            before=api("binary_media_types = [var.x]"),
        ),
        integration(
            """
            type = "MOCK"
            request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
        """,
            before=api("binary_media_types = var.x"),
        ),
        integration(
            """
            type = "MOCK"
            content_handling = var.x
            request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
        """,
            before=api('binary_media_types = ["*/*"]'),
        ),
        integration(
            """
            type = var.x
            request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
        """,
            before=api('binary_media_types = ["*/*"]'),
        ),
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
            type = "MOCK"
                   ^^^^^^ mock-with-binary-types
            request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
        """,
                before=api('binary_media_types = ["image/png", "*~1*"]'),
            ),
            'The API takes `*/*` for binary and this `MOCK` has no `content_handling`; calls answer 500 and log "Unable to transform request".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            integration(
                """
            type = "MOCK"
            request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
        """,
                before=api('binary_media_types = ["*/*"]'),
            ),
            "= 200 }) }\n",
            '= 200 }) }\n  content_handling  = "CONVERT_TO_TEXT"\n',
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
