"""URI of an integration names an action that its service does not have."""

import pytest

from rules.writing import integration, nested, offers, rewrites, says, stays_quiet

RULE = "integration-action-unknown"
HEAD = "arn:aws:apigateway:eu-west-1"


def calling(uri: str, kind: str = "AWS") -> str:
    return integration(f'type = "{kind}"\nintegration_http_method = "POST"\ncredentials = var.x\nuri = {uri}')


@pytest.mark.parametrize(
    "snippet",
    [
        calling(f'"{HEAD}:sqs:action/SendMessage"'),
        calling(f'"{HEAD}:kinesis:action/PutRecords"'),
        calling(f'"{HEAD}:dynamodb:action/InventTable"'),
        calling(f'"{HEAD}:dynamodb:action/${{var.x}}Item"'),
        calling(f'"{HEAD}:dynamodb:action/$${{stageVariables.action}}"'),
        calling(f'"{HEAD}:ssm:action/GetParameterz"'),
        calling(f'"{HEAD}:${{var.x}}:action/SendMesage"'),
        calling(f'"{HEAD}:sqs:path/1/SendMesage"'),
        calling(f'"{HEAD}:sqs:action/SendMesage"', "AWS_PROXY"),
        calling("var.x"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_names_the_action_that_was_meant() -> None:
    says(
        RULE,
        integration(f"""
            type = "AWS"
            uri = "{HEAD}:sqs:action/SendMesage&QueueUrl=x"
                                                           ^^^^^^^^^^ integration-action-unknown
        """),
        "`SendMesage` is no action of Amazon SQS, and each call fails; did you mean `SendMessage`?",
    )


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (calling(f'"{HEAD}:sns:action/publish"'), "publish", "Publish"),
        (calling('"arn:aws:apigateway:${var.x}:firehose:action/PutRecordsBatch"'), "PutRecordsBatch", "PutRecordBatch"),
        (nested("Type: AWS\nUri: !Sub 'arn:aws:apigateway:${X}:events:action/PutEvent'"), "PutEvent", "PutEvents"),
    ],
)
def test_the_fix_writes_it(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)
    assert offers(RULE, snippet) == [(f"Change to `{new}`", True)]
