"""Where does a heredoc end?

The cutter and the lexer both ask, and they must agree, or a region would end inside a heredoc.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ALONE = re.compile(r"\n[ \t]*+([^\W\d][\w-]*+)[ \t]*+(?=\r?\n|\Z)")
_RESUMES = r"^[ \t]{{0,{indent}}}(?:[^\W\d][\w-]*[ \t]*(?:=(?![=>])|\{{)|[^\W\d][\w-]*(?:[ \t]+\"[^\"\n]*\")+[ \t]*\{{)"
_LAST_BRACE = re.compile(r"^[ \t]*\}[ \t]*\r?$", re.MULTILINE)


class Heredocs:
    """The lines of one text that may close a heredoc, found on first use."""

    __slots__ = ("_closers", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._closers: dict[str, list[tuple[int, int, int]]] | None = None

    def closer(self, word: str, start: int, stop: int) -> tuple[int, int] | None:
        """Where the line that closes a heredoc starts and where its word ends, for content from `start` that ends before `stop`.

        There is none when the same word is opened again by an argument further up: then the closing word was lost.
        """
        if self._closers is None:
            self._closers = {}
            for match in _ALONE.finditer(self._text):
                place = (match.start() + 1, match.start(1), match.end(1))
                self._closers.setdefault(match[1], []).append(place)
        places = self._closers.get(word, [])
        index = bisect_left(places, (start, 0, 0))
        if index == len(places) or places[index][2] > stop:
            return None
        line, _, end = places[index]
        again = re.compile(rf"^[ \t]*(?:[\w-]+|\"[^\"\n]*\")[ \t]*[=:][^\n]*<<-?{re.escape(word)}[ \t]*\r?$", re.MULTILINE)
        return None if self._text.find("<<", start, line) >= 0 and again.search(self._text, start, line) else (line, end)

    def resumes(self, start: int, stop: int, indent: int) -> int:
        """Where the code goes on behind a heredoc that nothing closes: at the next argument, or at the brace that ends all."""
        found = re.compile(_RESUMES.format(indent=indent), re.MULTILINE).search(self._text, start, stop)
        if found:
            return found.start()
        last = stop
        for match in _LAST_BRACE.finditer(self._text, start, stop):
            last = match.start()
        return last
