"""AWS service is called without a role."""

import pytest

from rules.writing import integration, nested, says, stays_quiet

RULE = "aws-service-integration-without-credentials"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "AWS"
            uri = "arn:aws:apigateway:${var.x}:dynamodb:action/GetItem"
            credentials = var.x
        """),
        integration("""
            type = "AWS"
            uri = var.x
        """),
        integration("""
            type = "AWS"
            uri = "arn:aws:apigateway:eu-west-1:${var.x}:path/a"
        """),
        integration("""
            type = "AWS"
            uri = aws_lambda_function.pets.invoke_arn
        """),
        integration("""
            type = var.x
            uri = "arn:aws:apigateway:${var.x}:dynamodb:action/GetItem"
        """),
        nested("""
            Type: AWS
            Uri: arn:aws:apigateway:eu-west-1:sqs:path/a/b
            Credentials: !If [A, !Ref X, !Ref AWS::NoValue]
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
            type = "AWS"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:${var.x}:dynamodb:action/GetItem"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-service-integration-without-credentials
        """,
                meta='  for_each = toset(["a"])\n',
            ),
            '`dynamodb` is called without `credentials`; the call fails with "Role ARN must be specified for AWS integrations". Name a role in `credentials` that `apigateway.amazonaws.com` can assume.',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
