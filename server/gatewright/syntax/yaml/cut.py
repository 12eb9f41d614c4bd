"""Where may a YAML file be cut into parts that can be read alone?

At the keys in column 0, and at the keys of a long mapping below one of them. What stands between two such lines is deeper, or
blank, or a comment, or belongs to the lines above it all the same, so that parts that are YAML alone are YAML together. Two
things break that rule, and such a file stays whole: quotes or brackets that run on over a line that looks like a key
(`unclosed.py`), and what reaches across a file, such as anchors.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

LONG: Final = 60
"""From how many lines on the children of a top-level key are parts of their own."""

MOST: Final = 5000
"""How many keys a file may be cut at; one with more of them is no configuration, and is not worth as many parts."""

_KEY = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?:[^\s\#&*!|>'"%@`?:,\[\]{}-]|-(?=[^\s-]))(?:[^\s:]|:(?=\S))*)[ ]*:(?=\s|\Z)"""
_TOP_KEY = re.compile(rf"\n(?={_KEY})")
_FIRST_KEY = re.compile(rf"\ufeff?(?={_KEY})")
_BODY = re.compile(rf"\ufeff?(?:[ \t]*(?:\#[^\n]*)?\r?\n)*(?={_KEY}|[^\s'\"\[{{!&*|>%@`])")
_HEADER = re.compile(rf"{_KEY}[ \t]*(?:\#[^\n]*)?\r?\n(?:[ \t]*(?:\#[^\n]*)?\r?\n)*(?P<indent>[ ]+)(?=[^\s\#])")
_ANCHOR = re.compile(r"&(?<![^\s\[{,]&)[\w-]")
_MARKER = re.compile(r"\n(?:%|\.\.\.|---)")
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
    if not _BODY.match(text, body):
        return whole
    if text.startswith("%") or _MARKER.search(text, body) or _ANCHOR.search(text) or _has_other_breaks(text):
        return whole
    keys = [found.end() for found in _TOP_KEY.finditer(text)]
    if first := _FIRST_KEY.match(text):
        keys.insert(0, first.end())
    if not 0 < len(keys) <= MOST:
        return whole
    pieces: list[Piece] = []
    for key, end in zip(keys, [*keys[1:], len(text)], strict=True):
        children = _children(text, key, end)
        if children:
            path = (_name(text, key),)
            pieces.append(Piece(begin, children[0], ()))
            pieces.extend(Piece(child, stop, path) for child, stop in zip(children, [*children[1:], end], strict=True))
        else:
            pieces.append(Piece(begin, end, ()))
        begin = end
    return pieces


def _has_other_breaks(text: str) -> bool:
    """Whether lines end otherwise than with LF or CRLF; each character by itself, which is much faster than as one class."""
    return any(mark in text for mark in _OTHER_BREAKS) or ("\r" in text and _LONE_RETURN.search(text) is not None)


def _children(text: str, key: int, end: int) -> list[int]:
    """Where the children of a long mapping begin, none when it is not to be cut."""
    if text.count("\n", key, end) <= LONG:
        return []
    header = _HEADER.match(text, key, end)
    if header is None:
        return []
    # Where the line of the first child is gone, what is left of that child stands deeper than the keys behind it.
    first, indent = header.start("indent"), len(header["indent"])
    while indent > 1 and (less := _child_key(1, indent - 1).search(text, first - 1, end)):
        indent = less.end() - less.start() - 1
    # What stands before the first child that is a key is a half-typed child, and is read together with that one.
    found = [line.start() + 1 for line in _child_key(indent, indent).finditer(text, first - 1, end)]
    return [first, *found[1:]] if 1 < len(found) <= MOST else []


@cache
def _child_key(least: int, most: int) -> re.Pattern[str]:
    return re.compile(rf"\n[ ]{{{least},{most}}}(?={_KEY})")


def _name(text: str, key: int) -> str:
    """A key as it is meant, without its quotes."""
    found = re.compile(_KEY).match(text, key)
    return found.group()[:-1].rstrip().strip("\"'") if found else ""
