"""The examples on the pages of the small languages are reported as they are marked, and their links to rules are right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gatewright.rules.registry import pages
from gatewright.rules.rule import Level
from harness.snippets import read, reports

FOLDER = Path(__file__).parents[2] / "docs" / "languages"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md")) if path.name != "README.md"}
FENCE = re.compile(r"^```(terraform|cloudformation)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    pytest.param(dialect, code, id=f"{name}-{number}")
    for name, text in PAGES.items()
    for number, (dialect, code) in enumerate(FENCE.findall(text))
]


@pytest.mark.parametrize(("dialect", "code"), EXAMPLES)
def test_exactly_what_is_marked_is_reported(dialect: str, code: str) -> None:
    example = read(code)
    found = [(report.rule, report.finding.span) for report in reports(example.text, dialect) if report.level.weight >= Level.WARNING.weight]
    assert example.expected, "nothing is marked"
    assert sorted(found) == sorted(example.expected)


@pytest.mark.parametrize("name", PAGES)
def test_the_rules_of_a_language_are_listed(name: str) -> None:
    text = PAGES[name]
    listed = re.findall(r"^\[(.+?)\]\(\.\./rules/(.+?)\.md\)[,.]$", text.partition("\n## The rules\n")[2], re.MULTILINE)
    marked = {rule for dialect, code in FENCE.findall(text) for rule, _ in read(code).expected}
    assert {shown for shown, _ in listed} == {linked for _, linked in listed}
    assert marked <= {shown for shown, _ in listed} <= set(pages())


def test_every_language_has_an_example() -> None:
    assert [name for name, text in PAGES.items() if not FENCE.search(text)] == []
