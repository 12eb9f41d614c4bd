"""Walking through a value, leading it back to the file, and finding what stands in a document and a project."""

from __future__ import annotations

import pytest

from gatewright.model import (
    Attribute,
    Block,
    Bool,
    Call,
    Choice,
    Document,
    MapEntry,
    Mapping,
    Missing,
    Null,
    Number,
    Opaque,
    PathStep,
    Project,
    Ref,
    Role,
    Sequence,
    Template,
    Text,
    Value,
    walk,
)
from gatewright.model.project import file_name
from gatewright.model.value import relocate
from gatewright.text import SourceMap, Span
from harness.snippets import document, read

AT = Span(0, 1)
LEAVES: list[Value] = [
    Text(AT, "a", SourceMap.identity(0, 1), quoted=False),
    Number(AT, 1, "1"),
    Bool(AT, True),
    Null(AT),
    Missing(AT),
    Ref(AT, "var.a", AT, (PathStep("b", AT),), exact=False),
]
ONE, TWO, THREE = LEAVES[:3]
HOLDERS: list[tuple[Value, list[Value]]] = [
    (Sequence(AT, (ONE, TWO)), [ONE, TWO]),
    (Mapping(AT, (MapEntry("k", AT, ONE), MapEntry(None, AT, TWO))), [ONE, TWO]),
    (Template(AT, (ONE, TWO)), [ONE, TWO]),
    (Call(AT, "upper", (ONE,)), [ONE]),
    (Choice(AT, ONE, TWO, THREE), [ONE, TWO, THREE]),
    (Opaque(AT, (THREE,)), [THREE]),
]


@pytest.mark.parametrize(("holder", "inside"), HOLDERS, ids=lambda value: type(value).__name__)
def test_walk_is_outermost_first_and_in_order(holder: Value, inside: list[Value]) -> None:
    outer = Sequence(AT, (holder, Null(AT)))
    assert list(walk(outer)) == [outer, holder, *inside, Null(AT)]


def test_walk_goes_as_deep_as_the_value() -> None:
    value: Value = Null(AT)
    for _ in range(5000):
        value = Sequence(AT, (value,))
    assert sum(1 for _ in walk(value)) == 5001


@pytest.mark.parametrize("value", [*LEAVES, *(holder for holder, _ in HOLDERS)], ids=lambda value: type(value).__name__)
def test_relocate_moves_every_place_and_nothing_else(value: Value) -> None:
    moved = relocate(value, SourceMap.identity(7, 9))
    assert [type(inner) for inner in walk(moved)] == [type(inner) for inner in walk(value)]
    assert {inner.span for inner in walk(moved)} == {Span(7, 8)}
    assert relocate(moved, SourceMap((0,), (-7,), 1)) == value


def test_relocate_goes_through_escapes() -> None:
    # The JSON string "a\"${var.b}" decodes to a"${var.b}: what stands behind the escape is one further on in the file.
    places = SourceMap.of([(0, 1), (1, 2), (2, 4)], 12)
    moved = relocate(Ref(Span(4, 9), "var.b", Span(4, 9)), places)
    assert moved == Ref(Span(6, 11), "var.b", Span(6, 11))


def test_the_words_between_the_quotes() -> None:
    text = 'locals {\n  a = "live"\n}'
    value = document(text).outline.blocks[0].attributes[0].value
    assert isinstance(value, Text)
    assert (value.span.of(text), value.inner.of(text)) == ('"live"', "live")


STAGE = """
    variable "name" {}

    resource "aws_api_gateway_stage" "live" {
      count                = 2
      stage_name           = var.name
      cache_cluster_size   = "0.5"
      access_log_settings {
        format          = var.name
        destination_arn = aws_x.y.arn
      }
      dynamic "canary_settings" {
        for_each = var.name
        content {
          percent_traffic = canary_settings.value
        }
      }
      nonsense = var.name
    }
"""


@pytest.fixture
def stage() -> Block:
    return document(read(STAGE).text).outline.blocks[1]


