"""Which parts of a file did edits leave as they were?

The parts of the earlier version are looked for in the new text, one behind the other. Where one is not there, the text around the
edit is cut anew, from where a part begins for certain to the first part behind the edit that is there again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gatewright.syntax.data import DataTree, Part

_TRIES = 8
"""How many parts are looked for behind an edit before all that follows counts as edited."""


class Edit(NamedTuple):
    """The parts from `first` up to `behind` became the text from `start` to `end`."""

    first: int
    behind: int
    start: int
    end: int


def recut(
    text: str, earlier: DataTree, begins: Callable[[int, int], bool], cut: Callable[[Edit], Sequence[Part] | None]
) -> list[Part] | None:
    """The parts of `text`, an edited version of what `earlier` was made of; `None` where an edit reaches further than it shows.

    `begins` says whether the text at a place, where a part stood, still begins a part; `cut` cuts what was edited, or gives up.
    """
    old = earlier.parts
    bases = [part.base for part in old]
    found: list[Part] = []
    places: list[int | None] = []
    """Where each old part stands now; `None` for one that is cut anew."""
    place = bases[0]
    while (index := len(places)) < len(old):
        behind = unchanged(text, place, earlier.text, bases, index)
        by = place - bases[index]
        found += [Part(base + by, path, passage) for base, path, passage in old[index:behind]] if by else old[index:behind]
        places += [base + by for base in bases[index:behind]]
        if behind == len(old):
            break
        index, place = behind, bases[behind] + by
        edit = _edit(text, old, places, place, begins)
        fresh = cut(edit) if edit else None
        if edit is None or fresh is None:
            return None
        del found[len(found) - (index - edit.first) :], places[edit.first :]
        found += fresh
        places += [None] * (edit.behind - edit.first)
        place = edit.end
    return found


def unchanged(text: str, place: int, before: str, bases: Sequence[int], index: int) -> int:
    """The first part from `index` on that is not as it was, when that one is looked for at `place` of the edited text.

    `bases` are the places of the parts in the text before; together they cover it from the first to its end. Where one text
    goes on and the other ends, the last part is not as it was.
    """
    start = bases[index]
    same = start + alike(before[start:], text[place:])
    if same == len(before) and same - start == len(text) - place:
        return len(bases)
    return bisect_right(bases, same) - 1


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike; comparing slices is so fast that halving is fast enough."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


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
