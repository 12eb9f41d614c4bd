"""What stands where in a document of a language whose values are JSON: a schema, a policy.

A `Form` says what the entries of an object and the items of a list are, by the names of other forms. `pieces` goes through a document and
says of each entry and each item which form it has; `spot_at` says it of the place of a cursor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from gatewright.model import Mapping as Object
from gatewright.model import Missing, Sequence, Value
from gatewright.model.value import MapEntry
from gatewright.text import Span


@dataclass(frozen=True)
class Form:
    """What a value holds: by name the forms of its `keys`, that of all `others`, that of the `items` of a list."""

    keys: Mapping[str, str] = field(default_factory=dict[str, str])
    others: str | None = None
    items: str | None = None

    def of_key(self, key: str | None) -> str | None:
        """The form of the value behind a key; `None` where nothing is known of it."""
        return self.others if key is None else self.keys.get(key, self.others)


Forms: TypeAlias = Mapping[str, Form]

_LEAF = Form()


class Piece(NamedTuple):
    """A value in a document: its form, and what it stands in. `entry` is `None` for the item of a list, and for the document itself."""

    form: str | None
    value: Value
    inside: tuple[Outer, ...]
    entry: MapEntry | None = None

    @property
    def around(self) -> str | None:
        """The form of what it stands in."""
        return self.inside[-1].form if self.inside else None


class Outer(NamedTuple):
    """An object or a list around a piece: its form, and the key that it stands behind."""

    form: str | None
    value: Value
    key: str | None = None


class Spot(NamedTuple):
    """The place of a cursor: in a key, in a value, or where one of them can be typed.

    Attributes:
        form: of the value; of the object, where a key is meant.
        span: what is typed there already, without quotes.
        value: what stands there; for a key, the value behind it.
    """

    form: str | None
    span: Span
    value: Value
    inside: tuple[Outer, ...]
    entry: MapEntry | None
    is_key: bool

    @property
    def around(self) -> Value | None:
        """The object or list that it stands in."""
        return self.inside[-1].value if self.inside else None

    @property
    def key(self) -> str | None:
        """The key whose value, or part of it, is at the cursor."""
        if self.entry is not None:
            return self.entry.key
        return self.inside[-1].key if self.inside else None


def pieces(root: Value, form: str, forms: Forms) -> Iterator[Piece]:
    """The document and everything in it, outermost first."""
    pending = [Piece(form, root, ())]
    while pending:
        piece = pending.pop()
        yield piece
        pending.extend(reversed(list(_inside(piece, forms))))


def _inside(piece: Piece, forms: Forms) -> Iterator[Piece]:
    known = forms.get(piece.form or "", _LEAF)
    inside = (*piece.inside, Outer(piece.form, piece.value, piece.entry.key if piece.entry else None))
    match piece.value:
        case Object(entries=entries):
            yield from (Piece(known.of_key(entry.key), entry.value, inside, entry) for entry in entries)
        case Sequence(items=items):
            yield from (Piece(known.items, item, inside) for item in items)
        case _:
            return


def spot_at(root: Value, at: int, form: str, forms: Forms) -> Spot:
    """What is at a place, or can be typed there."""
    piece = Piece(form, root, ())
    while True:
        if isinstance(piece.value, Object):
            entry = next((one for one in piece.value.entries if one.key_span.touches(at)), None)
            if entry:
                outer = Outer(piece.form, piece.value, piece.entry.key if piece.entry else None)
                return Spot(piece.form, entry.key_span, entry.value, (*piece.inside, outer), entry, is_key=True)
        inner = next((one for one in _inside(piece, forms) if _touches(one, at)), None)
        if inner is None:
            return _between(piece, at, forms)
        piece = inner


def _touches(piece: Piece, at: int) -> bool:
    """Whether the cursor is on a value, or in the gap between a key and the value that it waits for."""
    entry = piece.entry
    if entry and isinstance(piece.value, Missing) and piece.value.span.start > entry.key_span.end:
        following = piece.inside[-1].value
        nexts = [one.key_span.start for one in following.entries] if isinstance(following, Object) else []
        end = next((two for one, two in pairwise(nexts) if one == entry.key_span.start), following.span.end + 1)
        return piece.value.span.start <= at < end
    return piece.value.span.touches(at)


def _between(piece: Piece, at: int, forms: Forms) -> Spot:
    """In a value that holds nothing at that place: a new key, a new item, or the value itself."""
    outer = Outer(piece.form, piece.value, piece.entry.key if piece.entry else None)
    match piece.value:
        case Object():
            return Spot(piece.form, Span.at(at), Missing(Span.at(at)), (*piece.inside, outer), None, is_key=True)
        case Sequence():
            items = forms.get(piece.form or "", _LEAF).items
            return Spot(items, Span.at(at), Missing(Span.at(at)), (*piece.inside, outer), None, is_key=False)
        case Missing():
            return Spot(piece.form, Span.at(at), piece.value, piece.inside, piece.entry, is_key=False)
        case value:
            return Spot(piece.form, value.span, value, piece.inside, piece.entry, is_key=False)
