"""Proxy integration calls an AWS service that takes none."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "aws-proxy-to-other-service"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            credentials = "arn:aws:iam::1:role/a"
            uri = "arn:aws:apigateway:eu-west-1:${var.x}:path/a"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            credentials = "arn:aws:iam::1:role/a"
            uri = "arn:aws:apigateway:eu-west-1:firehose:action/PutRecord"
        """),
        integration("""
            type = "AWS"
            integration_http_method = "POST"
            credentials = "arn:aws:iam::1:role/a"
            uri = "arn:aws:apigateway:eu-west-1:sqs:path/a/b"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            credentials = "arn:aws:iam::1:role/a"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/a/invocations"
        """),
        integration("""
            type = var.x
            uri = "arn:aws:apigateway:eu-west-1:sqs:path/a/b"
        """),
        nested("""
            Type: AWS_PROXY
            Uri: !Ref X
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
                   ^^^^^^^^^^^ aws-proxy-to-other-service
            integration_http_method = "POST"
            credentials = "arn:aws:iam::1:role/a"
            uri = "arn:aws:apigateway:eu-west-1:abc.iotdata:path/topics/a"
        """),
            '`AWS_PROXY` calls `iotdata` here; it "currently only supports Lambda function and Firehose stream invocations". Use `AWS` with mapping templates.',
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
            credentials = "arn:aws:iam::1:role/a"
            uri = "arn:aws:apigateway:eu-west-1:sqs:path/a/b"
        """),
            '"AWS_PROXY"',
            '"AWS"',
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
