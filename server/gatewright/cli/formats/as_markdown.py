"""For a comment on a change: a table in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from gatewright.batch.checked import Checked
from gatewright.batch.region import region
from gatewright.cli.formats.counts import summary
from gatewright.cli.formats.places import each, shown_path

_MOST = 100
"""A comment has its limit, and so has who reads it."""


def write(found: Sequence[Checked]) -> str:
    """How many findings there are, and the first of them in a table."""
    rows = list(each(found))
    lines = [f"**Gatewright**: {summary(found)}"]
    if rows:
        lines += ["", "| Level | Place | Finding |", "|---|---|---|"]
    for one, finding in rows[:_MOST]:
        report = finding.report
        line, column, _, _ = region(one.document, report.finding.span)
        name = f"[`{report.rule}`]({report.link})" if report.link else f"`{report.rule}`"
        lines.append(f"| {report.level.value} | `{shown_path(one)}:{line}:{column}` | {_cell(report.finding.message)} {name} |")
    if len(rows) > _MOST:
        lines += ["", f"and {len(rows) - _MOST} more."]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
