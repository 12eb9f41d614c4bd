"""`gatewright check`: the findings of files and folders, for people and for programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from gatewright.batch.checked import Checked, checked
from gatewright.cli import baseline
from gatewright.cli.fixing import Fixed, fixed
from gatewright.cli.formats import WITH_EDITS, writer
from gatewright.cli.formats.as_text import fixed_line
from gatewright.cli.garbage import collect_never, collect_rarely
from gatewright.cli.progress import shown_progress
from gatewright.cli.reading import complain, reading
from gatewright.cli.selection import SelectionError, selection
from gatewright.cli.watching import watch
from gatewright.rules.rule import Level


def check(parsed: argparse.Namespace) -> int:
    """Prints the findings. Faults of the run itself go to standard error."""
    if parsed.diff and not parsed.fix:
        parsed.parser.error("--diff prints what --fix would change; it needs --fix")
    if parsed.stdin_filename and (parsed.watch or (parsed.fix and not parsed.diff)):
        parsed.parser.error(f"--stdin-filename is for one look at a text, and cannot be with {'--watch' if parsed.watch else '--fix'}")
    if parsed.watch:
        collect_rarely()
        return watch(parsed.paths, lambda: _once(parsed))
    collect_never()
    return _once(parsed)


def _once(parsed: argparse.Namespace) -> int:
    asked = reading(parsed.paths, parsed.profile, parsed.stdin_filename)
    if asked is None:
        return 2
    try:
        chosen = selection(parsed.select, parsed.ignore)
        known = baseline.read(Path(parsed.baseline)) if parsed.baseline and not parsed.write_baseline else None
    except (SelectionError, baseline.BaselineError) as error:
        print(f"gatewright: {error}", file=sys.stderr)
        return 2
    asked.settings = chosen.settings(asked.settings)
    if parsed.fix:
        changes = list(fixed(asked, chosen))
        if parsed.diff:
            print("".join(change.diff() for change in changes), end="")
            return 2 if complain(asked) else int(bool(changes))
        _write(changes)
    progress = shown_progress if _wants_progress(parsed) else None
    found = [chosen.of(one) for one in checked(asked, with_edits=parsed.format in WITH_EDITS, jobs=parsed.jobs, progress=progress)]
    missed = complain(asked)
    if parsed.write_baseline:
        return _write_baseline(Path(parsed.baseline or "gatewright-baseline.json"), found) or 2 * missed
    if known is not None:
        found = baseline.news(found, known)
    print(writer(parsed.format)(found))
    return int(_fails(found, parsed.fail_on)) or 2 * missed


def _wants_progress(parsed: argparse.Namespace) -> bool:
    return sys.stderr.isatty() and not parsed.quiet and parsed.stdin_filename is None


def _write(changes: Iterable[Fixed]) -> None:
    written = list(changes)
    for change in written:
        change.path.write_bytes(change.after.encode("utf-8"))
    if written:
        print(fixed_line(sum(change.settled for change in written), len(written)), file=sys.stderr)


def _write_baseline(path: Path, found: Sequence[Checked]) -> int:
    try:
        path.write_text(baseline.written(found), encoding="utf-8")
    except OSError as error:
        print(f"gatewright: {path} cannot be written: {error.strerror or error}", file=sys.stderr)
        return 2
    print(f"{path} has {sum(len(one.found) for one in found)} findings", file=sys.stderr)
    return 0


def _fails(found: Iterable[Checked], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    bar = Level(fail_on).weight
    return any(report.level.weight >= bar for one in found for report in one.reports)
