"""Which changes are offered for findings, and what do they leave?"""

from __future__ import annotations

import pytest

from gatewright.dialects import dialect_named
from gatewright.features.actions import Action, fix_all, quick_fixes
from gatewright.model import Document, Project
from gatewright.model.wish import AddResource, DependOn, Remove, ReplaceValue, ReplaceWords, SetParam, Wish
from gatewright.rules.engine import Engine, Report
from gatewright.rules.rule import Finding, Fix, Level
from gatewright.text import Span, TextEdit, apply_edits
from gatewright.workspace.settings import Settings
from harness.snippets import document, reports

_TWO_WRONG = """\
resource "aws_api_gateway_integration" "get" {
  rest_api_id             = "a"
  resource_id             = "b"
  http_method             = "GET"
  type                    = "AWS_PROXYY"
  integration_http_method = "POST"
  uri                     = var.uri
  content_handling        = "CONVERT_TO_TEX"
}
"""
_TEMPLATE = """\
Resources:
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GETT
      AuthorizationType: AWS_IAM
"""


def actions(text: str, words: str, dialect: str = "terraform") -> list[Action]:
    """What is offered with the cursor on some words."""
    read = document(text, dialect)
    project = Project((read,))
    return quick_fixes(read, project, Engine(Settings()).check(read, project), Span.at(text.index(words) + 1))


def after(text: str, action: Action) -> str:
    """The text after an action that stays in its file."""
    (edits,) = action.edits.values()
    return apply_edits(text, edits)


def titles(text: str, words: str, dialect: str = "terraform") -> list[str]:
    return [action.title for action in actions(text, words, dialect)]


@pytest.mark.parametrize(
    ("text", "dialect", "words", "offered"),
    [
        (_TWO_WRONG, "terraform", "AWS_PROXYY", ["Change to `AWS_PROXY`", "Allow `wrong-value` here"]),
        (_TWO_WRONG, "terraform", "rest_api_id", []),
        (_TEMPLATE, "cloudformation", "GETT", ["Change to `GET`", "Allow `wrong-value` here"]),
        (
            '{"Resources": {"A": {"Type": "AWS::ApiGateway::Method", "Properties": {"HttpMethod": "GETT"}}}}',
            "json",
            "GETT",
            ["Change to `GET`"],
        ),
        ('resource "aws_api_gateway_stage" {', "terraform", "{", []),
    ],
)
def test_what_is_offered(text: str, dialect: str, words: str, offered: list[str]) -> None:
    assert titles(text, words, dialect) == offered


def test_a_fix_changes_what_it_says() -> None:
    fix = actions(_TWO_WRONG, "AWS_PROXYY")[0]
    assert after(_TWO_WRONG, fix) == _TWO_WRONG.replace("AWS_PROXYY", "AWS_PROXY")
    assert [report.rule for report in fix.reports] == ["wrong-value"]


@pytest.mark.parametrize(
    ("text", "dialect", "words", "comment", "before"),
    [
        (_TWO_WRONG, "terraform", "AWS_PROXYY", "  # gatewright: allow wrong-value\n", "  type "),
        (_TWO_WRONG.replace("\n", "\r\n"), "terraform", "AWS_PROXYY", "  # gatewright: allow wrong-value\r\n", "  type "),
        (_TEMPLATE, "cloudformation", "GETT", "      # gatewright: allow wrong-value\n", "      HttpMethod"),
    ],
)
def test_allowing_a_rule_silences_it(text: str, dialect: str, words: str, comment: str, before: str) -> None:
    allow = actions(text, words, dialect)[-1]
    allowed = after(text, allow)
    assert allowed == text.replace(before, comment + before, 1)
    told = {(report.rule, report.finding.message) for report in reports(text, dialect)}
    assert told - {(report.rule, report.finding.message) for report in reports(allowed, dialect)} == {
        ("wrong-value", allow.reports[0].finding.message)
    }


