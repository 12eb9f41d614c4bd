"""Do the examples show what their comments promise, and nothing else?"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gatewright.model import Document, Project
from gatewright.rules.engine import Engine, Report
from gatewright.rules.registry import pages
from gatewright.workspace.disk import Disk
from gatewright.workspace.projects import module_project
from gatewright.workspace.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(
    path.relative_to(EXAMPLES).as_posix()
    for path in EXAMPLES.glob("*/*")
    if path.suffix in (".tf", ".yaml", ".json", ".vtl") and path.name != "event.json"
)


def findings(name: str) -> tuple[Document, list[Report]]:
    """A file of the examples, and what is found in it."""
    path, disk = EXAMPLES / name, Disk()
    document = disk.document(path)
    assert document is not None
    project = module_project(path.parent, {}, disk) if path.suffix == ".tf" else Project((document,))
    return document, Engine(Settings()).check(document, project)


def promised(text: str) -> Iterator[tuple[str, str]]:
    """The rule that a comment names, with the line under the comment; in JSON, which has no comments, with the resource."""
    if text.startswith("{"):  # a template of CloudFormation
        for name, resource in json.loads(text)["Resources"].items():
            for words in resource.get("Metadata", {}).get("Gatewright", []):
                yield words.partition(":")[0], name
        return
    lines = text.splitlines()
    for number, line in enumerate(lines):
        comment = re.match(r"\s*# ([a-z-]+): ", line)
        if comment and comment[1] in pages():
            yield comment[1], lines[number + 1]


@pytest.mark.parametrize("name", FILES)
def test_what_is_found_is_what_the_comments_say(name: str) -> None:
    document, found = findings(name)
    in_json = document.text.startswith("{")

    def where(report: Report) -> str:
        if in_json:
            return re.findall(r'^    "(\w+)": \{$', document.text[: report.finding.span.start], re.MULTILINE)[-1]
        return document.lines.line(document.lines.line_of(report.finding.span.start)).rstrip("\n")

    assert sorted((report.rule, where(report)) for report in found) == sorted(promised(document.text))


def test_the_examples_show_a_good_part_of_what_there_is() -> None:
    rules = {report.rule for name in FILES for report in findings(name)[1]}
    assert rules == {
        "domain-allows-old-tls",
        "lambda-integration-not-post",
        "lambda-integration-with-function-arn",
        "method-without-authorization",
        "out-of-range",
        "stage-without-access-logs",
        "unknown-attribute",
        "vpc-link-without-connection-id",
        "wrong-value",
    }


def test_the_demo_answers_every_question() -> None:
    done = subprocess.run([sys.executable, EXAMPLES / "demo.py"], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    headings = [
        above for above, below in zip(done.stdout.split("\n"), done.stdout.split("\n")[1:], strict=False) if re.fullmatch("-+", below)
    ]
    assert [heading.split(" ", 1)[0] for heading in headings] == ["Hover"] * 2 + ["Completion:"] * 3 + ["Findings"] * 6 + ["Quick"] * 2
    assert '  -  integration_http_method = "GET"\n  +  integration_http_method = "POST"\n' in done.stdout
    assert [line for line in done.stdout.splitlines() if len(line) > 100 and "https://" not in line] == []


def test_the_demo_fails_without_a_server(tmp_path: Path) -> None:
    # The demo without the package beside it, in a Python that has none.
    (tmp_path / "demo.py").write_text((EXAMPLES / "demo.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "gatewright").mkdir()
    (tmp_path / "gatewright/__init__.py").touch()
    done = subprocess.run(
        [sys.executable, tmp_path / "demo.py"], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(("No answer: initialize; the server is gone\n", "No answer: [Errno 32] Broken pipe\n"))
