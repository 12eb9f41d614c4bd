"""Lambda integration is not invoked with `POST`."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "lambda-integration-not-post"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "AWS_PROXY"
            uri = aws_lambda_function.pets.invoke_arn
            integration_http_method = var.x
        """),
        integration("""
            type = "AWS_PROXY"
            uri = var.x
            integration_http_method = "GET"
        """),
        integration("""
            type = "AWS_PROXY"
            uri = aws_lambda_function.pets.invoke_arn
            integration_http_method = "POST"
        """),
        integration("""
            type = "AWS"
            uri = "arn:aws:apigateway:eu-west-1:s3:path/a/b"
            integration_http_method = "GET"
        """),
        integration("""
            type = "MOCK"
            uri = aws_lambda_function.pets.invoke_arn
            integration_http_method = "GET"
        """),
        nested("""
            Type: AWS_PROXY
            IntegrationHttpMethod: GET
            Uri: !ImportValue Uri
        """),
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
            uri = aws_lambda_function.pets[each.key].invoke_arn
            integration_http_method = "GET"
                                      ^^^^^ lambda-integration-not-post
        """,
                meta='  for_each = toset(["a"])\n',
            ),
            '`integration_http_method` is `GET`; Lambda is always invoked with `POST`, so every call would fail with "Invalid permissions on Lambda function".',
        ),
        (
            integration("""
            type = "AWS_PROXY"
            uri = aws_lambda_function.pets.response_streaming_invoke_arn
            integration_http_method = "GET"
                                      ^^^^^ lambda-integration-not-post
        """),
            '`integration_http_method` is `GET`; Lambda is always invoked with `POST`, so every call would fail with "Invalid permissions on Lambda function".',
        ),
        (
            integration(
                """
            type = "AWS_PROXY"
            uri = local.uri
            integration_http_method = "GET"
                                      ^^^^^ lambda-integration-not-post
        """,
                before="locals {\n  uri = aws_lambda_alias.live.invoke_arn\n}\n",
            ),
            '`integration_http_method` is `GET`; Lambda is always invoked with `POST`, so every call would fail with "Invalid permissions on Lambda function".',
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
            Type: AWS
            IntegrationHttpMethod: ANY
            Uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations
        """),
            "ANY",
            "POST",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
