"""Lambda function may run longer than its integration waits."""

import pytest

from harness.snippets import check
from rules.writing import VARIABLE, integration, says, shared, shared_template, stays_quiet

RULE = "function-timeout-over-integration-timeout"
TEMPLATE = "  Fn:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 60\n"


def function(timeout: str) -> str:
    """A function with that timeout, and an alias of it."""
    alias = 'resource "aws_lambda_alias" "live" {\n  function_name = aws_lambda_function.f.function_name\n}\n'
    return f'{VARIABLE}{alias}resource "aws_lambda_function" "f" {{\n  timeout = {timeout}\n}}\n'


def rest(lines: str, timeout: str = "60") -> str:
    """A REST integration with the function."""
    return integration(f'type = "AWS_PROXY"\n{lines}', function(timeout))


CALL = "uri = aws_lambda_function.f.invoke_arn"


@pytest.mark.parametrize(
    "snippet",
    [
        rest(CALL, "29"),
        rest(CALL, "var.x"),
        rest(f"{CALL}\ntimeout_milliseconds = var.x"),
        rest(f"{CALL}\ntimeout_milliseconds = 60000"),
        rest('uri = "https://a.example"'),
        rest(f'{CALL}\nresponse_transfer_mode = "STREAM"'),
        rest(f'{CALL}\nrequest_parameters = {{ "integration.request.header.X-Amz-Invocation-Type" = "\'Event\'" }}'),
        rest(f"{CALL}\nrequest_parameters = var.x"),
        shared('integration_type = "AWS_PROXY"\nintegration_uri = aws_lambda_function.f.arn', before=function("30")),
        shared_template("IntegrationUri: !GetAtt Fn.Arn\nTimeoutInMillis: !Ref X", before=TEMPLATE),
        shared_template("IntegrationUri: !GetAtt Fn.Arn", before=TEMPLATE.replace("60", "!Ref X")),
        shared_template("IntegrationUri: !GetAtt Fn.Arn", before=TEMPLATE.replace("      Timeout: 60\n", "      Handler: a\n")),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        shared_template(f"IntegrationUri: !GetAtt Fn.Arn\n                ^^^^^^^^^^^^^^ {RULE}", before=TEMPLATE),
        "The function may run 60 s and the integration waits 30 s; after that the client gets an error and the function works for nobody.",
    )


def test_follows_an_alias_and_knows_the_limit_of_each_kind_of_api() -> None:
    check(rest(f"uri = aws_lambda_alias.live.invoke_arn\n      {'^' * 32} {RULE}", "30"), "terraform", RULE)
    call = f"integration_uri = aws_lambda_function.f.invoke_arn\n                  {'^' * 32} {RULE}"
    check(shared(call, '"WEBSOCKET"', function("30")), "terraform", RULE)
