"""`gatewright check`: the findings of files and folders, for people and for programs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gatewright.cli.excerpt import excerpt
from gatewright.cli.garbage import collect_rarely
from gatewright.cli.reading import Reading, reading
from gatewright.cli.spread import spread
from gatewright.model import Document
from gatewright.rules.engine import Engine, Report
from gatewright.rules.rule import Level


@dataclass(frozen=True)
class Checked:
    """A file that was read, with what was found in it."""

    path: Path
    document: Document
    reports: list[Report]


def check(parsed: argparse.Namespace) -> int:
    """Prints the findings. Faults of the run itself go to standard error."""
    collect_rarely()
    asked = reading(parsed.paths, parsed.profile)
    if asked is None:
        return 2
    found = list(checked(asked))
    missed = asked.complain()
    print(_as_json(found) if parsed.format == "json" else _as_text(found))
    return int(_fails(found, parsed.fail_on)) or 2 * missed


def checked(asked: Reading) -> Iterator[Checked]:
    """The findings of each file."""
    engine, reads = Engine(asked.settings), list(asked.files())
    for read, reports in zip(reads, spread(reads, lambda read: engine.check(read.document, read.project)), strict=True):
        yield Checked(read.path, read.document, reports)


def _fails(found: Iterable[Checked], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    bar = Level(fail_on).weight
    return any(report.level.weight >= bar for one in found for report in one.reports)


def _as_text(found: list[Checked]) -> str:
    lines: list[str] = []
    for one in found:
        for report in one.reports:
            lines += [*shown(one, report), ""]
    return "\n".join([*lines, _summary(found)])


def shown(one: Checked, report: Report) -> Iterator[str]:
    """The place, the sentence, the code, and what else to look at."""
    finding = report.finding
    start = one.document.lines.position(finding.span.start)
    yield f"{one.path}:{start.line + 1}:{start.column + 1} {report.level.value} {report.rule}"
    yield f"  {finding.message}"
    hint = f"{finding.fixes[0].title[:1].lower()}{finding.fixes[0].title[1:]}" if finding.fixes else ""
    yield from excerpt(one.document.lines, finding.span, hint)
    for related in finding.related:
        yield f"  {related.message}"


def _summary(found: list[Checked]) -> str:
    reports = [report for one in found for report in one.reports]
    counts = [(level, sum(report.level is level for report in reports)) for level in Level if level is not Level.OFF]
    said = ", ".join(_count(number, level.value) for level, number in counts if number)
    touched = sum(bool(one.reports) for one in found)
    files = _count(len(found), "file")
    return f"{said} in {touched} of {files}" if reports else f"No findings in {files}"


def _count(number: int, word: str) -> str:
    plural = word if number == 1 or word == "information" else f"{word}s"
    return f"{number} {plural}"


def _as_json(found: list[Checked]) -> str:
    findings = [_finding(one, report) for one in found for report in one.reports]
    return json.dumps({"version": 1, "files": len(found), "findings": findings}, indent=2, ensure_ascii=False)


def _finding(one: Checked, report: Report) -> dict[str, Any]:
    """Lines and columns count from one, columns in characters."""
    lines = one.document.lines
    start, end = lines.position(report.finding.span.start), lines.position(report.finding.span.end)
    return {
        "path": one.path.as_posix(),
        "start": {"line": start.line + 1, "column": start.column + 1},
        "end": {"line": end.line + 1, "column": end.column + 1},
        "level": report.level.value,
        "rule": report.rule,
        "message": report.finding.message,
        "link": report.link,
        "fixes": [fix.title for fix in report.finding.fixes],
        "related": [{"uri": related.uri, "message": related.message} for related in report.finding.related],
    }
