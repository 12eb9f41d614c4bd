"""What a Terraform file declares, and where each of its words stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gatewright.model import Attribute, Block, Missing, Ref, Role, Text, Value, walk
from harness.snippets import document, read


def blocks(snippet: str) -> tuple[str, tuple[Block, ...]]:
    text = read(snippet).text
    return text, document(text).outline.blocks


DECLARATIONS = """
    # A comment before everything
    terraform {
      required_version = ">= 1.5"
    }
    provider "aws" {
      region = "eu-west-1"
    }
    resource "aws_api_gateway_stage" "live" {
      stage_name = "live"
    }
    data "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }
    variable "stage" {
      default = "live"
    }
    locals {
      name = "pets"
      size = 1
    }
    output "url" {
      value = 1
    }
    module "cors" {
      source = "./cors"
    }
    moved {
      from = aws_x.a
      to   = aws_x.b
    }
    resource aws_other_thing bare {}
"""


def test_every_declaration_with_its_places() -> None:
    text, found = blocks(DECLARATIONS)
    shown = [
        (block.role, block.kind, block.spelled, block.address, block.type_span.of(text), block.name_span.of(text), block.span.of(text))
        for block in found
    ]
    assert shown == [
        (Role.RESOURCE, "rest.stage", "aws_api_gateway_stage", "aws_api_gateway_stage.live", "aws_api_gateway_stage", "live",
         'resource "aws_api_gateway_stage" "live" {\n  stage_name = "live"\n}'),
        (Role.DATA, "rest.api_data", "aws_api_gateway_rest_api", "data.aws_api_gateway_rest_api.pets", "aws_api_gateway_rest_api", "pets",
         'data "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}'),
        (Role.VARIABLE, None, "variable", "var.stage", "stage", "stage", 'variable "stage" {\n  default = "live"\n}'),
        (Role.LOCAL, None, "locals", "local.name", "name", "name", 'name = "pets"'),
        (Role.LOCAL, None, "locals", "local.size", "size", "size", "size = 1"),
        (Role.OUTPUT, None, "output", "output.url", "url", "url", 'output "url" {\n  value = 1\n}'),
        (Role.MODULE, None, "module", "module.cors", "cors", "cors", 'module "cors" {\n  source = "./cors"\n}'),
        (Role.RESOURCE, None, "aws_other_thing", "aws_other_thing.bare", "aws_other_thing", "bare", "resource aws_other_thing bare {}"),
    ]  # fmt: skip


RESOURCE = """
    resource "aws_api_gateway_stage" "live" {
      count      = 2
      depends_on = [aws_x.y]
      provider   = aws.other

      stage_name = "live"
      nonsense   = 1

      access_log_settings {
        format = "$context.requestId"
      }
      canary_settings {}
      lifecycle {
        ignore_changes = [deployment_id]
      }
    }
