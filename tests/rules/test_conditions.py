"""What may be there several times, or not at all, is never counted: `count`, `for_each` and conditions make no new findings."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from gatewright.model import Block, Role
from rules.examples import Example, found, written

META = {"terraform": {"count": "count = var.n", "for_each": "for_each = var.pets"}, "cloudformation": {"Condition": "Condition: Maybe"}}
ELSE = {
    "terraform": 'variable "n" {}\nvariable "pets" {}\n',
    "cloudformation": "Conditions:\n  Maybe: !Equals [!Ref AWS::Region, eu-west-1]\n",
}


def conditional(example: Example, block: Block, meta: str) -> Example:
    """The example with one resource under a condition; references to it pick one of several."""
    text, words = example.text, META[example.notation][meta]
    if example.notation == "terraform":
        text = text[: block.body.start] + f"\n  {words}\n" + text[block.body.start :]
        index = "[0]" if meta == "count" else '["a"]'
        text = re.sub(rf"\b{re.escape(block.address)}\b(?=[.\],\n\s])", block.address + index, text)
    else:
        start = text.index("Type:", block.span.start)
        column = start - text.rindex("\n", 0, start) - 1
        behind = ", " if text[start - 1] == "{" else "\n" + " " * column
        text = text[:start] + words + behind + text[start:]
    return example.with_text(text.rstrip("\n") + "\n" + ELSE[example.notation])


CERTAIN_ANYWAY = {"duplicate-of-quick-create": "what the API makes is there whenever the API is"}
"""Rules about twins that a condition on the other one does not silence."""

CASES = [
    (example, block, meta)
    for example in written("Example")
    if example.rule != "syntax-error"
    for block in example.document.outline.blocks
    if block.role is Role.RESOURCE and block.kind
    for meta in META[example.notation]
]


@pytest.mark.parametrize(("example", "block", "meta"), CASES, ids=lambda part: part.address if isinstance(part, Block) else str(part))
def test_condition(example: Example, block: Block, meta: str) -> None:
    before = Counter(report.rule for report in found(example)[1])
    read_as, reports = found(conditional(example, block, meta))
    assert not read_as.problems, read_as.text
    new = Counter(report.rule for report in reports) - before
    assert not new, f"{[(report.rule, report.finding.message) for report in reports if report.rule in new]}\n{read_as.text}"
    if example.rule.startswith("duplicate-") and example.rule not in CERTAIN_ANYWAY and conditional_twin(example, block):
        assert not Counter(report.rule for report in reports)[example.rule], read_as.text


def conditional_twin(example: Example, block: Block) -> bool:
    """Whether the findings of the example are about two resources of which `block` is one."""
    of_rule = [report.finding for report in found(example)[1] if report.rule == example.rule]
    return any(block.span.covers(finding.span) != block.span.covers(other.span) for finding in of_rule for other in finding.related)
