"""Which regions of a file did edits leave as they were?

The regions of the earlier version are looked for in the new text, one behind the other. Where one is not there, what stands around the edit
is cut anew: from the last whole header before it to the first region behind it that is there again and begins with one. No decision about
a region reaches across a whole header, but for heredocs and comments, which may hide headers; where an edited line opens or closes one,
before or after, the file is cut as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gatewright.syntax.hcl.regions import Read, cut, is_whole_header
from gatewright.syntax.hcl.tree import HclTree, Region
from gatewright.syntax.recut import alike, unchanged

_MAY_HIDE = re.compile(r"<<|/\*|\*/")
_HEREDOC_WORD = re.compile(r"<<-?([^\W\d][\w-]*)")
_ALONE = re.compile(r"^[ \t]*([^\W\d][\w-]*)[ \t]*\r?$", re.MULTILINE)
_TRIES = 8
"""How many regions are looked for behind an edit before all that follows counts as edited."""


class _Edit(NamedTuple):
    """What is cut anew: the regions from `first` up to `behind` became the text from `start` to `end`."""

    first: int
    behind: int
    start: int
    end: int


def recut(text: str, earlier: HclTree, read: Read) -> tuple[Region, ...]:
    """The regions of `text`, an edited version of what `earlier` was made of."""
    old = earlier.regions
    bases = [region.base for region in old]
    found: list[Region] = []
    places: list[int | None] = []
    """Where each earlier region stands now; `None` for one that is cut anew."""
    index = place = 0
    while index < len(old) or place < len(text):
        if index < len(old):
            behind = unchanged(text, place, earlier.text, bases, index)
            by = place - bases[index]
            found += [Region(base + by, passage) for base, passage in old[index:behind]] if by else old[index:behind]
            places += [base + by for base in bases[index:behind]]
            if behind == len(old):
                break
            index, place = behind, bases[behind] + by
        edit = _edit(text, old, places, index, place)
        if edit is None or _hides(text, earlier.text, old, edit):
            return cut(text, read, earlier.known())
        del found[len(found) - (len(places) - edit.first) :], places[edit.first :]
        fresh = cut(text[edit.start : edit.end], read, {region.text: region.passage for region in old[edit.first : edit.behind]})
        found += [Region(edit.start + base, passage) for base, passage in fresh]
        places += [None] * (edit.behind - edit.first)
        index, place = edit.behind, edit.end
    return tuple(found)


def _edit(text: str, old: Sequence[Region], places: Sequence[int | None], index: int, place: int) -> _Edit | None:
    """The edit at the region that is not where it is looked for; `None` when no whole header stands before it."""
    first, start = min(index, len(old) - 1), place if index < len(old) else places[-1]
    while start is not None and not (_divides(old[first]) and text.startswith(_header(old[first]), start)):
        first -= 1
        if first < 0:
            return None
        start = places[first]
    if start is None:
        return None
    behind = [later for later in range(max(first + 1, index), min(len(old), index + _TRIES)) if _divides(old[later])]
    for later in behind:
        again = text.find("\n" + old[later].text, start)
        if again >= 0:
            return _Edit(first, later, start, again + 1)
    return _Edit(first, len(old), start, len(text))


def _header(region: Region) -> str:
    """The line of a region's header."""
    return region.text[: region.text.find("\n") + 1]


def _divides(region: Region) -> bool:
    """Whether what stands before its header and what stands behind say nothing of each other."""
    return region.keyword != "data" and "\n" in region.text and is_whole_header(region.text)


def _hides(text: str, before: str, old: Sequence[Region], edit: _Edit) -> bool:
    """Whether an edited line may open or close a heredoc or a comment, as it was or as it is."""
    was = before[old[edit.first].base : old[edit.behind].base if edit.behind < len(old) else len(before)]
    now = text[edit.start : edit.end]
    start = alike(was, now)
    end = alike(was[start:][::-1], now[start:][::-1])
    lines = f"{_lines(was, start, len(was) - end)}\n{_lines(now, start, len(now) - end)}"
    return bool(_MAY_HIDE.search(lines)) or _may_close(lines, text)


def _lines(text: str, start: int, end: int) -> str:
    """The lines that a stretch touches."""
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]


def _may_close(lines: str, text: str) -> bool:
    """Whether some of the lines may close a heredoc of the text. One that is there no more stood in an edited line, and is seen there."""
    words = _ALONE.findall(lines)
    return bool(words) and not set(_HEREDOC_WORD.findall(text)).isdisjoint(words)
