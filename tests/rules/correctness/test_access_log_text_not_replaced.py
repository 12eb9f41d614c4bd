"""Access log holds text that only looks like a variable."""

import pytest

from rules.writing import VARIABLE, offers, rewrites, says, stays_quiet

RULE = "access-log-text-not-replaced"


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
        stage('"$context.requestId #5 $5 # a $method ${var.x}"'),
        stage('"$context.${var.x} $input $util. #if"'),
        stage('jsonencode({ id = "$context.requestId", status = var.x })'),
        template("$context.requestId $inputs.x"),
        template("!Sub '$context.requestId ${X}'"),
        stage(""),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            stage(
                "\"$context.requestId $input.json('$.a')\"\n                                 ^^^^^^^^^^^^^^^^^^ access-log-text-not-replaced"
            ),
            "`$input.json('$.a')` is logged as it stands; an access log fills in variables of `$context` only.",
        ),
        (
            stage(
                '"$context.requestId #if($context.status)#{else}#end $input.body"\n                                 ^^^ access-log-text-not-replaced'
            ),
            "`#if` is logged as it stands; an access log knows no directives, only variables of `$context`.",
        ),
        (
            stage(
                'jsonencode({ a = "$${context.status}" })\n                               ^^^^^^^^^^^^^^^^^^ access-log-text-not-replaced'
            ),
            "`${context.status}` is logged as it stands; write `$context.status` without braces.",
        ),
        (
            template(
                "!Sub '$context.requestId ${!stageVariables.a}'\n                                         ^^^^^^^^^^^^^^^^^^^^ access-log-text-not-replaced"
            ),
            "`${stageVariables.a}` is logged as it stands; an access log fills in variables of `$context` only.",
        ),
    ],
)
def test_says_what_is_not_replaced(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_fix_takes_the_braces_away() -> None:
    rewrites(RULE, stage('"$context.requestId $${context.status}"'), "$${context.status}", "$context.status")
    rewrites(RULE, template("$context.requestId ${context.status}"), "${context.status}", "$context.status")
    assert offers(RULE, stage('"$context.requestId $util.x"')) == []
