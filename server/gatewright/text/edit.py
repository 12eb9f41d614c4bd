"""A change to a text, as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gatewright.text.span import Span


class TextEdit(NamedTuple):
    """Replace the words in `span` with `text`; an empty span inserts."""

    span: Span
    text: str


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """The text after all `edits`, whose spans all refer to the text before.

    Edits at the same place are applied in the order given. Raises `ValueError` when two of them overlap.
    """
    pieces: list[str] = []
    cursor = 0
    for span, new in sorted(edits, key=lambda edit: edit.span):
        if span.start < cursor:
            raise ValueError(f"edits overlap at offset {span.start}")
        pieces += (text[cursor : span.start], new)
        cursor = span.end
    return "".join(pieces) + text[cursor:]
