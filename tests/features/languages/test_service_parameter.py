"""Parameters of service actions in an editor: what a hover says, and what is offered and written."""

from __future__ import annotations

import pytest

from features.languages.trying import accepted, card, labels, offers
from gatewright.features.completion.complete import documentation
from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import TokenKind
from gatewright.index import installed_index
from gatewright.inside import strands
from gatewright.inside.languages import ServiceParameter
from harness.snippets import document

LINK = "[AWS documentation](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html)"
SEND = ["QueueUrl", "MessageBody", "DelaySeconds", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId"]
SEND = [*SEND, "MessageSystemAttributes", "Region"]


def terraform(entries: str, subtype: str = '"SQS-SendMessage"') -> str:
    return f"""
resource "aws_apigatewayv2_integration" "add_pet" {{
  integration_type    = "AWS_PROXY"
  integration_subtype = {subtype}
  request_parameters = {{
    {entries}
  }}
}}
"""


def template(entries: str) -> str:
    return f"""Resources:
  AddPet:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      IntegrationType: AWS_PROXY
      IntegrationSubtype: Kinesis-PutRecord
      RequestParameters:
        {entries}
"""


def json_template(entries: str) -> str:
    return f"""{{"Resources": {{"AddPet": {{"Type": "AWS::ApiGatewayV2::Integration", "Properties": {{
  "IntegrationSubtype": "SQS-PurgeQueue",
  "RequestParameters": {{ {entries} }}
}}}}}}}}
"""


@pytest.mark.parametrize(
    ("snippet", "dialect", "said", "words"),
    [
        (
            terraform('Message<|>Body = "$request.body"'),
            "terraform",
            f"**`MessageBody`** required by `SQS-SendMessage`\n\nThe message as text.\n\nMostly `$request.body`.\n\n{LINK}",
            "MessageBody",
        ),
        (
            terraform('"Delay<|>Seconds" = 5'),
            "terraform",
            f"**`DelaySeconds`** optional for `SQS-SendMessage`\n\nSeconds until the message can be fetched, up to 900.\n\n{LINK}",
            "DelaySeconds",
        ),
        (
            template("Stream<|>Name: clicks"),
            "cloudformation",
            f"**`StreamName`** required by `Kinesis-PutRecord`\n\nName of the stream.\n\n{LINK}",
            "StreamName",
        ),
        (
            json_template('"Queue<|>Url": "x"'),
            "json",
            f"**`QueueUrl`** required by `SQS-PurgeQueue`\n\nURL of the queue to empty.\n\n{LINK}",
            "QueueUrl",
        ),
    ],
)
def test_a_hover_says_what_a_parameter_is(snippet: str, dialect: str, said: str, words: str) -> None:
    assert card(snippet, dialect) == (said, words)


@pytest.mark.parametrize(("snippet"), [terraform('Bo<|>dy = "x"'), terraform('Message<|>Body = "x"', "var.x")])
def test_of_what_is_not_known_the_whole_parameter_is_shown(snippet: str) -> None:
    found = card(snippet)
    assert found is None or found[0].startswith("**`request_parameters`**")


@pytest.mark.parametrize(
    ("snippet", "dialect", "wanted"),
    [
        (terraform("<|>"), "terraform", SEND),
        (terraform('QueueUrl = "x"\n    <|>'), "terraform", SEND[1:]),
        (terraform('QueueUrl = "x"\n    "Mess<|>" = 1'), "terraform", SEND[1:]),
        (terraform('"<|>'), "terraform", SEND),
        (terraform("<|>", '"SNS-Publish"'), "terraform", []),
        (terraform("<|>", "var.x"), "terraform", []),
        (
            template("StreamName: a\n        Da<|>: b"),
            "cloudformation",
            ["Data", "PartitionKey", "SequenceNumberForOrdering", "ExplicitHashKey", "Region"],
        ),
        (json_template('"<|>": 1'), "json", ["QueueUrl", "Region"]),
        (json_template('"QueueUrl": "x", "<|>": 1'), "json", ["Region"]),
    ],
)
def test_offers_what_is_missing(snippet: str, dialect: str, wanted: list[str]) -> None:
    assert labels(snippet, dialect) == wanted


@pytest.mark.parametrize(
    ("snippet", "dialect", "label", "line"),
    [
        (terraform('"Que<|>" = "x"'), "terraform", "QueueUrl", '"QueueUrl" = "x"'),
        (template("Da<|>: x"), "cloudformation", "Data", "Data: x"),
        (json_template('"Que<|>": "x"'), "json", "QueueUrl", '"RequestParameters": { "QueueUrl": "x" }'),
    ],
)
def test_what_is_accepted_is_spelled_as_the_file_needs_it(snippet: str, dialect: str, label: str, line: str) -> None:
    assert line in [written.strip() for written in accepted(snippet, label, dialect).split("\n")]


def test_an_offer_says_whether_it_is_needed() -> None:
    found = {item.label: item for item in offers(terraform("<|>"))}
    assert (found["MessageBody"].detail, found["Region"].detail) == (
        "required; the message as text.",
        "Region of the queue, where it is not that of the API.",
    )
    shown = documentation(found["MessageBody"].about, "terraform", installed_index())
    assert shown
    assert (shown.title, shown.signature) == ("MessageBody", "required by `SQS-SendMessage`")


def test_a_name_is_colored_as_a_whole() -> None:
    (strand,) = [
        one
        for block in document(terraform('QueueUrl = "x"')).blocks()
        for one in strands(block)
        if isinstance(one.language, ServiceParameter)
    ]
    assert [(token.span.of(strand.text), token.kind) for token in speaker_of(strand.language).tokens(strand)] == [
        ("QueueUrl", TokenKind.PROPERTY)
    ]
