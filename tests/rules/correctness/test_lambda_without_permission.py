"""API Gateway may not call the Lambda function."""

import pytest

from rules.graphs import api, logical, on, resource, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

RULE = "lambda-without-permission"

FUNCTION = 'resource "aws_lambda_function" "pets" {\n  function_name = "pets"\n}\n'
ALIAS = 'resource "aws_lambda_alias" "live" {\n  function_name = aws_lambda_function.pets.function_name\n  name = "live"\n}\n'


def call(name: str = "get", uri: str = "aws_lambda_function.pets.invoke_arn", lines: str = "", verb: str = '"GET"') -> str:
    return on("integration", name, f'type = "AWS_PROXY"\nintegration_http_method = "POST"\nuri = {uri}\n{lines}', verb)


def authorizer(uri: str = "aws_lambda_function.pets.invoke_arn") -> str:
    return resource("authorizer", "users", f'name = "users"\nauthorizer_uri = {uri}')


def permission(lines: str = "", principal: str = '"apigateway.amazonaws.com"', meta: str = "") -> str:
    words = f'  action = "lambda:InvokeFunction"\n  principal = {principal}\n{lines or "  function_name = aws_lambda_function.pets.function_name"}\n'
    return f'resource "aws_lambda_permission" "pets" {{\n{meta}{words}}}\n'


def test_it_says_what_the_log_says() -> None:
    check_marked(
        RULE,
        api(FUNCTION, permission(principal='"events.amazonaws.com"'), call()),
        "aws_lambda_function.pets.invoke_arn",
        'Nothing lets API Gateway call `pets`; every call fails with "Invalid permissions on Lambda function". '
        "Add a Lambda permission for `apigateway.amazonaws.com`.",
    )


@pytest.mark.parametrize(
    "parts",
    [
        (call(), permission()),
        (call(), permission(meta="  count = 1\n")),
        (call(), permission(principal="var.x")),
        (call(), permission("  function_name = var.x")),
        (call(), permission('  function_name = "pets"')),
        (call(lines="credentials = var.x"),),
        (call(uri="var.x"),),
        (call(), 'module "permission" {\n  source   = "registry/permission"\n  function = aws_lambda_function.pets.arn\n}\n'),
    ],
)
def test_it_stays_quiet_where_a_permission_is_or_may_be(parts: tuple[str, ...]) -> None:
    stays_quiet(RULE, api(FUNCTION, *parts))


def test_it_is_reported_at_the_first_call_only() -> None:
    assert len(offers(RULE, api(FUNCTION, call(), call("put", verb='"PUT"')))) == 1


NAMED = '  function_name = "pets"\n}\n'


@pytest.mark.parametrize(
    ("parts", "qualifier", "calls"),
    [
        ((call(),), "", "/*/*"),
        ((call(uri="aws_lambda_function.pets.qualified_invoke_arn"),), "aws_lambda_function.pets.version", "/*/*"),
        ((call(uri="aws_lambda_alias.live.invoke_arn"), ALIAS), "aws_lambda_alias.live.name", "/*/*"),
        ((authorizer(),), "", "/authorizers/*"),
        ((authorizer(), call()), "", "/*"),
    ],
)
def test_a_permission_is_offered(parts: tuple[str, ...], qualifier: str, calls: str) -> None:
    lines = [
        '  action        = "lambda:InvokeFunction"',
        "  function_name = aws_lambda_function.pets.function_name",
        *([f"  qualifier     = {qualifier}"] if qualifier else []),
        '  principal     = "apigateway.amazonaws.com"',
        f'  source_arn    = "${{aws_api_gateway_rest_api.pets.execution_arn}}{calls}"',
    ]
    new = '\nresource "aws_lambda_permission" "pets" {\n' + "\n".join(lines) + "\n}\n"
    rewrites(RULE, api(FUNCTION, *parts), NAMED, NAMED + new)


URI = "!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${PetsFunction.Arn}/invocations"


def test_a_permission_is_offered_in_a_template() -> None:
    words = "RestApiId: !Ref Pets\nResourceId: !GetAtt Pets.RootResourceId\nHttpMethod: GET\n"
    calls = f"Integration:\n  Type: AWS_PROXY\n  IntegrationHttpMethod: POST\n  Uri: {URI}\n"
    new = """
  PetsFunctionPermission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: 'lambda:InvokeFunction'
      FunctionName: !Ref PetsFunction
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Pets}/*/*'
"""
    text = template(logical("Get", "ApiGateway::Method", words + calls), logical("PetsFunction", "Lambda::Function", "Handler: a"))
    rewrites(RULE, text, "      Handler: a\n", "      Handler: a" + new)


def test_nothing_is_offered_where_several_things_are_called_or_call() -> None:
    assert offers(RULE, api(FUNCTION, ALIAS, call(), call("put", "aws_lambda_alias.live.invoke_arn", verb='"PUT"'))) == []
    assert offers(RULE, api(FUNCTION, call().replace("aws_api_gateway_rest_api.pets.id", "var.x"))) == []
    assert offers(RULE, api(FUNCTION.replace("{\n", "{\n  count = 1\n"), call(uri="aws_lambda_function.pets[0].invoke_arn"))) == []
