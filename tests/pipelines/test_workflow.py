"""The workflow that `gatewright init` writes for GitHub Actions: its steps, executed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from gatewright import __version__
from gatewright.cli.starting import github_workflow
from pipelines.steps import WRONG, run

WORKFLOW: dict[Any, Any] = yaml.safe_load(github_workflow())
STEPS = WORKFLOW["jobs"]["check"]["steps"]


def test_what_the_workflow_says() -> None:
    assert [step.get("uses") or step["run"] for step in STEPS] == [
        "actions/checkout@v4",
        "actions/setup-python@v5",
        f"pip install gatewright=={__version__}",
        "gatewright check --format github",
    ]
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert WORKFLOW[True] == ["push", "pull_request"]  # YAML 1.1 reads the key `on` so.


def test_the_steps_run(tmp_path: Path, installed: Mapping[str, str]) -> None:
    (tmp_path / "main.tf").write_text(WRONG, encoding="utf-8")
    variables = {"PATH": f"{installed['RUNNER_TEMP']}/gatewright/bin:{os.environ['PATH']}"}
    install, check = [run(step["run"], tmp_path, variables) for step in STEPS if "run" in step]
    assert install.returncode == 0, install.stderr
    assert "Requirement already satisfied" in install.stdout
    assert check.returncode == 1
    assert "::error file=main.tf,line=3," in check.stdout
