"""The hook: pre-commit installs the checkout and runs it on what is staged."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from gatewright.cli.precommit import FILES, entry
from pipelines.steps import ROOT, WRONG, git

HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("main.tf", True),
        ("main.tofu", True),
        ("api/main.tf.json", True),
        ("template.yaml", True),
        ("template.yml", True),
        ("send.vtl", True),
        ("terraform.tfvars", False),
        ("main.tf.bak", False),
        ("main.py", False),
    ],
)
def test_the_files_that_the_hook_gets(name: str, taken: bool) -> None:
    assert bool(re.search(FILES, name)) is taken


def test_pre_commit_takes_what_init_writes(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    config = tmp_path / ".pre-commit-config.yaml"
    config.write_text("repos:\n" + entry(), encoding="utf-8")
    for question, file in (("validate-config", config), ("validate-manifest", ROOT / ".pre-commit-hooks.yaml")):
        asked = subprocess.run([sys.executable, "-m", "pre_commit", question, file], capture_output=True, text=True, check=False)
        assert (asked.returncode, asked.stdout + asked.stderr) == (0, "")


def test_pre_commit_runs_the_hook(tmp_path: Path, checkout: Path, packages: None, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    project = tmp_path / "project"
    project.mkdir()
    git(project, "init", "--quiet")
    revision = git(checkout, "rev-parse", "HEAD").strip()
    config = {
        "repos": [
            {"repo": str(checkout), "rev": revision, "hooks": [{"id": "gatewright", "args": ["--select", "lambda-integration-not-post"]}]}
        ]
    }
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (project / "main.tf").write_text(WRONG, encoding="utf-8")
    (project / "notes.txt").write_text("x\n", encoding="utf-8")

    def staged() -> tuple[int, str]:
        git(project, "add", "--all")
        ran = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--color", "never"], cwd=project, capture_output=True, text=True, check=False
        )
        return ran.returncode, ran.stdout + ran.stderr

    code, printed = staged()
    assert code == 1, printed
    assert f"{HOOK['name']}." in printed
    assert "- exit code: 1\n" in printed
    assert "main.tf:3:29 error lambda-integration-not-post\n" in printed
    (project / "main.tf").write_text(WRONG.replace("GET", "POST"), encoding="utf-8")
    code, printed = staged()
    assert code == 0, printed
    assert printed.endswith("Passed\n")
