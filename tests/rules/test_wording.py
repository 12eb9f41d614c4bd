"""What every finding says: short, and in the words of the dialect that it is about."""

from __future__ import annotations

import re

import pytest

from gatewright.index import installed_index
from rules.examples import PAGES, Example, found, section, written

LONGEST = 250
_CODE = re.compile(r"`([^`]+)`")

_QUOTED = re.compile(r'"([^" ]+ [^" ]+ [^"]+)[.]?"')
_VALUE = re.compile(r"[0-9]|^[A-Z]{3,}")


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


@pytest.mark.parametrize("example", list(written("Example")), ids=str)
def test_words_of_the_service_stand_on_the_page(example: Example) -> None:
    page = next(page for page in PAGES if page.rule.name == example.rule)
    why = " ".join(section(page, "Why it matters").split())
    for report in found(example)[1]:
        for words in _QUOTED.findall(report.finding.message) if report.rule == example.rule else ():
            # What differs from case to case, the page says for one of them.
            code = set(re.findall(r"[\w$-]+", example.text))
            pattern = " ".join(r"\S+" if _VALUE.search(word) or word in code else re.escape(word) for word in words.split())
            assert re.search(pattern, why), words


OTHER_WORDS = {
    "service-action-parameter-missing": "the parameters of an action are keys of the request, named as the service names them",
    "service-action-parameter-unknown": "the parameters of an action are keys of the request, named as the service names them",
}
