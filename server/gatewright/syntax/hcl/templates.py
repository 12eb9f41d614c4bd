"""What do a quoted string and a heredoc say, and where in the file is each part of it?"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from gatewright.syntax.hcl.lexer import LINES_ARE_BLANK, Lexer
from gatewright.syntax.hcl.pieces import PieceBuilder, strip_indentation
from gatewright.syntax.hcl.tree import Directive, Expression, Hole, Interpolation, Piece, Template
from gatewright.text import SourceMap, Span

_IN_QUOTES = re.compile(
    r"""(?P<stop>"|\r?\n)
  | (?P<escape>\\(?:[nrt"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}))
  | (?P<doubled>\$\$(?=\{)|%%(?=\{))
  | (?P<marker>[$%]\{~?)
  | (?P<fault>\\[^\r\n]?)""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"(?P<doubled>\$\$(?=\{)|%%(?=\{))|(?P<marker>[$%]\{~?)|(?P<line>\n)")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_TO_BRACE = re.compile(r"[^}\"\n]{0,200}\}")
_DIRECTIVES = {"if": None, "for": None, "else": "if", "endif": "if", "endfor": "for"}

Part = Piece | Interpolation | Directive


class Templates(Lexer, ABC):
    """A lexer that reads strings; what stands in `${ }` is for `expression`, which a later layer defines."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.patience = 4 * len(text) + 10_000
        """How much text may still be read in vain, to see whether code in a string goes on beyond its line."""

    @abstractmethod
    def expression(self, power: int = 0) -> Expression:
        """The expression at the current token, which becomes the one behind it."""

    def end_after(self, *inner: Expression) -> int:
        """Where something ends whose last token is read and which holds `inner`; a hole in it may lie behind that token."""
        return max(self.before, *(part.span.end for part in inner), 0)

    def string(self) -> Template:
        """The plain string at the current token: no escapes, nothing to evaluate."""
        start, end = self.start, self.end
        self.advance()
        content = Span(start + 1, end - 1)
        if start + 2 == end:
            return Template(Span(start, end), content, ())
        piece = Piece(content, self.text[start + 1 : end - 1], SourceMap.identity(start + 1, end - 1))
        return Template(Span(start, end), content, (piece,))

    def quoted(self) -> Template:
        """The string whose opening quote is the current token."""
        start = self.start
        parts, stop = self._parts(self.end, self.limit, _IN_QUOTES)
        closed = stop < self.limit and self.text[stop] == '"'
        end = stop + 1 if closed else stop
        if not closed:
            self.report(start, end, 'The string is not closed on its line; add `"`.')
        self.go_to(end)
        return Template(Span(start, end), Span(start + 1, stop), parts, None, closed)

    def heredoc(self) -> Template:
        """The heredoc whose first line is the current token."""
        text, start = self.text, self.start
        opener = text[start : self.end]
        word = opener.strip().lstrip("<").lstrip("-")
        content, stop, end, closed = self.heredoc_range()
        if not closed:
            self.report(start, start + len(opener.rstrip()), f"The heredoc is not closed; put `{word}` on a line of its own behind it.")
        elif opener.rstrip("\r\n")[-1] in " \t":
            self.report(start, start + len(opener.rstrip()), f"Blanks follow `{word}`; the line must end right behind it.")
        elif text.find("\n", end) < 0:
            self.report(stop, end, f"A line end must follow `{word}`; add one.")
        parts, _ = self._parts(content, stop, _PLAIN, strip=opener[2] == "-")
        self.go_to(end)
        return Template(Span(start, end), Span(content, stop), parts, word, closed)

    def bare(self) -> Template:
        """The whole text as the content of a string."""
        whole = Span(0, len(self.text))
        return Template(whole, whole, self._parts(0, self.limit, _PLAIN)[0])

    def _parts(self, place: int, stop: int, special: re.Pattern[str], strip: bool = False) -> tuple[tuple[Part, ...], int]:
        """The parts of the content from `place`, and where it ends: at `stop`, or at what `special` calls a stop.

        `strip` takes away the indentation that the lines have in common.
        """
        text = self.text
        found: list[PieceBuilder | Interpolation | Directive] = []
        opened: list[tuple[str, Span]] = []
        outer, self.limit = self.limit, stop
        piece = PieceBuilder(text, place)
        lines = [(piece, place)]
        while True:
            match = special.search(text, place, stop)
            kind = match.lastgroup if match else "stop"
            start, place = match.span() if match else (stop, stop)
            if kind == "stop":
                break
            if kind == "line":
                lines.append((piece, place))
            elif kind == "doubled":
                piece.replace(place - 1, place, "")
            elif kind == "escape":
                word = text[start + 1 : place]
                piece.replace(start, place, _ESCAPED.get(word) or _character(word))
            elif kind == "fault":
                self.report(start, place, f"`{text[start:place]}` is no escape; write `\\\\` for a backslash.")
            else:
                piece.close(start, trim=text[place - 1] == "~")
                part, place = self._code(start, place, special is _IN_QUOTES)
                if isinstance(part, Directive):
                    self._nest(part, opened)
                found += (piece, part)
                piece = PieceBuilder(text, place, trim=text[place - 2 : place] == "~}")
        piece.close(start)
        found.append(piece)
        if strip:
            strip_indentation(text, lines, stop)
        if opened:
            keyword, span = opened[-1]
            self.report(*span, f"Nothing ends this `{keyword}`; add `%{{ end{keyword} }}`.")
        self.limit = outer
        parts: list[Part] = []
        for part in found:
            parts += part.pieces() if isinstance(part, PieceBuilder) else (part,)
        return tuple(parts), start

    def _code(self, start: int, inside: int, quoted: bool) -> tuple[Interpolation | Directive, int]:
        """The `${ }` or `%{ }` that starts at `start`, and where it ends.

        Code may go on over several lines. When it does not end on its own line, the lines behind it are tried; unless they read
        without a fault, it was never closed, and keeps to its line.
        """
        stop, marks, line = self.limit, (len(self.problems), len(self.comments)), self.line
        self.limit = self.line_end(inside)
        narrow = self._code_within(start, inside)
        faults = self.problems[marks[0] :]
        if faults and self.limit < stop and self.patience > 0:
            notes = self.comments[marks[1] :]
            del self.problems[marks[0] :], self.comments[marks[1] :]
            self.limit, self.line = stop, line
            part, end = self._code_within(start, inside)
            if len(self.problems) == marks[0] and (not quoted or self.text.find('"', end, self.line_end(end)) >= 0):
                return part, end
            self.patience -= self.end - start
            self.problems[marks[0] :], self.comments[marks[1] :] = faults, notes
        self.limit, self.line = stop, line
        return narrow

    def _code_within(self, start: int, inside: int) -> tuple[Interpolation | Directive, int]:
        """The same, as far as `limit` allows."""
        margin, self.margin = self.margin, LINES_ARE_BLANK
        self.go_to(inside)
        is_directive = self.text[start] == "%"
        keyword, value = self._directive() if is_directive else ("", self._inserted(start))
        end = self.end
        if self.kind not in ("}", "~}"):
            self.report(start, inside, f"`{self.text[start:inside]}` is not closed; add `}}`.")
            brace = _TO_BRACE.match(self.text, self.before, self.limit)
            end = brace.end() if brace else self.end_after(*((value,) if value else ()))
        self.margin = margin
        span = Span(start, end)
        return (Directive(span, keyword, value) if value is None or is_directive else Interpolation(span, value)), end

    def _inserted(self, start: int) -> Expression:
        """What stands in `${ }`."""
        if self.kind not in ("}", "~}"):
            return self.expression()
        self.report(start, self.end, "Nothing stands between the braces; write what to insert, or `$${` for the plain characters.")
        return Hole(self.gap())

    def _directive(self) -> tuple[str, Expression | None]:
        """What stands in `%{ }`: its word, and the expression behind it."""
        keyword = self.text[self.start : self.end] if self.kind == "name" else ""
        if keyword not in _DIRECTIVES:
            self.report(
                self.start,
                self.end,
                "`%{` starts a directive; write `if`, `else`, `endif`, `for` or `endfor`, or `%%{` for the characters.",
            )
            return "", None
        self.advance()
        if keyword == "if":
            return keyword, self.expression()
        if keyword != "for":
            return keyword, None
        while self.kind in ("name", ",") and self.text[self.start : self.end] != "in":
            self.advance()
        if self.kind != "name":
            self.report(self.start, self.end, "`in` is missing; write `for name in list`.")
            return keyword, None
        self.advance()
        return keyword, self.expression()

    def _nest(self, part: Directive, opened: list[tuple[str, Span]]) -> None:
        """Keep track of what `if` and `for` are open, and report an `else` or an end of nothing."""
        opener = _DIRECTIVES.get(part.keyword)
        if part.keyword in ("if", "for"):
            opened.append((part.keyword, part.span))
        elif opener and (not opened or opened[-1][0] != opener):
            self.report(*part.span, f"`{part.keyword}` belongs to no open `{opener}`.")
        elif opener and part.keyword != "else":
            opened.pop()


def _character(word: str) -> str:
    """The character of `u00e9` or `U0001F600`; a number beyond the last one stands for the replacement character."""
    code = int(word[1:], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
