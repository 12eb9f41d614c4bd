"""What the client sends, in words of the inner packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from gatewright.text import Encoding, Position, Span
from gatewright.workspace.store import Change

if TYPE_CHECKING:
    from gatewright.model import Document


def encoding(chosen: types.PositionEncodingKind | str | None) -> Encoding:
    """The negotiated column unit; utf-16 where nothing was said."""
    value = chosen.value if isinstance(chosen, types.PositionEncodingKind) else chosen
    return Encoding(value) if value in ("utf-8", "utf-16", "utf-32") else Encoding.UTF16


def changes(params: types.DidChangeTextDocumentParams) -> list[Change]:
    """The changes of a notification, in order."""
    return [_change(change) for change in params.content_changes]


def _change(change: types.TextDocumentContentChangeEvent) -> Change:
    if isinstance(change, types.TextDocumentContentChangePartial):
        return Change(change.text, position(change.range.start), position(change.range.end))
    return Change(change.text)


def position(place: types.Position) -> Position:
    """A line and column."""
    return Position(place.line, place.character)


def offset(document: Document, place: types.Position, unit: Encoding) -> int:
    """The offset of a position in a document."""
    return document.lines.offset(position(place), unit)


def span(document: Document, place: types.Range, unit: Encoding) -> Span:
    """The stretch of a range."""
    return Span(offset(document, place.start, unit), offset(document, place.end, unit))
