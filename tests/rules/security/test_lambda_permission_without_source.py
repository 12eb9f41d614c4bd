"""Lambda permission lets every API call the function."""

import pytest

from rules.writing import api, offers, rewrites, says, stays_quiet

RULE = "lambda-permission-without-source"
TEMPLATE = """Resources:
  Pets:
    Type: AWS::ApiGatewayV2::Api
  It:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: pets
      Principal: apigateway.amazonaws.com
"""


def permission(principal: str = '"apigateway.amazonaws.com"', lines: str = "", before: str = "") -> str:
    """A permission in Terraform with `lines` of its own."""
    head = f'{before}variable "y" {{}}\nresource "aws_lambda_permission" "it" {{\n  function_name = "pets"\n'
    return f"{head}  principal     = {principal}\n{lines}}}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        permission("var.y"),
        permission('"events.amazonaws.com"'),
        permission('"123456789012"'),
        permission(lines="  source_arn = var.y\n"),
        permission(lines='  source_account = "123456789012"\n'),
        permission('"*"', '  function_url_auth_type = "NONE"\n'),
        permission('"*"', '  principal_org_id = "o-a1b2c3d4e5"\n'),
        TEMPLATE + "      SourceArn: !If [A, !Ref X, !Ref AWS::NoValue]\n",
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            permission(lines=" " * 18 + "^" * 26 + f" {RULE}\n"),
            "`source_arn` is not set, so an API of any account may call the function; name the API there, as `{execution ARN}/*/*`.",
        ),
        (
            permission('"*"', " " * 18 + "^" * 3 + f" {RULE}\n"),
            "`source_arn` is not set, so everybody may call the function; name the API there, as `{execution ARN}/*/*`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_fix_names_the_only_api() -> None:
    line = '  principal     = "apigateway.amazonaws.com"\n'
    rewrites(RULE, permission(before=api()), line, line + '  source_arn    = "${aws_api_gateway_rest_api.pets.execution_arn}/*/*"\n')
    arn = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/*/*"
    rewrites(RULE, TEMPLATE, "amazonaws.com\n", f"amazonaws.com\n      SourceArn: !Sub '{arn}'\n")


def test_offers_nothing_where_there_is_a_choice() -> None:
    assert offers(RULE, permission(before=api() + api().partition("\n")[2].replace('"pets"', '"orders"'))) == []
