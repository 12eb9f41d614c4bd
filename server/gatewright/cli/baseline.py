"""What was there before: findings that a team knows of and does not want to hear of again.

A finding is known again by its rule, its file, the declaration that it is in and its words, so that moved lines do not bring it back.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from gatewright.batch.checked import Checked, Found
from gatewright.cli.formats.places import each, path_from_here
from gatewright.rules.engine import Report

VERSION = 1


class BaselineError(ValueError):
    """The file is no baseline; the message says why."""


def fingerprint(one: Checked, report: Report) -> str:
    """What makes a finding this one, wherever its lines stand."""
    block = one.document.outline.at(report.finding.span.start)
    address = block.outermost.address if block else ""
    parts = (report.rule, path_from_here(one.document.uri), address, report.finding.message)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def written(found: Sequence[Checked]) -> str:
    """The baseline of all these findings."""
    counts = Counter(
        (path_from_here(one.document.uri), finding.report.rule, fingerprint(one, finding.report)) for one, finding in each(found)
    )
    entries = [{"path": path, "rule": rule, "fingerprint": mark, "count": count} for (path, rule, mark), count in sorted(counts.items())]
    return json.dumps({"version": VERSION, "findings": entries}, indent=2, ensure_ascii=False) + "\n"


def read(path: Path) -> Counter[str]:
    """How often each finding is known. Raises `BaselineError`."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BaselineError(f"{path} does not exist; --write-baseline makes it") from None
    except (OSError, ValueError) as error:
        raise BaselineError(f"{path} cannot be read: {error}") from error
    version = cast("dict[str, Any]", given).get("version") if isinstance(given, dict) else None
    if version != VERSION:
        raise BaselineError(f"{path} is no baseline of this version; --write-baseline makes a new one")
    try:
        entries = cast("Iterable[dict[str, Any]]", given["findings"])
        return Counter({str(entry["fingerprint"]): int(entry["count"]) for entry in entries})
    except (KeyError, TypeError, ValueError) as error:
        raise BaselineError(f"{path} is no baseline: {type(error).__name__}: {error}") from error


def news(found: Sequence[Checked], known: Counter[str]) -> list[Checked]:
    """What is found beyond what is known. Of several that are alike, the first so many are the known ones."""
    left = known.copy()
    fresh: list[Checked] = []
    for one in found:
        old: list[Found] = []
        for finding in one.found:
            mark = fingerprint(one, finding.report)
            if left[mark] > 0:
                left[mark] -= 1
                old.append(finding)
        fresh.append(one.without(old))
    return fresh
