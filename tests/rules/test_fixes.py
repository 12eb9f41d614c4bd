"""Every fix of every finding of every example, in every notation, does what a fix promises."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import hcl2
import pytest
import yaml

from gatewright.features.actions import fix_all
from gatewright.model import Project
from gatewright.rules.engine import Engine, Report
from gatewright.rules.rule import Level
from gatewright.text import apply_edits
from harness.notations import Templates, where
from rules.examples import Example, found, written


def fixes(example: Example) -> Iterator[tuple[str, Report, str]]:
    """The fixes of what the rule of an example finds: the title, the finding, and the text afterwards."""
    read_as, reports = found(example)
    for report in reports:
        for fix in report.finding.fixes if report.rule == example.rule else ():
            edits = read_as.dialect.render(read_as, fix.wishes)
            if edits:
                yield fix.title, report, apply_edits(example.text, edits)


EXAMPLES = [one for example in written("Example") for one in (example, example.in_json if example.rule != "syntax-error" else example)]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_fixes(example: Example) -> None:
    read_as, before = found(example)
    for title, report, text in fixes(example):
        after_as, after = found(example.with_text(text))
        say = f"{title}\n{text}"
        assert not after_as.problems, say
        parses(example.notation, text)
        assert Counter(one.rule for one in after)[example.rule] < Counter(one.rule for one in before)[example.rule], say
        new = Counter(one.rule for one in after if one.level.weight >= Level.WARNING.weight) - Counter(one.rule for one in before)
        assert not new, f"{new}: {[one.finding.message for one in after if one.rule in new]}\n{say}"


def parses(notation: str, text: str) -> None:
    """Another parser reads it, too."""
    match notation:
        case "terraform":
            hcl2.loads(text)
        case "cloudformation":
            yaml.load(text, Templates)
        case _:
            json.loads(text)
