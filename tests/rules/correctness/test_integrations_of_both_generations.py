"""The rules on integrations that REST APIs share with HTTP and WebSocket APIs, on the latter."""

import pytest

from rules.writing import offers, rewrites, says, shared, shared_template, stays_quiet

LINKS = """resource "aws_api_gateway_vpc_link" "old" {
}
resource "aws_apigatewayv2_vpc_link" "new" {
}
"""
WEBSOCKET = '"WEBSOCKET"'


@pytest.mark.parametrize(
    ("rule", "snippet"),
    [
        (
            "lambda-integration-not-post",
            shared('integration_type = "AWS_PROXY"\nintegration_uri = aws_lambda_function.pets.invoke_arn\nintegration_method = "POST"'),
        ),
        (
            "lambda-integration-not-post",
            shared('integration_type = "AWS_PROXY"\nintegration_uri = aws_lambda_function.pets.invoke_arn\nintegration_method = var.x'),
        ),
        ("integration-without-uri", shared('integration_type = "AWS_PROXY"\nintegration_subtype = "SQS-SendMessage"')),
        ("integration-without-uri", shared('integration_type = "MOCK"', WEBSOCKET)),
        ("integration-without-uri", shared_template("IntegrationType: !Ref X")),
        ("integration-without-http-method", shared('integration_type = "AWS_PROXY"')),
        ("integration-without-http-method", shared("integration_type = var.x")),
        (
            "http-integration-uri-malformed",
            shared('integration_type = "HTTP_PROXY"\nconnection_type = "VPC_LINK"\nintegration_uri = aws_lb_listener.pets.arn'),
        ),
        (
            "http-integration-uri-malformed",
            shared('integration_type = "HTTP_PROXY"\nconnection_type = var.x\nintegration_uri = "arn:aws:elasticloadbalancing:a"'),
        ),
        ("http-integration-uri-malformed", shared_template("IntegrationType: HTTP_PROXY\nIntegrationUri: https://pets.example/{proxy}")),
        ("aws-integration-uri-malformed", shared('integration_type = "AWS_PROXY"\nintegration_uri = aws_lambda_function.pets.arn')),
        ("aws-integration-uri-malformed", shared('integration_type = "AWS_PROXY"\nintegration_subtype = "SQS-PurgeQueue"')),
        (
            "lambda-integration-with-function-arn",
            shared('integration_type = "AWS_PROXY"\nintegration_uri = aws_lambda_function.pets.arn'),
        ),
        (
            "lambda-integration-with-function-arn",
            shared('integration_type = "AWS_PROXY"\nintegration_uri = aws_lambda_function.pets.arn', "var.x"),
        ),
        (
            "aws-service-integration-without-credentials",
            shared(
                'integration_type = "AWS"\nintegration_uri = "arn:aws:apigateway:eu-west-1:sqs:path/1/pets"\ncredentials_arn = var.x',
                WEBSOCKET,
            ),
        ),
        ("connection-id-without-vpc-link", shared_template("IntegrationType: HTTP_PROXY\nConnectionType: !Ref X\nConnectionId: abc")),
        ("vpc-link-without-connection-id", shared_template("IntegrationType: HTTP_PROXY\nConnectionType: VPC_LINK\nConnectionId: !Ref X")),
        ("integration-over-plain-http", shared('integration_type = "HTTP_PROXY"\nintegration_uri = "https://pets.example"')),
    ],
)
def test_stays_quiet(rule: str, snippet: str) -> None:
    stays_quiet(rule, snippet)


