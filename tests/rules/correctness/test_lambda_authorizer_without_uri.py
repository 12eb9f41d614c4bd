"""Lambda authorizer does not say which function it asks."""

import pytest

from rules.writing import authorizer, offers, rewrites, says, stays_quiet

RULE = "lambda-authorizer-without-uri"

FUNCTION = 'resource "aws_lambda_function" "keeper" {\n}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        authorizer("COGNITO_USER_POOLS"),
        authorizer("TOKEN").replace('"TOKEN"', "var.x"),
        authorizer("TOKEN").replace('"TOKEN"', '"TOKEN"\n  authorizer_uri = var.x'),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        authorizer("REQUEST").replace('"REQUEST"\n', '"REQUEST"\n                ^^^^^^^^^ lambda-authorizer-without-uri\n'),
        'A `REQUEST` authorizer asks a Lambda function, and `authorizer_uri` is not set; "AuthorizerUri is a required field in an Authorizer".',
    )


def test_fix_takes_the_only_function() -> None:
    rewrites(RULE, authorizer("TOKEN") + FUNCTION, '"TOKEN"\n', '"TOKEN"\n  authorizer_uri = aws_lambda_function.keeper.invoke_arn\n')
    assert offers(RULE, authorizer("TOKEN") + FUNCTION + FUNCTION.replace("keeper", "other")) == []


def test_fix_puts_the_invocation_together_in_a_template() -> None:
    snippet = """{
      "Resources": {
        "KeeperFunction": {"Type": "AWS::Lambda::Function"},
        "Keeper": {
          "Type": "AWS::ApiGateway::Authorizer",
          "Properties": {"Name": "keeper", "IdentitySource": "method.request.header.Authorization", "Type": "TOKEN"}
        }
      }
    }"""
    uri = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${KeeperFunction.Arn}/invocations"
    rewrites(RULE, snippet, '"Type": "TOKEN"', f'"Type": "TOKEN", "AuthorizerUri": {{"Fn::Sub": "{uri}"}}')
