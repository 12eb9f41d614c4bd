"""Lambda permission has a source ARN that no call of the API matches."""

import pytest

from harness.snippets import check
from rules.writing import VARIABLE, api, offers, rewrites, says, stays_quiet

RULE = "source-arn-matches-no-call"
HTTP = '{}resource "aws_apigatewayv2_api" "pets" {{\n  protocol_type = {}\n}}\n'


def permission(source: str, before: str = VARIABLE, principal: str = '"apigateway.amazonaws.com"') -> str:
    """A permission in Terraform with that source."""
    head = f'{before}resource "aws_lambda_permission" "it" {{\n  function_name = "pets"\n  principal     = {principal}\n'
    return f"{head}  source_arn    = {source}\n}}\n"


def template(source: str) -> str:
    """A permission in CloudFormation with that source, next to a REST API, a stage and a parameter `X`."""
    return f"""Parameters:
  X:
    Type: String
Resources:
  Pets:
    Type: AWS::ApiGateway::RestApi
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Pets
  It:
    Type: AWS::Lambda::Permission
    Properties:
      Principal: apigateway.amazonaws.com
      SourceArn: {source}
"""


@pytest.mark.parametrize(
    "snippet",
    [
        permission('"${aws_api_gateway_rest_api.pets.execution_arn}/*/*"', api()),
        permission('"${aws_api_gateway_rest_api.pets.execution_arn}/${var.x}/ANY/pets"', api()),
        permission('"${aws_api_gateway_rest_api.pets.execution_arn}/*/${var.x}"', api()),
        permission('"${aws_api_gateway_rest_api.pets.execution_arn}/*/GET${aws_api_gateway_resource.pet.path}"', api()),
        permission('"${aws_api_gateway_stage.live.execution_arn}/*"'),
        permission('"${aws_api_gateway_rest_api.pets.execution_arn}/authorizers/${aws_api_gateway_authorizer.a.id}"', api()),
        permission('"${aws_apigatewayv2_api.pets.execution_arn}/*/ANY/a"', HTTP.format(VARIABLE, '"WEBSOCKET"')),
        permission('"${aws_apigatewayv2_api.pets.execution_arn}/*/ANY"', HTTP.format(VARIABLE, "var.x")),
        permission("var.x"),
        permission("aws_api_gateway_rest_api.pets.arn", principal="var.x"),
        permission("aws_sns_topic.pets.arn", principal='"sns.amazonaws.com"'),
        template("!Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${X}/ANY/pets"),
        template("!Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/${X}/ANY/pets"),
        template("!ImportValue pets-source"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def marked(snippet: str, source: str) -> str:
    """The snippet with `source` marked as reported."""
    (line,) = [line for line in snippet.split("\n") if line.endswith(source)]
    return snippet.replace(line, f"{line}\n{' ' * (len(line) - len(source))}{'^' * len(source)} {RULE}")


@pytest.mark.parametrize(
    "source",
    [
        '"${aws_api_gateway_rest_api.pets.execution_arn}/*/GET/${aws_api_gateway_resource.pet.path}"',
        '"${aws_api_gateway_rest_api.pets.execution_arn}/GET/pets"',
        "aws_api_gateway_stage.live.execution_arn",
        "aws_apigatewayv2_stage.live[0].arn",
        "data.aws_api_gateway_rest_api.pets.arn",
    ],
)
def test_reports_in_terraform(source: str) -> None:
    check(marked(permission(source, api()), source), "terraform", RULE)


@pytest.mark.parametrize(
    "source",
    [
        "!Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/${Live}/any/pets",
        "!Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/${Live}",
        "!Join ['', ['arn:aws:apigateway:', !Ref AWS::Region, '::/restapis/', !Ref Pets]]",
    ],
)
def test_reports_in_a_template(source: str) -> None:
    check(marked(template(source), source), "cloudformation", RULE)


def test_says_what_is_wrong() -> None:
    source = '"arn:aws:execute-api:eu-west-1:123456789012:a1b2c3"'
    says(
        RULE,
        marked(permission(source), source),
        "`source_arn` is `arn:aws:execute-api:eu-west-1:123456789012:a1b2c3`, which no call matches: it ends before the verb and the path, "
        "and has no `*` in their place. A call is `{execution ARN}/{stage}/{verb}/{path}`, with `*` for any of it.",
    )


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (permission('"${aws_api_gateway_rest_api.pets.execution_arn}/*/ANY/pets"', api()), "ANY", "*"),
        (permission('"${aws_api_gateway_rest_api.pets.execution_arn}/*/get/pets"', api()), "/get/", "/GET/"),
        (permission('"${aws_api_gateway_rest_api.pets.execution_arn}/*/GET/${aws_api_gateway_resource.pet.path}"', api()), "GET/$", "GET$"),
        (permission('"${aws_api_gateway_rest_api.pets.execution_arn}/*/GET//pets"', api()), "//", "/"),
        (
            permission("aws_api_gateway_rest_api.pets.arn", api()),
            "aws_api_gateway_rest_api.pets.arn",
            '"${aws_api_gateway_rest_api.pets.execution_arn}/*/*"',
        ),
        (template("!Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/*/ANY/pets"), "ANY", "*"),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)


def test_offers_every_call_of_an_api_that_is_known() -> None:
    assert offers(RULE, permission("aws_api_gateway_rest_api.pets.arn", api())) == [("Let in every call of `pets`", False)]
    assert offers(RULE, permission("aws_api_gateway_rest_api.pets.arn")) == []
    assert offers(RULE, permission('"${aws_api_gateway_rest_api.pets.execution_arn}/*/ANY/pets"', api())) == [
        ("Change to `*`", True),
        ("Let in every call of `pets`", False),
    ]
