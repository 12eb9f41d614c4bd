"""What stands between brackets, and where does a bracket end that nothing closes?"""

from __future__ import annotations

import re
from typing import NamedTuple

from gatewright.syntax.hcl.lexer import LINES_ARE_BLANK, LINES_COUNT
from gatewright.syntax.hcl.templates import Templates
from gatewright.syntax.hcl.tree import Expression, For, Hole, ObjectCons, ObjectItem, TupleCons
from gatewright.text import Span

_OPENERS = frozenset("([{")
_CLOSERS = frozenset((")", "]", "}", "~}"))
_REST_OF_HEADER = re.compile(r"(?:[ \t]*\"[^\"\n]*+\")*+[ \t]*+\{[ \t]*\r?$", re.MULTILINE).match
_STARTS = frozenset(("name", "string", "quote", "number", "heredoc", "(", "[", "{", "!", "-"))


class Opened(NamedTuple):
    """An opening bracket: where it is, the line that it stands on, and the `margin` around it."""

    start: int
    line: int
    margin: int


class Collections(Templates):
    """A reader of tuples, objects, arguments and `for`."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.torn: int = 0
        """How many braces were found to match none; with any, indentation says more about where a block ends."""
        self.by_indent = False
        """Whether indentation decides where a brace ends that nothing closes."""
        self._unclosed_at = -1

    def enter(self) -> Opened:
        """Go behind the opening bracket at the current token; until `leave`, line ends are blank."""
        opened = Opened(self.start, self.line, self.margin)
        self.margin = LINES_ARE_BLANK if self.margin == LINES_ARE_BLANK else self.line
        self.advance()
        return opened

    def leave(self, closer: str, opened: Opened) -> bool:
        """Go behind `closer`, over what should not stand before it; false when it is not there."""
        if self.kind != closer and self.kind not in _CLOSERS and self.kind not in ("newline", "end"):
            faults = len(self.problems)
            self.skip_balanced(stop_at_comma=False)
            if self.kind == closer and faults == len(self.problems):
                self.report(self.before - 1, self.before, f"`{closer}` should stand here; remove these words.")
        closed = self.kind == closer
        self.margin = opened.margin
        if closed:
            self.advance()
            return True
        self.report_unclosed(opened.start, closer)
        self.again()
        return False

    def report_unclosed(self, start: int, closer: str) -> None:
        """Report the bracket at `start` if there is one, unless one inside it ended at the same place: they have one cause."""
        if self._unclosed_at != self.start and self.text[start : start + 1] in _OPENERS:
            self.report(start, start + 1, f"`{self.text[start]}` is not closed; add `{closer}`.")
        self._unclosed_at = self.start

    def report_stray_brace(self) -> None:
        """Report a `}` that closes nothing, unless a fault before it may be what took its opener away."""
        self.torn += 1
        if not self.problems:
            self.report(self.start, self.end, "`}` closes nothing here; remove it.")

    def skip_balanced(self, stop_at_comma: bool = True) -> None:
        """Go to the next closer, line end or comma that belongs to what surrounds the current token."""
        depth = 0
        while self.kind not in ("newline", "end"):
            if self.kind in _OPENERS:
                depth += 1
            elif self.kind in _CLOSERS:
                if depth == 0:
                    return
                depth -= 1
            elif depth == 0 and stop_at_comma and self.kind == ",":
                return
            if self.kind == "heredoc":
                self.go_to(self.heredoc_range()[2])
            elif self.kind == "quote":
                self.go_to(self.line_end(self.end))
            else:
                self.advance()

    def items(self, closer: str) -> tuple[tuple[Expression, ...], bool]:
        """Expressions with commas between them, and whether `...` follows the last."""
        found: list[Expression] = []
        faults = len(self.problems)
        while self.kind != closer and self.kind not in ("newline", "end"):
            if self.kind in _CLOSERS:
                if self.kind != "}" or not self._is_stray_brace():
                    break
                continue
            found.append(self.expression())
            if self.kind == ",":
                self.advance()
            elif self.kind == "..." and closer == ")":
                self.advance()
                return tuple(found), True
            elif self.kind in _STARTS:
                if faults == len(self.problems):
                    self.report(self.start, self.end, "Nothing separates this from the value before it; add `,`.")
            elif self.kind not in _CLOSERS and self.kind not in ("newline", "end"):
                self.report(self.start, self.end, f"`{self.text[self.start : self.end]}` cannot stand here; add `,` or `{closer}`.")
                self.advance()
        return tuple(found), False

    def _is_stray_brace(self) -> bool:
        """Whether the `}` at the current token is further in than the bracket around it: its opener was lost. Goes behind it."""
        if self.margin < 0 or self.indent(self.line) <= self.indent(self.margin) or self.line + self.indent(self.line) != self.start:
            return False
        self.report_stray_brace()
        self.advance()
        if self.kind == ",":
            self.advance()
        return True

    def tuple_cons(self) -> TupleCons | For:
        """`[ ]` at the current token."""
        start, opened = self.start, self.enter()
        if self.kind == "name" and self.text[self.start : self.end] == "for":
            return self._for(opened, "]")
        items, _ = self.items("]")
        closed = self.leave("]", opened)
        return TupleCons(Span(start, self.end_after(*items[-1:])), items, closed)

    def object_cons(self) -> ObjectCons | For:
        """`{ }` at the current token."""
        opened = self.enter()
        if self.kind == "name" and self.text[self.start : self.end] == "for":
            return self._for(opened, "}")
        self.margin = LINES_COUNT
        self.go_to(opened.start + 1)
        return self.object_body(opened)

    def object_body(self, opened: Opened) -> ObjectCons:
        """The items of an object up to its brace, from the token behind the opening one."""
        items: list[ObjectItem] = []
        inner = -1
        closed = after_fault = False
        while self.kind != "end":
            if self.kind == "newline":
                self.advance()
                continue
            indent = self.indent(self.line)
            if self.by_indent and self.line != opened.line and self.line + indent == self.start:
                inner = indent if inner < 0 and self.kind != "}" else inner
                if self.kind == "}" and self.drop_stray_brace(opened.line):
                    continue
                if self.ends_by_indent(opened.line, inner):
                    break
            if self.kind == "}":
                closed = True
                break
            if self.kind in _CLOSERS or (self.kind == "name" and _REST_OF_HEADER(self.text, self.end)):
                break
            faults = len(self.problems)
            items.append(self._object_item())
            faulty = len(self.problems) > faults
            if faulty and after_fault:
                # What follows a broken item is mostly its rest.
                del self.problems[faults:]
            after_fault = faulty
        self.margin = opened.margin
        if closed:
            self.advance()
            return ObjectCons(Span(opened.start, self.before), tuple(items), True)
        self.torn += 1
        self.report_unclosed(opened.start, "}")
        end = max(opened.start + 1, items[-1].span.end if items else 0)
        if self.kind != "end" and self.line >= end and opened.margin != LINES_ARE_BLANK:
            # The line end in front of this line is needed once more, to end what the object stands in.
            self.go_to(self.line - (2 if self.text[self.line - 2 : self.line] == "\r\n" else 1))
        else:
            self.again()
        return ObjectCons(Span(opened.start, end), tuple(items), False)

    def ends_by_indent(self, line: int, inner: int) -> bool:
        """Whether the current line, no further in than `line`, ends what was opened there and is indented by `inner` inside."""
        outer = self.indent(line)
        here = self.indent(self.line)
        return here < outer if self.kind == "}" else inner > outer >= here

    def drop_stray_brace(self, line: int) -> bool:
        """Go behind a `}` that is further in than the opener's `line`; false when it is not."""
        if self.indent(self.line) <= self.indent(line):
            return False
        self.report_stray_brace()
        self.advance()
        return True

    def _object_item(self) -> ObjectItem:
        key = self.expression()
        if self.kind in ("=", ":"):
            self.advance()
            value: Expression = self.expression()
        else:
            value = Hole(self.gap())
            self.report(key.span.start, max(key.span.end, key.span.start + 1), "The key has no value; add `= value`.")
        if self.kind == ",":
            self.advance()
        elif self.kind in _STARTS:
            self.report(self.start, self.end, "Nothing separates this from the item before it; add `,` or a line end.")
        elif self.kind not in ("newline", "end", "}"):
            self.report(self.start, self.end, f"`{self.text[self.start : self.end]}` cannot stand here; add `,` or a line end.")
            self.skip_balanced()
            if self.kind == ",":
                self.advance()
        return ObjectItem(Span(key.span.start, max(key.span.end, value.span.end)), key, value)

    def _for(self, opened: Opened, closer: str) -> For:
        """`for` at the current token, behind an opening bracket."""
        self.advance()
        names: list[str] = []
        while self.kind in ("name", ",") and self.text[self.start : self.end] != "in":
            if self.kind == "name":
                names.append(self.text[self.start : self.end])
            self.advance()
        source: Expression = Hole(self.gap())
        results: list[Expression] = []
        condition: Expression | None = None
        if self._expect_word("in") and names:
            source = self.expression()
            if self._expect(":", "`:` is missing behind the collection; add it and the result."):
                results.append(self.expression())
                if closer == "}" and self._expect("=>", "An item of an object needs a key and a value; write `key => value`."):
                    results.append(self.expression())
                    if self.kind == "...":
                        self.advance()
                if self.kind == "name" and self.text[self.start : self.end] == "if":
                    self.advance()
                    condition = self.expression()
        elif not names:
            self.report(opened.start, self.before, "`for` needs a name for each element; write `for name in list : result`.")
        if closer == "}" and self.kind == "newline":
            self._accept_brace(opened)
        self.leave(closer, opened)
        end = self.end_after(source, *results, *((condition,) if condition else ()))
        return For(Span(opened.start, end), tuple(names), source, tuple(results), condition)

    def _accept_brace(self, opened: Opened) -> None:
        """Go to the brace on the next line if it ends a `for`, and not, as it looked, the block around it."""
        indent = self.indent(self.end)
        if self.text.startswith("}", self.end + indent) and not (self.by_indent and indent < self.indent(opened.line)):
            self.margin = LINES_ARE_BLANK
            self.again()

    def _expect(self, kind: str, message: str) -> bool:
        if self.kind == kind:
            self.advance()
            return True
        self.report(self.start, self.end, message)
        return False

    def _expect_word(self, word: str) -> bool:
        if self.kind == "name" and self.text[self.start : self.end] == word:
            self.advance()
            return True
        self.report(self.start, self.end, f"`{word}` is missing; write `for name in list : result`.")
        return False
