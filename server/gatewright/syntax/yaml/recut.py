"""Which parts of a YAML file does an edit touch, and how are those cut anew?

Nearly all that decides where a file is cut stands on one line: keys, anchors, markers. What does not (where the file and its long
mappings begin, how deep their children stand, how many lines they have) is left to a cut of the whole file whenever an edit may
change it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby, pairwise

from gatewright.syntax.data import DataTree, Part, Passage
from gatewright.syntax.recut import Edit
from gatewright.syntax.recut import recut as find_edits
from gatewright.syntax.yaml.cut import LONG, MARKER, MOST, TOP_KEY, Piece, child_key, cut_at, hangs_together
from gatewright.syntax.yaml.read import read

_FIRST_CHILD = re.compile(r"(?P<indent>[ ]+)(?=[^\s\#])")


def recut(text: str, earlier: DataTree) -> list[Part] | None:
    """The parts of `text`, an edited version of what `earlier` was made of; `None` where only a cut of the whole file tells."""
    old = earlier.parts
    if len(old) < 2 or old[0].passage.read is not read or text.startswith("\ufeff") != (old[0].base == 1):
        return None
    edited = _Edited(text, old)
    parts = find_edits(text, earlier, edited.begins, edited.cut)
    return parts if parts and len(parts) <= MOST and all(_is_long(list(run)) for path, run in groupby(parts, _path) if path) else None


def parts_of(text: str, pieces: list[Piece], old: Sequence[Part]) -> list[Part]:
    """Pieces as parts; one with the words of an old part is not read again."""
    known = {part.text: part.passage for part in old if part.passage.read is read}
    return [Part(start, path, known.get(words := text[start:end]) or Passage(words, read)) for start, end, path in pieces]


def _path(part: Part) -> tuple[str, ...]:
    return part.path


def _is_long(children: list[Part]) -> bool:
    """Whether a mapping is cut into its children for certain."""
    return len(children) > LONG or (len(children) > 1 and sum(child.text.count("\n") for child in children) > LONG)


class _Edited:
    """An edited file, and the parts that it had before."""

    def __init__(self, text: str, old: Sequence[Part]) -> None:
        self.text = text
        self.old = old
        self.tops = [index for index, part in enumerate(old) if not part.path]

    def begins(self, index: int, place: int) -> bool:
        """Whether a key stands where a part began. What is first in a file or in a mapping begins a part, whatever it is."""
        if index == 0 or self._is_first(index):
            return True
        key = child_key(depth := self._depth(index), depth) if self.old[index].path else TOP_KEY
        return key.match(self.text, place - 1) is not None

    def cut(self, edit: Edit) -> list[Part] | None:
        """What an edit made of some parts: all of them children of one mapping, or all of them top-level entries that are not cut."""
        first, behind, start, end = edit
        touched = self.old[first:behind]
        path = touched[0].path
        if first == 0 or any(part.path != path for part in touched):
            return None
        if MARKER.search(self.text, start - 1, end) or hangs_together(self.text, start, end):
            return None
        keys = [found.end() for found in TOP_KEY.finditer(self.text, start - 1, end)]
        if path:
            pieces = None if keys else self._children(edit, path)
        else:
            is_header = behind < len(self.old) and self.old[behind].path
            pieces = None if is_header else cut_at(self.text, keys, start, end)
        return None if pieces is None else parts_of(self.text, pieces, touched)

    def _children(self, edit: Edit, path: tuple[str, ...]) -> list[Piece] | None:
        """The children of a long mapping that stand in an edited stretch."""
        depth = self._depth(edit.first)
        if depth > 1 and child_key(1, depth - 1).search(self.text, edit.start - 1, edit.end):
            return None
        starts = [found.start() + 1 for found in child_key(depth, depth).finditer(self.text, edit.start - 1, edit.end)]
        if self._is_first(edit.first):
            begins = _FIRST_CHILD.match(self.text, edit.start)
            if not starts or begins is None or len(begins["indent"]) < depth:
                return None
            starts[0] = edit.start
        return [Piece(start, end, path) for start, end in pairwise([*starts, edit.end])]

    def _is_first(self, index: int) -> bool:
        """Whether a part is the first child of its mapping."""
        return bool(self.old[index].path) and not self.old[index - 1].path

    def _depth(self, index: int) -> int:
        """How deep the children of a mapping stand: as deep as all but the first, which may stand deeper."""
        second = self.old[self.tops[bisect_right(self.tops, index) - 1] + 2].text
        return len(second) - len(second.lstrip(" "))
