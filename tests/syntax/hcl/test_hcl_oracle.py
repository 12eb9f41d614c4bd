"""What is valid reads exactly as python-hcl2 reads the whole file: names, nesting and order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import hcl2
import pytest

from gatewright.syntax.hcl import parse
from gatewright.syntax.hcl.tree import Attribute, Body

CORPUS = Path(__file__).parents[2] / "corpus" / "terraform"
FILES = sorted(CORPUS.rglob("*.tf"))
REJECTED_BY_THE_ORACLE: frozenset[str] = frozenset()
"""Files that Terraform accepts and python-hcl2 does not, by their path in the corpus."""


def ours(body: Body) -> list[Any]:
    return [
        item.name if isinstance(item, Attribute) else (item.type, *(label.text for label in item.labels), ours(item.body))
        for item in body.items
    ]


def theirs(body: Any) -> list[Any]:
    """The same outline from the oracle's syntax tree: a body holds `attribute` and `block` nodes, in order."""
    items: list[Any] = []
    for child in body.children:
        kind = getattr(child, "data", None)
        if kind == "attribute":
            items.append(word(child.children[0]))
        elif kind == "block":
            labels = [word(node) for node in child.children if getattr(node, "data", None) in ("identifier", "string")]
            nested = [theirs(node) for node in child.children if getattr(node, "data", None) == "body"]
            items.append((*labels, nested[0] if nested else []))
    return items


def word(node: Any) -> str:
    return "".join(str(token) for token in node.scan_values(is_said)).strip('"')


def is_said(token: Any) -> bool:
    return token.type != "NEW_LINE_OR_COMMENT"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORPUS)))
def test_the_corpus_agrees_with_the_oracle(path: Path) -> None:
    text = path.read_bytes().decode()
    tree = parse(text)
    assert tree.problems == ()
    if str(path.relative_to(CORPUS)) in REJECTED_BY_THE_ORACLE:
        return
    whole: Any = hcl2.parses_to_tree(text)
    body = next(node for node in whole.children if getattr(node, "data", None) == "body")
    assert [item for region in tree.regions for item in ours(region.content.body)] == theirs(body)


def test_the_corpus_is_there() -> None:
    assert FILES
