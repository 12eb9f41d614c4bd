"""Which known texts stand in a list, and where?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.model import Block, Sequence, Text
from gatewright.rules.rule import RuleContext
from gatewright.text import Span


@dataclass(frozen=True)
class Item:
    """A known text of a list. `written` is its value where it stands in the list as it is, and so can be replaced."""

    text: str
    place: Span
    written: Text | None


def known_items(block: Block, name: str, ctx: RuleContext) -> Iterator[Item]:
    """The known texts of a list parameter (canonical name); those of a list from elsewhere are all placed where it is named."""
    attribute = block.get(name)
    if attribute is None:
        return
    if isinstance(attribute.value, Sequence):
        for value in attribute.value.items:
            known = ctx.known(value)
            if isinstance(known, str):
                yield Item(known, value.span, value if isinstance(value, Text) else None)
        return
    known = ctx.known(attribute.value)
    for text in known if isinstance(known, list) else ():  # pyright: ignore[reportUnknownVariableType]
        if isinstance(text, str):
            yield Item(text, attribute.value.span, None)
