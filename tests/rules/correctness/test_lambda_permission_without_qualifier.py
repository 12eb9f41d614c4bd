"""Lambda permission is for the function, and the API calls an alias or version of it."""

import pytest

from harness.snippets import check
from rules.writing import VARIABLE, offers, rewrites, says, stays_quiet

RULE = "lambda-permission-without-qualifier"
FUNCTION = f"""{VARIABLE}resource "aws_lambda_function" "pets" {{
  function_name = "pets"
}}
resource "aws_lambda_alias" "live" {{
  name          = "live"
  function_name = aws_lambda_function.pets.function_name
}}
"""
TEMPLATE = """Resources:
  PetsFunction:
    Type: AWS::Lambda::Function
  Live:
    Type: AWS::Lambda::Alias
    Properties:
      FunctionName: !Ref PetsFunction
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      Integration:
        Type: AWS_PROXY
        Uri: !Sub arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Live}/invocations
  It:
    Type: AWS::Lambda::Permission
    Properties:
      Principal: apigateway.amazonaws.com
      FunctionName: !Ref PetsFunction
"""


def integration(uri: str, name: str = "pets", lines: str = "") -> str:
    """An integration of an HTTP API that calls `uri`."""
    head = f'resource "aws_apigatewayv2_integration" "{name}" {{\n  integration_type = "AWS_PROXY"\n'
    return f"{head}  integration_uri  = {uri}\n{lines}}}\n"


def permission(lines: str = "", name: str = "pets", function: str = "aws_lambda_function.pets.function_name") -> str:
    """A permission for API Gateway."""
    return f'resource "aws_lambda_permission" "{name}" {{\n  principal     = "apigateway.amazonaws.com"\n  function_name = {function}\n{lines}}}\n'


LIVE = integration("aws_lambda_alias.live.invoke_arn")
MARK = " " * 18 + "^" * 38 + f" {RULE}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        FUNCTION + permission(),
        FUNCTION + LIVE + permission("  qualifier = aws_lambda_alias.live.name\n"),
        FUNCTION + LIVE + permission(function="aws_lambda_alias.live.arn"),
        FUNCTION + LIVE + permission(function="aws_lambda_function.pets.qualified_arn"),
        FUNCTION + LIVE + permission(function="var.x"),
        FUNCTION + LIVE + permission() + permission("  qualifier = var.x\n", "more"),
        FUNCTION + LIVE + permission() + permission(name="more", function="var.x"),
        FUNCTION + LIVE + permission() + integration("aws_lambda_function.pets.invoke_arn", "more"),
        FUNCTION + LIVE + permission() + integration("var.x", "more"),
        FUNCTION + LIVE + permission() + integration('"arn:aws:lambda:eu-west-1:1:function:pets"', "more"),
        FUNCTION + LIVE + permission() + "locals {\n  uri = aws_lambda_function.pets.invoke_arn\n}\n",
        FUNCTION + integration("aws_lambda_alias.live.invoke_arn", lines="  credentials_arn = var.x\n") + permission(),
        FUNCTION + LIVE + permission().replace("apigateway.", "events."),
        TEMPLATE.replace("FunctionName: !Ref PetsFunction\n", "", 1).replace("FunctionName: !Ref PetsFunction", "FunctionName: !Ref Live"),
        TEMPLATE.replace("Permission\n", "Permission\n    Condition: A\n").replace("${Live}", "${PetsFunction.Arn}"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        FUNCTION + LIVE + permission(MARK),
        "This covers the bare function `pets`, and what calls it calls an alias or version; every call fails.",
    )


def test_reports_a_version_of_terraform() -> None:
    check(FUNCTION + integration("aws_lambda_function.pets.qualified_invoke_arn") + permission(MARK), "terraform", RULE)


def test_fix_in_terraform() -> None:
    last = 'com"\n  function_name = aws_lambda_function.pets.function_name\n'
    rewrites(RULE, FUNCTION + LIVE + permission(), last, f"{last}  qualifier     = aws_lambda_alias.live.name\n")


def test_fix_in_a_template() -> None:
    last = "com\n      FunctionName: !Ref PetsFunction\n"
    rewrites(RULE, TEMPLATE, last, last.replace("PetsFunction", "Live"))


def test_offers_nothing_where_two_are_called() -> None:
    both = integration("aws_lambda_function.pets.qualified_invoke_arn", "more")
    assert offers(RULE, FUNCTION + LIVE + both + permission()) == []


def test_the_name_that_an_alias_has_is_that_of_the_function() -> None:
    bare = permission(function="aws_lambda_alias.live.function_name")
    assert len(offers(RULE, FUNCTION + LIVE + bare)) == 1
    stays_quiet(
        RULE, FUNCTION + LIVE + permission("  qualifier = aws_lambda_alias.live.name\n", function="aws_lambda_alias.live.function_name")
    )
