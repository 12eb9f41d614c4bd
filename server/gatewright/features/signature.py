"""Which function's arguments are typed at the cursor?"""

from __future__ import annotations

from gatewright.features.cursor import under
from gatewright.features.languages.speaker import Signature
from gatewright.features.place import Place
from gatewright.features.strings import text_at


def signature(place: Place) -> Signature | None:
    """The function inside of whose brackets the cursor is, in a text in a small language."""
    inside = text_at(under(place), place)
    return inside.speaker.signature(inside.strand, inside.at, place) if inside else None
