"""`gatewright check`: the findings of files and folders, for people and for programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gatewright.cli.excerpt import excerpt
from gatewright.model import Document, Project
from gatewright.rules.engine import Engine, Report
from gatewright.rules.levels import unknown_rules
from gatewright.rules.rule import Level
from gatewright.workspace.discovery import read_text, walk
from gatewright.workspace.disk import Disk
from gatewright.workspace.projects import module_project
from gatewright.workspace.settings import Settings, read_settings


@dataclass(frozen=True)
class Checked:
    """A file that was read, with what was found in it."""

    path: Path
    document: Document
    reports: list[Report]


def check(parsed: argparse.Namespace) -> int:
    """Prints the findings. Faults of the run itself go to standard error."""
    paths = [Path(path) for path in parsed.paths]
    missing = [path for path in paths if not path.exists()]
    if missing:
        for path in missing:
            print(f"gatewright: {path} does not exist", file=sys.stderr)
        return 2
    settings, problems = read_settings(_folder(paths[0]))
    settings = replace(settings, profile=parsed.profile or settings.profile)
    problems += unknown_rules(settings)
    for problem in problems:
        print(f"gatewright: {problem}", file=sys.stderr)
    if problems:
        return 2
    unreadable: dict[Path, str] = {}
    checked = list(_check_all(paths, settings, unreadable))
    for path, fault in unreadable.items():
        print(f"gatewright: {path} cannot be read: {fault}", file=sys.stderr)
    print(_as_json(checked) if parsed.format == "json" else _as_text(checked))
    # In a folder there may be anything; a file that was asked for by name is another matter.
    return int(_fails(checked, parsed.fail_on)) or 2 * any(path in unreadable for path in paths)


def _folder(path: Path) -> Path:
    return (path if path.is_dir() else path.parent).absolute()


def _check_all(paths: Iterable[Path], settings: Settings, unreadable: dict[Path, str]) -> Iterator[Checked]:
    """Each file once, also when two of the paths lead to it."""
    engine, disk = Engine(settings), Disk()
    modules: dict[Path, Project] = {}
    seen: set[Path] = set()
    for path in _files(paths, settings):
        if path.resolve() in seen:
            continue
        seen.add(path.resolve())
        document = _read(path, disk, unreadable)
        if document is None:
            continue
        project = Project((document,))
        if document.dialect.name == "terraform":
            folder = path.absolute().parent
            if folder not in modules:
                modules[folder] = module_project(folder, {}, disk)
            project = modules[folder]
        yield Checked(path, document, engine.check(document, project))


def _files(paths: Iterable[Path], settings: Settings) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from walk(path, settings.exclude)
        else:
            yield path


def _read(path: Path, disk: Disk, unreadable: dict[Path, str]) -> Document | None:
    """The document of a file; `None` when nobody reads it, or when it cannot be read, which is noted."""
    document = disk.document(path.absolute())
    if document is None:
        try:
            read_text(path)
        except OSError as error:
            unreadable[path] = error.strerror or str(error)
    return document


def _fails(checked: Iterable[Checked], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    bar = Level(fail_on).weight
    return any(report.level.weight >= bar for one in checked for report in one.reports)


def _as_text(checked: list[Checked]) -> str:
    lines: list[str] = []
    for one in checked:
        for report in one.reports:
            lines += [*_shown(one, report), ""]
    return "\n".join([*lines, _summary(checked)])


def _shown(one: Checked, report: Report) -> Iterator[str]:
    """The place, the sentence, the code, and what else to look at."""
    finding = report.finding
    start = one.document.lines.position(finding.span.start)
    yield f"{one.path}:{start.line + 1}:{start.column + 1} {report.level.value} {report.rule}"
    yield f"  {finding.message}"
    hint = f"{finding.fixes[0].title[:1].lower()}{finding.fixes[0].title[1:]}" if finding.fixes else ""
    yield from excerpt(one.document.lines, finding.span, hint)
    for related in finding.related:
        yield f"  {related.message}"


def _summary(checked: list[Checked]) -> str:
    reports = [report for one in checked for report in one.reports]
    counts = [(level, sum(report.level is level for report in reports)) for level in Level if level is not Level.OFF]
    said = ", ".join(_count(number, level.value) for level, number in counts if number)
    touched = sum(bool(one.reports) for one in checked)
    files = _count(len(checked), "file")
    return f"{said} in {touched} of {files}" if reports else f"No findings in {files}"


def _count(number: int, word: str) -> str:
    plural = word if number == 1 or word == "information" else f"{word}s"
    return f"{number} {plural}"


def _as_json(checked: list[Checked]) -> str:
    findings = [_finding(one, report) for one in checked for report in one.reports]
    return json.dumps({"version": 1, "files": len(checked), "findings": findings}, indent=2, ensure_ascii=False)


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
