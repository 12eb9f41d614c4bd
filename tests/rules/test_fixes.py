"""Every fix of every finding of every example, in every notation, does what a fix promises."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import hcl2
import pytest
import yaml

from gatewright.features.actions import fix_all
from gatewright.rules.rule import Level
from gatewright.text import apply_edits
from harness.notations import Templates
from rules.examples import Example, found, written


def fixes(example: Example) -> Iterator[tuple[str, str]]:
    """The fixes of what the rule of an example finds: the title, and the text afterwards."""
    read_as, reports = found(example)
    for report in reports:
        for fix in report.finding.fixes if report.rule == example.rule else ():
            edits = read_as.dialect.render(read_as, fix.wishes)
            if edits:
                yield fix.title, apply_edits(example.text, edits)


AFTERWARDS = {
    ("deployment-without-stage", "stage-without-access-logs"): "a new stage has no log yet, and that finding offers one",
    ("vpc-endpoint-ids-on-public-api", "private-api-without-policy"): "whom a private API admits, its author knows",
    ("integration-target-without-vpc-link", "vpc-link-without-connection-id"): "which link it is, its author knows",
}
"""Rules that have something to say after a fix: the next step, which nobody can guess."""

EXAMPLES = [*written("Example"), *(example.in_json for example in written("Example") if example.rule != "syntax-error")]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_fix_takes_its_finding_away_and_brings_no_other(example: Example) -> None:
    before = Counter(report.rule for report in found(example)[1])
    for title, text in fixes(example):
        parses(example.notation, text)
        read_as, reports = found(example.with_text(text))
        after = Counter(report.rule for report in reports)
        assert not read_as.problems, f"{title}\n{text}"
        assert after[example.rule] < before[example.rule], f"{title}\n{text}"
        grave = [report for report in reports if report.level.weight >= Level.WARNING.weight and after[report.rule] > before[report.rule]]
        new = [report.finding.message for report in grave if (example.rule, report.rule) not in AFTERWARDS]
        assert not new, f"{new}\n{title}\n{text}"


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
