"""Which place of the file does each code point of a YAML scalar come from?

The five styles differ in what they drop and what they fold. Each function reads one scalar between two offsets and gives its
value with its `SourceMap`. Values agree with PyYAML to the last code point; the tests hold the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from gatewright.text import SourceMap

Piece: TypeAlias = tuple[str, int]
"""A stretch of a value and the offset in the file that it was read from."""

BREAK = "(?:\r\n|[\r\n\x85\u2028\u2029])"
_BREAK = re.compile(BREAK)
_FOLD = f"[ \t]*{BREAK}(?:[ \t]*{BREAK})*[ \t]*"
_FOLDS = re.compile(_FOLD)
_ESCAPED_BREAK = rf"\\{BREAK}(?:[ \t]*{BREAK})*[ \t]*"
_ESCAPE = r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)"
_IN_DOUBLE = re.compile(f"(?P<fold>{_FOLD})|(?P<joined>{_ESCAPED_BREAK})|(?P<escape>{_ESCAPE})")
_IN_SINGLE = re.compile(f"(?P<fold>{_FOLD})|''")
_HEADER = re.compile(r"[|>](?P<marks>[-+0-9]*)[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?" + f"(?:{BREAK}|$)")

_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def plain(source: str, start: int, end: int) -> tuple[str, SourceMap]:
    """A scalar without quotes: lines are folded."""
    pieces: list[Piece] = []
    at = start
    for fold in _FOLDS.finditer(source, start, end):
        pieces.append((source[at : fold.start()], at))
        pieces.extend(_folded(source, fold.start(), fold.end()))
        at = fold.end()
    pieces.append((source[at:end], at))
    return _joined(pieces, end)


def single(source: str, start: int, end: int) -> tuple[str, SourceMap]:
    """What stands between single quotes: lines are folded, two quotes are one."""
    pieces: list[Piece] = []
    at = start
    for token in _IN_SINGLE.finditer(source, start, end):
        pieces.append((source[at : token.start()], at))
        pieces.extend(_folded(source, token.start(), token.end()) if token["fold"] is not None else [("'", token.start())])
        at = token.end()
    pieces.append((source[at:end], at))
    return _joined(pieces, end)


def double(source: str, start: int, end: int) -> tuple[str, SourceMap]:
    """What stands between double quotes: lines are folded, escapes are decoded."""
    pieces: list[Piece] = []
    at = start
    for token in _IN_DOUBLE.finditer(source, start, end):
        pieces.append((source[at : token.start()], at))
        if token["escape"] is not None:
            pieces.append((_unescaped(token["escape"]), token.start()))
        else:
            # Behind an escaped line break, the breaks of further empty lines are kept as they are.
            folded = list(_folded(source, token.start(), token.end())) if token["fold"] is not None else None
            pieces.extend(_breaks(source, token.start(), token.end())[1:] if folded is None else folded)
        at = token.end()
    pieces.append((source[at:end], at))
    return _joined(pieces, end)


def block(source: str, start: int, end: int, indent: int | None = None) -> tuple[str, SourceMap]:
    """A literal (`|`) or folded (`>`) scalar, from its header on. `indent`: the column of its lines, when a digit gives it."""
    header = _HEADER.match(source, start, end)
    if header is None:
        return "", SourceMap.of([], end)
    lines = list(_lines(source, header.end(), end))
    column = _detected(source, lines) if indent is None else indent
    folded, marks = source[start] == ">", header["marks"]
    pieces: list[Piece] = []
    broken: list[Piece] = []  # the break behind the last line of content
    empty: list[Piece] = []  # the breaks of the empty lines behind that
    blank = False  # whether the last line of content began with a blank, which keeps its breaks
    for first, stop, behind in lines:
        content = first + column
        ending = [(_normal(source[stop:behind]), stop)] if behind > stop else []
        if content >= stop or source[first:content].strip(" "):
            empty += ending
            continue
        starts_blank = source[content] in " \t"
        if folded and broken and broken[0][0] == "\n" and not blank and not starts_blank:
            pieces += empty or [(" ", broken[0][1])]
        else:
            pieces += broken + empty
        pieces.append((source[content:stop], content))
        broken, empty, blank = ending, [], starts_blank
    if "-" not in marks:
        pieces += broken
    if "+" in marks:
        pieces += empty
    if not pieces:
        return "", SourceMap.of([], header.start() + len(header.group().rstrip()))
    text, place = pieces[-1]
    return _joined(pieces, place if _BREAK.fullmatch(text) else place + len(text))


def explicit_indent(source: str, start: int, end: int, value: str) -> int | None:
    """The column of a block scalar's lines when a digit in its header sets it: the one that gives PyYAML's value."""
    header = _HEADER.match(source, start, end)
    if header is None or not any(mark.isdigit() for mark in header["marks"]):
        return None
    deepest = _detected(source, list(_lines(source, header.end(), end)))
    return next((column for column in range(deepest, 0, -1) if block(source, start, end, column)[0] == value), None)


def _unescaped(escape: str) -> str:
    """The code point that an escape stands for."""
    kind = escape[1]
    if kind in "xuU" and len(escape) > 2:
        code = int(escape[2:], 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    return _NAMED.get(kind, kind)


def _normal(line_break: str) -> str:
    """A line break as it stands in a value: every kind is a newline, but for the two separators of Unicode."""
    return line_break if line_break in "\u2028\u2029" else "\n"


def _breaks(source: str, start: int, end: int) -> list[Piece]:
    return [(_normal(found.group()), found.start()) for found in _BREAK.finditer(source, start, end)]


def _folded(source: str, start: int, end: int) -> list[Piece]:
    """What a run of blanks and line breaks comes to: a space for one break, the further breaks for several."""
    first, *others = _breaks(source, start, end)
    if first[0] != "\n":
        return [first, *others]
    return others or [(" ", first[1])]


def _lines(source: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Each line between two offsets: its start, the end of its text, and the end of its break."""
    while start < end:
        found = _BREAK.search(source, start, end)
        stop, behind = found.span() if found else (end, end)
        yield start, stop, behind
        start = behind


def _detected(source: str, lines: list[tuple[int, int, int]]) -> int:
    """The column that a block scalar's lines stand at: that of the first one that is not empty."""
    column = 1
    for first, stop, _ in lines:
        text = source[first:stop]
        column = max(column, len(text) - len(text.lstrip(" ")))
        if text.strip(" "):
            break
    return column


def _joined(pieces: list[Piece], end: int) -> tuple[str, SourceMap]:
    """The value that the pieces make, and its map: pieces that follow each other in the file are one run, except what an escape makes."""
    runs: list[tuple[int, int]] = []
    length = 0
    follows = -1
    written = [piece for piece in pieces if piece[0]]
    for (text, place), (_, behind) in pairwise([*written, ("", end)]):
        is_escape = len(text) == 1 and behind != place + 1
        if place != follows or is_escape:
            runs.append((length, place))
        length += len(text)
        follows = place + len(text)
    return "".join(text for text, _ in pieces), SourceMap.of(runs, end)
