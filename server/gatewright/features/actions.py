"""What can be done about this? Quick fixes for findings, "fix all in file", and "allow this rule here"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gatewright.model import Document, Project
from gatewright.model.wish import AddResource, Allow, Wish, file_of
from gatewright.rules.engine import SYNTAX_ERROR, UNUSED_SUPPRESSION, Report, certain_fix
from gatewright.text import Span, TextEdit, apply_edits


@dataclass(frozen=True)
class Action:
    """An offer to change files: `edits` are those of each, by uri. `reports` are the findings that it settles."""

    title: str
    edits: Mapping[str, Sequence[TextEdit]]
    reports: tuple[Report, ...]
    preferred: bool = False
    all_in_file: bool = False
    allows: bool = False


def quick_fixes(document: Document, project: Project, reports: Iterable[Report], span: Span) -> list[Action]:
    """The actions for the findings that a selection touches."""
    touched = [report for report in reports if report.finding.span.overlaps(span)]
    fixes = [action for report in touched for action in fixes_of(document, project, report)]
    return [*fixes, *_allowances(document, touched)]


def fix_all(document: Document, reports: Iterable[Report]) -> Action | None:
    """Every certain fix that stays in this file, as far as they agree, in one go; `None` when there is none."""
    found = [(report, fix.wishes) for report in reports if (fix := certain_fix(report)) and _stays(document, fix.wishes)]
    chosen = [(report, wishes) for report, wishes in found if document.dialect.render(document, wishes)]
    edits = _together(document, chosen)
    if not edits:
        agreed: list[tuple[Report, tuple[Wish, ...]]] = []
        for one in chosen:
            agreed += [one] if _together(document, [*agreed, one]) else []
        chosen, edits = agreed, _together(document, agreed)
    if not edits or not _reads_as_well(document, edits):
        return None
    settled = tuple(report for report, _ in chosen)
    return Action("Fix all that is certain in this file", {document.uri: edits}, settled, all_in_file=True)


def _stays(document: Document, wishes: Iterable[Wish]) -> bool:
    return all(file_of(wish) in (None, document.uri) for wish in wishes)


def _together(document: Document, fixes: Sequence[tuple[Report, tuple[Wish, ...]]]) -> Sequence[TextEdit]:
    """The edits of several fixes, none when two contradict each other or want a resource by the same name."""
    wishes = [wish for _, wanted in fixes for wish in wanted]
    named = [{wish.address for wish in wanted if isinstance(wish, AddResource)} for _, wanted in fixes]
    twice = sum(len(names) for names in named) > len(set[str]().union(*named))
    return [] if twice else document.dialect.render(document, wishes)


def fixes_of(document: Document, project: Project, report: Report) -> list[Action]:
    """What could be done about one finding; what cannot be written whole is left out."""
    actions: list[Action] = []
    for order, fix in enumerate(report.finding.fixes):
        edits = _edits(document, project, fix.wishes)
        if edits:
            actions.append(Action(fix.title, edits, (report,), preferred=fix.certain and order == 0))
    return actions


def _edits(document: Document, project: Project, wishes: Iterable[Wish]) -> Mapping[str, Sequence[TextEdit]]:
    """The edits of each file that the wishes are about; none at all when one of the files is not ours or cannot take them."""
    by_file: dict[str, list[Wish]] = {}
    for wish in wishes:
        by_file.setdefault(file_of(wish) or document.uri, []).append(wish)
    edits: dict[str, Sequence[TextEdit]] = {}
    for uri, wanted in by_file.items():
        written = document if uri == document.uri else project.document(uri)
        edits[uri] = written.dialect.render(written, wanted) if written else []
        if not written or not edits[uri] or not _reads_as_well(written, edits[uri]):
            return {}
    return edits


def _reads_as_well(document: Document, edits: Iterable[TextEdit]) -> bool:
    """Whether a file has no more faults of syntax than before; in one that somebody is typing in, a place may not be what it seems."""
    after = document.edited(apply_edits(document.text, edits), None)
    return len(after.problems) <= len(document.problems)


def _allowances(document: Document, reports: Iterable[Report]) -> list[Action]:
    actions: dict[str, Action] = {}
    for report in reports:
        if report.rule in (SYNTAX_ERROR, UNUSED_SUPPRESSION) or report.rule in actions:
            continue
        edits = document.dialect.render(document, [Allow(report.finding.span.start, report.rule)])
        if edits:
            actions[report.rule] = Action(f"Allow `{report.rule}` here", {document.uri: edits}, (report,), allows=True)
    return list(actions.values())