@pytest.mark.parametrize(("text", "dialect"), [(_TWO_WRONG, "terraform"), (_TEMPLATE, "cloudformation")])
def test_fix_all_leaves_nothing_that_is_certain(text: str, dialect: str) -> None:
    read = document(text, dialect)
    action = fix_all(read, reports(text, dialect))
    assert action is not None
    assert (action.title, action.all_in_file) == ("Fix all that is certain in this file", True)
    fixed = after(text, action)
    assert fix_all(document(fixed, dialect), reports(fixed, dialect)) is None
    assert fixed == text.replace("AWS_PROXYY", "AWS_PROXY").replace("CONVERT_TO_TEX", "CONVERT_TO_TEXT").replace("GETT", "GET")


def test_nothing_to_fix_in_a_good_file() -> None:
    text = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'
    assert fix_all(document(text), reports(text)) is None


_API = Document(
    "file:///project/api.tf", 1, 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n', dialect_named("terraform")
)
_STAGE = Document(
    "file:///project/stage.tf", 7, 'resource "aws_api_gateway_stage" "live" {\n  stage_name = "live"\n}\n', dialect_named("terraform")
)


def report(*wishes: Wish) -> Report:
    """A finding with one certain fix."""
    return Report("some-rule", Level.WARNING, Finding(Span(0, 8), "So it is.", fixes=(Fix("Do it", wishes),)))


def test_a_fix_changes_the_files_of_its_blocks() -> None:
    api, stage = _API.outline.blocks[0], _STAGE.outline.blocks[0]
    both = report(SetParam(api, "description", "Pets"), DependOn(stage, ("aws_x.y",)))
    do, _ = quick_fixes(_API, Project((_API, _STAGE)), [both], Span(0, 1))
    assert {uri: [edit.text for edit in edits] for uri, edits in do.edits.items()} == {
        _API.uri: ['\n  description = "Pets"'],
        _STAGE.uri: ["\n\n  depends_on = [aws_x.y]"],
    }
    assert fix_all(_API, [both]) is None


def test_a_fix_changes_a_called_module() -> None:
    stage = _STAGE.outline.blocks[0]
    project = Project((_API,), modules={"module.stage": Project((_STAGE,))})
    do, _ = quick_fixes(_API, project, [report(DependOn(stage, ("aws_x.y",)))], Span(0, 1))
    assert list(do.edits) == [_STAGE.uri]


@pytest.mark.parametrize("documents", [(_API,), (_API, Document(_STAGE.uri, 8, "", _STAGE.dialect))])
def test_half_a_fix_is_not_offered(documents: tuple[Document, ...]) -> None:
    api, stage = _API.outline.blocks[0], _STAGE.outline.blocks[0]
    beyond = report(SetParam(api, "description", "Pets"), AddResource(stage, "rest.stage", "aws_x.no_stage", {}))
    assert [action.title for action in quick_fixes(_API, Project(documents), [beyond], Span(0, 1))] == ["Allow `some-rule` here"]


def test_what_would_break_the_file_is_not_offered() -> None:
    breaks = report(ReplaceWords(TextEdit(Span(43, 44), "")))
    assert [action.title for action in quick_fixes(_API, Project((_API,)), [breaks], Span(0, 1))] == ["Allow `some-rule` here"]
    assert fix_all(_API, [breaks]) is None


def test_fixes_of_one_block_are_made_together() -> None:
    read = document('resource "aws_api_gateway_stage" "live" {}\n')
    (stage,) = read.outline.blocks
    action = fix_all(read, [report(SetParam(stage, "stage_name", "a")), report(SetParam(stage, "description", "b"))])
    assert action
    assert after(read.text, action) == 'resource "aws_api_gateway_stage" "live" {\n  stage_name  = "a"\n  description = "b"\n}\n'


def test_of_two_fixes_that_contradict_each_other_one_is_made() -> None:
    (stage,) = _STAGE.outline.blocks
    (name,) = stage.attributes
    first, second, third = (report(ReplaceValue(name.value, "a")), report(Remove(name)), report(DependOn(stage, ("aws_x.y",))))
    action = fix_all(_STAGE, [first, second, third])
    assert action
    assert action.reports == (first, third)


def test_two_resources_of_one_name_are_two_fixes() -> None:
    (stage,) = _STAGE.outline.blocks
    one, other = (report(AddResource(stage, "rest.stage", "aws_api_gateway_stage.b", {"stage_name": name})) for name in "ab")
    action = fix_all(_STAGE, [one, other])
    assert action
    assert action.reports == (one,)
