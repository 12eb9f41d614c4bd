"""Stage variable has a name or value that the service refuses."""

import pytest

from rules.writing import VARIABLE, says, stays_quiet

RULE = "stage-variable-malformed"
VALUES = "values have letters, digits, blanks and `-`, `.`, `_`, `:`, `/`, `?`, `&`, `=`, `,`."


def stage(variables: str, kind: str = "aws_api_gateway_stage", name: str = "variables") -> str:
    """A stage in Terraform."""
    return f'{VARIABLE}resource "{kind}" "it" {{\n  {name} = {variables}\n}}\n'


def template(variables: str, kind: str = "AWS::ApiGatewayV2::Stage", name: str = "StageVariables") -> str:
    """A stage in CloudFormation."""
    return f"Resources:\n  It:\n    Type: {kind}\n    Properties:\n      {name}:\n        {variables}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        stage("var.x"),
        stage('{ pets_1 = "https://pets.example.com/v1?a=b,c&d=e f~#" }'),
        stage('{ pets = "${var.x}-live", (var.x) = "a" }'),
        template("pets: !Sub ${X}:live"),
        template("pets: 1"),
        template("Fn::If: [A, {pets: a}, !Ref AWS::NoValue]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            stage('{ pets = "a|b" }\n                         ^ stage-variable-malformed'),
            f'`|` in `pets` fails with "Invalid stage variable value"; {VALUES}',
        ),
        (
            template("pets.table: a\n        ^^^^^^^^^^ stage-variable-malformed"),
            '`pets.table` fails with "Invalid stage variable name"; use letters, digits and `_`.',
        ),
        (
            template(f"pets: {'a' * 513}\n              {'^' * 513} stage-variable-malformed"),
            "`pets` has 513 characters; a stage variable has at most 512.",
        ),
        (
            template(f"{'a' * 65}: b\n        {'^' * 65} stage-variable-malformed", "AWS::Serverless::Api", "Variables"),
            f'`{"a" * 65}` fails with "Invalid stage variable name"; a name has at most 64 characters.',
        ),
        (
            stage('{ a-b = "c" }\n                      ^^^ stage-variable-malformed', "aws_apigatewayv2_stage", "stage_variables"),
            '`a-b` fails with "Invalid stage variable name"; use letters, digits and `_`.',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
