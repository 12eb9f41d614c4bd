"""Where does each top-level block of a file start, without reading the file?

A region starts at a line whose first column holds the header of a top-level block, whole or half-typed; comments above a block
belong to the region before it. Lines that only look like a header, inside a heredoc, a comment or another block, do not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from gatewright.syntax.hcl.heredocs import Heredocs
from gatewright.syntax.hcl.tree import Content, Passage, Region

_LABEL_COUNTS = {
    "resource": 2,
    "data": 2,
    "ephemeral": 2,
    "variable": 1,
    "output": 1,
    "module": 1,
    "provider": 1,
    "check": 1,
    "locals": 0,
    "terraform": 0,
    "moved": 0,
    "import": 0,
    "removed": 0,
}
_HEADER_TEXT = r"""([^\W\d][\w-]*)((?:[ \t]*+(?:"[^"\r\n]*+"?|[^\W\d][\w-]*+))*+)[ \t]*+(\{|(?=\r?\n|\Z|\#|//))?"""
_FIRST_HEADER = re.compile(r"()\ufeff?" + _HEADER_TEXT)
_HEADER = re.compile(r"\n()" + _HEADER_TEXT)
_LABEL = re.compile(r'"([^"\r\n]*)"?|([^\W\d][\w-]*)')
_HEREDOC = re.compile(r"<<-?([^\W\d][\w-]*)[ \t]*\r?\n")
_CODE = re.compile(
    r"""(?: [^"\#/<\n]++
    | "(?:[^"\\$\n]++|\\.|\$(?!\{)|\$\{(?:[^{}"\n]++|"(?:[^"\\\n]++|\\.)*+")*+\})*+"
    | /(?![/*])
    | <(?!<-?[^\W\d][\w-]*[ \t]*\r?\n)
    | /\*(?:[^*\n]++|\*(?!/))*+\*/
    )*+""",
    re.VERBOSE,
)
_BRACE = re.compile(r'"(?:[^"\\\n]++|\\.)*+"?|(?:#|//)[^\n]*|/\*|<<-?[^\W\d][\w-]*[ \t]*\r?\n|[{}]')


class _Header(NamedTuple):
    """A line that opens a region, or looks like it; `certain` when its shape is that of a whole header."""

    start: int
    keyword: str
    labels: tuple[str, ...]
    certain: bool


Read = Callable[[str], Content]
"""Reads the text of a region."""


def is_whole_header(text: str) -> bool:
    """Whether a text begins with a header of the shape that its keyword has."""
    match = _FIRST_HEADER.match(text)
    header = _header(match) if match else None
    return header is not None and header.certain


def cut(text: str, read: Read, known: Mapping[str, Passage]) -> tuple[Region, ...]:
    """The regions of a file. Those whose text is `known` are not read again; the others will be `read` when asked for."""
    headers = _outermost(text, _headers(text))
    if not headers or headers[0].start > 0:
        headers.insert(0, _Header(0, "", (), True))
    ends = [header.start for header in headers[1:]] + [len(text)]
    regions: list[Region] = []
    for header, end in zip(headers, ends, strict=True):
        words = text[header.start : end]
        regions.append(Region(header.start, known.get(words) or Passage(words, header.keyword, header.labels, read)))
    return tuple(regions)


def _headers(text: str) -> list[_Header]:
    """The lines that look like headers and stand in code."""
    first = _FIRST_HEADER.match(text)
    matches = [*([first] if first else ()), *_HEADER.finditer(text)]
    headers = [header for match in matches if (header := _header(match))]
    hidden = list(_hidden(text)) if "<<" in text or "/*" in text else []
    if not hidden:
        return headers
    visible: list[_Header] = []
    index = 0
    for header in headers:
        while index < len(hidden) and hidden[index][1] <= header.start:
            index += 1
        if index == len(hidden) or header.start < hidden[index][0]:
            visible.append(header)
    return visible


def _header(match: re.Match[str]) -> _Header | None:
    """What the line says if it opens a region."""
    said = _said(*match.group(2, 3, 4))
    return _Header(match.start(1), *said) if said else None


@lru_cache(maxsize=4096)
def _said(keyword: str, rest: str, tail: str | None) -> tuple[str, tuple[str, ...], bool] | None:
    """Keyword, labels, and whether that is the shape of a whole header.

    A known word opens a region with anything that looks like labels, or alone; an unknown one needs labels and a brace.
    """
    count = _LABEL_COUNTS.get(keyword)
    if count is None and not (rest and tail == "{"):
        return None
    if tail is None and '"' not in rest:
        return None
    labels = tuple(quoted or bare for quoted, bare in _LABEL.findall(rest)) if rest else ()
    return keyword, labels, count == len(labels) and tail == "{"


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    """The heredocs and the comments over several lines, in order; those that nothing closes hide nothing."""
    heredocs = Heredocs(text)
    starts = sorted([match.start() for match in _HEREDOC.finditer(text)] + _places(text, "/*"))
    shown = line_end = code_end = 0
    comments_close = True
    for start in starts:
        if start < shown:
            continue
        if start >= line_end:
            line = max(shown, text.rfind("\n", line_end, start) + 1)
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
            match = _CODE.match(text, line, line_end + 1)
            code_end = match.end() if match else line
        if start != code_end:
            continue
        if text[start] == "/":
            close = text.find("*/", start + 2) if comments_close else -1
            comments_close = close >= 0
            end = close + 2
        else:
            match = _HEREDOC.match(text, start)
            closer = heredocs.closer(match[1], match.end(), len(text)) if match else None
            end = closer[1] if closer else -1
        if end > start:
            yield start, end
            shown = line_end = end


def _places(text: str, word: str) -> list[int]:
    """Every place of `word`."""
    places: list[int] = []
    place = text.find(word)
    while place >= 0:
        places.append(place)
        place = text.find(word, place + len(word))
    return places


def _outermost(text: str, headers: list[_Header]) -> list[_Header]:
    """Without those that stand inside another block: `data` in a `check`, or a nested block that is not indented.

    Doubt exists for `data` behind `check` and for what is no whole header. It is inside when the brace that was opened before it
    is closed behind it, and before the next certain header. Where braces are missing, every header starts a region.
    """
    limits = [len(text)]
    for header in reversed(headers):
        limits.append(header.start if header.certain and header.keyword != "data" else limits[-1])
    limits.reverse()
    heredocs = Heredocs(text)
    outer: list[_Header] = []
    block_end = unclosed_until = -1
    for header, limit in zip(headers, limits, strict=False):
        before = outer[-1] if outer else None
        doubtful = not header.certain or (header.keyword == "data" and before is not None and before.keyword == "check")
        if before and doubtful and header.start >= unclosed_until:
            if block_end < 0:
                block_end = _closing_brace(text, heredocs, before.start, limit)
            if header.start < block_end:
                continue
            if block_end == 0:
                unclosed_until = limit
        outer.append(header)
        block_end = -1
    return outer


def _closing_brace(text: str, heredocs: Heredocs, start: int, limit: int) -> int:
    """Where the first brace behind `start` is closed again; 0 when it is not."""
    depth, place = 0, start
    while match := _BRACE.search(text, place, limit):
        word, place = match[0], match.end()
        if word == "{":
            depth += 1
        elif word == "}":
            depth -= 1
            if depth <= 0:
                return place
        elif word == "/*":
            close = text.find("*/", place, limit)
            place = close + 2 if close >= 0 else place
        elif word[0] == "<":
            closer = heredocs.closer(word.strip().lstrip("<-"), place, limit)
            place = closer[1] if closer else place
    return 0
