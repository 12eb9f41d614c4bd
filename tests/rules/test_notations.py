"""Every rule finds the same in JSON as in the notation that its page is written in."""

import pytest

from gatewright.rules.rule import Level
from harness.notations import where
from rules.examples import Example, found, written

ONLY_HERE = {
    "syntax-error": "what is wrong in one notation is not wrong in the other",
    "unused-suppression": "JSON has no comments",
}
"""Rules that are about a notation itself."""


def said(example: Example) -> list[tuple[object, str]]:
    """What the rule of an example says, each with the place that it says it of."""
    read_as, reports = found(example)
    return sorted((where(read_as, report.finding.span), report.finding.message) for report in reports if report.rule == example.rule)


@pytest.mark.parametrize("example", [one for one in written("Example") if one.rule not in ONLY_HERE], ids=str)
def test_json_has_the_findings_of_the_example(example: Example) -> None:
    assert said(example.in_json) == said(example)


@pytest.mark.parametrize("example", [one for one in written("Write instead") if one.rule not in ONLY_HERE], ids=str)
def test_json_of_what_to_write_instead_is_clean(example: Example) -> None:
    _, reports = found(example.in_json)
    grave = [report for report in reports if report.level.weight >= Level.WARNING.weight or report.rule == example.rule]
    assert not grave, [(report.rule, report.finding.message) for report in grave]
