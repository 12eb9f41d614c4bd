"""Resource policies in IAM's JSON, read from text that may be half typed."""

from __future__ import annotations

import random

import pytest

from gatewright.expressions import json_value
from gatewright.expressions.policy import Level, Trouble, faults, key_named, operator_in, parts_of

POLICY = """{
  "Version": "2012-10-17", "Id": "shop",
  "Statement": [
    {"Sid": "VpcOnly", "Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke", "Resource": ["execute-api:/*"],
     "Condition": {"StringNotEqualsIfExists": {"aws:SourceVpce": ["vpce-1"]}, "Bool": {"aws:SecureTransport": "false"}}},
    {"Effect": "Allow", "Principal": {"AWS": ["123456789012"]}, "Action": ["execute-api:*"], "NotResource": "execute-api:/*/GET/a"}
  ]
}"""


def statement(words: str) -> str:
    """A policy whose only statement has some words more, or others."""
    said = {"Effect": '"Allow"', "Principal": '"*"', "Action": '"*"', "Resource": '"*"'}
    rest = ", ".join(f'"{name}": {value}' for name, value in said.items() if f'"{name}"' not in words)
    return f'{{"Statement": {{{words}, {rest}}}}}'


def found(text: str) -> list[tuple[Trouble, str, str | None]]:
    return [(fault.trouble, fault.span.of(text), fault.meant) for fault in faults(json_value.read(text).root)]


def test_finds_nothing_in_a_policy_that_is_right() -> None:
    assert found(POLICY) == []


@pytest.mark.parametrize(
    ("text", "trouble", "words", "meant"),
    [
        (statement('"Effect": "allow"'), Trouble.EFFECT, "allow", "Allow"),
        (statement('"Effect": "Grant"'), Trouble.EFFECT, "Grant", None),
        (statement('"Conditon": {}'), Trouble.ELEMENT, "Conditon", "Condition"),
        (statement('"Action": ["s3:GetObject"]'), Trouble.SERVICE, "s3:GetObject", "execute-api:Invoke"),
        (statement('"Action": "execute-api:invok"'), Trouble.ACTION, "execute-api:invok", "execute-api:Invoke"),
        (statement('"Condition": {"StringLik": {}}'), Trouble.OPERATOR, "StringLik", "StringLike"),
        (
            statement('"Condition": {"NotIpAddress": {"aws:SourceVpc": "vpc-1"}}'),
            Trouble.OTHER_TYPE,
            "aws:SourceVpc",
            "StringNotEquals",
        ),
        (statement('"Condition": {"StringEquals": {"aws:SourceIp": "10.0.0.0/8"}}'), Trouble.BLOCK, "10.0.0.0/8", "IpAddress"),
        (statement('"Condition": {"StringLike": {"aws:SourceVpce": ["vpc-*"]}}'), Trouble.SWAPPED, "vpc-*", "aws:SourceVpc"),
    ],
)
def test_says_what_is_wrong(text: str, trouble: Trouble, words: str, meant: str | None) -> None:
    assert found(text) == [(trouble, words, meant)]


@pytest.mark.parametrize("name", ["Effect", "Principal", "Action", "Resource"])
def test_misses_what_every_statement_has(name: str) -> None:
    text = statement('"Sid": "a"').replace(f'"{name}"', '"Sid"')
    assert [fault.words for fault in faults(json_value.read(text).root)] == [name]


@pytest.mark.parametrize("text", [statement('"Effect": "\0"'), statement('"Action": "\0:Invoke"'), '{"Statement": \0}', '{"\0": 1}', "\0"])
def test_unknown_is_not_wrong(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("resource", "parts"),
    [
        ("execute-api:/live/GET/pets/1", ["execute-api", "live", "GET", "pets/1"]),
        ("execute-api:/", ["execute-api", ""]),
        ("arn:aws:execute-api:eu-west-1:\0:abc/*/GET", ["arn:aws:execute-api", "eu-west-1", "\0", "abc", "*", "GET"]),
        ("arn:aws:execute-api:::", ["arn:aws:execute-api", ""]),
        ("\0/live", ["\0", "live"]),
        ("*", []),
        ("arn:aws:s3:::bucket/*", []),
    ],
)
def test_takes_a_resource_apart(resource: str, parts: list[str]) -> None:
    assert [part.text for part in parts_of(resource)] == parts
    assert all(part.span.of(resource) == part.text for part in parts_of(resource))


def test_knows_what_a_part_narrows_down() -> None:
    levels = [part.level for part in parts_of("execute-api:/live/GET/pets")]
    assert levels == [Level.SERVICE, Level.STAGE, Level.VERB, Level.PATH]


def test_reads_names_whatever_their_case() -> None:
    assert key_named("AWS:sourceip") == "aws:SourceIp"
    assert key_named("aws:PrincipalTag/team") == "aws:PrincipalTag"
    assert key_named("aws:other") is None
    assert operator_in("ForAnyValue:StringLikeIfExists") == "StringLike"


def test_never_raises_and_stays_inside_the_text() -> None:
    chance = random.Random(11)
    for _ in range(400):
        start = chance.randrange(len(POLICY))
        end = start + chance.randrange(12)
        text = POLICY[:start] + "".join(chance.choice('{}[]",:/\0*\\ a') for _ in range(chance.randrange(4))) + POLICY[end:]
        for words in (text, POLICY[:start]):
            assert all(0 <= fault.span.start <= fault.span.end <= len(words) for fault in faults(json_value.read(words).root))
            assert all(part.span.of(words[start:]) == part.text for part in parts_of(words[start:]))
