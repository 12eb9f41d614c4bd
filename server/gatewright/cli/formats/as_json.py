"""For programs; `docs/check.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gatewright.batch.checked import Checked, Found
from gatewright.batch.region import region
from gatewright.cli.formats.counts import by_level
from gatewright.cli.formats.places import each, path_from_here, shown_path
from gatewright.features.actions import Action
from gatewright.model import Document, Project
from gatewright.text import Span


def write(found: Sequence[Checked]) -> str:
    """All findings in one object."""
    findings = [_finding(one, finding) for one, finding in each(found)]
    counts = {level.value: number for level, number in by_level(found).items()}
    return json.dumps({"version": 1, "files": len(found), "counts": counts, "findings": findings}, indent=2, ensure_ascii=False)


def _finding(one: Checked, found: Found) -> dict[str, Any]:
    report = found.report
    return {
        "path": shown_path(one),
        **_place(one.document, report.finding.span),
        "level": report.level.value,
        "rule": report.rule,
        "message": report.finding.message,
        "link": report.link,
        "fixes": [_fix(action, one.project) for action in found.fixes],
        "related": [
            {"path": path_from_here(related.uri), **_place(document, related.span), "message": related.message}
            for related in report.finding.related
            if (document := one.project.document(related.uri))
        ],
    }


def _place(document: Document, span: Span) -> dict[str, Any]:
    line, column, end_line, end_column = region(document, span)
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}


def _fix(action: Action, project: Project) -> dict[str, Any]:
    edits = [
        {"path": path_from_here(uri), **_place(document, edit.span), "text": edit.text}
        for uri, changes in action.edits.items()
        if (document := project.document(uri))
        for edit in changes
    ]
    return {"title": action.title, "certain": action.preferred, "edits": edits}
