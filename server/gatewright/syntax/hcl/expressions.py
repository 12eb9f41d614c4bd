"""Which expression starts at the current token?

Operators are read by their power. An expression that is not there, or not there yet, is a `Hole`; a bracket that nothing closes
ends where the next line cannot belong to it, so that the rest of the block is read as if nothing had happened.
"""

from __future__ import annotations

from gatewright.syntax.hcl.collections import Collections
from gatewright.syntax.hcl.lexer import LINES_ARE_BLANK
from gatewright.syntax.hcl.tree import (
    Binary,
    Call,
    Conditional,
    Expression,
    GetAttr,
    Hole,
    Index,
    Keyword,
    Name,
    Number,
    Parens,
    Splat,
    Template,
    Unary,
)
from gatewright.syntax.problem import Problem
from gatewright.text import Span

_POWERS = {
    "||": 1,
    "&&": 2,
    "==": 3,
    "!=": 3,
    "<": 4,
    ">": 4,
    "<=": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
    "%": 6,
}
_KEYWORDS = {"true": True, "false": False, "null": None}
_NESTING = 80
"""How deep expressions may stand in each other; nobody writes that, and deeper ones would exhaust the stack."""
_HEIGHT = 250
"""How high a tree may grow by chains such as `a + b + c`, whose reader needs no stack but whose users do."""
_TOO_DEEP = "The expression is nested too deep to be read; split it with `locals`."


def lone_expression(text: str) -> tuple[Expression, tuple[Problem, ...]]:
    """The one expression that `text` holds, and its faults."""
    reader = Expressions(text)
    reader.margin = LINES_ARE_BLANK
    reader.advance()
    value = reader.expression()
    if reader.kind != "end" and not reader.problems:
        reader.report(reader.start, len(text), "These words stand behind the end of the expression; remove them.")
    return value, tuple(reader.problems)


def lone_template(text: str) -> Template:
    """`text` as the content of a string."""
    return Expressions(text).bare()


