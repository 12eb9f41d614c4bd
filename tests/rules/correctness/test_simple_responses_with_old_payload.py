"""Authorizer answers yes or no, in a format that knows policies only."""

import pytest

from rules.http_writing import part, template
from rules.writing import rewrites, says, stays_quiet

RULE = "simple-responses-with-old-payload"


@pytest.mark.parametrize(
    "snippet",
    [
        part("authorizer", 'authorizer_payload_format_version = "2.0"\nenable_simple_responses = true'),
        part("authorizer", 'authorizer_payload_format_version = "1.0"\nenable_simple_responses = false'),
        part("authorizer", 'authorizer_payload_format_version = "1.0"\nenable_simple_responses = var.x'),
        part("authorizer", "authorizer_payload_format_version = var.x\nenable_simple_responses = true"),
        part("authorizer", "enable_simple_responses = true"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        template(
            "Authorizer", f"EnableSimpleResponses: true\nAuthorizerPayloadFormatVersion: 1.0\n                                ^^^ {RULE}"
        ),
        "`EnableSimpleResponses` needs `2.0` here; "
        'the call fails with "EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion "2.0"".',
    )


@pytest.mark.parametrize(("fix", "old", "new"), [(0, '"1.0"', '"2.0"'), (1, "  enable_simple_responses = true\n", "")])
def test_either_side_gives_way(fix: int, old: str, new: str) -> None:
    snippet = part("authorizer", 'authorizer_payload_format_version = "1.0"\nenable_simple_responses = true')
    rewrites(RULE, snippet, old, new, fix)
