"""Are single mistakes reported, each once and where a person would look? A sample of what `bench/mutations/` measures, held to its floors."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.mutations.kinds import MUTATIONS, NOT_TRIED
from bench.mutations.measure import DIALECTS, EXTRA, RIGHT, Result, measure
from gatewright.rules.registry import pages
from gatewright.rules.rule import Level

CATALOGUE = Path(__file__).resolve().parents[2] / "docs" / "catalogue.yaml"
GRAVE = (Level.ERROR, Level.WARNING)


@cache
def sample() -> Result:
    """Every third kind of mistake, at one place of each dialect."""
    return measure(MUTATIONS[::3], places=1)


def test_mistakes_are_reported_where_they_are() -> None:
    wrong = [f"{verdict.outcome}: {verdict}" for verdict in sample().verdicts if verdict.outcome != "right"]
    assert len(sample().verdicts) >= 150
    assert sample().share("right") >= RIGHT, "\n".join(wrong)


def test_one_mistake_is_one_finding() -> None:
    extra = [f"{verdict}: {words}" for verdict in sample().verdicts for words in verdict.extras]
    assert sample().extras <= EXTRA, "\n".join(extra)


def test_every_dialect_is_tried() -> None:
    assert {verdict.dialect for verdict in sample().verdicts} == set(DIALECTS)


def test_kinds_are_told_apart_and_name_rules() -> None:
    names = [mutation.name for mutation in MUTATIONS]
    assert len(set(names)) == len(names) >= 150
    assert {rule for mutation in MUTATIONS for rule in (*mutation.rules, *mutation.along)} <= pages().keys()


def test_the_catalogue_decides_what_is_tried() -> None:
    """What some rule reports as an error or a warning has a mutation, or a reason not to have one."""
    catalogue: dict[str, Any] = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    tried = {name for mutation in MUTATIONS for name in mutation.covers}
    assert tried <= catalogue.keys()
    grave = {name for name, entry in catalogue.items() if any(pages()[rule].rule.level in GRAVE for rule in _rules(entry))}
    assert grave - tried - NOT_TRIED.keys() == set()


def _rules(entry: Any) -> list[str]:
    named = entry.get("rules", ()) if isinstance(entry, dict) else entry if isinstance(entry, list) else ()
    return [rule for rule in named if rule in pages()]
