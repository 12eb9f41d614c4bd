"""Every fix of every finding of every example, in every notation, does what a fix promises."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import hcl2
import pytest
import yaml

from gatewright.features.actions import fix_all
from gatewright.rules.engine import Report
from gatewright.rules.rule import Level
from gatewright.text import apply_edits
from harness.notations import Templates
from rules.examples import Example, found, written


def fixes(example: Example) -> Iterator[tuple[str, Report, str]]:
    """The fixes of what the rule of an example finds: the title, the finding, and the text afterwards."""
    read_as, reports = found(example)
    for report in reports:
        for fix in report.finding.fixes if report.rule == example.rule else ():
            edits = read_as.dialect.render(read_as, fix.wishes)
            if edits:
                yield fix.title, report, apply_edits(example.text, edits)


AFTERWARDS = {
    ("integration-target-without-vpc-link", "vpc-link-without-connection-id"): "which link it is, its author knows",
}
"""Rules that have something to say after a fix: the next step, which nobody can guess."""

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
        new = {rule for rule in new if (example.rule, rule) not in AFTERWARDS}
        assert not new, f"{new}: {[one.finding.message for one in after if one.rule in new]}\n{say}"


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_what_is_certain_is_fixed_in_one_go(example: Example) -> None:
    read_as, reports = found(example)
    action = fix_all(read_as, reports)
    if action:
        after = example.with_text(apply_edits(example.text, action.edits[read_as.uri]))
        parses(example.notation, after.text)
        assert fix_all(*found(after)) is None, after.text


def parses(notation: str, text: str) -> None:
    """Another parser reads it, too."""
    match notation:
        case "terraform":
            hcl2.loads(text)
        case "cloudformation":
            yaml.load(text, Templates)
        case _:
            json.loads(text)
