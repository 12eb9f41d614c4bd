"""Where may a YAML file be cut into parts that can be read alone?

At the keys in column 0, and at the keys of a long mapping below one of them. What stands between two such lines is deeper, or
blank, or a comment, or belongs to the lines above it all the same, so that parts that are YAML alone are YAML together. Two
things break that rule, and such a file stays whole: quotes or brackets that run on over a line that looks like a key
(`unclosed.py`), and what reaches across a file, such as anchors.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

LONG: Final = 60
"""From how many lines on the children of a top-level key are parts of their own."""

MOST: Final = 5000
"""How many keys a file may be cut at; one with more of them is no configuration, and is not worth as many parts."""

_KEY = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?:[^\s\#&*!|>'"%@`?:,\[\]{}-]|-(?=[^\s-]))(?:[^\s:]|:(?=\S))*)[ ]*:(?=\s|\Z)"""
TOP_KEY = re.compile(rf"\n(?={_KEY})")
_FIRST_KEY = re.compile(rf"\ufeff?(?={_KEY})")
_BODY = re.compile(rf"\ufeff?(?:[ \t]*(?:\#[^\n]*)?\r?\n)*(?={_KEY}|[^\s'\"\[{{!&*|>%@`])")
_HEADER = re.compile(rf"{_KEY}[ \t]*(?:\#[^\n]*)?\r?\n(?:[ \t]*(?:\#[^\n]*)?\r?\n)*(?P<indent>[ ]+)(?=[^\s\#])")
_ANCHOR = re.compile(r"&(?<![^\s\[{,]&)[\w-]")
MARKER = re.compile(r"\n(?:%|\.\.\.|---)")
_START = re.compile(r"\ufeff?(?:[ \t]*(?:\#[^\n]*)?\r?\n)*---[ \t]*(?:\#[^\n]*)?\r?(?=\n)")
_LONE_RETURN = re.compile("\r(?!\n)")
_OTHER_BREAKS = "\x85\u2028\u2029"


class Piece(NamedTuple):
    """A part to be: where it stands and under which keys."""

    start: int
    end: int
    path: tuple[str, ...]


def cut(text: str) -> list[Piece]:
    """The parts of a file, as far as its lines tell; one for a file that hangs together."""
    # A byte order mark is no part of what the file says, and PyYAML does not count it.
    begin = 1 if text.startswith("\ufeff") else 0
    whole = [Piece(begin, len(text), ())]
    body = start.end() if (start := _START.match(text)) else 0
    if not _BODY.match(text, body) or text.startswith("%") or MARKER.search(text, body) or hangs_together(text, 0, len(text)):
        return whole
    keys = [found.end() for found in TOP_KEY.finditer(text)]
    if first := _FIRST_KEY.match(text):
        keys.insert(0, first.end())
    return cut_at(text, keys, begin, len(text)) if 0 < len(keys) <= MOST else whole


def hangs_together(text: str, start: int, end: int) -> bool:
    """Whether a stretch has anchors, which name a node for the whole file, or lines that end otherwise than with LF or CRLF."""
    # Each character by itself, which is much faster than as one class.
    if _ANCHOR.search(text, start, end) or any(text.find(mark, start, end) >= 0 for mark in _OTHER_BREAKS):
        return True
    return text.find("\r", start, end) >= 0 and _LONE_RETURN.search(text, start, end) is not None


def cut_at(text: str, keys: list[int], begin: int, end: int) -> list[Piece]:
    """A stretch cut at its top-level keys, and at the children of those that are long."""
    pieces: list[Piece] = []
    for key, stop in pairwise([*keys, end]):
        children = _children(text, key, stop)
        if children:
            path = (_name(text, key),)
            pieces.append(Piece(begin, children[0], ()))
            pieces.extend(Piece(child, behind, path) for child, behind in pairwise([*children, stop]))
        else:
            pieces.append(Piece(begin, stop, ()))
        begin = stop
    return pieces


def _children(text: str, key: int, end: int) -> list[int]:
    """Where the children of a long mapping begin, none when it is not to be cut."""
    if text.count("\n", key, end) <= LONG:
        return []
    header = _HEADER.match(text, key, end)
    if header is None:
        return []
    # Where the line of the first child is gone, what is left of that child stands deeper than the keys behind it.
    first, indent = header.start("indent"), len(header["indent"])
    while indent > 1 and (less := child_key(1, indent - 1).search(text, first - 1, end)):
        indent = less.end() - less.start() - 1
    # What stands before the first child that is a key is a half-typed child, and is read together with that one.
    found = [line.start() + 1 for line in child_key(indent, indent).finditer(text, first - 1, end)]
    return [first, *found[1:]] if 1 < len(found) <= MOST else []


@cache
def child_key(least: int, most: int) -> re.Pattern[str]:
    """A line end in front of a key that stands so deep."""
    return re.compile(rf"\n[ ]{{{least},{most}}}(?={_KEY})")


def _name(text: str, key: int) -> str:
    """A key as it is meant, without its quotes."""
    found = re.compile(_KEY).match(text, key)
    return found.group()[:-1].rstrip().strip("\"'") if found else ""
