"""Which changes are offered for findings, and what do they leave?"""

from __future__ import annotations

import pytest

from gatewright.features.actions import Action, fix_all, quick_fixes
from gatewright.model import Project
from gatewright.rules.engine import Engine
from gatewright.text import Span, apply_edits
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
