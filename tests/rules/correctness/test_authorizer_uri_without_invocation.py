"""Authorizer URI is not the invocation ARN of a function."""

import pytest

from rules.writing import authorizer, rewrites, says, stays_quiet

RULE = "authorizer-uri-without-invocation"

FUNCTION = 'resource "aws_lambda_function" "keeper" {\n}\n'


def uri(written: str, kind: str = "TOKEN") -> str:
    return authorizer(kind).replace(f'"{kind}"\n', f'"{kind}"\n  authorizer_uri = {written}\n') + FUNCTION


@pytest.mark.parametrize(
    "snippet",
    [
        uri("aws_lambda_function.keeper.invoke_arn"),
        uri("var.x"),
        uri('"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${var.x}/invocations"'),
        uri('"arn:aws:apigateway:eu-west-1:lambda:path//2015-03-31/functions/${var.x}/invocations"'),
        uri('""'),
        uri('"https://keeper.example"', kind="COGNITO_USER_POOLS"),
        uri("aws_lambda_function.keeper.arn").replace('"TOKEN"', "var.x"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    marker = "                   ^^^^^^^^^^^^^^^^^^^^^^^^ authorizer-uri-without-invocation"
    says(
        RULE,
        uri(f'"https://keeper.example"\n{marker}'),
        '`authorizer_uri` is `https://keeper.example`, which invokes no function; the service refuses it with "Invalid Authorizer URI".',
    )


def test_fix_takes_the_invocation() -> None:
    rewrites(RULE, uri("aws_lambda_function.keeper.arn"), "keeper.arn", "keeper.invoke_arn")
    snippet = """
        Resources:
          KeeperFunction:
            Type: AWS::Serverless::Function
          Keeper:
            Type: AWS::ApiGateway::Authorizer
            Properties:
              Name: keeper
              RestApiId: !Ref Pets
              Type: TOKEN
              IdentitySource: method.request.header.Authorization
              AuthorizerUri: !GetAtt KeeperFunction.Arn
        """
    invocation = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${KeeperFunction.Arn}/invocations"
    rewrites(RULE, snippet, "!GetAtt KeeperFunction.Arn", f'!Sub "{invocation}"')
