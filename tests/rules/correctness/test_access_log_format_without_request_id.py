"""Format of an access log shows no request id."""

import pytest

from rules.writing import VARIABLE, offers, rewrites, says, stays_quiet

RULE = "access-log-format-without-request-id"


def stage(words: str) -> str:
    """A stage in Terraform."""
    return f'{VARIABLE}resource "aws_api_gateway_stage" "it" {{\n  access_log_settings {{\n    format = {words}\n  }}\n}}\n'


def template(words: str) -> str:
    """A stage in CloudFormation."""
    return f"Resources:\n  It:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n      AccessLogSetting:\n        Format: {words}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        stage("var.x"),
        stage('"$context.status ${var.x}"'),
        stage('"$context.extendedRequestId"'),
        stage('jsonencode({ id = "$context.requestId" })'),
        stage("jsonencode({ status = var.x })"),
        template("!Sub '${X} $context.status'"),
        template("!Ref X"),
        stage(""),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        stage(
            'jsonencode({ status = "$context.status" })\n             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-format-without-request-id'
        ),
        "`format` shows no request id; it fails with "
        '"Access Log format must include either $context.requestId or $context.extendedRequestId".',
    )


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (stage('"$context.status"'), '"$context.status"', '"$context.requestId $context.status"'),
        (stage('"{\\"s\\":\\"$context.status\\"}"'), '"{\\"s\\":', '"{\\"requestId\\": \\"$context.requestId\\", \\"s\\":'),
        (template('\'{"s": "$context.status"}\''), '{"s"', '{"requestId": "$context.requestId", "s"'),
        (template("'{}'"), "{}", '{"requestId": "$context.requestId"}'),
    ],
)
def test_fix_shows_the_id_first(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)


def test_what_is_built_has_no_fix() -> None:
    assert offers(RULE, stage('jsonencode({ status = "$context.status" })')) == []
