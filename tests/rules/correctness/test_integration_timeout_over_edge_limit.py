"""Integration of an edge-optimized API waits longer than it can."""

import pytest

from rules.writing import REGIONAL, api, integration, rewrites, says, stays_quiet

RULE = "integration-timeout-over-edge-limit"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
        """),
        integration(
            """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
        """,
            before=api(REGIONAL.replace('"REGIONAL"', "var.x")),
        ),
        integration(
            """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
        """,
            before=api(REGIONAL),
        ),
        integration(
            """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
        """,
            before=api('body = "{}"'),
        ),
        integration(
            """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = var.x
        """,
            before=api(),
        ),
        integration(
            """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 29000
        """,
            before=api(),
        ),
        integration(
            """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 950000
        """,
            before=api(),
        ),
        integration(
            """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
            response_transfer_mode = "STREAM"
        """,
            before=api(),
        ),
        integration(
            """
            type = "MOCK"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
        """,
            before=api(),
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
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 29001
                                   ^^^^^ integration-timeout-over-edge-limit
        """,
                before=api(),
                meta="  count = 2\n",
            ),
            '`timeout_milliseconds` is `29001` and the API is edge-optimized; "Timeout should be between 50 ms and 29000 ms".',
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
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            timeout_milliseconds = 60000
        """,
                before=api(),
            ),
            "60000",
            "29000",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
