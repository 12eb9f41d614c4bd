"""The JSON form of Terraform means what its twin in Terraform's own language means."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gatewright.dialects import dialect_named
from gatewright.model import (
    Block,
    Bool,
    Call,
    Choice,
    Document,
    Mapping,
    Missing,
    Null,
    Number,
    Opaque,
    Ref,
    Sequence,
    Template,
    Text,
    Value,
)
from harness.snippets import document


def json_document(text: str) -> Document:
    return Document("file:///project/main.tf.json", 1, text, dialect_named("terraform"))


def shape(value: Value) -> object:
    """A value without its places."""
    match value:
        case Text(text=text):
            return text
        case Number(value=number):
            return number
        case Bool(value=truth):
            return truth
        case Null() | Missing():
            return type(value).__name__
        case Sequence(items=items):
            return [shape(item) for item in items]
        case Mapping(entries=entries):
            return {entry.key: shape(entry.value) for entry in entries}
        case Ref():
            return ("ref", value.target, value.attribute, value.exact)
        case Template(parts=parts):
            return ("template", *map(shape, parts))
        case Call(name=name, arguments=arguments):
            return (name, *map(shape, arguments))
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return ("choice", shape(condition), shape(then), shape(otherwise))
        case Opaque(inside=inside):
            return ("opaque", *map(shape, inside))


def outline(blocks: tuple[Block, ...]) -> Iterator[object]:
    for block in blocks:
        contents = block.contents
        yield (
            block.role, block.kind, block.spelled, block.address, block.name, block.param,
            [(attribute.name, attribute.param, shape(attribute.value)) for attribute in contents.attributes],
            [(attribute.name, shape(attribute.value)) for attribute in contents.meta],
            sorted(contents.uncertain),
            list(outline(contents.children)),
        )  # fmt: skip


TWINS = {
    "a resource": (
        'resource "aws_api_gateway_stage" "live" {\n  stage_name = "live"\n  xray_tracing_enabled = true\n  nonsense = null\n}',
        '{"resource": {"aws_api_gateway_stage": {"live": {"stage_name": "live", "xray_tracing_enabled": true, "nonsense": null}}}}',
    ),
    "references and templates": (
        'resource "aws_x" "y" {\n  a = aws_x.z.id\n  b = "v-${var.b}"\n  c = "$${c}"\n  d = var.d ? 1 : upper("e")\n  f = aws_x.z["k"].id\n}',
        ('{"resource": {"aws_x": {"y": {"a": "${aws_x.z.id}", "b": "v-${var.b}", "c": "$${c}", "d": "${var.d ? 1 : upper(\\"e\\")}",'
        ' "f": "${aws_x.z[\\"k\\"].id}"}}}}'),
    ),
    "meta": (
        'resource "aws_x" "y" {\n  count = 2\n  depends_on = [aws_x.z, module.m]\n  provider = aws.other\n}',
        '{"resource": {"aws_x": {"y": {"count": 2, "depends_on": ["aws_x.z", "module.m"], "provider": "aws.other"}}}}',
    ),
    "nested blocks": (
        'resource "aws_api_gateway_stage" "live" {\n  access_log_settings {\n    format = "x"\n  }\n  canary_settings {}\n  canary_settings {}\n}',
        '{"resource": {"aws_api_gateway_stage": {"live": {"access_log_settings": {"format": "x"}, "canary_settings": [{}, {}]}}}}',
    ),
    "a dynamic block": (
        ('resource "aws_api_gateway_stage" "live" {\n  dynamic "canary_settings" {\n    for_each = var.list\n    content {\n'
        "      percent_traffic = canary_settings.value\n    }\n  }\n}"),
        ('{"resource": {"aws_api_gateway_stage": {"live": {"dynamic": {"canary_settings": {"for_each": "${var.list}", "content":'
        ' {"percent_traffic": "${canary_settings.value}"}}}}}}}'),
    ),
    "lifecycle": (
        'resource "aws_x" "y" {\n  a = 1\n  lifecycle {\n    create_before_destroy = true\n  }\n}',
        '{"resource": {"aws_x": {"y": {"a": 1, "lifecycle": {"create_before_destroy": true}}}}}',
    ),
    "two of a type": (
        'resource "aws_x" "a" {}\nresource "aws_x" "b" {}',
        '{"resource": {"aws_x": [{"a": {}}, {"b": {}}]}}',
    ),
    "lists at the top": (
        'resource "aws_x" "a" {}\nresource "aws_z" "b" {}',
        '{"resource": [{"aws_x": {"a": {}}}, {"aws_z": {"b": {}}}]}',
    ),
    "the other declarations": (
        ('variable "v" {\n  default = { a = [1] }\n}\nlocals {\n  l = "x"\n  m = 2.5\n}\noutput "o" {\n  value = local.l\n}\n'
        'data "aws_x" "d" {\n  id = var.v\n}\nmodule "m" {\n  source = "./m"\n  count = 1\n}'),
        ('{"variable": {"v": {"default": {"a": [1]}}}, "locals": {"//": "a comment", "l": "x", "m": 2.5}, "output": {"o": {"value": "${local.l}"}},'
        ' "data": {"aws_x": {"d": {"id": "${var.v}"}}}, "module": {"m": {"//": "another", "source": "./m", "count": 1}}}'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TWINS)
def test_twins_have_one_meaning(name: str) -> None:
    own, as_json = TWINS[name]
    assert list(outline(json_document(as_json).outline.blocks)) == list(outline(document(own + "\n").outline.blocks))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('{"locals": {"a": "x\\n${var.NAME}"}}', "var.NAME"),
        ('{"locals": {"a": "\\u00e9 \\"${var.NAME}\\""}}', "var.NAME"),
        ('{"locals": {"a": "${upper(\\"x\\")} ${var.NAME}"}}', "var.NAME"),
        ('{"output": {"a": {"depends_on": ["var.NAME"]}}}', "var.NAME"),
    ],
)
def test_places_through_escapes(text: str, word: str) -> None:
    (ref,) = json_document(text).outline.blocks[0].references
    assert (ref.span.of(text), ref.target_span.of(text)) == (word, word)


def test_names_and_values_have_their_places() -> None:
    text = '{\n  "resource": {\n    "aws_api_gateway_stage": {\n      "live": {\n        "stage_name": "prod"\n      }\n    }\n  }\n}\n'
    (stage,) = json_document(text).outline.blocks
    name = stage.attributes[0]
    assert (stage.type_span.of(text), stage.name_span.of(text)) == ("aws_api_gateway_stage", "live")
    assert stage.body.of(text) == '{\n        "stage_name": "prod"\n      }'
    assert (name.name_span.of(text), name.value.span.of(text), name.span.of(text)) == ("stage_name", '"prod"', '"stage_name": "prod"')


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("", []),
        ("{", []),
        ('{"resource"', []),
        ('{"resource": {"aws_x": {"y": ', ["aws_x.y"]),
        ('{"resource": {"aws_x": {"y": {"a"', ["aws_x.y"]),
        ('{"resource": 1, "locals": [1, {"a": 1}], "data": null}', ["local.a"]),
        ("[]", []),
    ],
)
def test_half_typed_files_have_an_outline(text: str, addresses: list[str]) -> None:
    file = json_document(text)
    assert [block.address for block in file.outline.blocks] == addresses
    assert all(block.span.end <= len(text) for block in file.blocks())
