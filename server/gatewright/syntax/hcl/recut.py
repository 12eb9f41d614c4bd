"""Which regions of a file did an edit leave as they were?

Only what stands around the edit is cut anew: from the last whole header before it to the first one behind it. No decision about a region
reaches across a whole header, but for heredocs and comments, which may hide headers; where an edited line opens or closes one, before or
after, the file is cut as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from gatewright.syntax.hcl.regions import Read, cut, is_whole_header
from gatewright.syntax.hcl.tree import HclTree, Region

_MAY_HIDE = re.compile(r"<<|/\*|\*/")
_ALONE = re.compile(r"^[ \t]*([^\W\d][\w-]*)[ \t]*\r?$", re.MULTILINE)


def recut(text: str, earlier: HclTree, read: Read) -> tuple[Region, ...]:
    """The regions of `text`, an edited version of what `earlier` was made of."""
    around = _around(text, earlier)
    if around is None:
        return cut(text, read, earlier.known())
    first, last = around
    regions = earlier.regions
    start, by = regions[first].base, len(text) - len(earlier.text)
    old_end = regions[last].base if last < len(regions) else len(earlier.text)
    fresh = cut(text[start : old_end + by], read, {region.text: region for region in regions[first:last]})
    return (
        *regions[:first],
        *(region.moved(start) for region in fresh),
        *(regions[last:] if by == 0 else [region.moved(by) for region in regions[last:]]),
    )


def _around(text: str, earlier: HclTree) -> tuple[int, int] | None:
    """The regions to cut anew, as a half-open range; `None` for all."""
    old, regions = earlier.text, earlier.regions
    shorter = min(len(text), len(old))
    same_before = _same(shorter, lambda length: text[:length] == old[:length])
    same_behind = _same(shorter - same_before, lambda length: text[len(text) - length :] == old[len(old) - length :])
    edited = (_lines(old, same_before, len(old) - same_behind), _lines(text, same_before, len(text) - same_behind))
    first = _last_before(regions, same_before)
    if first is None or any(_may_hide(lines, text) for lines in edited):
        return None
    # The line break in front of the header behind the edit belongs to what did not change.
    behind = (index for index in range(first + 1, len(regions)) if regions[index].base > len(old) - same_behind)
    return first, next((index for index in behind if _divides(regions[index])), len(regions))


def _lines(text: str, start: int, end: int) -> str:
    """The lines that a stretch touches."""
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]


def _may_hide(lines: str, text: str) -> bool:
    """Whether some of the lines may open or close a heredoc of the text, or a comment."""
    if _MAY_HIDE.search(lines):
        return True
    return "<<" in text and any(f"<<{word}" in text or f"<<-{word}" in text for word in _ALONE.findall(lines))


def _last_before(regions: Sequence[Region], same: int) -> int | None:
    """The last region whose whole header stands in the first `same` characters."""
    low, high = 0, len(regions)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if regions[middle].base < same else (low, middle)
    for index in range(low - 1, -1, -1):
        header = regions[index].text.split("\n", 1)[0]
        if regions[index].base + len(header) < same and _divides(regions[index]):
            return index
    return None


def _divides(region: Region) -> bool:
    """Whether what stands before its header and what stands behind say nothing of each other."""
    return region.keyword != "data" and is_whole_header(region.text)


def _same(most: int, is_same: Callable[[int], bool]) -> int:
    """The greatest length up to `most` that is the same; comparing slices is so fast that halving is fast enough."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_same(middle) else (low, middle - 1)
    return low
