"""For people at a terminal: each finding with its line, carets under the place, and the way out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gatewright.batch.checked import Checked
from gatewright.cli.excerpt import excerpt
from gatewright.cli.formats.counts import by_rule, counted, summary
from gatewright.cli.terminal import Style, styled
from gatewright.rules.engine import Report
from gatewright.rules.rule import Level

_COLORS = {Level.ERROR: Style.RED, Level.WARNING: Style.YELLOW, Level.INFORMATION: Style.BLUE, Level.HINT: Style.CYAN}


def write(found: Sequence[Checked]) -> str:
    """Every finding, then how many there are, and of which rules where they are several."""
    lines: list[str] = []
    for one in found:
        for report in one.reports:
            lines += [*shown(one, report), ""]
    rules = by_rule(found)
    lines.append(summary(found))
    if len(rules) > 1:
        width = max(len(str(number)) for _, number in rules)
        lines += [f"  {number:>{width}} {rule}" for rule, number in rules]
    return "\n".join(lines)


def shown(one: Checked, report: Report) -> Iterator[str]:
    """The place, the sentence, the code, and what else to look at."""
    finding = report.finding
    start = one.document.lines.position(finding.span.start)
    place = styled(f"{one.path}:{start.line + 1}:{start.column + 1}", Style.BOLD)
    yield f"{place} {styled(report.level.value, _COLORS[report.level])} {report.rule}"
    yield f"  {finding.message}"
    hint = f"{finding.fixes[0].title[:1].lower()}{finding.fixes[0].title[1:]}" if finding.fixes else ""
    yield from excerpt(one.document.lines, finding.span, hint)
    for related in finding.related:
        yield f"  {related.message}"


def fixed_line(number: int, files: int) -> str:
    """`3 findings fixed in 2 files`"""
    return f"{counted(number, 'finding')} fixed in {counted(files, 'file')}"