def test_a_block_finds_what_is_set_in_it(stage: Block) -> None:
    size = stage.get("cache_cluster_size")
    assert isinstance(size, Attribute)
    assert size.param == "rest.stage/cache_cluster_size"
    assert (stage.get("nonsense"), stage.written("nonsense") is not None, stage.written("stage")) == (None, True, None)
    assert [child.kind for child in stage.nested("access_log_settings")] == ["rest.stage.access_log_settings"]
    assert [name for name in ("stage_name", "access_log_settings", "canary_settings", "variables") if stage.sets(name)] == [
        "stage_name",
        "access_log_settings",
        "canary_settings",
    ]
    assert stage.contents.uncertain == {"canary_settings"}
    assert stage.conditional
    count = stage.meta("count")
    assert count is not None
    assert isinstance(count.value, Number)
    assert stage.meta("for_each") is None


def test_a_family_is_outermost_first(stage: Block) -> None:
    family = list(stage.family())
    assert [block.spelled for block in family] == ["aws_api_gateway_stage", "access_log_settings", "canary_settings"]
    assert {block.outermost for block in family} == {stage}


def test_every_reference_is_listed_once(stage: Block) -> None:
    assert sorted(ref.target for ref in stage.references) == ["aws_x.y", "var.name", "var.name", "var.name", "var.name"]


def test_references_to_an_address() -> None:
    file = document(read(STAGE).text)
    project = Project((file,))
    found = [(block.address, ref.span.of(file.text)) for block, ref in project.references_to("var.name")]
    assert found == [("aws_api_gateway_stage.live", "var.name")] * 4
    assert list(project.references_to("var.other")) == []


@pytest.mark.parametrize(
    ("snippet", "spelled"),
    [
        ("<|>resource \"aws_x\" \"y\" {\n  settings {\n    a = 1\n  }\n}\n", "aws_x"),
        ("resource \"aws_x\" \"y\" {\n  settings {\n    a = <|>1\n  }\n}\n", "settings"),
        ("resource \"aws_x\" \"y\" {\n  settings {\n    a = 1\n  }<|>\n}\n", "settings"),
        ("resource \"aws_x\" \"y\" {\n  settings {\n    a = 1\n  }\n<|>}\n", "aws_x"),
        ("resource \"aws_x\" \"y\" {\n}\n\n<|>", None),
        ("variable \"a\" {}<|>\n", "variable"),
    ],
)  # fmt: skip
def test_the_innermost_block_at_a_place(snippet: str, spelled: str | None) -> None:
    code = read(snippet)
    assert code.cursor is not None
    block = document(code.text).outline.at(code.cursor)
    assert (block.spelled if block else None) == spelled


def test_a_project_of_two_files() -> None:
    first = document('variable "a" {\n  default = 1\n}\n\nresource "aws_api_gateway_stage" "live" {}\n')
    second = Document("file:///project/more.tf", None, 'variable "a" {\n  default = 2\n}\n\nresource "aws_x" "y" {}\n', first.dialect)
    project = Project((first, second))
    assert [block.address for block in project.blocks] == ["var.a", "aws_api_gateway_stage.live", "var.a", "aws_x.y"]
    assert project.by_address["var.a"].uri == first.uri
    assert [block.name for block in project.of_kind("rest.stage")] == ["live"]
    assert (project.document(second.uri), project.document("file:///project/none.tf")) == (second, None)
    assert project.known(Ref(AT, "var.a", AT)) == 1


def test_a_project_without_files_knows_nothing() -> None:
    assert Project(()).find(Ref(AT, "var.a", AT)) is None


def test_a_new_version_is_a_new_object() -> None:
    before = document('variable "a" {}\n')
    kept = before.tree.regions[0].content
    after = before.edited('variable "a" {}\nvariable "b" {}\n', 2)
    assert ([block.address for block in before.outline.blocks], before.version) == (["var.a"], 1)
    assert ([block.address for block in after.outline.blocks], after.version) == (["var.a", "var.b"], 2)
    assert after.tree.regions[0].content is kept
    assert [block.role for block in after.blocks()] == [Role.VARIABLE, Role.VARIABLE]
    assert after.line_span(1).of(after.text) == 'variable "b" {}'


@pytest.mark.parametrize(
    ("uri", "name"), [("file:///a/b.tf", "b.tf"), ("file:///a/my%20%C3%A9.tf", "my é.tf"), ("prod.tfvars", "prod.tfvars")]
)
def test_file_names(uri: str, name: str) -> None:
    assert file_name(uri) == name
