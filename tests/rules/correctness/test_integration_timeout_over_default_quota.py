"""Integration waits longer than the quota that accounts start with."""

import pytest

from rules.writing import REGIONAL, api, integration, nested, rewrites, says, stays_quiet

RULE = "integration-timeout-over-default-quota"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = var.x
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 29000
        """),
        integration(
            """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
        """,
            before=api(),
        ),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 950000
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
            response_transfer_mode = var.x
        """),
        nested("""
            Type: HTTP
            TimeoutInMillis: !Ref X
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
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
                                   ^^^^^ integration-timeout-over-default-quota
        """),
            '`timeout_milliseconds` is `60000`; more than 29,000 ms needs a raised quota "Maximum integration timeout in milliseconds" in this Region.',
        ),
        (
            integration(
                """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
                                   ^^^^^ integration-timeout-over-default-quota
        """,
                before=api(REGIONAL.replace('"REGIONAL"', "var.x")),
            ),
            '`timeout_milliseconds` is `60000`; more than 29,000 ms needs a raised quota "Maximum integration timeout in milliseconds" in this Region.',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            nested("""
            Type: HTTP
            TimeoutInMillis: 45000
        """),
            "45000",
            "29000",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
