"""URIs of integrations and authorizers."""

from __future__ import annotations

import random

import pytest

from gatewright.expressions.uri import Fault, Form, Role, Uri, read

CALL = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions"
FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:pets"


def parts(uri: Uri, *without: Role) -> list[str]:
    return [f"{piece.role.name} {piece.text}" for piece in uri.pieces if piece.role not in without]


@pytest.mark.parametrize(
    ("text", "form", "pieces"),
    [
        (
            f"{CALL}/{FUNCTION}:live/invocations",
            Form.INVOCATION,
            [
                *("PARTITION aws", "REGION eu-west-1", "SERVICE lambda", "WAY path", "VERSION 2015-03-31"),
                *(f"CALLED {FUNCTION}:live", "PARTITION aws", "REGION us-east-1", "ACCOUNT 123456789012", "FUNCTION pets"),
                *("QUALIFIER live", "ENDING invocations"),
            ],
        ),
        (
            "arn:\1:apigateway:\0:lambda:path/2021-11-15/functions/\0:${stageVariables.alias}/response-streaming-invocations",
            Form.INVOCATION,
            [
                *("PARTITION \1", "REGION \0", "SERVICE lambda", "WAY path", "VERSION 2021-11-15"),
                *("CALLED \0:${stageVariables.alias}", "QUALIFIER ${stageVariables.alias}", "ENDING response-streaming-invocations"),
            ],
        ),
        (
            "arn:aws-cn:apigateway:cn-north-1:dynamodb:action/PutItem",
            Form.OPERATION,
            ["PARTITION aws-cn", "REGION cn-north-1", "SERVICE dynamodb", "WAY action", "ACTION PutItem"],
        ),
        (
            "arn:aws:apigateway:eu-west-1:sns:action/Publish&TopicArn=x",
            Form.OPERATION,
            ["PARTITION aws", "REGION eu-west-1", "SERVICE sns", "WAY action", "ACTION Publish", "QUERY TopicArn=x"],
        ),
        (
            "arn:aws:apigateway:eu-west-1:a1b2.iotdata:path/topics/{topic}?qos=1",
            Form.OPERATION,
            [
                *("PARTITION aws", "REGION eu-west-1", "SUBDOMAIN a1b2", "SERVICE iotdata", "WAY path"),
                *("SEGMENT topics", "SEGMENT {topic}", "QUERY qos=1"),
            ],
        ),
        (
            "arn:aws:apigateway:eu-west-1:lambda:path/2014-11-13/functions/pets/invoke-async/",
            Form.OPERATION,
            [
                *("PARTITION aws", "REGION eu-west-1", "SERVICE lambda", "WAY path"),
                *("SEGMENT 2014-11-13", "SEGMENT functions", "SEGMENT pets", "SEGMENT invoke-async"),
            ],
        ),
        (FUNCTION, Form.FUNCTION, ["PARTITION aws", "REGION us-east-1", "ACCOUNT 123456789012", "FUNCTION pets"]),
        (
            "arn:aws:elasticloadbalancing:eu-west-1:1:listener/app/pets/a/b",
            Form.LISTENER,
            ["PARTITION aws", "SERVICE elasticloadbalancing", "REGION eu-west-1", "ACCOUNT 1", "RESOURCE listener/app/pets/a/b"],
        ),
        (
            "arn:aws:servicediscovery:eu-west-1:1:service/srv-a?stage=live",
            Form.CLOUD_MAP,
            ["PARTITION aws", "SERVICE servicediscovery", "REGION eu-west-1", "ACCOUNT 1", "RESOURCE service/srv-a?stage=live"],
        ),
        ("arn:aws:sqs:eu-west-1:1:pets", Form.ARN, ["PARTITION aws", "SERVICE sqs", "REGION eu-west-1", "ACCOUNT 1", "RESOURCE pets"]),
        (
            "https://${stageVariables.host}:8443/pets/{id}?a={b}",
            Form.URL,
            ["SCHEME https", "HOST ${stageVariables.host}", "PORT 8443", "SEGMENT pets", "SEGMENT {id}", "QUERY a={b}"],
        ),
        ("\0/pets/{id}", Form.OPEN, ["SEGMENT pets", "SEGMENT {id}"]),
        ("\0", Form.OPEN, []),
        ("pets.example.com/pets", Form.NONE, []),
        ("", Form.NONE, []),
    ],
)
def test_names_the_parts(text: str, form: Form, pieces: list[str]) -> None:
    uri = read(text)
    assert (uri.form, parts(uri), uri.malformed) == (form, pieces, None)


