"""Lambda authorizer of an HTTP or WebSocket API lacks its function, or the format that it talks in."""

import pytest

from rules.http_writing import HTTP, UNKNOWN_PROTOCOL, WEBSOCKET, part, template
from rules.writing import rewrites, says, stays_quiet

RULE = "lambda-authorizer-incomplete"
URI = "authorizer_uri = aws_lambda_function.keeper.invoke_arn\n"


@pytest.mark.parametrize(
    "snippet",
    [
        part("authorizer", f'authorizer_type = "REQUEST"\n{URI}authorizer_payload_format_version = "1.0"'),
        part("authorizer", f'authorizer_type = "REQUEST"\n{URI}authorizer_payload_format_version = var.x'),
        part("authorizer", f'authorizer_type = "REQUEST"\n{URI}', before=WEBSOCKET),
        part("authorizer", f'authorizer_type = "REQUEST"\n{URI}', before=UNKNOWN_PROTOCOL),
        part("authorizer", 'authorizer_type = "JWT"'),
        part("authorizer", "authorizer_type = var.x"),
        template("Authorizer", "AuthorizerType: REQUEST\nAuthorizerUri: !If [A, !Ref X, !Ref AWS::NoValue]", "WEBSOCKET"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("before", "lines", "message"),
    [
        (
            HTTP,
            URI,
            (
                "A `REQUEST` authorizer needs `authorizer_payload_format_version`, which is not set; "
                'the call fails with "AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer".'
            ),
        ),
        (
            WEBSOCKET,
            "",
            (
                "A `REQUEST` authorizer needs `authorizer_uri`, which is not set; "
                'the call fails with "AuthorizerUri is a required field in an Authorizer".'
            ),
        ),
    ],
)
def test_says_what_is_wrong(before: str, lines: str, message: str) -> None:
    says(RULE, part("authorizer", f'authorizer_type = "REQUEST"\n                  ^^^^^^^^^ {RULE}\n{lines}', before), message)


def test_fix_takes_the_newer_format() -> None:
    snippet = template("Authorizer", "AuthorizerType: REQUEST\nAuthorizerUri: !Ref X")
    rewrites(RULE, snippet, "AuthorizerUri: !Ref X\n", "AuthorizerUri: !Ref X\n      AuthorizerPayloadFormatVersion: '2.0'\n")
