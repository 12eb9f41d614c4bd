"""The server with faults planted in it: a rule that raises on every REST API, and a card and an outline that raise on one name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

from gatewright.cli import main
from gatewright.features import hover, symbols
from gatewright.model import Block
from gatewright.rules import registry
from gatewright.rules.rule import Category, Finding, Fixable, Level, Page, Rule, RuleContext

RULE = Rule(name="planted", level=Level.ERROR, category=Category.CORRECTNESS, on=("rest.api",), fix=Fixable.NEVER, since="0.1.0")


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Finds something, and fails before it is through."""
    yield Finding(block.span, "Planted.")
    raise RuntimeError("planted in a rule")


def fail(*_: object) -> NoReturn:
    """Fails with words that no user is meant to read."""
    raise RuntimeError("planted in a\nfeature")


if __name__ == "__main__":
    registry.pages()["planted"] = Page(RULE, "", check)
    hover.hover = fail
    symbols.symbols = fail
    raise SystemExit(main(["--stdio"]))
