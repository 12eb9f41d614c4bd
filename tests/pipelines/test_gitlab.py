"""`docs/ci/gitlab.yml`: the job, executed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.cli.starting import GITLAB_INCLUDE, gitlab_job
from pipelines.steps import ROOT, WRONG, run

FILE = ROOT / "docs" / "ci" / "gitlab.yml"
JOB: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["gatewright"]


def test_the_template_is_what_init_writes() -> None:
    assert FILE.read_text(encoding="utf-8") == gitlab_job("gatewright"), "run `make docs`"
    assert yaml.safe_load(GITLAB_INCLUDE) == {"include": [{"local": ".gitlab/gatewright.yml"}]}


def test_the_report_is_kept_also_when_the_job_fails() -> None:
    assert JOB["artifacts"] == {"when": "always", "reports": {"codequality": "gl-code-quality-report.json"}}
    assert "> gl-code-quality-report.json" in JOB["script"][1]


@pytest.mark.parametrize(
    ("arguments", "code", "rules"),
    [
        ("--select lambda-integration-not-post", 1, ["lambda-integration-not-post"]),
        ("--profile security", 0, []),
    ],
)
def test_the_job(tmp_path: Path, installed: Mapping[str, str], arguments: str, code: int, rules: list[str]) -> None:
    (tmp_path / "main.tf").write_text(WRONG, encoding="utf-8")
    path = f"{installed['RUNNER_TEMP']}/gatewright/bin:{os.environ['PATH']}"
    # The package that is asked for is there already.
    variables = {**JOB["variables"], "PATH": path, "GATEWRIGHT_ARGS": arguments}
    ran = run("\n".join(JOB["script"]), tmp_path, variables)
    assert ran.returncode == code, ran.stderr
    report = json.loads((tmp_path / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert [issue["check_name"] for issue in report] == rules
    assert ("main.tf:3:29 error lambda-integration-not-post" in ran.stdout) is bool(rules)
