"""Streaming on an integration that is no proxy."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "streaming-without-proxy"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = var.x
            response_transfer_mode = "STREAM"
        """),
        integration("""
            type = "HTTP"
            response_transfer_mode = var.x
        """),
        integration("""
            type = "HTTP"
            response_transfer_mode = "BUFFERED"
        """),
        nested("""
            Type: AWS_PROXY
            ResponseTransferMode: STREAM
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
            type = "AWS"
            response_transfer_mode = "STREAM"
                                     ^^^^^^^^ streaming-without-proxy
        """),
            "`response_transfer_mode` is `STREAM` and `type` is `AWS`; only `AWS_PROXY` and `HTTP_PROXY` can stream.",
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
            response_transfer_mode = "STREAM"
        """),
            '"STREAM"',
            '"BUFFERED"',
            0,
        ),
        (
            nested("""
            Type: HTTP
            ResponseTransferMode: STREAM
        """),
            "Type: HTTP\n",
            "Type: HTTP_PROXY\n",
            1,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
