"""Does the docs index still say what experienced users know? `data/nuggets.yaml` lists 106 such things, with the words that carry each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.index import installed_index

NUGGETS: dict[int, dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "data" / "nuggets.yaml").read_text(encoding="utf-8"))


def told_at(place: str) -> str:
    """Body and warnings of a kind, a parameter, a context variable or a quota."""
    index = installed_index()
    if place in index.context_variables:
        return "\n".join(index.context_variables[place].beware)
    if place in index.quotas:
        return index.quotas[place].note
    entry = index.param(place) if "/" in place else index.kind(place)
    assert entry is not None, place
    return "\n".join([entry.body, *entry.beware])


def test_all_are_listed() -> None:
    assert list(NUGGETS) == list(range(1, 107))


@pytest.mark.parametrize("number", NUGGETS)
def test_it_is_said(number: int) -> None:
    nugget = NUGGETS[number]
    assert nugget["phrase"]
    assert [place for place in nugget["at"] if nugget["phrase"] in told_at(place)] == nugget["at"], nugget["says"]
