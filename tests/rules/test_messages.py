"""What every finding says: short, and in the words of the dialect that it is about."""

from __future__ import annotations

import re

import pytest

from gatewright.index import installed_index
from rules.examples import Example, found, written

LONGEST = 250
_CODE = re.compile(r"`([^`]+)`")


def spellings(dialect: str) -> frozenset[str]:
    """What a dialect calls the parameters of every kind, where that is no mere word."""
    index = installed_index()
    kinds = filter(None, map(index.kind, index.kinds()))
    return frozenset(name for kind in kinds for name, _ in kind.spelled_in(dialect) if "_" in name or name != name.lower())


OTHERS = {
    "terraform": spellings("cloudformation") - spellings("terraform"),
    "cloudformation": spellings("terraform") - spellings("cloudformation"),
}
"""Names of parameters that the dialect does not have."""


@pytest.mark.parametrize("example", list(written("Example")), ids=str)
def test_findings_are_short_and_speak_the_dialect(example: Example) -> None:
    for report in found(example)[1]:
        finding = report.finding
        for text in (finding.message, *(fix.title for fix in finding.fixes), *(one.message for one in finding.related)):
            assert len(text) <= LONGEST, text
            assert text.count("`") % 2 == 0, text
            foreign = [name for name in _CODE.findall(text) if name in OTHERS[example.notation] and name not in example.text]
            assert not foreign or report.rule in OTHER_WORDS, text
        assert re.search(r"[.?][\"']?$", finding.message), finding.message


OTHER_WORDS = {
    "service-action-parameter-missing": "the parameters of an action are keys of the request, named as the service names them",
    "service-action-parameter-unknown": "the parameters of an action are keys of the request, named as the service names them",
}
