"""No rule says anything of a value of which nothing is known, and none takes it for absent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from gatewright.model import Attribute, Document
from gatewright.model.value import Mapping, Sequence, Value, children
from gatewright.model.wish import AddBlock, AddEntry, AddItem, Code, Literal, Pointer, SetParam, Wish
from gatewright.rules.engine import Report
from gatewright.text import Span, apply_edits
from rules.examples import Example, found, written

UNKNOWN: dict[str, tuple[str, Literal]] = {
    "terraform": ("var.unknown", Code("var.unknown")),
    "cloudformation": ("!Ref Unknown", Pointer("Unknown")),
}
"""How a value is written that is only known when it is deployed, and how a fix would write it."""

BY_ITS_NAME = {"openapi-version-unsupported": "the key `swagger` says it, whatever version stands behind it"}
"""Rules whose finding is about the name, also where it covers the value."""

NO_MATTER = {"deployment-before-integrations": "a variable as `triggers` makes a deployment wait for nothing"}
"""Rules that one unknown value does not answer."""

EXAMPLES = list(written("Example"))


def declared(example: Example) -> Example:
    """The example with the variable or parameter in it, behind everything else or among the others."""
    if example.notation == "terraform":
        return example.with_text(f'{example.text}\nvariable "unknown" {{}}\n')
    entry = "  Unknown:\n    Type: String\n"
    if "Parameters:\n" in example.text:
        return example.with_text(re.sub(r"^Parameters:\n", lambda match: match[0] + entry, example.text, count=1, flags=re.MULTILINE))
    return example.with_text(f"{example.text.rstrip()}\nParameters:\n{entry}")


def of_rule(example: Example) -> list[Report]:
    return [report for report in found(example)[1] if report.rule == example.rule]


def attributes(document: Document) -> Iterator[Attribute]:
    for block in document.outline.blocks:
        for member in block.family():
            yield from member.attributes


def replaceable(document: Document, span: Span) -> Iterator[Value]:
    """The values around a place for which another can be written: an attribute's, and what its lists and mappings hold."""
    pending: list[Value] = [attribute.value for attribute in attributes(document) if attribute.value.span.covers(span)]
    while pending:
        value = pending.pop()
        yield value
        pending += [inner for inner in children(value) if inner.span.covers(span)] if isinstance(value, (Sequence, Mapping)) else []


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.rule not in BY_ITS_NAME], ids=str)
def test_nothing_is_said_of_an_unknown_value(example: Example) -> None:
    example = declared(example)
    document = example.document
    before = of_rule(example)
    for report in before:
        for value in replaceable(document, report.finding.span):
            start, end = value.span
            line_end = "\n" if example.text[end - 1] == "\n" else ""
            text = example.text[:start] + UNKNOWN[example.notation][0] + line_end + example.text[end:]
            after = example.with_text(text)
            assert not after.document.problems
            said = of_rule(after)
            assert len(said) < len(before), f"{[one.finding.message for one in said]}\n{text}"


def unknown(wish: Wish, new: Literal) -> Wish:
    """The same wish for a value of which nothing is known."""
    match wish:
        case SetParam() | AddEntry() | AddItem():
            return replace(wish, new=new)
        case AddBlock(params=params):
            return replace(wish, params=dict.fromkeys(params, new))
        case _:
            return wish


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.rule not in NO_MATTER], ids=str)
def test_an_unknown_value_is_not_absent(example: Example) -> None:
    example = declared(example)
    document, reports = found(example)
    before = [report for report in reports if report.rule == example.rule]
    for report in before:
        for fix in report.finding.fixes:
            wishes = [unknown(wish, UNKNOWN[example.notation][1]) for wish in fix.wishes]
            edits = document.dialect.render(document, wishes) if tuple(wishes) != fix.wishes else []
            if edits:
                text = apply_edits(example.text, edits)
                said = of_rule(example.with_text(text))
                assert len(said) < len(before), f"{[one.finding.message for one in said]}\n{text}"