class Expressions(Collections):
    """A reader of everything that has a value."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0
        self._height = 0
        """How high the tree of what was read last is, at most; each expression counts from zero and adds itself to its parent."""

    def expression(self, power: int = 0) -> Expression:
        """The expression at the current token, as far as operators bind stronger than `power`."""
        if self.depth >= _NESTING:
            return self._too_deep(self.start)
        self.depth += 1
        outer, self._height = self._height, 0
        left = self._term()
        while True:
            operator = self.kind
            binding = _POWERS.get(operator, 0)
            if binding <= power:
                break
            self.advance()
            self._height += 1
            if self._height > _HEIGHT:
                left = self._too_deep(left.span.start)
                break
            right = self.expression(binding)
            left = Binary(Span(left.span.start, right.span.end), operator, left, right)
        if power == 0 and self.kind == "?":
            left = self._conditional(left)
        self._height = max(outer, self._height + 1)
        self.depth -= 1
        return left

    def _conditional(self, condition: Expression) -> Expression:
        self.advance()
        then = self.expression()
        if self.kind == ":":
            self.advance()
            otherwise = self.expression()
        else:
            otherwise = Hole(self.gap())
            self.report(self.start, self.end, "A condition needs both results; add `: value` for when it does not hold.")
        return Conditional(Span(condition.span.start, otherwise.span.end), condition, then, otherwise)

    def _term(self) -> Expression:
        """An operand with the signs before it and the accesses behind it."""
        kind = self.kind
        if kind == "name":
            return self._accesses(self._named())
        if kind == "string":
            value = self.string()
            return self._accesses(value) if self.kind in (".", "[") else value
        if kind == "number":
            return self._accesses(self._number())
        if kind == "quote":
            return self._accesses(self.quoted())
        if kind == "heredoc":
            return self.heredoc()
        if kind == "[":
            return self._accesses(self.tuple_cons())
        if kind == "{":
            return self._accesses(self.object_cons())
        if kind == "(":
            return self._accesses(self._parens())
        if kind in ("!", "-"):
            return self._signed()
        hole = Hole(self.gap())
        self._report_missing()
        return hole

    def _report_missing(self) -> None:
        if self.kind in ("newline", "end", ")", "]", "}", "~}", ","):
            place = self.gap().start
            self.report(max(self.before - 1, 0), max(place, self.before), "A value is missing here; write one.")
        elif self.text[self.start] == "'":
            self.report(self.start, self.end, 'A string stands in double quotes; write `"`.')
        else:
            self.report(self.start, self.end, f"No value starts with `{self.text[self.start : self.end]}`; write one here.")

    def _signed(self) -> Expression:
        signs: list[tuple[str, int]] = []
        while self.kind in ("!", "-"):
            signs.append((self.kind, self.start))
            self.advance()
        if self._height + len(signs) > _HEIGHT:
            return self._too_deep(signs[0][1])
        operand = self._term()
        self._height += len(signs)
        for sign, start in reversed(signs):
            operand = Unary(Span(start, operand.span.end), sign, operand)
        return operand

    def _number(self) -> Number:
        word, span = self.text[self.start : self.end], Span(self.start, self.end)
        self.advance()
        if len(word) > 300:
            return Number(span, float(word))
        return Number(span, int(word) if word.isdigit() else float(word))

    def _named(self) -> Expression:
        """A keyword, a call or the head of a reference."""
        start, end = self.start, self.end
        words = [self.text[start:end]]
        self.advance()
        while self._take("::"):
            words.append("::")
            end, word = self.before, self.text[self.start : self.end]
            if self._take("name"):
                words.append(word)
                end = self.before
        name = "".join(words)
        span = Span(start, end)
        if self.kind == "(":
            return self._call(name, span)
        if "::" in name:
            self.report(start, end, "A name with `::` is a function; add `(` and its arguments.")
        return Keyword(span, _KEYWORDS[name]) if name in _KEYWORDS else Name(span, name)

    def _take(self, kind: str) -> bool:
        """Go behind the current token if it is of this kind."""
        if self.kind != kind:
            return False
        self.advance()
        return True

    def _call(self, name: str, name_span: Span) -> Call:
        opened = self.enter()
        arguments, expands = self.items(")")
        closed = self.leave(")", opened)
        return Call(Span(name_span.start, self.end_after(*arguments[-1:])), name, name_span, arguments, expands, closed)

    def _parens(self) -> Parens:
        start, opened = self.start, self.enter()
        inner = self.expression()
        self.leave(")", opened)
        return Parens(Span(start, self.end_after(inner)), inner)

    def _accesses(self, value: Expression) -> Expression:
        """`value` with every `.name`, `[key]` and splat behind it."""
        while self.kind in (".", "["):
            self._height += 1
            if self._height > _HEIGHT:
                return self._too_deep(value.span.start)
            value = self._attribute(value) if self.kind == "." else self._index(value)
        return value

    def _attribute(self, value: Expression) -> Expression:
        start, dot = value.span.start, self.end
        self.advance()
        name_start, name_end = self.start, self.end
        word = self.text[name_start:name_end]
        if self.kind == "*":
            self.advance()
            return Splat(Span(start, name_end), value)
        if self.kind == "name" or (self.kind == "number" and word.isdigit()):
            self.advance()
            return GetAttr(Span(start, name_end), value, word, Span(name_start, name_end))
        if self.kind == "number":
            self.report(name_start, name_end, "Two indexes cannot follow each other by dots; write `[0][1]`.")
            self.advance()
            return GetAttr(Span(start, name_end), value, word, Span(name_start, name_end))
        self.report(dot - 1, dot, "A name is missing behind the dot; write one.")
        return GetAttr(Span(start, dot), value, "", Span.at(dot))

    def _index(self, value: Expression) -> Expression:
        start, opened = value.span.start, self.enter()
        if self.kind == "*":
            self.advance()
            self.leave("]", opened)
            return Splat(Span(start, self.before), value)
        key = self.expression()
        self.leave("]", opened)
        return Index(Span(start, self.end_after(key)), value, key)

    def _too_deep(self, start: int) -> Hole:
        """In place of what would exhaust the stack: a hole up to the end of the innermost bracket or of the line."""
        self.report(self.start, self.end, _TOO_DEEP)
        self.skip_balanced()
        return Hole(Span(start, max(start, self.before)))
