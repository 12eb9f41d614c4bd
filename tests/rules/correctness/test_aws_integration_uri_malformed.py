"""AWS integration has a URI that names no operation."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "aws-integration-uri-malformed"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "${var.x}:lambda:path/2015-03-31/functions/x"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:${var.x}:lambda:path/2015-03-31/functions/pets"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:${var.x}"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${var.x}"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "${var.x}"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets:$${stageVariables.alias}/invocations"
        """),
        integration("""
            type = "AWS"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:${var.x}:s3:path/{bucket}/{key}"
        """),
        integration("""
            type = "AWS"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2014-11-13/functions/pets/invoke-async/"
        """),
        integration("""
            type = "AWS"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:abc.iotdata:path/topics/t"
        """),
        integration("""
            type = "AWS_PROXY"
            uri = join(":", ["arn:aws:apigateway", var.x, "lambda:path/2015-03-31/functions/${aws_lambda_function.pets.arn}/invocations"])
        """),
        integration("""
            type = "AWS_PROXY"
            uri = format("arn:aws:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations", var.x, aws_lambda_function.pets.arn)
        """),
        nested("""
            Type: AWS_PROXY
            Uri: !Join ['', ['arn:aws:apigateway:', !Ref AWS::Region, ':lambda:path/2015-03-31/functions/', !GetAtt Fn.Arn, /invocations]]
        """),
        integration("""
            type = var.x
            uri = "nonsense"
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
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
        """),
            '`uri` is `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets`; it fails with "AWS ARN for integration contains invalid path". A function is called at `...:lambda:path/2015-03-31/functions/{ARN}/invocations`.',
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets//invocations"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
        """),
            '`uri` is `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets//invocations`; it fails with "AWS ARN for integration contains invalid path". A function is called at `...:lambda:path/2015-03-31/functions/{ARN}/invocations`.',
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "${aws_lambda_function.pets.invoke_arn}/invocations"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
        """),
            '`uri` is `arn:…:apigateway:…:lambda:path/2015-03-31/functions/arn:…:lambda:…:…:function:…/invocations/invocations`; it fails with "AWS ARN for integration contains invalid path". A function is called at `...:lambda:path/2015-03-31/functions/{ARN}/invocations`.',
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets/invocations"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
        """),
            '`uri` is `arn:aws:apigateway:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets/invocations`; it fails with "AWS ARN for integration contains invalid path". A function is called at `...:lambda:path/2015-03-31/functions/{ARN}/invocations`.',
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${aws_lambda_function.pets.arn}"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
        """),
            '`uri` is `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:…:lambda:…:…:function:…`; it fails with "AWS ARN for integration contains invalid path". A function is called at `...:lambda:path/2015-03-31/functions/{ARN}/invocations`.',
        ),
        (
            integration("""
            type = "AWS"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:sqs:pets"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
        """),
            '`uri` is `arn:aws:apigateway:eu-west-1:sqs:pets`; it fails with "AWS ARN for integration must contain path or action". An operation is called at `arn:aws:apigateway:{region}:{service}:action/{Operation}` or `:path/...`.',
        ),
        (
            integration("""
            type = "AWS"
            integration_http_method = "POST"
            uri = "arn:aws:states:eu-west-1:123456789012:stateMachine:pets"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
        """),
            '`uri` is `arn:aws:states:eu-west-1:123456789012:stateMachine:pets`; it fails with "AWS ARN for integration must contain path or action". An operation is called at `arn:aws:apigateway:{region}:{service}:action/{Operation}` or `:path/...`.',
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "pets"
                  ^^^^^^ aws-integration-uri-malformed
        """),
            '`uri` is `pets`; `AWS_PROXY` needs an ARN, and this fails with "Invalid ARN specified in the request".',
        ),
        (
            integration("""
            type = "AWS"
            integration_http_method = "POST"
            uri = "https://${var.x}"
                  ^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
        """),
            '`uri` is `https://…`; `AWS` needs an ARN, and this fails with "Invalid ARN specified in the request".',
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
            uri = "https://pets.example.com"
        """),
            '"AWS_PROXY"',
            '"HTTP_PROXY"',
            0,
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${aws_lambda_function.pets.arn}"
        """),
            'pets.arn}"',
            'pets.arn}/invocations"',
            0,
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/pets"
        """),
            '/pets"',
            '/pets/invocations"',
            0,
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/pets//invocations"
        """),
            '/pets//invocations"',
            '/pets/invocations"',
            0,
        ),
        (
            integration("""
            type = "AWS"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:sqs:SendMessage"
        """),
            "sqs:SendMessage",
            "sqs:action/SendMessage",
            0,
        ),
        (
            integration("""
            type = "AWS"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:${var.x}:sqs:actions/SendMessage"
        """),
            "sqs:actions/",
            "sqs:action/",
            0,
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${aws_lambda_function.pets.invoke_arn}/invocations"
        """),
            '"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${aws_lambda_function.pets.invoke_arn}/invocations"',
            "aws_lambda_function.pets.invoke_arn",
            0,
        ),
        (
            integration("""
            type = "AWS_PROXY"
            integration_http_method = "POST"
            uri = "${aws_lambda_function.pets.invoke_arn}/invocations"
        """),
            '"${aws_lambda_function.pets.invoke_arn}/invocations"',
            "aws_lambda_function.pets.invoke_arn",
            0,
        ),
        (
            nested(
                "Type: AWS_PROXY\nUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}",
                "  Fn:\n    Type: AWS::Lambda::Function\n",
            ),
            "${Fn.Arn}",
            "${Fn.Arn}/invocations",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
