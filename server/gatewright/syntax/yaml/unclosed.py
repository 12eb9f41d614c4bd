"""Do quotes or brackets run on over a place where the file was cut?

In quotes and brackets YAML does not look at indentation, so a line inside them may look like a key of the file. That is rare,
and is found out in three steps, each for the few places that the one before leaves open: by line, by counting, and by
composing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

import yaml

from gatewright.syntax.data import Part
from gatewright.syntax.yaml.compose import SecondDocument, TooDeep, compose
from gatewright.text import Span

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


def runs_on(text: str, parts: Sequence[Part]) -> bool:
    """Whether some part is no YAML alone and is YAML with what follows."""
    budget = _EFFORT * len(text)
    for index, part in enumerate(parts[:-1]):
        if (part.passage.is_read and not part.content.problems) or not _may_run_on(text, part.span):
            continue
        joins, effort = _joins_the_next(text, parts, index, budget)
        budget -= effort
        if joins:
            return True
    return False


def _may_run_on(text: str, span: Span) -> bool:
    """Whether something opens in a part that does not close in it."""
    openings = (found.start() for found in _LEFT_OPEN.finditer(text, *span))
    unclear = (not _closes(text, opening, span.end) for opening in openings if not _is_inside(text, opening))
    return any(is_open or count >= _OFTEN for count, is_open in enumerate(unclear, 1))


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


def _joins_the_next(text: str, parts: Sequence[Part], index: int, budget: int) -> tuple[bool, int]:
    """Whether a part that ends too early becomes YAML with parts behind it, and how much was joined to find out."""
    start, count, effort = parts[index].base, 1, 0
    verdict = _verdict(parts[index].text)
    while verdict == "ends too early" and index + count < len(parts) and effort < budget:
        count *= 2
        joined = text[start : parts[min(index + count, len(parts)) - 1].span.end]
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
