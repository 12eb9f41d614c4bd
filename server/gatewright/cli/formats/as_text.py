"""For people at a terminal: each finding with its line, carets under the place, and the way out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gatewright.batch.checked import Checked
from gatewright.cli.cells import wrapped
from gatewright.cli.excerpt import excerpt
from gatewright.cli.formats.counts import by_rule, counted, summary
from gatewright.cli.formats.places import path_from_here
from gatewright.cli.terminal import Style, columns, styled
from gatewright.rules.engine import Report
from gatewright.rules.rule import Level, Related

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


def shown(one: Checked, report: Report, margin: str = "") -> Iterator[str]:
    """The place, the sentence, the code, and what else to look at, in the width of the terminal; each line begins with the margin."""
    finding, width = report.finding, columns()
    start = one.document.lines.position(finding.span.start)
    place = styled(f"{one.path}:{start.line + 1}:{start.column + 1}", Style.BOLD)
    yield f"{margin}{place} {styled(report.level.value, _COLORS[report.level])} {report.rule}"
    yield from wrapped(finding.message, width, f"{margin}  ")
    hint = f"{finding.fixes[0].title[:1].lower()}{finding.fixes[0].title[1:]}" if finding.fixes else ""
    for line in excerpt(one.document.lines, finding.span, hint, width and width - len(margin)):
        yield margin + line
    for related in finding.related:
        yield from wrapped(f"{_place(one, related)}: {related.message}", width, f"{margin}  ", f"{margin}    ")


def _place(one: Checked, related: Related) -> str:
    path, document = path_from_here(related.uri), one.project.document(related.uri)
    if document is None:
        return path
    start = document.lines.position(related.span.start)
    return f"{path}:{start.line + 1}:{start.column + 1}"


def fixed_line(number: int, files: int) -> str:
    """`3 findings fixed in 2 files`"""
    return f"{counted(number, 'finding')} fixed in {counted(files, 'file')}"
