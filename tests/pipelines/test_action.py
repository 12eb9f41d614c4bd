"""`action.yml`: what it is made of, and its steps, executed."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipelines.steps import ACTION, ROOT, WRONG, action_step, run

INPUTS = {"PATHS": "paths", "ARGS": "args", "PROFILE": "profile", "FAIL_ON": "fail-on"}


def test_the_steps() -> None:
    assert [step.get("uses") or step["name"] for step in ACTION["runs"]["steps"]] == [
        "actions/setup-python@v5",
        "Install",
        "Check",
        "github/codeql-action/upload-sarif@v3",
    ]
    assert ACTION["runs"]["using"] == "composite"
    assert [step["shell"] for step in ACTION["runs"]["steps"] if "run" in step] == ["bash", "bash"]


def test_no_expression_stands_in_a_script() -> None:
    assert [step["name"] for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")] == []


def test_each_input_is_described_and_used() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])
    assert all(told["description"] and "default" in told for told in ACTION["inputs"].values())
    assert action_step("Check")["env"] == {name: f"${{{{ inputs.{key} }}}}" for name, key in INPUTS.items()}


def test_the_upload_needs_a_report() -> None:
    upload = action_step("Upload")
    assert upload["if"] == "${{ !cancelled() && inputs.upload == 'true' && steps.check.outputs.sarif != '' }}"
    assert upload["with"]["sarif_file"] == "${{ steps.check.outputs.sarif }}"
    assert ACTION["outputs"]["sarif"]["value"] == "${{ steps.check.outputs.sarif }}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "main.tf").write_text(WRONG, encoding="utf-8")
    return tmp_path


def check(project: Path, installed: Mapping[str, str], **inputs: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """The step with inputs and the defaults of the others, and the output that it sets."""
    given: dict[str, str] = {name: inputs.get(name) or ACTION["inputs"][key]["default"] for name, key in INPUTS.items()}
    output = project / "output"
    ran = run(action_step("Check")["run"], project, {**installed, **given, "GITHUB_OUTPUT": str(output)})
    return ran, output.read_text(encoding="utf-8") if output.exists() else ""


def rules(installed: Mapping[str, str]) -> set[str]:
    report = json.loads((Path(installed["RUNNER_TEMP"]) / "gatewright.sarif").read_text(encoding="utf-8"))
    return {result["ruleId"] for result in report["runs"][0]["results"]}


def test_findings_fail_the_step_and_leave_a_report(project: Path, installed: Mapping[str, str]) -> None:
    ran, output = check(project, installed)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert output == f"sarif={installed['RUNNER_TEMP']}/gatewright.sarif\n"
    assert "lambda-integration-not-post" in rules(installed)


def test_the_bar_can_be_lifted(project: Path, installed: Mapping[str, str]) -> None:
    ran, output = check(project, installed, FAIL_ON="never")
    assert (ran.returncode, output != "") == (0, True)


def test_paths_and_more_options(project: Path, installed: Mapping[str, str]) -> None:
    ran, _ = check(project, installed, PATHS="infra/main.tf infra", ARGS="--select lambda-integration-not-post --jobs 1")
    assert ran.returncode == 1
    assert rules(installed) == {"lambda-integration-not-post"}


def test_a_profile(project: Path, installed: Mapping[str, str]) -> None:
    check(project, installed, PROFILE="security")
    assert "lambda-integration-not-post" not in rules(installed)


def test_a_check_that_cannot_run_sets_no_report(project: Path, installed: Mapping[str, str]) -> None:
    ran, output = check(project, installed, PATHS="infr")
    assert (ran.returncode, output) == (2, "")
    assert ran.stderr == "gatewright: infr does not exist; did you mean infra?\n"


def test_inputs_run_nothing(project: Path, installed: Mapping[str, str]) -> None:
    ran, _ = check(project, installed, PATHS="infra; touch made; $(touch made) `touch made`")
    assert ran.returncode == 2
    assert not (project / "made").exists()
