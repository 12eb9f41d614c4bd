"""What is the next word of a Terraform file, and where does it stand?

`Lexer` holds one current token. It reads on demand, so that templates can switch between text and code at will, and it knows two
ways to treat a line end: as a token, or (inside brackets) as blank, unless the next line shows that a bracket was never closed.
"""

from __future__ import annotations

import re

from gatewright.syntax.hcl.heredocs import Heredocs
from gatewright.syntax.problem import Problem
from gatewright.text import Span

LINES_COUNT = -1
"""As `margin`: a line end is a token."""
LINES_ARE_BLANK = -2
"""As `margin`: a line end is never a token."""

_TOKEN = re.compile(
    r"""[ \t]*(?:
    (?P<name>[^\W\d][\w-]*)
  | (?P<newline>\r?\n)
  | (?P<string>"[^"\\$%\n]*(?:[$%](?!\{)[^"\\$%\n]*)*")
  | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
  | (?P<comment>(?:\#|//)[^\r\n]*(?:\r(?!\n)[^\r\n]*)*)
  | (?P<conflict>(?:(?<=\n)|\A)(?:<{7}|={7}|>{7}|\|{7})(?![<=>|])[^\r\n]*)
  | (?P<heredoc><<-?[^\W\d][\w-]*[ \t]*(?:\r?\n|\Z))
  | (?P<block_comment>/\*)
  | (?P<operator>=>|[=!<>]=|&&|\|\||\.\.\.|::|~\}|[=.{}()\[\],:?<>+\-*/%!])
  | (?P<quote>")
  | (?P<end>\Z)
  | (?P<stray>[\s\S])
    )""",
    re.VERBOSE,
).match
_BLANK = re.compile(r"[ \t]*").match
_ITEM_LINE = re.compile(
    r"([ \t]*)(?:[^\W\d][\w-]*[ \t]*(?:=(?![=>])|\{|(?:\"[^\"\n]*\"[ \t]*)+\{|\"[^\"\n]*\"[ \t]+\")|\}[ \t]*(?:\r?\n|\Z|\#|//))"
).match


class Lexer:
    """One text and the current token in it: its `kind` (an operator's kind is itself), `start` and `end`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kind = ""
        self.start = 0
        self.end = 1 if text.startswith("\ufeff") else 0
        self.before = 0
        """Where the token before the current one ended."""
        self.line = self.end
        """Where the line of the current token starts."""
        self.limit = len(text)
        """Where the readable text ends; a template narrows it for its code."""
        self.margin = LINES_COUNT
        """How line ends are read: one of the two constants, or the start of the line that opened the innermost bracket."""
        self.problems: list[Problem] = []
        self.comments: list[Span] = []
        self.heredocs = Heredocs(text)
        self._comments_close = True
        self._line_found = (0, -1)

    def advance(self) -> None:
        """Go to the next token."""
        text, limit = self.text, self.limit
        end = self.before = self.end
        while True:
            match = _TOKEN(text, end, limit)
            assert match is not None  # the last alternative takes any character
            kind = match.lastgroup or ""
            start, end = match.span(kind)
            if kind == "operator":
                kind = match[kind]
            elif kind == "newline":
                self.line = end
                if self.margin != LINES_COUNT and not self._bracket_ends(end):
                    continue
            elif kind == "comment":
                self.comments.append(Span(start, end))
                continue
            elif kind == "block_comment":
                end = self._block_comment(start)
                continue
            elif kind == "conflict":
                self.report(start, end, "A merge left its marker here; keep one of the two sides and remove the marker.")
                continue
            self.kind, self.start, self.end = kind, start, end
            return

    def again(self) -> None:
        """Read the current token once more, after `margin` or `limit` changed."""
        before, self.end = self.before, self.start
        self.advance()
        self.before = before

    def go_to(self, offset: int) -> None:
        """Make the token at `offset` the current one."""
        self.end = offset
        self.advance()

    def indent(self, line: int) -> int:
        """How far the line that starts at `line` is indented."""
        match = _BLANK(self.text, line)
        return match.end() - line if match else 0

    def line_end(self, offset: int) -> int:
        """Where the line around `offset` ends, or the readable text."""
        start, found = self._line_found
        if not start <= offset <= found:
            found = self.text.find("\n", offset)
            found = len(self.text) if found < 0 else found
            self._line_found = (offset, found)
        if found >= self.limit:
            return self.limit
        return found - 1 if found > offset and self.text[found - 1] == "\r" else found

    def gap(self) -> Span:
        """The place where an expression is missing: behind the last token and one blank, up to the last blank of the line."""
        match = _BLANK(self.text, self.before, self.limit)
        stop = match.end() if match else self.before
        return Span(min(self.before + 1, stop), stop)

    def report(self, start: int, end: int, message: str) -> None:
        """Note a fault."""
        self.problems.append(Problem(Span(start, end), message))

    def skip_line(self) -> None:
        """Go to the end of the line, over whatever stands there."""
        self.margin = LINES_COUNT
        while self.kind not in ("newline", "end"):
            if self.kind == "heredoc":
                self.go_to(self.heredoc_range()[2])
            elif self.kind == "quote":
                self.go_to(self.line_end(self.end))
            else:
                self.advance()

    def heredoc_range(self) -> tuple[int, int, int, bool]:
        """For a heredoc as current token: where its content starts and ends, where all of it ends, and whether a word closes it."""
        word = self.text[self.start : self.end].strip().lstrip("<").lstrip("-")
        closer = self.heredocs.closer(word, self.end, self.limit)
        if closer:
            return self.end, closer[0], closer[1], True
        stop = self.heredocs.resumes(self.end, self.limit, self.indent(self.line))
        if stop < self.limit:
            # The line end in front of what follows is still needed to end the argument.
            stop -= 2 if self.text[stop - 2 : stop] == "\r\n" else 1
        return min(self.end, stop), stop, stop, False

    def _bracket_ends(self, line: int) -> bool:
        """Whether the line at `line` can stand in no bracket: an item or a closing brace no further in than the bracket's own line."""
        if self.margin == LINES_ARE_BLANK:
            return False
        match = _ITEM_LINE(self.text, line, self.limit)
        return match is not None and len(match[1]) <= self.indent(self.margin)

    def _block_comment(self, start: int) -> int:
        """Where the comment that starts with `/*` ends; one that nothing closes takes its line only."""
        close = self.text.find("*/", start + 2, self.limit) if self._comments_close else -1
        if close >= 0:
            self.comments.append(Span(start, close + 2))
            return close + 2
        self._comments_close = self.limit < len(self.text) and self._comments_close
        end = self.line_end(start)
        self.comments.append(Span(start, end))
        self.report(start, start + 2, "The comment is not closed; add `*/`.")
        return end
