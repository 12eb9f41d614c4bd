"""Templates with one mistake: exactly that is found."""

import re
from pathlib import Path

import pytest

from harness.snippets import read
from velocity.placing import KINDS, findings

STORIES = re.findall(
    r"^## ([^(\n]+) \((\w+)\)\n\n```vtl\n(.*?)^```$", (Path(__file__).parent / "broken.md").read_text(encoding="utf-8"), re.M | re.S
)


@pytest.mark.parametrize(("kind", "template"), [story[1:] for story in STORIES], ids=[story[0] for story in STORIES])
def test_exactly_the_mistake_is_found(kind: str, template: str) -> None:
    assert kind in KINDS
    code = read(template)
    expected = [(rule, code.text.count("\n", 0, span.start), span.of(code.text)) for rule, span in code.expected]
    found = [(report.rule, line, words) for report, line, words in findings(kind, code.text)]
    assert found == expected


def test_there_are_many() -> None:
    assert len(STORIES) >= 60
