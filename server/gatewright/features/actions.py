"""What can be done about this? Quick fixes for findings, "fix all in file", and "allow this rule here"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gatewright.model import Document
from gatewright.model.wish import Allow
from gatewright.rules.engine import SYNTAX_ERROR, UNUSED_SUPPRESSION, Report, certain_fix
from gatewright.text import Span, TextEdit


@dataclass(frozen=True)
class Action:
    """An offer to change the file. `reports` are the findings that it settles."""

    title: str
    edits: tuple[TextEdit, ...]
    reports: tuple[Report, ...]
    preferred: bool = False
    all_in_file: bool = False


def quick_fixes(document: Document, reports: Iterable[Report], span: Span) -> list[Action]:
    """The actions for the findings that a selection touches."""
    touched = [report for report in reports if report.finding.span.overlaps(span)]
    return [*_fixes(document, touched), *_allowances(document, touched)]


def fix_all(document: Document, reports: Iterable[Report]) -> Action | None:
    """One edit with every certain fix whose places do not overlap; `None` when there is none."""
    chosen: list[TextEdit] = []
    settled: list[Report] = []
    for report in reports:
        fix = certain_fix(report)
        edits = document.dialect.render(document, fix.wishes) if fix else []
        if edits and not any(_collide(edit.span, other.span) for edit in edits for other in chosen):
            chosen += edits
            settled.append(report)
    return Action("Fix all that is certain in this file", tuple(chosen), tuple(settled), all_in_file=True) if chosen else None


def _fixes(document: Document, reports: Iterable[Report]) -> list[Action]:
    actions: list[Action] = []
    for report in reports:
        for order, fix in enumerate(report.finding.fixes):
            edits = document.dialect.render(document, fix.wishes)
            if edits:
                actions.append(Action(fix.title, tuple(edits), (report,), preferred=fix.certain and order == 0))
    return actions


def _allowances(document: Document, reports: Iterable[Report]) -> list[Action]:
    actions: dict[str, Action] = {}
    for report in reports:
        if report.rule in (SYNTAX_ERROR, UNUSED_SUPPRESSION) or report.rule in actions:
            continue
        edits = document.dialect.render(document, [Allow(report.finding.span.start, report.rule)])
        if edits:
            actions[report.rule] = Action(f"Allow `{report.rule}` here", tuple(edits), (report,))
    return list(actions.values())


def _collide(one: Span, other: Span) -> bool:
    """Two insertions at one place do not: they are written one behind the other."""
    return one.start < other.end and other.start < one.end
