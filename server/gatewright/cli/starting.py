"""What does a repository need to run Gatewright? The files that `gatewright init` writes, as texts."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

from gatewright import __version__
from gatewright.workspace.settings import FILE_NAME, Settings

PACKAGE = f"gatewright=={__version__}"
"""What is installed in a pipeline: the version that wrote the file."""

GITHUB_FILE = ".github/workflows/gatewright.yml"
GITLAB_FILE = ".gitlab/gatewright.yml"
GITLAB_INCLUDE = f"include:\n  - local: {GITLAB_FILE}\n"


def settings_file() -> str:
    """A `gatewright.toml` that sets nothing: each setting stands there with its meaning and its default, as a comment."""
    parts = ["# Settings of Gatewright, for the command line and for editors. What is commented out is the default.\n"]
    for setting in fields(Settings):
        meaning = f"# {setting.metadata['meaning']}\n"
        if setting.name == "levels":  # A table takes all that follows it, so it is the last.
            parts.append(f'{meaning}[levels]\n# stage-without-access-logs = "error"\n')
        else:
            parts.append(f"{meaning}# {setting.name} = {json.dumps(getattr(Settings(), setting.name))}\n")
    return "\n".join(parts)


def github_workflow() -> str:
    """A workflow that shows findings as annotations, for which it needs no permission."""
    return f"""name: Gatewright

on: [push, pull_request]

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install {PACKAGE}
      - run: gatewright check --format github
"""


def gitlab_job(package: str = PACKAGE) -> str:
    """A job that makes a code quality report, which GitLab shows in merge requests, and prints the findings in its log."""
    return f"""gatewright:
  image: python:3.12-slim
  variables:
    GATEWRIGHT_PACKAGE: "{package}"
    GATEWRIGHT_PATHS: "."
    GATEWRIGHT_ARGS: ""
  script:
    - pip install --quiet --disable-pip-version-check $GATEWRIGHT_PACKAGE
    - gatewright check $GATEWRIGHT_PATHS $GATEWRIGHT_ARGS --format gitlab --fail-on never > gl-code-quality-report.json
    - gatewright check $GATEWRIGHT_PATHS $GATEWRIGHT_ARGS
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""


def ci_files(folder: Path) -> dict[str, str]:
    """The files for the systems that a repository runs on, by their paths in it."""
    found: dict[str, str] = {}
    if (folder / ".github" / "workflows").is_dir():
        found[GITHUB_FILE] = github_workflow()
    if (folder / ".gitlab-ci.yml").is_file():
        found[GITLAB_FILE] = gitlab_job()
    return found


def new_files(folder: Path) -> dict[str, str]:
    """All files that are made for a repository, by their paths in it; some of them may be there."""
    return {FILE_NAME: settings_file()} | ci_files(folder)
