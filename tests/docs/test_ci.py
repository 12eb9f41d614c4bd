"""The files that docs/ci.md shows are what the systems read. Its commands are run in `test_commands.py`."""

from __future__ import annotations

import re
from typing import Any

import yaml

from pipelines.steps import ACTION, ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FILES: list[dict[str, Any]] = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]


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
