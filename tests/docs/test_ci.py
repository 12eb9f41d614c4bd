"""Each command of docs/ci.md runs as it is written and ends with the code that it is shown for; its files are what the systems read."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.steps import ACTION, ROOT, WRONG, run

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) for line in block.splitlines()]
FILES: list[dict[str, Any]] = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]
CODES = {
    "gatewright init --print": 0,
    "gatewright init": 0,
    "gatewright check --fail-on warning": 1,
    "gatewright check --fail-on never": 0,
    "gatewright check --profile strict --ignore api-without-tags,stage-without-tracing": 1,
    "gatewright check --format github": 1,
    'gatewright check --format markdown --fail-on never >> "$GITHUB_STEP_SUMMARY"': 0,
    "gatewright check --format gitlab --fail-on never > gl-code-quality-report.json": 0,
    "gatewright check --format junit > gatewright.xml": 1,
    "gatewright check --write-baseline": 0,
    "gatewright check --baseline gatewright-baseline.json": 0,
    "gatewright check --fix --diff": 1,
    "gatewright check --fix": 1,
    "gatewright check --format json > findings.json": 1,
    "gatewright check --format sarif > findings.sarif": 1,
}
"""What each command ends with where there is one mistake that can be fixed, and another that cannot."""


def test_each_command_is_known() -> None:
    assert list(CODES) == COMMANDS


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all commands: those that stand below another may rest on it."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "main.tf").write_text(WRONG, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("command", "code"), CODES.items())
def test_a_command_ends_with_its_code(project: Path, command: str, code: int) -> None:
    if "--baseline" in command:
        assert run(_here("gatewright check --write-baseline"), project, _variables(project)).returncode == 0
    ran = run(_here(command), project, _variables(project))
    assert (ran.returncode, [line for line in ran.stderr.splitlines() if line.startswith("gatewright: ")]) == (code, [])
    if target := re.search(r">+ (\S+)$", command):
        assert (project / target[1].replace('"$GITHUB_STEP_SUMMARY"', "summary.md")).stat().st_size


def _here(command: str) -> str:
    """The command, with the program that is tested."""
    return f'gatewright() {{ "$PYTHON" -m gatewright "$@"; }}\n{command}'


def _variables(project: Path) -> dict[str, str]:
    return {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT / "server"), "GITHUB_STEP_SUMMARY": str(project / "summary.md")}


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    step = FILES[0]["jobs"]["check"]["steps"][1]
    assert step["uses"] == "OWNER/gatewright@TAG"
    assert set(step["with"]) <= set(ACTION["inputs"])
    assert FILES[0]["permissions"]["security-events"] == "write"


def test_the_job_of_gitlab_gets_variables_that_it_has() -> None:
    job = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["gatewright"]
    assert FILES[1]["gatewright"]["variables"].keys() <= job["variables"].keys()


def test_the_hooks_are_there() -> None:
    there = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for file in FILES[2:] for repo in file["repos"] for hook in repo["hooks"]} == there


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", PAGE)
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
    assert "(docs/ci.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