"""


def test_what_stands_inside_a_resource() -> None:
    text, (stage,) = blocks(RESOURCE)
    assert [(attribute.name, attribute.param) for attribute in stage.attributes] == [
        ("stage_name", "rest.stage/stage_name"),
        ("nonsense", None),
    ]
    assert [attribute.name for attribute in stage.contents.meta] == ["count", "depends_on", "provider"]
    assert [(child.spelled, child.kind, child.param, child.span.of(text)) for child in stage.children] == [
        ("access_log_settings", "rest.stage.access_log_settings", "rest.stage/access_log_settings",
         'access_log_settings {\n    format = "$context.requestId"\n  }'),
        ("canary_settings", "rest.stage.canary_settings", "rest.stage/canary_settings", "canary_settings {}"),
        ("lifecycle", None, None, "lifecycle {\n    ignore_changes = [deployment_id]\n  }"),
    ]  # fmt: skip
    name = stage.attributes[0]
    assert (name.name_span.of(text), name.value.span.of(text), name.span.of(text)) == ("stage_name", '"live"', 'stage_name = "live"')
    assert (text[stage.body.start - 1], text[stage.body.end]) == ("{", "}")
    assert all(child.parent is stage for child in stage.children)
    assert (stage.contents.uncertain, stage.contents.open_ended) == (frozenset(), False)


def test_a_dynamic_block_may_stand_any_number_of_times() -> None:
    text, (stage,) = blocks("""
        resource "aws_api_gateway_stage" "live" {
          dynamic "access_log_settings" {
            for_each = var.logs
            content {
              destination_arn = access_log_settings.value.arn
              format          = var.format
            }
          }
          dynamic "canary_settings" {
            for_each = local.canaries
            iterator = canary
            content {
              percent_traffic = canary.value
              stage_variable_overrides = canary_settings.x
            }
          }
          dynamic "nonsense" {
            for_each = []
          }
        }
    """)
    assert stage.contents.uncertain == {"access_log_settings", "canary_settings"}
    assert [(child.name_span.of(text), child.kind, child.conditional) for child in stage.children] == [
        ("access_log_settings", "rest.stage.access_log_settings", True),
        ("canary_settings", "rest.stage.canary_settings", True),
        ("nonsense", None, True),
    ]
    assert [attribute.name for attribute in stage.children[0].attributes] == ["destination_arn", "format"]
    # What a block runs over is a reference; the name of its element is none.
    assert [ref.target for ref in stage.references] == ["var.format", "var.logs", "canary_settings.x", "local.canaries"]


HALF_TYPED = [
    ('resource "aws_api_gateway_stage" "live" {\n  stage\n}\n', "stage", ""),
    ('resource "aws_api_gateway_stage" "live" {\n  stage_name =\n  variables = {}\n}\n', "stage_name", ""),
    ('resource "aws_api_gateway_stage" "live" {\n  stage_name = "li\n}\n', "stage_name", '"li'),
    ('resource "aws_api_gateway_stage" "live" {\n  stage_name = var.\n}\n', "stage_name", "var."),
]


@pytest.mark.parametrize(("text", "name", "value"), HALF_TYPED)
def test_half_typed_attributes_are_there(text: str, name: str, value: str) -> None:
    (stage,) = document(text).outline.blocks
    attribute = stage.attributes[0]
    assert (attribute.name, attribute.value.span.of(text).strip(), attribute.assigned) == (name, value, "=" in text.split("\n")[1])
    assert isinstance(attribute.value, Missing) is (value == "")


@pytest.mark.parametrize(
    ("text", "address", "type_at", "name_at"),
    [
        ("resource", "resource?", 8, 8),
        ('resource "aws_api_gateway_stage"', "aws_api_gateway_stage.", 10, 32),
        ('resource "aws_api', "aws_api.", 10, 17),
        ('resource "aws_api_gateway_stage" "li', "aws_api_gateway_stage.li", 10, 34),
        ('variable ""', "var.", 10, 10),
        ("variable {", "var.", 8, 8),
    ],
)
def test_half_typed_headers_are_there(text: str, address: str, type_at: int, name_at: int) -> None:
    found = document(text + "\n").outline.blocks
    if address == "resource?":
        assert [block.address for block in found] in ([], ["."])
        return
    (block,) = found
    assert (block.address, block.type_span.start, block.name_span.start) == (address, type_at, name_at)


def refs(expression: str) -> Iterator[tuple[str, str, str | None, bool]]:
    """The references of an expression: their words, target, attribute, and whether they name one instance."""
    text = f"locals {{\n  it = {expression}\n}}\n"
    for ref in document(text).outline.blocks[0].references:
        assert ref.target_span.of(text).replace('"', "") == ref.target or "[" in expression
        assert [step.span.of(text) for step in ref.path] == [step.name for step in ref.path]
        yield ref.span.of(text), ref.target, ref.attribute, ref.exact


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("aws_x.y", [("aws_x.y", "aws_x.y", None, True)]),
        ("aws_x.y.id", [("aws_x.y.id", "aws_x.y", "id", True)]),
        ("aws_x.y.a.b", [("aws_x.y.a.b", "aws_x.y", "a.b", True)]),
        ("data.aws_x.y.id", [("data.aws_x.y.id", "data.aws_x.y", "id", True)]),
        ("var.a", [("var.a", "var.a", None, True)]),
        ("var.a.b", [("var.a.b", "var.a", "b", True)]),
        ('var.a["b"].c', [('var.a["b"].c', "var.a", "b.c", True)]),
        ('local.a["b"]', [('local.a["b"]', "local.a", "b", True)]),
        ("module.m.url", [("module.m.url", "module.m", "url", True)]),
        ('module.m["blue"].url', [('module.m["blue"].url', "module.m", "url", False)]),
        ("path.module", [("path.module", "path.module", None, True)]),
        ("self.id", [("self.id", "self", "id", True)]),
        ("aws_x.y[0].id", [("aws_x.y[0].id", "aws_x.y", "id", False)]),
        ('aws_x.y["a"].id', [('aws_x.y["a"].id', "aws_x.y", "id", False)]),
        ('data.aws_x.y["a"].id', [('data.aws_x.y["a"].id', "data.aws_x.y", "id", False)]),
        ('aws_x.y.map["a"]', [('aws_x.y.map["a"]', "aws_x.y", "map.a", True)]),
        ("aws_x.y[*].id", [("aws_x.y[*].id", "aws_x.y", "id", False)]),
        ("aws_x.y.*.id", [("aws_x.y.*.id", "aws_x.y", "id", False)]),
        ("aws_x.y[each.key].id", [("aws_x.y[each.key].id", "aws_x.y", "id", False), ("each.key", "each.key", None, True)]),
        ("var.list[var.at]", [("var.list[var.at]", "var.list", None, False), ("var.at", "var.at", None, True)]),
        ("[for one in var.list : one.id]", [("var.list", "var.list", None, True)]),
        ("{ for k, v in var.map : k => v.id if v.on && var.all }", [("var.map", "var.map", None, True), ("var.all", "var.all", None, True)]),
        ("[for one in [for one in var.a : one.b] : one.c]", [("var.a", "var.a", None, True)]),
        ("[for one in var.a : aws_x.y[one].id]", [("var.a", "var.a", None, True), ("aws_x.y[one].id", "aws_x.y", "id", False)]),
        ('"a${var.a}b"', [("var.a", "var.a", None, True)]),
        ('"%{ if var.a }x%{ endif }"', [("var.a", "var.a", None, True)]),
        ("<<EOT\n${var.a}\nEOT\n", [("var.a", "var.a", None, True)]),
        ("{ (var.key) = var.value }", [("var.key", "var.key", None, True), ("var.value", "var.value", None, True)]),
        ("keys(var.a)[0]", [("var.a", "var.a", None, True)]),
        ("(var.a).b", [("var.a", "var.a", None, True)]),
        ("var.a ? var.b : -var.c", [("var.a", "var.a", None, True), ("var.b", "var.b", None, True), ("var.c", "var.c", None, True)]),
        ("merge(var.a, { b = [var.b] })", [("var.a", "var.a", None, True), ("var.b", "var.b", None, True)]),
        ('"$${var.a}"', []),
        ('"text"', []),
    ],
)  # fmt: skip
def test_references(expression: str, found: list[tuple[str, str, str | None, bool]]) -> None:
    assert list(refs(expression)) == found


def texts(value: Value) -> list[Text]:
    return [inner for inner in walk(value) if isinstance(inner, Text)]


@pytest.mark.parametrize(
    ("written", "decoded", "word", "place"),
    [
        ('"a\\nWORD"', "a\nWORD", "WORD", "WORD"),
        ('"\\u00e9 WORD \\""', 'é WORD "', "WORD", "WORD"),
        ('"$${WORD}"', "${WORD}", "WORD", "WORD"),
        ('"😀 WORD"', "😀 WORD", "WORD", "WORD"),
        ('"say \\"WORD\\""', 'say "WORD"', '"', '\\"'),
        ("<<-EOT\n    one\n      WORD\n    EOT", "one\n  WORD\n", "WORD", "WORD"),
        ("<<EOT\r\n  WORD\r\nEOT", None, "WORD", "WORD"),
    ],
)
def test_places_inside_a_string(written: str, decoded: str | None, word: str, place: str) -> None:
    text = f"locals {{\n  it = {written}\n}}\n"
    attribute = document(text).outline.blocks[0].attributes[0]
    (value,) = texts(attribute.value)
    assert decoded in (None, value.text)
    from gatewright.text import Span

    at = value.text.index(word)
    assert value.map.span(Span(at, at + len(word))).of(text) == place


def test_places_in_a_template_with_escapes() -> None:
    text = 'locals {\n  it = "\\t${var.stage}\\n/pets"\n}\n'
    attribute: Attribute = document(text).outline.blocks[0].attributes[0]
    shown = [(type(inner).__name__, inner.span.of(text)) for inner in walk(attribute.value)]
    assert shown == [("Template", '"\\t${var.stage}\\n/pets"'), ("Text", "\\t"), ("Ref", "var.stage"), ("Text", "\\n/pets")]
    assert [ref.target_span.of(text) for ref in walk(attribute.value) if isinstance(ref, Ref)] == ["var.stage"]
