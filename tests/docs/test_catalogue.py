"""Every known check stands in the catalogue once, and what it names exists."""

from __future__ import annotations

import re

import pytest

from gatewright.index import Param, installed_index
from gatewright.rules.registry import pages
from pages.catalogue import CATALOGUE, Check, _check, catalogue, catalogue_page

COUNT = 267
CHECKS = catalogue()


def test_every_check_stands_there_once() -> None:
    # YAML takes the last of two keys without a word, so they are counted as written.
    written = re.findall(r"^([a-z][\w-]*):", CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(written) == len(set(written)) == COUNT
    assert [check.name for check in CHECKS] == written


def test_every_rule_exists() -> None:
    assert {rule for check in CHECKS for rule in check.rules} - set(pages()) == set()


def test_every_parameter_exists() -> None:
    index = installed_index()
    assert [param for check in CHECKS for param in check.params if index.param(param) is None] == []


def test_parameters_stand_with_a_generic_rule() -> None:
    generic = {name for name, page in pages().items() if ".generic." in page.source}
    assert [check.name for check in CHECKS if check.params and not generic & set(check.rules)] == []


def test_a_reason_is_a_sentence() -> None:
    for check in CHECKS:
        said = check.reason or check.but
        assert not said or (said[0].isupper() and said.endswith(".")), check.name


_FACTS = {
    "wrong-value": ("values", "accepts"),
    "out-of-range": ("min", "max", "min_length", "max_length", "min_items", "max_items"),
    "malformed-value": ("pattern",),
    "missing-required-attribute": ("required",),
    "deprecated-attribute": ("deprecated",),
}


def holds(param: Param, fact: str) -> bool:
    return bool(param.values) if fact == "values" else any(param.fact(fact, dialect) is not None for dialect in param.spell)


def test_a_parameter_has_the_fact_that_a_generic_rule_goes_by() -> None:
    index = installed_index()
    for check in CHECKS:
        facts = [fact for rule in check.rules for fact in _FACTS.get(rule, ())]
        for name in check.params:
            param = index.param(name)
            assert param
            assert any(holds(param, fact) for fact in facts), name


def test_the_page_says_all() -> None:
    page = catalogue_page(installed_index())
    for check in CHECKS:
        assert f"`{check.name}`" in page
    assert "| `method-not-cognito-authorised` | Every kind of authorization is as valid as a user pool. |" in page
    assert "[wrong-value](wrong-value.md) | `aws_api_gateway_rest_api.api_key_source` |" in page


@pytest.mark.parametrize(
    ("said", "check"),
    [
        ("open", Check("x")),
        (["a", "rest.api/name"], Check("x", ("a",), ("rest.api/name",))),
        ({"not checked": "Why."}, Check("x", reason="Why.")),
        ({"rules": ["a"], "but": "Not b."}, Check("x", ("a",), but="Not b.")),
    ],
)
def test_the_forms(said: object, check: Check) -> None:
    assert _check("x", said) == check
    assert check.is_open is (said == "open")


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="x: 5"):
        _check("x", 5)
