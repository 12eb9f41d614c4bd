"""The walkthrough shows what Gatewright really says, and its buttons lead somewhere."""

from __future__ import annotations

import re

import pytest

from editors.vscode.grammar.coloring import EXTENSION, MANIFEST
from gatewright.index import installed_index
from gatewright.rules.messages import behind
from harness.editor import card, labels
from harness.snippets import CURSOR, reports

(WALKTHROUGH,) = MANIFEST["contributes"]["walkthroughs"]
STEPS = {step["id"]: step for step in WALKTHROUGH["steps"]}

_OF_CODE = {
    "editor.action.showHover",
    "editor.action.triggerSuggest",
    "workbench.action.files.openFolder",
    "workbench.action.openSettings",
    "workbench.actions.view.problems",
}
"""Commands that VS Code has itself."""


def _page(step: str) -> str:
    return (EXTENSION / STEPS[step]["media"]["markdown"]).read_text(encoding="utf-8")


def _snippet(page: str) -> str:
    (code,) = re.findall(r"^```terraform\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return code


def _quoted(page: str) -> str:
    return "\n".join(line[2:] for line in page.splitlines() if line.startswith(">"))


def test_every_page_is_there() -> None:
    assert "walkthrough" in MANIFEST["files"]
    pages = {f"walkthrough/{path.name}" for path in (EXTENSION / "walkthrough").iterdir()}
    assert {step["media"]["markdown"] for step in WALKTHROUGH["steps"]} == pages


@pytest.mark.parametrize("step", STEPS)
def test_every_command_is_there(step: str) -> None:
    own = {command["command"] for command in MANIFEST["contributes"]["commands"]}
    named = re.findall(r"\(command:([\w.]+)", STEPS[step]["description"])
    named += [event.removeprefix("onCommand:") for event in STEPS[step]["completionEvents"] if event.startswith("onCommand:")]
    assert named
    assert set(named) <= own | _OF_CODE


@pytest.mark.parametrize("step", STEPS)
def test_commands_have_the_titles_that_the_pages_name(step: str) -> None:
    titles = {command["title"] for command in MANIFEST["contributes"]["commands"]}
    assert set(re.findall(r"\*\*Gatewright: (.+?)\*\*", _page(step))) <= titles


def test_what_a_step_waits_for_is_said_by_the_extension() -> None:
    contexts = [
        event.removeprefix("onContext:") for step in STEPS.values() for event in step["completionEvents"] if event.startswith("onContext:")
    ]
    sources = "".join(path.read_text(encoding="utf-8") for path in (EXTENSION / "src").rglob("*.ts"))
    assert contexts == re.findall(r'"setContext", "([\w.]+)"', sources)


def test_settings_are_there() -> None:
    settings = {name for group in MANIFEST["contributes"]["configuration"] for name in group["properties"]}
    asked = {name for step in STEPS.values() for name in re.findall(r"openSettings\?%22(.+?)%22", step["description"])}
    assert asked == {"gatewright.python", "gatewright."}
    assert "gatewright.python" in settings


def test_the_card_is_the_one_that_is_shown() -> None:
    page = _page("hover")
    shown = card(_snippet(page).replace("connection_type", f"connection_{CURSOR}type"))
    assert shown
    assert shown[1] == "connection_type"
    assert shown[0].startswith(_quoted(page))


def test_the_offers_are_those_that_are_made() -> None:
    page = _page("completion")
    assert labels(_snippet(page).replace('""', f'"{CURSOR}"')) == re.findall(r"^- `(\w+)`$", page, re.MULTILINE)


def test_the_finding_is_the_one_that_is_made() -> None:
    page = _page("findings")
    code = _snippet(page).replace("}", "  uri = aws_lambda_function.orders.invoke_arn\n}\n" + 'resource "aws_lambda_function" "orders" {}')
    (finding,) = [report.finding for report in reports(code) if report.rule == "lambda-integration-not-post"]
    assert finding.message == _quoted(page)
    assert finding.span.of(code) == '"GET"'
    assert finding.fixes[0].title == "Change to `POST`"


def test_the_error_is_one_that_is_known() -> None:
    (error,) = re.findall(r"^```\n(.*?)\n```$", _page("explain"), re.MULTILINE | re.DOTALL)
    assert "lambda-integration-not-post" in [match.name for match in behind(error, installed_index())]
