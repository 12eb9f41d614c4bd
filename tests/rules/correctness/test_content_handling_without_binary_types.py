"""Conversion to text where nothing is binary."""

import pytest

from rules.writing import api, integration, rewrites, says, stays_quiet

RULE = "content-handling-without-binary-types"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "HTTP_PROXY"
            content_handling = "CONVERT_TO_TEXT"
        """),
        integration(
            """
            type = "HTTP_PROXY"
            content_handling = "CONVERT_TO_BINARY"
        """,
            before=api(),
        ),
        integration(
            """
            type = "HTTP_PROXY"
            content_handling = var.x
        """,
            before=api(),
        ),
        integration(
            """
            type = "HTTP_PROXY"
            content_handling = "CONVERT_TO_TEXT"
        """,
            before=api("binary_media_types = var.x"),
        ),
        integration(
            """
            type = "HTTP_PROXY"
            content_handling = "CONVERT_TO_TEXT"
        """,
            before=api('body = "{}"'),
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
            type = "HTTP_PROXY"
            content_handling = "CONVERT_TO_TEXT"
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content-handling-without-binary-types
        """,
                before=api("binary_media_types = []"),
            ),
            "`content_handling` has no effect; the API has no `binary_media_types`, so every payload is text already.",
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
            type = "HTTP_PROXY"
            content_handling = "CONVERT_TO_TEXT"
        """,
                before=api(),
            ),
            '  content_handling = "CONVERT_TO_TEXT"\n',
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
