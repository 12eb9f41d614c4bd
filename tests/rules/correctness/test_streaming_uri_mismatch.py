"""Transfer mode and invocation ARN do not fit each other."""

import pytest

from rules.writing import integration, nested, offers, rewrites, says, stays_quiet

RULE = "streaming-uri-mismatch"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = var.x
            response_transfer_mode = "STREAM"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.invoke_arn
            response_transfer_mode = var.x
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.response_streaming_invoke_arn
            response_transfer_mode = "STREAM"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "${var.x}/invocations"
            response_transfer_mode = "STREAM"
        """),
        integration("""
            type = "HTTP_PROXY"
            uri = "https://a.example"
            response_transfer_mode = "STREAM"
        """),
        nested("""
            Type: AWS_PROXY
            Uri: !Ref X
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
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.response_streaming_invoke_arn
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ streaming-uri-mismatch
        """),
            "`uri` is the ARN for streamed answers and `response_transfer_mode` is `BUFFERED`; the service refuses the pair.",
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_alias.live.invoke_arn
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ streaming-uri-mismatch
            response_transfer_mode = "STREAM"
        """),
            "`uri` is the ARN for buffered answers and `response_transfer_mode` is `STREAM`; the service refuses the pair.",
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
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${var.x}/invocations"
            response_transfer_mode = "STREAM"
        """),
            "2015-03-31/functions/${var.x}/invocations",
            "2021-11-15/functions/${var.x}/response-streaming-invocations",
            0,
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.response_streaming_invoke_arn
            response_transfer_mode = "BUFFERED"
        """),
            '"BUFFERED"',
            '"STREAM"',
            0,
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.response_streaming_invoke_arn
            response_transfer_mode = "BUFFERED"
        """),
            "response_streaming_invoke_arn",
            "invoke_arn",
            1,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)


def test_an_alias_has_no_streaming_arn_to_change_to() -> None:
    snippet = integration('type = "AWS_PROXY"\nuri = aws_lambda_alias.live.invoke_arn\nresponse_transfer_mode = "STREAM"')
    assert not offers(RULE, snippet)
