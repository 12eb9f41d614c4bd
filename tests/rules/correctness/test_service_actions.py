"""The rules on integrations that call the action of a service."""

import pytest

from gatewright.index import installed_index
from rules.writing import offers, rewrites, says, shared, shared_template, stays_quiet

MISSING = "service-action-parameter-missing"
UNKNOWN = "service-action-parameter-unknown"
CREDENTIALS = "service-action-without-credentials"


def test_actions_are_those_of_the_docs_index() -> None:
    index = installed_index()
    param = index.param("http.integration/integration_subtype")
    assert param
    assert set(param.values) == set(index.service_actions)


def test_an_action_that_there_is_not_is_a_wrong_value() -> None:
    says(
        "wrong-value",
        shared('integration_subtype = "SNS-Publish"\n                      ^^^^^^^^^^^^^ wrong-value'),
        "`integration_subtype` is `SNS-Publish`; it is one of 10 values, such as `EventBridge-PutEvents`, `SQS-SendMessage`, "
        "`SQS-ReceiveMessage`, `SQS-DeleteMessage`.",
    )


@pytest.mark.parametrize("rule", [MISSING, UNKNOWN, CREDENTIALS])
@pytest.mark.parametrize(
    "snippet",
    [
        shared("integration_subtype = var.x\nrequest_parameters = { Body = var.x }"),
        shared('integration_type = "AWS_PROXY"\nintegration_uri = aws_lambda_function.pets.arn'),
        shared('integration_subtype = "SQS-PurgeQueue"\ncredentials_arn = var.x\nrequest_parameters = var.x'),
        shared('integration_subtype = "SQS-PurgeQueue"\ncredentials_arn = var.x\nrequest_parameters = merge(var.x, {})'),
        shared('integration_subtype = "SQS-PurgeQueue"\ncredentials_arn = var.x\nrequest_parameters = { (var.x) = 1 }'),
        shared_template("IntegrationSubtype: SQS-PurgeQueue\nCredentialsArn: !Ref X\nRequestParameters:\n  QueueUrl: !Ref X"),
        shared_template("IntegrationSubtype: SQS-PurgeQueue\nFn::Transform: {Name: Macro}"),
    ],
)
def test_stays_quiet(rule: str, snippet: str) -> None:
    stays_quiet(rule, snippet)


@pytest.mark.parametrize(
    ("rule", "snippet", "message"),
    [
        (
            MISSING,
            shared("""
                integration_subtype = "Kinesis-PutRecord"
                                      ^^^^^^^^^^^^^^^^^^^ service-action-parameter-missing
            """),
            "`Kinesis-PutRecord` needs `StreamName`, `Data` and `PartitionKey`, which `request_parameters` does not pass.",
        ),
        (
            UNKNOWN,
            shared_template("""
                IntegrationSubtype: SQS-PurgeQueue
                RequestParameters:
                  QueueUrl: !Ref X
                  overwrite:path: a
                  ^^^^^^^^^^^^^^ service-action-parameter-unknown
            """),
            "`overwrite:path` is no parameter of `SQS-PurgeQueue`; it takes `QueueUrl`, `Region`.",
        ),
        (
            CREDENTIALS,
            shared("""
                integration_subtype = "SQS-PurgeQueue"
                                      ^^^^^^^^^^^^^^^^ service-action-without-credentials
            """),
            (
                '`SQS-PurgeQueue` needs `credentials_arn`, which is not set; the call fails with "Role ARN must be specified for AWS '
                'integration configuration with Subtype". Name a role that `apigateway.amazonaws.com` can assume.'
            ),
        ),
    ],
)
def test_says_what_is_wrong(rule: str, snippet: str, message: str) -> None:
    says(rule, snippet, message)


def test_fixes_a_name() -> None:
    case = 'integration_subtype = "SQS-PurgeQueue"\nrequest_parameters = { queueUrl = var.x }'
    rewrites(UNKNOWN, shared(case), "queueUrl", "QueueUrl")


def test_adds_what_is_missing() -> None:
    assert offers(MISSING, shared('integration_subtype = "SQS-PurgeQueue"')) == [("Add `QueueUrl`", False)]
    entry = "QueueUrl = aws_sqs_queue.pets.url\n"
    rewrites(
        MISSING,
        shared(f'integration_subtype = "SQS-SendMessage"\nrequest_parameters = {{\n  {entry}}}'),
        entry,
        f'{entry}    MessageBody = "$request.body"\n',
    )
    rewrites(
        MISSING,
        shared_template("IntegrationSubtype: SQS-SendMessage"),
        "SQS-SendMessage\n",
        "SQS-SendMessage\n      RequestParameters:\n        QueueUrl: QUEUE_URL\n        MessageBody: '$request.body'\n",
    )
