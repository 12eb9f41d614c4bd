"""What a check found: each file with its findings, and what their fixes would change where that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gatewright.batch.reading import Read, Reading
from gatewright.batch.spread import spread
from gatewright.features.actions import Action, fixes_of
from gatewright.model import Document, Project
from gatewright.rules.engine import Engine, Report
from gatewright.rules.rule import RuleContext


@dataclass(frozen=True)
class Found:
    """A finding; `fixes` are what could be done, with edits, where a format shows them."""

    report: Report
    fixes: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A file that was read, with what was found in it, and the module or template that it belongs to."""

    path: Path
    document: Document
    found: Sequence[Found]
    project: Project

    @property
    def reports(self) -> list[Report]:
        """The findings alone."""
        return [one.report for one in self.found]

    def without(self, left_out: Sequence[Found]) -> Checked:
        """The same file with fewer findings."""
        ids = {id(one) for one in left_out}
        return replace(self, found=[one for one in self.found if id(one) not in ids])


Progress = Callable[[Iterator[Sequence[Found]], int], Iterable[Sequence[Found]]]
"""Hands on what is found file by file, and is told how many files there are."""


def checked(asked: Reading, *, with_edits: bool = False, jobs: int | None = None, progress: Progress | None = None) -> Iterator[Checked]:
    """The findings of each file, from as many processes as there are `jobs` (all processors where nothing is said)."""
    engine, reads = Engine(asked.settings), list(asked.files())
    last: RuleContext | None = None

    def look(read: Read) -> list[Found]:
        nonlocal last
        # The files of a module come one after the other, and share what is worked out of the whole.
        same = last is not None and last.project is read.project
        last = last.about(read.document) if last and same else engine.context(read.document, read.project)
        reports = engine.check_in(last)
        return [Found(_sendable(report), _actions(read, report) if with_edits else ()) for report in reports]

    answers = spread(reads, look, jobs)
    for read, found in zip(reads, progress(answers, len(reads)) if progress else answers, strict=True):
        yield Checked(read.path, read.document, found, read.project)


def _actions(read: Read, report: Report) -> tuple[Action, ...]:
    return tuple(replace(action, reports=()) for action in fixes_of(read.document, read.project, report))


def _sendable(report: Report) -> Report:
    """Wishes hold blocks, which cannot go to another process; whoever prints needs the titles, and the edits made of them."""
    fixes = tuple(replace(fix, wishes=()) for fix in report.finding.fixes)
    return replace(report, finding=replace(report.finding, fixes=fixes))
