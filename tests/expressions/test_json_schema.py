"""JSON Schema of draft 4, read from JSON that may be half typed."""

from __future__ import annotations

import random

import pytest

from gatewright.expressions import json_value
from gatewright.expressions.forms import pieces, spot_at
from gatewright.expressions.json_schema import FORMS, Trouble, definitions, faults

SCHEMA = """{
  "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "title": "Pet \\u00e9 😀",
  "required": ["id", "tags"], "additionalProperties": false,
  "properties": {
    "id": {"type": ["integer", "null"], "minimum": 1, "exclusiveMinimum": true},
    "type": {"enum": ["required", 5, null, {"type": "nothing"}]},
    "tags": {"type": "array", "items": {"$ref": "#/definitions/Tag"}, "minItems": 1, "uniqueItems": true}
  },
  "dependencies": {"id": ["type"], "type": {"minProperties": 1}},
  "definitions": {"Tag": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 20}},
  "anyOf": [{"required": ["id"]}, {"not": {}}], "default": {"propertys": []}
}"""


def found(text: str) -> list[tuple[Trouble, str, str | None]]:
    return [(fault.trouble, fault.span.of(text), fault.meant) for fault in faults(json_value.read(text).root)]


def test_finds_nothing_in_a_schema_that_is_right() -> None:
    assert found(SCHEMA) == []
    assert json_value.read(SCHEMA).problems == ()


@pytest.mark.parametrize(
    ("text", "trouble", "words", "meant"),
    [
        ('{"properties": {"a": {"typ": 1}}}', Trouble.KEYWORD, "typ", "type"),
        ('{"allOf": [{"const": 1}]}', Trouble.NEWER, "const", None),
        ('{"nullable": true}', Trouble.NULLABLE, "nullable", None),
        ('{"items": [{"type": "bool"}]}', Trouble.TYPE, "bool", "boolean"),
        ('{"type": ["String"]}', Trouble.TYPE, "String", "string"),
        ('{"required": true}', Trouble.VALUE, "true", "a list of names of properties"),
        ('{"multipleOf": 0}', Trouble.VALUE, "0", "a number over 0"),
        ('{"exclusiveMinimum": 3}', Trouble.VALUE, "3", "`true` or `false`"),
        ('{"minItems": 1.5}', Trouble.VALUE, "1.5", "a whole number from 0"),
        ('{"maxLength": 1, "minLength": 2}', Trouble.RANGE, "2", "`maxLength` is `1`"),
        ('{"required": ["petid"], "properties": {"petId": {}}}', Trouble.REQUIRED, "petid", "petId"),
        ('{"$ref": "#/definitions/Pett", "definitions": {"Pet": {}}}', Trouble.REFERENCE, "#/definitions/Pett", "#/definitions/Pet"),
        ('{"pattern": "^[a-z"}', Trouble.PATTERN, "^[a-z", "a bracket is not closed"),
        ('{"$ref": "Pet"}', Trouble.REFERENCE, "Pet", None),
    ],
)
def test_says_what_is_wrong(text: str, trouble: Trouble, words: str, meant: str | None) -> None:
    assert found(text) == [(trouble, words, meant)]


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "\0"}',
        '{"type": \0, "minimum": \0}',
        '{"pattern": "[\0"}',
        '{"required": \0, "properties": {\0: 1}}',
        '{"$ref": "\0"}',
        '{"$ref": "https://apigateway.amazonaws.com/restapis/\0/models/Pet"}',
        '{"$ref": "https://apigateway.eu-west-1.amazonaws.com/restapis/abc/models/Pet#/definitions/x"}',
        '{"required": ["a"], "properties": {}, "additionalProperties": false, "patternProperties": {"a": {}}}',
    ],
)
def test_unknown_is_not_wrong(text: str) -> None:
    assert found(text) == []


def test_names_what_a_schema_defines() -> None:
    assert definitions(json_value.read(SCHEMA).root) == ("Tag",)


@pytest.mark.parametrize(
    ("text", "form", "is_key", "words"),
    [
        ("|", "schema", False, ""),
        ("{|", "schema", True, ""),
        ('{"ty|', "schema", True, "ty"),
        ('{"type": "obj|"}', "type", False, '"obj"'),
        ('{"type":  |}', "type", False, ""),
        ('{"required": ["a", |]}', "name", False, ""),
        ('{"properties": {"|"}}', "schemas", True, ""),
        ('{"properties": {"a": {|}}}', "schema", True, ""),
        ('{"items": [{"enum": [|]}]}', "anything", False, ""),
        ('{"default": {"|"}}', "anything", True, ""),
    ],
)
def test_knows_the_spot_of_a_cursor(text: str, form: str, is_key: bool, words: str) -> None:
    at = text.index("|")
    text = text.replace("|", "")
    spot = spot_at(json_value.read(text).root, at, "schema", FORMS)
    assert (spot.form, spot.is_key, spot.span.of(text)) == (form, is_key, words)


def test_never_raises_and_stays_inside_the_text() -> None:
    chance = random.Random(7)
    texts = [SCHEMA[:end] for end in range(0, len(SCHEMA), 7)]
    for _ in range(400):
        start = chance.randrange(len(SCHEMA))
        end = start + chance.randrange(12)
        texts.append(SCHEMA[:start] + "".join(chance.choice('{}[]",:\0\\ a1') for _ in range(chance.randrange(4))) + SCHEMA[end:])
    for text in texts:
        root = json_value.read(text).root
        assert all(0 <= fault.span.start <= fault.span.end <= len(text) for fault in faults(root))
        for piece in pieces(root, "schema", FORMS):
            assert 0 <= piece.value.span.start <= piece.value.span.end <= len(text)
        at = chance.randrange(len(text) + 1)
        assert 0 <= spot_at(root, at, "schema", FORMS).span.start <= len(text)
