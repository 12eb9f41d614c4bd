"""Applying what is certain: the fixes that "fix all" applies in an editor, file by file, until nothing more comes of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gatewright.batch.reading import Read, Reading
from gatewright.cli.selection import Selection
from gatewright.features.actions import fix_all
from gatewright.model import Document, Project
from gatewright.rules.engine import Engine
from gatewright.text import apply_edits

_ROUNDS = 10
"""A fix may make room for another one; two that undo each other end here."""


@dataclass(frozen=True)
class Fixed:
    """A file, its text before and after, and how many findings are settled."""

    path: Path
    before: str
    after: str
    settled: int

    def diff(self) -> str:
        """The change as a patch."""
        name = self.path.as_posix()
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), f"a/{name.lstrip('/')}", f"b/{name.lstrip('/')}"
        )
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def fixed(asked: Reading, chosen: Selection) -> Iterator[Fixed]:
    """Every file that certain fixes change; nothing is written."""
    engine = Engine(asked.settings)
    for read in asked.files():
        one = _fixed(read, engine, chosen)
        if one.after != one.before:
            yield one


def _fixed(read: Read, engine: Engine, chosen: Selection) -> Fixed:
    document, project, settled = read.document, read.project, 0
    for _ in range(_ROUNDS):
        reports = [report for report in engine.check(document, project) if chosen.takes(report)]
        action = fix_all(document, reports)
        edits = action.edits[document.uri] if action else ()
        text = apply_edits(document.text, edits)
        if action is None or text == document.text:
            break
        settled += len(action.reports)
        document, project = _changed(document, project, text)
    return Fixed(read.path, read.document.text, document.text, settled)


def _changed(document: Document, project: Project, text: str) -> tuple[Document, Project]:
    """The next version of a file, in its module."""
    after = document.edited(text, None)
    return after, replace(project, documents=tuple(after if one is document else one for one in project.documents))
