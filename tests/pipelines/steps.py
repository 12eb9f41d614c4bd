"""How is a step of a pipeline executed? As its system does: bash, in the checked-out project, with variables."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

WRONG = """\
resource "aws_api_gateway_integration" "get" {
  type                    = "AWS_PROXY"
  integration_http_method = "GET"
  uri                     = aws_lambda_function.pets.invoke_arn
}

resource "aws_lambda_function" "pets" {
  function_name = "pets"
}
"""
"""A file with lambda-integration-not-post, and with other errors."""


def action_step(name: str) -> dict[str, Any]:
    """The step of `action.yml` with that name."""
    return next(step for step in ACTION["runs"]["steps"] if step.get("name") == name)


def run(script: str, folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs a script as GitHub's `shell: bash` does, and GitLab's runner in effect: the first command that fails ends it."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True, check=False)


def copy_project(folder: Path, *parts: str) -> None:
    """These files and folders of the project, as they stand now, without what git ignores."""
    asked = ["git", "ls-files", "-z", "-co", "--exclude-standard", *parts]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def git(folder: Path, *arguments: str) -> str:
    """What git prints, with a name and settings of its own."""
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout
