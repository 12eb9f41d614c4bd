"""Which parts of a file did edits leave as they were?

The parts of the earlier version are looked for in the new text, one behind the other. Where one is not there, the text around the
edit is cut anew, from where a part begins for certain to the first part behind the edit that is there again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gatewright.syntax.data import Part

_TRIES = 8
"""How many parts are looked for behind an edit before all that follows counts as edited."""


class Edit(NamedTuple):
    """The parts from `first` up to `behind` became the text from `start` to `end`."""

    first: int
    behind: int
    start: int
    end: int


def recut(
    text: str, old: Sequence[Part], begins: Callable[[int, int], bool], cut: Callable[[Edit], Sequence[Part] | None]
) -> list[Part] | None:
    """The parts of `text`, an edited version of what the `old` parts were made of; `None` where an edit reaches further than it shows.

    `begins` says whether the text at a place, where a part stood, still begins a part; `cut` cuts what was edited, or gives up.
    """
    found: list[Part] = []
    places: list[int | None] = []
    """Where each old part stands now; `None` for one that is cut anew."""
    place, last = old[0].base, len(old) - 1
    while (index := len(places)) <= last:
        base, path, passage = old[index]
        if text.startswith(passage.text, place) and (index < last or place + len(passage.text) == len(text)):
            found.append(old[index] if base == place else Part(place, path, passage))
            places.append(place)
            place += len(passage.text)
            continue
        edit = _edit(text, old, places, place, begins)
        fresh = cut(edit) if edit else None
        if edit is None or fresh is None:
            return None
        del found[len(found) - (index - edit.first) :], places[edit.first :]
        found += fresh
        places += [None] * (edit.behind - edit.first)
        place = edit.end
    return found


def _edit(text: str, old: Sequence[Part], places: Sequence[int | None], place: int, begins: Callable[[int, int], bool]) -> Edit | None:
    """The edit where the next part is not at its place; `None` when no part begins for certain before it."""
    first = index = len(places)
    start: int | None = place
    while start is not None and not begins(first, start):
        first -= 1
        start = places[first] if first >= 0 else None
    if start is None:
        return None
    for later in range(index + 1, min(len(old), index + _TRIES)):
        again = text.find("\n" + old[later].text, place - 1)
        if again >= 0:
            return Edit(first, later, start, again + 1)
    return Edit(first, len(old), start, len(text))
