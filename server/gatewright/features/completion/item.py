"""One offer of a completion list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from gatewright.features.place import Place
from gatewright.text import Span, TextEdit

MOST = 100
"""The longest list. An editor that gets one so long asks again when more is typed."""


class ItemKind(Enum):
    """What an item is, for its icon."""

    ATTRIBUTE = "attribute"
    BLOCK = "block"
    VALUE = "value"
    TYPE = "type"
    REFERENCE = "reference"
    VARIABLE = "variable"
    FUNCTION = "function"
    KEYWORD = "keyword"
    WHOLE = "whole"
    """A text that the label only names: a whole line of a log, a directive with its end."""


@dataclass(frozen=True)
class About:
    """What an item's documentation is about: a kind, a parameter, one value of a parameter, or a word of a small language.

    Looked up when the item is selected.
    """

    kind: str | None = None
    param: str | None = None
    value: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Item:
    """An offer.

    Attributes:
        label: what the list shows, and `detail` beside it.
        edit: what accepting it writes, in place of exactly what was typed.
        snippet: the same edit's text with tab stops, for clients that know snippets.
        rank: what comes first; equal ranks keep the order of the list.
        about: what its documentation is about.
    """

    label: str
    kind: ItemKind
    detail: str
    edit: TextEdit
    snippet: str | None = None
    rank: int = 50
    about: About = About()
    deprecated: bool = False


def typed_of(span: Span, place: Place) -> str:
    """What is typed already of the words that an item replaces, in small letters."""
    return place.document.text[span.start : place.offset].strip("\"'").lower()


def holding(items: Iterable[Item], place: Place) -> list[Item]:
    """The items that hold what is typed already."""
    return [item for item in items if typed_of(item.edit.span, place) in item.label.lower()]
