"""Is every snippet of the docs index one that a user can paste? It parses, and the docs index itself finds nothing wrong in it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import pytest

from gatewright.index import installed_index
from gatewright.syntax import yaml
from harness.snippets import document, reports

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FACTS = {"unknown-attribute", "wrong-value", "wrong-type", "out-of-range", "malformed-value", "missing-required-attribute"}


def snippets() -> Iterator[tuple[str, str, str]]:
    """Each with the entry that it stands in and its language."""
    index = installed_index()
    for name in index.kinds():
        kind = index.kind(name)
        for entry in (kind, *kind.params.values()) if kind else ():
            for language, code in _FENCE.findall(entry.body) if not getattr(entry, "like", None) else ():
                yield entry.id, language, code


SNIPPETS = list(snippets())


def test_there_are_many() -> None:
    assert len(SNIPPETS) > 100
    assert {language for _, language, _ in SNIPPETS} == {"hcl", "yaml"}


@pytest.mark.parametrize(("entry", "language", "code"), SNIPPETS, ids=[entry for entry, _, _ in SNIPPETS])
def test_a_snippet_is_right(entry: str, language: str, code: str) -> None:
    if language == "hcl":
        assert list(document(code).problems) == []
        found = reports(code)
    else:
        assert list(yaml.parse(code).problems) == []
        whole = code if "Resources:" in code else "Resources:\n" + textwrap.indent(code, "  ")
        found = reports(whole, "cloudformation") if "Type: AWS::" in code else []
    assert [report.finding.message for report in found if report.rule in _FACTS] == []
