"""For GitHub Actions: a workflow command a finding, which becomes an annotation.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from gatewright.batch.checked import Checked
from gatewright.batch.region import region
from gatewright.cli.formats.counts import summary
from gatewright.cli.formats.places import each, shown_path
from gatewright.rules.rule import Level

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFORMATION: "notice", Level.HINT: "notice"}


def write(found: Sequence[Checked]) -> str:
    """The annotations, then how many findings there are."""
    lines: list[str] = []
    for one, finding in each(found):
        report = finding.report
        line, column, end_line, end_column = region(one.document, report.finding.span)
        # An annotation of several lines has no columns.
        columns = f",col={column},endColumn={end_column}" if line == end_line else ""
        place = f"file={_property(shown_path(one))},line={line},endLine={end_line}{columns},title={_property(report.rule)}"
        lines.append(f"::{_COMMANDS[report.level]} {place}::{_data(report.finding.message)}")
    return "\n".join([*lines, summary(found)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
