"""Integration does not say what to call."""

import pytest

from rules.writing import integration, nested, says, stays_quiet, template

RULE = "integration-without-uri"


@pytest.mark.parametrize(
    "snippet",
    [
        integration('type = "MOCK"'),
        integration("type = var.x"),
        integration("""
            type = "AWS"
            uri = var.x
        """),
        nested("""
            Type: HTTP
            Uri: !If [A, https://a.example, !Ref AWS::NoValue]
        """),
        template("Integration: !If [A, {Type: AWS_PROXY}, !Ref AWS::NoValue]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration("""
            type = "HTTP"
                   ^^^^^^ integration-without-uri
        """),
            "`HTTP` calls a backend, and `uri` is not set; it takes an `http://` or `https://` URL.",
        ),
        (
            nested("""
            Type: AWS
                  ^^^ integration-without-uri
        """),
            "`AWS` calls a backend, and `Uri` is not set; it takes an ARN of the form `arn:aws:apigateway:...`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
