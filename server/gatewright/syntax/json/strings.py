"""What does a JSON string say, and which place of the file does each of its code points come from?"""

from __future__ import annotations

import re
from typing import Final

from gatewright.syntax.data import Scalar
from gatewright.text import SourceMap, Span

_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[\s\S]|\\$")
_NAMED: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


def string(source: str, start: int, end: int, closed: bool) -> Scalar:
    """The string from its quote at `start` to `end`."""
    stop = end - 1 if closed else end
    first = source.find("\\", start + 1, stop)
    if first < 0:
        return Scalar(Span(start, end), source[start + 1 : stop], "double", SourceMap.identity(start + 1, stop), None, closed)
    runs = [(0, start + 1)]
    pieces: list[str] = []
    length, at = 0, start + 1
    for escape in _ESCAPE.finditer(source, first, stop):
        before = source[at : escape.start()]
        decoded = _decoded(escape.group())
        if before and runs[-1][0] != length:
            runs.append((length, at))
        length += len(before)
        if runs[-1][0] == length:
            runs.pop()
        runs += [(length, escape.start()), (length + 1, escape.end())]
        length, at = length + 1, escape.end()
        pieces += [before, decoded]
    pieces.append(source[at:stop])
    if at == stop:
        runs.pop()
    return Scalar(Span(start, end), "".join(pieces), "double", SourceMap.of(runs, stop), None, closed)


def is_escape(text: str) -> bool:
    """Whether a backslash and what follows it mean something."""
    return text[1:] in _NAMED or len(text) > 2


def unknown_escape(source: str, start: int, end: int) -> Span | None:
    """The first escape in a string that JSON does not know."""
    return next((Span(*found.span()) for found in _ESCAPE.finditer(source, start, end) if not is_escape(found.group())), None)


def _decoded(escape: str) -> str:
    """The code point that an escape stands for; two halves of a surrogate pair are one."""
    if len(escape) == 12:
        return chr(0x10000 + ((int(escape[2:6], 16) & 0x3FF) << 10) + (int(escape[8:12], 16) & 0x3FF))
    return chr(int(escape[2:], 16)) if len(escape) == 6 else _NAMED.get(escape[1:], escape[1:] or "\\")
