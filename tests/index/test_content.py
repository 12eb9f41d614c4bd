"""The real docs index: nothing is wrong in it, and it describes everything that the sources outside name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from gatewright.index import installed_index
from gatewright.index.check import Checked, check_index
from gatewright.index.facts import SNAPSHOTS

ROOT = Path(__file__).parents[2]
FACTS = ROOT / "tests" / "data" / "facts"


@cache
def checked() -> Checked:
    return check_index(ROOT / "docs_index", FACTS)


def test_everything_was_checked() -> None:
    assert checked().notes == []


def test_what_is_there_is_right() -> None:
    assert [str(fault) for fault in checked().faults if fault.path.parent != FACTS] == []


@pytest.mark.parametrize("source", SNAPSHOTS)
def test_everything_is_there(source: str) -> None:
    assert [str(fault) for fault in checked().faults if fault.path == FACTS / f"{source}.json"] == []


def test_the_compiled_index_stays_small() -> None:
    assert sum(path.stat().st_size for path in installed_index().folder.glob("*.json")) < 1_500_000
