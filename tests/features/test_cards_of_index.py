"""Does every kind, parameter and value of the docs index make a card that can be shown, in every dialect?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from gatewright.features.card import Card, markdown, plain
from gatewright.features.cards import kind_card, param_card, rule_card, value_card
from gatewright.features.completion.complete import documentation
from gatewright.features.completion.item import About
from gatewright.features.facts import DIALECT_NAMES
from gatewright.index import installed_index
from gatewright.rules.registry import pages

_FENCED = re.compile(r"^```\w*\n.*?^```$", re.MULTILINE | re.DOTALL)
_KINDS = sorted(installed_index().kinds())


@pytest.mark.parametrize("dialect", DIALECT_NAMES)
@pytest.mark.parametrize("kind", _KINDS)
def test_card_can_be_shown(kind: str, dialect: str) -> None:
    for card in _cards(kind, dialect):
        _check(card)


@pytest.mark.parametrize("rule", sorted(pages()))
def test_card_of_a_rule_can_be_shown(rule: str) -> None:
    card = rule_card(pages()[rule])
    _check(card)
    assert card.title == rule
    assert card.body.startswith("Why it matters: ")


@pytest.mark.parametrize("dialect", DIALECT_NAMES)
@pytest.mark.parametrize("kind", _KINDS)
def test_items_lead_to_the_same_cards(kind: str, dialect: str) -> None:
    index = installed_index()
    entry = index.kind(kind)
    assert entry is not None
    assert documentation(About(kind=kind), dialect, index) == kind_card(entry, dialect, index)
    for _, param in entry.spelled_in(dialect):
        assert documentation(About(param=param.id), dialect, index) == param_card(param, dialect, index)
        for value in param.values:
            assert documentation(About(param=param.id, value=value), dialect, index) == value_card(param, value, dialect, index)


def test_nothing_is_documented_for_what_the_index_does_not_know() -> None:
    index = installed_index()
    assert documentation(About(param="rest.stage/none_such"), "terraform", index) is None
    assert documentation(About(kind="none.such"), "terraform", index) is None
    assert documentation(About(), "terraform", index) is None


def _cards(kind: str, dialect: str) -> Iterator[Card]:
    index = installed_index()
    entry = index.kind(kind)
    assert entry is not None
    if dialect in entry.spell:
        yield kind_card(entry, dialect, index)
    for _, param in entry.spelled_in(dialect):
        yield param_card(param, dialect, index)
        for value in param.values:
            yield value_card(param, value, dialect, index)


def _check(card: Card) -> None:
    text = markdown(card)
    prose = _FENCED.sub("", text)
    first = text.split("\n", 1)[0]
    assert len(first) <= 125, first
    assert "None" not in prose, text
    assert "  " not in prose.replace("  \n", "\n"), text
    assert "\n\n\n" not in text, text
    assert "```" not in prose, text
    assert all(line.count("`") % 2 == 0 for line in prose.splitlines()), text
    assert not re.search(r"[.,:;] ?[.,;](?![./\w`])", prose.replace("...", "")), text
    shown = plain(card)
    assert "`" not in shown, shown
    assert "**" not in shown, shown
    assert card.summary, text
