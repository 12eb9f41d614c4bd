"""Do quotes or brackets run on over a place where the file was cut?

In quotes and brackets YAML does not look at indentation, so a line inside them may look like a key of the file. That is rare,
and is found out in three steps, each for the few places that the one before leaves open: by line, by counting, and by
composing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container
from typing import Final, Literal

import yaml

from gatewright.syntax.yaml.compose import SecondDocument, TooDeep, compose
from gatewright.syntax.yaml.cut import Piece

_FAR: Final = 2000
"""How far a closing bracket is looked for before the piece is composed instead."""
_EFFORT: Final = 3
"""How many times the length of the file may be composed to look for pieces that belong together."""
_OFTEN: Final = 32
"""How many openings of one piece are followed before it is composed instead."""

_STRINGS = r""""(?:[^"\\\n]|\\.)*+"|'(?:[^'\n]|'')*+'"""
_FLAT = rf"""(?:[^\[\]{{}}"'\#\n]|{_STRINGS})*+"""
_ON_ONE_LINE = rf"""(?:[^\[\]{{}}"'\#\n]|{_STRINGS}|[\[{{]{_FLAT}[\]}}])*+[\]}}]"""
_LEFT_OPEN = re.compile(
    r"""["'\[{](?<!\S.)(?:"""
    r"""(?<=")(?!(?:[^"\\\n]|\\.)*+")|"""
    r"""(?<=')(?!(?:[^'\n]|'')*+')|"""
    rf"""(?<=[\[{{])(?!{_ON_ONE_LINE}))"""
)
_BEFORE = r"""[ ]*(?:-[ ]+)*(?:(?:[^\s"':]|:(?=\S))+:[ ]+)?(?:![^\s]*[ ]+)?"""
_ALREADY_OPEN = re.compile(rf"{_BEFORE}(?:(?P<bracket>[\[{{])|{_STRINGS})")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\[\s\S])*+"'), "'": re.compile(r"'(?:[^']|'')*+'")}
_BRACKET = re.compile(r"""[\[{]|[\]}]|(?<=\s)\#[^\n]*|(?<![^\s,\[{:])(?:"(?:[^"\\]|\\[\s\S])*+"|'(?:[^']|'')*+'|["'])""")


def runs_on(text: str, pieces: list[Piece], sound: Container[str]) -> bool:
    """Whether some piece is no YAML alone and is YAML with what follows. `sound`: the texts that are known to be YAML alone."""
    starts = [piece.start for piece in pieces]
    suspects: dict[int, int] = {}
    for found in _LEFT_OPEN.finditer(text):
        if _is_inside(text, found.start()):
            continue
        index = bisect_right(starts, found.start()) - 1
        count = suspects.get(index, 0)
        if count < _OFTEN and not _closes(text, found.start(), pieces[index].end):
            suspects[index] = _OFTEN
        elif count < _OFTEN:
            suspects[index] = count + 1
    last = len(pieces) - 1
    budget = _EFFORT * len(text)
    for index, count in suspects.items():
        if count < _OFTEN or index == last or text[pieces[index].start : pieces[index].end] in sound:
            continue
        joins, effort = _joins_the_next(text, pieces, index, budget)
        budget -= effort
        if joins:
            return True
    return False


def _is_inside(text: str, opening: int) -> bool:
    """Whether what looks like an opening closes the string of its line, or stands in brackets that are looked at themselves."""
    already = _ALREADY_OPEN.match(text, text.rfind("\n", 0, opening) + 1)
    if already is None:
        return False
    return already.start("bracket") < opening if already["bracket"] else already.end() == opening + 1


def _closes(text: str, opening: int, end: int) -> bool:
    """Whether what opens here, if it does, is closed before the end of its piece."""
    end = min(end, opening + _FAR)
    if quoted := _QUOTED.get(text[opening]):
        return quoted.match(text, opening, end) is not None
    depth = 0
    for token in _BRACKET.finditer(text, opening, end):
        kind = token.group()
        if kind in "[{":
            depth += 1
        elif kind in "]}":
            depth -= 1
            if depth == 0:
                return True
        elif kind in "\"'":
            return False
    return False


def _joins_the_next(text: str, pieces: list[Piece], index: int, budget: int) -> tuple[bool, int]:
    """Whether a piece that ends too early becomes YAML with pieces behind it, and how much was joined to find out."""
    start, count, effort = pieces[index].start, 1, 0
    verdict = _verdict(text[start : pieces[index].end])
    while verdict == "ends too early" and index + count < len(pieces) and effort < budget:
        count *= 2
        joined = text[start : pieces[min(index + count, len(pieces)) - 1].end]
        effort += len(joined)
        verdict = _verdict(joined)
        if verdict == "sound":
            return True, effort
    return False, effort


def _verdict(text: str) -> Literal["sound", "ends too early", "broken"]:
    """Whether a text is YAML, or is as far as it goes and the parser wants more at its very end."""
    try:
        compose(text)
    except yaml.MarkedYAMLError as error:
        return "ends too early" if error.problem_mark is not None and error.problem_mark.index >= len(text) else "broken"
    except (yaml.YAMLError, TooDeep, SecondDocument, UnicodeEncodeError):
        return "broken"
    return "sound"