def test_finds_what_is_filled_in() -> None:
    text = "https://${stageVariables.host}/{shop}/${stageVariables.}/{proxy+}/${other}/{}"
    uri = read(text)
    assert [(one.name, one.span.of(text), one.of_stage, one.greedy) for one in uri.variables] == [
        ("host", "${stageVariables.host}", True, False),
        ("shop", "{shop}", False, False),
        ("", "${stageVariables.}", True, False),
        ("proxy", "{proxy+}", False, True),
    ]
    assert [one.name_span.of(text) for one in uri.variables] == ["host", "shop", "", "proxy"]


def test_the_smallest_part_is_under_the_cursor() -> None:
    text = f"{CALL}/{FUNCTION}/invocations"
    found = [read(text).at(text.index(words) + 1) for words in ("eu-west", "us-east", ":function:", "invocations", "rn:")]
    assert [piece.role if piece else None for piece in found] == [Role.REGION, Role.REGION, Role.CALLED, Role.ENDING, None]


@pytest.mark.parametrize(
    ("text", "fault", "stretch", "instead"),
    [
        (f"{CALL}/{FUNCTION}", Fault.NO_ENDING, "", "/invocations"),
        (f"{CALL}/\1", Fault.NO_ENDING, "", "/invocations"),
        (f"{CALL}//invocations", Fault.NO_FUNCTION, "", None),
        (f"{CALL}/pets//invocations", Fault.ENDING, "/invocations", "invocations"),
        (f"{CALL}/pets/invocation", Fault.ENDING, "invocation", "invocations"),
        (f"{CALL}/pets/invocations:3", Fault.ENDING, "invocations:3", "invocations"),
        (f"{CALL}/pets/response-streaming-invocations", Fault.VERSION, "response-streaming-invocations", None),
        (f"{CALL.replace('03', '04')}/pets/invocations", Fault.ENDING, "invocations", None),
        (f"{CALL}/{CALL}/pets/invocations/invocations", Fault.NESTED, f"{CALL}/pets/invocations/invocations", None),
        ("arn:aws:apigateway:eu-west-1:sqs:actions/SendMessage", Fault.WAY, "actions", "action"),
        ("arn:aws:apigateway:eu-west-1:sqs:SendMessage", Fault.WAY, "SendMessage", "action/SendMessage"),
        ("arn:aws:apigateway:eu-west-1:sqs:pets", Fault.WAY, "pets", None),
        ("arn:aws:apigateway:eu-west-1:sqs", Fault.NOT_CALLED, "arn:aws:apigateway:eu-west-1:sqs", None),
        ("arn:aws:apigateway:lambda:path/2015-03-31", Fault.NOT_CALLED, "arn:aws:apigateway:lambda:path/2015-03-31", None),
        ("https:///pets", Fault.HOST, "https://", None),
        ("http://pets.example.com:22/", Fault.PORT, "22", None),
        ("http://pets.example.com:65536", Fault.PORT, "65536", None),
        ("http://pets.example.com/a b", Fault.BLANK, " ", None),
    ],
)
def test_says_why_it_cannot_be_called(text: str, fault: Fault, stretch: str, instead: str | None) -> None:
    malformed = read(text).malformed
    assert malformed
    assert (malformed.fault, malformed.span.of(text), malformed.instead) == (fault, stretch, instead)


@pytest.mark.parametrize(
    "text",
    [
        f"{CALL}/\0",
        f"{CALL}/\0/\0",
        "arn:aws:apigateway:\0",
        "arn:aws:apigateway:\0:path/pets",
        "arn:aws:apigateway:eu-west-1:sqs:\0",
        "https://\0:\0/",
        "https://user:secret@pets.example.com/",
        "http://pets.example.com:${stageVariables.port}/",
    ],
)
def test_what_is_not_known_is_not_wrong(text: str) -> None:
    assert read(text).malformed is None


SEEDS = [
    f"{CALL}/{FUNCTION}:${{stageVariables.alias}}/invocations",
    "arn:aws:apigateway:\0:a1.s3:path/{bucket}/${stageVariables.key}?x={y}",
    "https://${stageVariables.host}:8443/pets/{id+}?a=b",
    f"{CALL}/{CALL}/\0/invocations",
]


@pytest.mark.parametrize("seed", SEEDS)
def test_reads_whatever_is_typed(seed: str) -> None:
    chance = random.Random(seed)
    texts = [seed[:end] for end in range(len(seed) + 1)]
    for _ in range(1500):
        place, length = chance.randrange(len(seed) + 1), chance.randrange(4)
        texts.append(seed[:place] + "".join(chance.choices(":/{}$.?&arn\0\1é \n", k=chance.randrange(4))) + seed[place + length :])
    for text in texts:
        uri = read(text)
        for piece in uri.pieces:
            assert piece.span.of(text) == piece.text
        for variable in uri.variables:
            assert variable.span.start < variable.name_span.start <= variable.name_span.end < variable.span.end <= len(text)
            assert variable.name_span.of(text) == variable.name
        if uri.malformed:
            assert 0 <= uri.malformed.span.start <= uri.malformed.span.end <= len(text)
