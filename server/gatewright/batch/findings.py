"""What was found, for other programs: plain values, without the objects behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gatewright.batch.checked import checked
from gatewright.batch.reading import Reading, ReadingError
from gatewright.batch.region import region


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule has to say of a place in a file.

    Attributes:
        path: the file, as it was asked for or below the folder that was asked for, with slashes.
        line: where it starts, counted from 1.
        column: the first character, counted from 1, in code points.
        end_line: where it ends, counted from 1.
        end_column: behind the last character, counted from 1, in code points.
        level: `error`, `warning`, `information` or `hint`.
        rule: the name of the rule, as `explain` takes it.
        message: the fact, and the way out; one paragraph.
        link: where to read about it, mostly a page of AWS; `None` where there is none.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    level: str
    rule: str
    message: str
    link: str | None

    def __str__(self) -> str:
        """`main.tf:14:29 error lambda-integration-not-post: ...`"""
        return f"{self.path}:{self.line}:{self.column} {self.level} {self.rule}: {self.message}"


def findings(asked: Reading, only: Iterable[str] = ()) -> list[Finding]:
    """What is found in the files, in their order and that of the places; with `only`, of these rules. Looks in this process alone.

    Raises `ReadingError` where a file that was asked for by name cannot be read.
    """
    chosen = frozenset(only)
    found = [
        Finding(
            one.path.as_posix(),
            *region(one.document, report.finding.span),
            report.level.value,
            report.rule,
            report.finding.message,
            report.link,
        )
        for one in checked(asked, jobs=1)
        for report in one.reports
        if not chosen or report.rule in chosen
    ]
    if asked.missed:
        raise ReadingError(asked.faults(asked.missed))
    return found
