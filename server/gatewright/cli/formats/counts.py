"""How many findings are there, by level and by rule?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gatewright.batch.checked import Checked
from gatewright.rules.rule import Level


def summary(found: Sequence[Checked]) -> str:
    """`2 errors, 1 warning in 2 of 40 files`"""
    levels = by_level(found)
    said = ", ".join(counted(number, level.value) for level, number in levels.items())
    touched = sum(bool(one.found) for one in found)
    files = counted(len(found), "file")
    return f"{said} in {touched} of {files}" if levels else f"No findings in {files}"


def by_level(found: Sequence[Checked]) -> dict[Level, int]:
    """The number of findings of each level that there are, the gravest first."""
    levels = Counter(report.level for one in found for report in one.reports)
    return {level: levels[level] for level in Level if levels[level]}


def by_rule(found: Sequence[Checked]) -> list[tuple[str, int]]:
    """The rules with their numbers, the most frequent first."""
    rules = Counter(report.rule for one in found for report in one.reports)
    return sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))


def counted(number: int, word: str) -> str:
    """`1 file`, `2 files`"""
    plural = word if number == 1 or word == "information" else f"{word}s"
    return f"{number} {plural}"
