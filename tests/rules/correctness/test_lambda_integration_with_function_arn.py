"""Lambda integration names the ARN of the function."""

import pytest

from rules.writing import integration, nested, offers, rewrites, says, stays_quiet

RULE = "lambda-integration-with-function-arn"
JSON = """{"Resources": {
  "Fn": {"Type": "AWS::Lambda::Function"},
  "It": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": "a", "ResourceId": "b", "HttpMethod": "GET", "Integration": {
    "Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": {"Fn::GetAtt": ["Fn", "Arn"]}
  }}}
}}
"""


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = var.x
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets[0].invoke_arn
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = module.pets.arn
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = var.x ? aws_lambda_function.a.arn : aws_lambda_function.b.invoke_arn
        """),
        nested("""
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            Uri: !Ref X
        """),
        nested("""
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            Uri: !GetAtt Elsewhere.Arn
        """),
        integration("""
            type = "MOCK"
            uri = aws_lambda_function.pets.arn
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_alias.live.arn
                  ^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-integration-with-function-arn
        """),
            '`uri` is the ARN of a function; API Gateway calls it by its invocation ARN, and this one fails with "AWS ARN for integration must contain path or action".',
        ),
        (
            integration(
                """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets[count.index].arn
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-integration-with-function-arn
        """,
                meta="  count = 2\n",
            ),
            '`uri` is the ARN of a function; API Gateway calls it by its invocation ARN, and this one fails with "AWS ARN for integration must contain path or action".',
        ),
        (
            integration(
                """
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = local.pets
                  ^^^^^^^^^^ lambda-integration-with-function-arn
        """,
                before="locals {\n  pets = aws_lambda_function.pets.arn\n}\n",
            ),
            '`uri` is the ARN of a function; API Gateway calls it by its invocation ARN, and this one fails with "AWS ARN for integration must contain path or action".',
        ),
        (
            nested(
                """
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            Uri: !Sub ${Fn.Arn}
                 ^^^^^^^^^^^^^^ lambda-integration-with-function-arn
        """,
                before="""  Fn:
    Type: AWS::Lambda::Function
""",
            ),
            '`Uri` is the ARN of a function; API Gateway calls it by its invocation ARN, and this one fails with "AWS ARN for integration must contain path or action".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.qualified_arn
        """),
            "pets.qualified_arn",
            "pets.qualified_invoke_arn",
            0,
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = aws_lambda_function.pets.arn
            response_transfer_mode = "STREAM"
        """),
            "pets.arn",
            "pets.response_streaming_invoke_arn",
            0,
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:lambda:eu-west-1:123456789012:function:pets"
        """),
            '"arn:aws:lambda:eu-west-1:123456789012:function:pets"',
            '"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets/invocations"',
            0,
        ),
        (
            nested(
                """
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            Uri: !GetAtt Fn.Arn
        """,
                before="""  Fn:
    Type: AWS::Lambda::Function
""",
            ),
            "!GetAtt Fn.Arn",
            '!Sub "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations"',
            0,
        ),
        (
            nested(
                """
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            Uri: !Ref Live
        """,
                before="""  Live:
    Type: AWS::Lambda::Alias
""",
            ),
            "!Ref Live",
            '!Sub "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Live}/invocations"',
            0,
        ),
        (
            JSON,
            '{"Fn::GetAtt": ["Fn", "Arn"]}',
            '{"Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations"}',
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)


def test_a_reference_behind_a_local_is_not_rewritten() -> None:
    snippet = integration('type = "AWS_PROXY"\nuri = local.pets', before="locals {\n  pets = aws_lambda_function.pets.arn\n}\n")
    assert not offers(RULE, snippet)