@pytest.mark.parametrize(
    ("rule", "snippet", "message"),
    [
        (
            "lambda-integration-not-post",
            shared("""
                integration_type = "AWS_PROXY"
                integration_uri = aws_lambda_function.pets.arn
                integration_method = "GET"
                                     ^^^^^ lambda-integration-not-post
            """).replace("pets.arn", "pets.invoke_arn"),
            "`integration_method` is `GET`; Lambda is always invoked with `POST`, so every call would fail.",
        ),
        (
            "integration-without-uri",
            shared_template("""
                IntegrationType: HTTP_PROXY
                                 ^^^^^^^^^^ integration-without-uri
                ConnectionType: VPC_LINK
            """),
            "`HTTP_PROXY` calls a backend, and `IntegrationUri` is not set; it takes the ARN of a listener or of a Cloud Map service.",
        ),
        (
            "integration-without-http-method",
            shared_template("""
                IntegrationType: HTTP_PROXY
                                 ^^^^^^^^^^ integration-without-http-method
            """),
            "`HTTP_PROXY` needs `IntegrationMethod`, which is not set.",
        ),
        (
            "http-integration-uri-malformed",
            shared("""
                integration_type = "HTTP_PROXY"
                integration_uri = "pets.example.com"
                                  ^^^^^^^^^^^^^^^^^^ http-integration-uri-malformed
            """),
            (
                "`integration_uri` is `pets.example.com`, which does not start with `http://` or `https://`; "
                'the call fails with "Invalid HTTP endpoint specified for URI".'
            ),
        ),
        (
            "aws-integration-uri-malformed",
            shared("""
                integration_type = "AWS_PROXY"
                integration_uri = "https://pets.example.com"
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ aws-integration-uri-malformed
            """),
            "`integration_uri` is `https://pets.example.com`; `AWS_PROXY` takes the ARN of a Lambda function, or its invocation ARN.",
        ),
        (
            "lambda-integration-with-function-arn",
            shared(
                """
                integration_type = "AWS_PROXY"
                integration_uri = aws_lambda_function.pets.arn
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-integration-with-function-arn
            """,
                WEBSOCKET,
            ),
            (
                "`integration_uri` is the ARN of a function; API Gateway calls it by its invocation ARN, "
                'and this one fails with "AWS ARN for integration must contain path or action".'
            ),
        ),
        (
            "aws-proxy-to-other-service",
            shared("""
                integration_type = "AWS_PROXY"
                                   ^^^^^^^^^^^ aws-proxy-to-other-service
                integration_uri = "arn:aws:apigateway:eu-west-1:sqs:path/1/pets"
            """),
            (
                '`AWS_PROXY` calls `sqs` here; it "currently only supports Lambda function and Firehose stream invocations". '
                "Name the action in `integration_subtype` instead."
            ),
        ),
        (
            "vpc-link-without-connection-id",
            shared_template("""
                IntegrationType: HTTP_PROXY
                ConnectionType: VPC_LINK
                                ^^^^^^^^ vpc-link-without-connection-id
            """),
            (
                '`ConnectionType` is `VPC_LINK` and `ConnectionId` is not set; the call fails with "ConnectionId must be set to vpcLinkId '
                'for ConnectionType VPC_LINK".'
            ),
        ),
        (
            "vpc-link-on-aws-integration",
            shared("""
                integration_type = "AWS_PROXY"
                connection_type = "VPC_LINK"
                                  ^^^^^^^^^^ vpc-link-on-aws-integration
            """),
            "`connection_type` is `VPC_LINK` and `integration_type` is `AWS_PROXY`; only `HTTP` and `HTTP_PROXY` go through a VPC link.",
        ),
        (
            "integration-over-plain-http",
            shared_template("""
                IntegrationType: HTTP_PROXY
                IntegrationUri: http://pets.example
                                ^^^^^^^^^^^^^^^^^^^ integration-over-plain-http
            """),
            "`IntegrationUri` starts with `http://`; requests reach the backend over the internet without encryption.",
        ),
    ],
)
def test_says_what_is_wrong(rule: str, snippet: str, message: str) -> None:
    says(rule, snippet, message)


@pytest.mark.parametrize(
    ("rule", "snippet", "old", "new"),
    [
        (
            "integration-without-http-method",
            shared('integration_type = "HTTP_PROXY"'),
            '"HTTP_PROXY"\n',
            '"HTTP_PROXY"\n  integration_method = "ANY"\n',
        ),
        (
            "integration-without-http-method",
            shared_template("IntegrationType: HTTP", "WEBSOCKET"),
            "Type: HTTP\n",
            "Type: HTTP\n      IntegrationMethod: POST\n",
        ),
        (
            "vpc-link-without-connection-id",
            shared('integration_type = "HTTP_PROXY"\nconnection_type = "VPC_LINK"', before=LINKS),
            '"VPC_LINK"\n',
            '"VPC_LINK"\n  connection_id   = aws_apigatewayv2_vpc_link.new.id\n',
        ),
        (
            "vpc-link-without-connection-id",
            shared('integration_type = "HTTP"\nconnection_type = "VPC_LINK"', WEBSOCKET, before=LINKS),
            '"VPC_LINK"\n',
            '"VPC_LINK"\n  connection_id   = aws_api_gateway_vpc_link.old.id\n',
        ),
    ],
)
def test_fix_changes_one_thing(rule: str, snippet: str, old: str, new: str) -> None:
    rewrites(rule, snippet, old, new)


def test_offers_no_type_that_the_api_cannot_take() -> None:
    snippet = 'integration_type = "AWS_PROXY"\nintegration_uri = "arn:aws:apigateway:eu-west-1:sqs:path/1/pets"'
    assert offers("aws-proxy-to-other-service", shared(snippet, WEBSOCKET)) == [("Change to `AWS`", False)]
    assert offers("aws-proxy-to-other-service", shared(snippet, "var.x")) == []
