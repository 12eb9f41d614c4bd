"""Access log goes to something that is no log group and no delivery stream."""

import pytest

from rules.writing import VARIABLE, rewrites, says, stays_quiet

RULE = "access-log-destination-malformed"
GROUP = 'resource "aws_cloudwatch_log_group" "access" {\n  name = "pets"\n}\n'
STREAM = 'resource "aws_kinesis_firehose_delivery_stream" "access" {\n  name        = "%s"\n  destination = "extended_s3"\n}\n'
NO_LOG = 'it fails with "The ARN must be a valid CloudWatch Logs log group or Kinesis Data Firehose delivery stream".'


def stage(destination: str, before: str = VARIABLE, kind: str = "aws_api_gateway_stage") -> str:
    """A stage in Terraform."""
    return f'{before}resource "{kind}" "it" {{\n  access_log_settings {{\n    destination_arn = {destination}\n  }}\n}}\n'


def template(destination: str, kind: str = "AWS::ApiGateway::Stage", setting: str = "AccessLogSetting") -> str:
    """A stage in CloudFormation, and a log group."""
    return (
        "Resources:\n  Access:\n    Type: AWS::Logs::LogGroup\n"
        f"  It:\n    Type: {kind}\n    Properties:\n      {setting}:\n        DestinationArn: {destination}\n"
    )


@pytest.mark.parametrize(
    "snippet",
    [
        stage("var.x"),
        stage('"${var.x}:*"'),
        stage("aws_cloudwatch_log_group.access.arn", GROUP),
        stage('replace(aws_cloudwatch_log_group.access.arn, ":*", "")', GROUP),
        stage('"arn:aws:logs:eu-west-1:123456789012:log-group:pets:*"'),
        stage('"arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-pets"'),
        stage('"arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-${var.x}"'),
        stage("aws_kinesis_firehose_delivery_stream.access.arn", STREAM % "amazon-apigateway-pets"),
        stage("aws_kinesis_firehose_delivery_stream.access.arn", VARIABLE + STREAM % "${var.x}"),
        template("!GetAtt Access.Arn"),
        template("!Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:pets"),
        template("!Ref Elsewhere"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            stage('"/aws/pets"\n                      ^^^^^^^^^^^ access-log-destination-malformed'),
            f"`destination_arn` is `/aws/pets`; {NO_LOG}",
        ),
        (
            stage(
                '"arn:aws:s3:::${var.x}"\n                      ^^^^^^^^^^^^^^^^^^^^^^^ access-log-destination-malformed',
                kind="aws_apigatewayv2_stage",
            ),
            f"`destination_arn` is `arn:aws:s3:::…`; {NO_LOG}",
        ),
        (
            stage(
                "aws_kinesis_firehose_delivery_stream.access.arn\n"
                "                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-destination-malformed",
                STREAM % "pets",
            ),
            "The stream is called `pets`; \"Kinesis Firehose delivery stream name must begin with the characters 'amazon-apigateway-'\".",
        ),
        (
            template(
                "!Sub arn:aws:firehose:${AWS::Region}:${AWS::AccountId}:deliverystream/pets\n"
                "                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-destination-malformed"
            ),
            "The stream is called `pets`; \"Kinesis Firehose delivery stream name must begin with the characters 'amazon-apigateway-'\".",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (stage("aws_cloudwatch_log_group.access.id", GROUP), "access.id", "access.arn"),
        (template("!Ref Access"), "!Ref Access", "!GetAtt Access.Arn"),
        (template("!Ref Access", "AWS::ApiGatewayV2::Stage", "AccessLogSettings"), "!Ref Access", "!GetAtt Access.Arn"),
    ],
)
def test_fix_takes_the_arn(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)
