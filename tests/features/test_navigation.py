"""Where does a reference lead, where is a declaration used, and what does the outline list?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.features.definition import definition, references
from gatewright.features.place import Place
from gatewright.features.symbols import Symbol, symbols
from gatewright.index import installed_index
from gatewright.workspace.disk import Disk
from gatewright.workspace.paths import uri_of
from gatewright.workspace.projects import module_project
from harness.snippets import document, place
from harness.talkative import talk_of_everything

_MODULE = """\
variable "stage" {}
locals {
  name = "pets-${var.stage}"
}
resource "aws_api_gateway_rest_api" "pets" {
  name = local.name
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = var.stage
}
"""
_TEMPLATE = """\
Parameters:
  Stage: {Type: String}
Conditions:
  IsLive: !Equals [!Ref Stage, live]
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
  Live:
    Type: AWS::ApiGateway::Stage
    Condition: IsLive
    DependsOn: [Api]
    Properties:
      RestApiId: !Ref Api
      StageName: !Sub "${Stage}-1"
      Description: {"Fn::GetAtt": [Api, RootResourceId]}
"""


def _ask(text: str, dialect: str, words: str, nth: int = 0) -> Place:
    """A cursor inside the nth occurrence of some words."""
    offset = -1
    for _ in range(nth + 1):
        offset = text.index(words, offset + 1)
    return place(f"{text[: offset + 1]}<|>{text[offset + 1 :]}", dialect)


@pytest.mark.parametrize(
    ("text", "dialect", "words", "nth", "line"),
    [
        (_MODULE, "terraform", "aws_api_gateway_rest_api.pets", 0, 5),
        (_MODULE, "terraform", "pets.id", 0, 5),
        (_MODULE, "terraform", "var.stage", 0, 1),
        (_MODULE, "terraform", "var.stage", 1, 1),
        (_MODULE, "terraform", "local.name", 0, 3),
        (_TEMPLATE, "cloudformation", "Stage, live", 0, 2),
        (_TEMPLATE, "cloudformation", "IsLive", 1, 4),
        (_TEMPLATE, "cloudformation", "Api]", 0, 6),
        (_TEMPLATE, "cloudformation", "!Ref Api", 0, 6),
        (_TEMPLATE, "cloudformation", "Stage}", 0, 2),
        (_TEMPLATE, "cloudformation", "RootResourceId", 0, 6),
    ],
)
def test_definition_is_the_declaration(text: str, dialect: str, words: str, nth: int, line: int) -> None:
    where = _ask(text, dialect, words, nth)
    (spot,) = definition(where)
    assert (spot.uri, where.document.lines.line_of(spot.span.start) + 1) == (where.document.uri, line)


@pytest.mark.parametrize(("words", "nth"), [("pets-", 0), ("rest_api_id", 0), ("resource", 0)])
def test_no_definition_where_nothing_is_referred_to(words: str, nth: int) -> None:
    assert definition(_ask(_MODULE, "terraform", words, nth)) == []


@pytest.mark.parametrize(
    ("text", "dialect", "words", "nth", "lines"),
    [
        (_MODULE, "terraform", '"stage"', 0, [1, 3, 10]),
        (_MODULE, "terraform", "var.stage", 1, [1, 3, 10]),
        (_MODULE, "terraform", "pets.id", 0, [5, 9]),
        (_MODULE, "terraform", '"pets"', 0, [5, 9]),
        (_MODULE, "terraform", "name = ", 0, [3, 6]),
        (_TEMPLATE, "cloudformation", "Stage: {", 0, [2, 4, 14]),
        (_TEMPLATE, "cloudformation", "Api:", 0, [6, 11, 13, 15]),
        (_TEMPLATE, "cloudformation", "IsLive", 0, [4, 10]),
    ],
)
def test_references_with_the_declaration_first(text: str, dialect: str, words: str, nth: int, lines: list[int]) -> None:
    where = _ask(text, dialect, words, nth)
    found = [where.document.lines.line_of(spot.span.start) + 1 for spot in references(where)]
    assert found[0] == lines[0]
    assert sorted(found) == lines


def test_output_of_a_local_module(tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "main.tf").write_text('output "url" {\n  value = "https://example.com"\n}\n')
    text = 'module "api" {\n  source = "./api"\n}\noutput "url" {\n  value = module.api.url\n}\n'
    (tmp_path / "main.tf").write_text(text)
    project = module_project(tmp_path, {}, Disk())
    (spot,) = definition(Place(project.documents[0], project, text.index("api.url") + 5, installed_index()))
    assert spot.uri == uri_of(tmp_path / "api" / "main.tf")
    assert spot.span.of((tmp_path / "api" / "main.tf").read_text()) == '"https://example.com"'


def test_outline_of_a_module() -> None:
    found = symbols(
        document('variable "a" {}\nresource "aws_api_gateway_stage" "live" {\n  access_log_settings {\n  }\n}\nlocals {\n  b = 1\n}\n')
    )
    assert [_shown(symbol) for symbol in found] == [
        "variable: var.a",
        "resource: aws_api_gateway_stage.live [nested block: access_log_settings]",
        "local value: local.b",
    ]


def test_outline_of_a_template() -> None:
    text = (
        _TEMPLATE
        + "  Get:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      MethodResponses:\n        - StatusCode: 200\n        - StatusCode: 404\n"
    )
    assert [_shown(symbol) for symbol in symbols(document(text, "cloudformation"))] == [
        "variable: Stage",
        "condition: IsLive",
        "resource: Api AWS::ApiGateway::RestApi",
        "resource: Live AWS::ApiGateway::Stage",
        "resource: Get AWS::ApiGateway::Method [nested block: MethodResponses, nested block: MethodResponses]",
    ]


def test_outline_of_mapping_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    talk_of_everything(monkeypatch)
    text = """\
resource "aws_api_gateway_integration" "a" {
  request_templates = {
    "application/json" = <<-EOT
      @pet= 1 @cat
      @toy= 2 @pet= 3
    EOT
    "text/plain"       = jsonencode({ a = "@b=", c = ["@d= @b="] })
    "application/xml"  = var.template
    "text/html"        = "@none"
  }
}
"""
    (found,) = symbols(document(text))
    assert _shown(found) == (
        "resource: aws_api_gateway_integration.a [block: application/json mapping template [variable: pet, variable: toy], "
        "block: text/plain mapping template [variable: b, variable: d], block: text/html mapping template]"
    )
    assert [child.name_span.of(text) for child in found.children] == ["application/json", "text/plain", "text/html"]
    assert [child.span.of(text) for child in found.children[0].children] == ["pet", "toy"]
    assert found.children[2].span.of(text) == 'text/html"        = "@none"'


def _shown(symbol: Symbol) -> str:
    inner = f" [{', '.join(map(_shown, symbol.children))}]" if symbol.children else ""
    return f"{symbol.role.value}: {' '.join(part for part in (symbol.name, symbol.detail) if part)}{inner}"
