"""A copy of the project as somebody checks it out, and whether packages can be installed here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipelines.steps import ROOT, action_step, copy_project, git, run


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with what an installation needs, as it stands now: building in the project's own folder would leave a compiled index there."""
    copy = tmp_path_factory.mktemp("checkout")
    parts = ["server", "docs_index", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".pre-commit-hooks.yaml"]
    copy_project(copy, *parts)
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message", "As it is")
    return copy


@pytest.fixture(scope="session")
def packages() -> None:
    """Skips where packages cannot be installed."""
    asked = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps", "shtab"]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("packages cannot be installed here")


@pytest.fixture(scope="session")
def installed(checkout: Path, packages: None, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The variables of a runner on which the action's step of installation ran."""
    runner = {"RUNNER_TEMP": str(tmp_path_factory.mktemp("runner"))}
    step = action_step("Install")
    assert step["env"] == {"ACTION": "${{ github.action_path }}"}
    ran = run(step["run"], ROOT, {**runner, "ACTION": str(checkout)})
    assert ran.returncode == 0, ran.stderr
    return runner
