"""Where may a JSON file be cut into parts that can be read alone?

In a file that is printed one key a line: at the keys of the top level, and at the keys of a long mapping below one of them.
Each bracket that frames such keys is a part by itself, so that a part is whole entries or a frame, never both.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

LONG: Final = 60
"""From how many lines on the children of a top-level key are parts of their own."""

MOST: Final = 5000
"""How many keys a mapping may be cut at; one with more of them is no configuration, and is not worth as many parts."""

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+"')
_OPENING = re.compile(r'\ufeff?\s*\{[ \t]*\r?\n(?=(?P<indent>[ \t]*)")')
_CLOSING = re.compile(r"\}\s*\Z")
_HEADER = re.compile(r'[ \t]*"(?P<name>(?:[^"\\\n]|\\.)*+)"[ \t]*:[ \t]*\{[ \t]*\r?\n(?=(?P<indent>[ \t]+)")')


class Role(Enum):
    """What a piece is in its file."""

    WHOLE = auto()
    FRAME = auto()
    HEADER = auto()
    CLOSER = auto()
    LAST_CLOSER = auto()
    ENTRIES = auto()
    LAST_ENTRIES = auto()


class Piece(NamedTuple):
    """A part to be: where it stands, under which keys, and what it is."""

    start: int
    end: int
    path: tuple[str, ...]
    role: Role


def cut(text: str) -> list[Piece]:
    """The parts of a file, as far as its lines tell; one for a file that is printed otherwise."""
    begin = 1 if text.startswith("\ufeff") else 0
    whole = [Piece(begin, len(text), (), Role.WHOLE)]
    opening = _OPENING.match(text)
    end = text.rstrip().rfind("\n") + 1
    if opening is None or not _CLOSING.match(text, end) or end <= opening.end():
        return whole
    keys = _keys(text, opening.end(), end, opening["indent"])
    if len(keys) > MOST:
        return whole
    pieces = [Piece(begin, opening.end(), (), Role.FRAME)]
    for start, stop in pairwise([*keys, end]):
        pieces += _entry(text, start, stop, opening["indent"], stop == end)
    pieces.append(Piece(end, len(text), (), Role.FRAME))
    return whole if _hangs_together(text, pieces) else pieces


def _entry(text: str, start: int, end: int, indent: str, last: bool) -> list[Piece]:
    """A top-level entry, its children by themselves when they are many."""
    alone = [Piece(start, end, (), Role.LAST_ENTRIES if last else Role.ENTRIES)]
    if text.count("\n", start, end) <= LONG:
        return alone
    header = _HEADER.match(text, start, end)
    closer = text.rfind(f"\n{indent}}}", start, end) + 1
    if header is None or closer <= header.end() or len(header["indent"]) <= len(indent) or text[closer:end].strip() not in ("}", "},"):
        return alone
    children = _keys(text, header.end(), closer, header["indent"])
    if len(children) > MOST:
        return alone
    path = (header["name"],)
    pieces = [Piece(start, header.end(), (), Role.HEADER)]
    for child, stop in pairwise([*children, closer]):
        pieces.append(Piece(child, stop, path, Role.LAST_ENTRIES if stop == closer else Role.ENTRIES))
    pieces.append(Piece(closer, end, (), Role.LAST_CLOSER if last else Role.CLOSER))
    return pieces


def _keys(text: str, start: int, end: int, indent: str) -> list[int]:
    """Where entries begin: at the start, and at each further line with a key behind exactly that indentation."""
    # What stands before the first of them is a half-typed key, and is read together with that one.
    return [start, *[found.start() + 1 for found in _key_line(indent).finditer(text, start - 1, end)][1:]]


@cache
def _key_line(indent: str) -> re.Pattern[str]:
    return re.compile(rf'\n{indent}(?="(?:[^"\\\n]|\\.)*+"[ \t]*:)')


def _hangs_together(text: str, pieces: list[Piece]) -> bool:
    """Whether brackets run on from one piece into another in a file that closes them all: it is printed some other way."""
    parts = [text[start:end] for start, end, _, role in pieces if role in (Role.ENTRIES, Role.LAST_ENTRIES)]
    balances = [_balance(part) for part in parts]
    if any(balances) and sum(balances) != 0:
        # Strings hold brackets too, most of them in pairs; where they do not, only a closer look tells.
        balances = [_balance(_STRING.sub("", part)) for part in parts]
    return any(balances) and sum(balances) == 0


def _balance(words: str) -> int:
    """How many brackets stay open."""
    return words.count("{") + words.count("[") - words.count("}") - words.count("]")
