"""References and expressions: what is chained to a name, and what stands in parentheses?

A reference goes on as long as what follows can belong to it: `$a.b` ends before a dot without a name, or a blank. In
parentheses blanks and line breaks mean nothing. After the grammar of Apache Velocity 1.7, except that an argument may be a whole
expression.
"""

from __future__ import annotations

import re
from typing import cast

from gatewright.expressions.velocity.tree import (
    HOLE,
    Bare,
    Binary,
    Boolean,
    Expression,
    Fault,
    Hole,
    Index,
    Interpolated,
    Items,
    Link,
    Malformed,
    Method,
    Node,
    Number,
    Pairs,
    Property,
    Range,
    Reference,
    String,
    Unary,
    Word,
)
from gatewright.text import Span

NAME = r"[A-Za-z_\0][\w\0-]*"

REFERENCE = re.compile(rf"\$(!?\{{?)({NAME})", re.ASCII)
"""How a reference starts. The groups: what stands between `$` and the name, and the name."""

_LINK = re.compile(
    r"\.([A-Za-z\0][\w\0-]*)(\((?:(?:'([^'\0]*)')?\))?)?|\[(?=\s*(?:['\"$\d\0-]|true\b|false\b))",
    re.ASCII,
)
"""A name with its parenthesis, which is already closed where there is one text in it or nothing, as mostly; or a bracket."""

_OPERAND = re.compile(
    rf"\s*(?:\$(!?\{{?)({NAME})|(['\"])|([\w.-]*\0[\w.\0-]*)|(-?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(!|not\b)|([(\[{{])|([A-Za-z_]\w*))",
    re.ASCII,
)
_BY_WORD = {"eq": "==", "ne": "!=", "lt": "<", "gt": ">", "le": "<=", "ge": ">=", "and": "&&", "or": "||"}
_OPERATOR = re.compile(rf"\s*(==|!=|<=|>=|&&|\|\||[-+*/%<>]|(?:{'|'.join(_BY_WORD)})\b)")
_SYMBOLS = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6}
_BINDS = _SYMBOLS | {word: _SYMBOLS[operator] for word, operator in _BY_WORD.items()}

_STRING = re.compile(
    r"'[^']*(?:''[^']*)*'|\"[^\"\\]*(?:(?:\\.|\"\")[^\"\\]*)*\"|\"[^\"]*(?:\"\"[^\"]*)*\"",
    re.DOTALL,
)
"""Two quotes in a string stand for one. The last form is for a backslash before the closing quote."""

_BEHIND_STRING = re.compile(rf"\s*(?:[)\]}},:=!<>&|+*/%.-]|(?:{'|'.join(_BY_WORD)})\b|\Z)")
_BLANK = re.compile(r"\s*")
_TO_CLOSING = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|[(){}\[\]\n]")
_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
_UNCLOSED = {")": Fault.UNCLOSED_PARENTHESIS, "]": Fault.UNCLOSED_BRACKET, "}": Fault.UNCLOSED_BRACE}

_FAR = 400
"""Characters. Many that are open on one long line would each be looked for up to its end."""

DEPTH = 100
"""How deep directives, strings and expressions may stand in each other. What is deeper is not read."""


class Operands:
    """Reads references and expressions of one text, and notes what is wrong with them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Malformed] = []
        self.depth = 0

    def inside(self, start: int, end: int) -> tuple[Node, ...]:
        """What stands in a string in double quotes."""
        raise NotImplementedError

    def fault(self, fault: Fault, span: Span, meant: str | None = None) -> None:
        """Notes that something is wrong there, unless it may be right with what comes from outside."""
        if HOLE not in self.text[span.start : span.end]:
            self.faults.append(Malformed(fault, span, meant))

    def blank(self, at: int, limit: int) -> int:
        """Where the blanks end that start there."""
        return cast("re.Match[str]", _BLANK.match(self.text, at, limit)).end()

    def reference(self, found: re.Match[str], limit: int) -> Reference:
        """The reference whose start was found: what stands between `$` and its name, and the name."""
        text, start, at = self.text, found.start(1) - 1, found.end()
        links: list[Link] = []
        while link := _LINK.match(text, at, limit):
            dot, at = link.span()
            name, called, argument = link.groups()
            if name is None:
                values, at = self.listed(at, limit)
                links.append(Index(dot, at, values[0] if values else None))
            elif called is None:
                links.append(Property(dot + 1, at, name))
            elif called == "(":
                arguments, at = self.listed(at, limit)
                links.append(Method(dot + 1, at, name, arguments))
            elif argument is None:
                links.append(Method(dot + 1, at, name, ()))
            else:
                text_start = at - len(argument) - 3
                links.append(Method(dot + 1, at, name, (String(text_start, at - 1, argument),)))
        if "{" in found[1]:
            if text.startswith("}", at, limit):
                at += 1
            elif not self._hole_before("}", at, limit):
                self.fault(Fault.UNCLOSED_BRACE, Span(start, at))
        return Reference(start, at, "$" + found[1], found[2], tuple(links))

    def listed(self, at: int, limit: int) -> tuple[tuple[Expression, ...], int]:
        """The values between commas behind an opening parenthesis or bracket, and where its closing one ends."""
        return self._listed(at - 1, at, limit, len(self.faults))

    def _listed(self, opening: int, at: int, limit: int, known: int, first: Expression | None = None) -> tuple[tuple[Expression, ...], int]:
        """The same, where the first operand may be read already, up to `at`."""
        values = list[Expression]()
        self.depth += 1
        while self.depth < DEPTH:
            value, at = self._operated(first, at, limit) if first else self.expression(at, limit)
            first = None
            if value is None:
                break
            values.append(value)
            behind = self.blank(at, limit)
            if not self.text.startswith(",", behind, limit):
                break
            at = behind + 1
        self.depth -= 1
        return tuple(values), self.close(opening, at, limit, known)

    def expression(self, at: int, limit: int, least: int = 0) -> tuple[Expression | None, int]:
        """The expression that starts there, as far as its operators bind at least that strongly, and where it ends."""
        left, at = self.operand(at, limit)
        return self._operated(left, at, limit, least) if left else (None, at)

    def _operated(self, left: Expression, at: int, limit: int, least: int = 0) -> tuple[Expression, int]:
        """What operators make of an operand."""
        if self.text.startswith(")", at, limit):
            return left, at
        while (found := _OPERATOR.match(self.text, at, limit)) and (binds := _BINDS[found[1]]) > least:
            operator = Word(_BY_WORD.get(found[1], found[1]), Span(*found.span(1)))
            right, at = self.expression(found.end(), limit, binds)
            if right is None:
                at = found.end()
                if not self._hole_before(")", at, limit):
                    self.fault(Fault.NO_VALUE, operator.span)
            left = Binary(left.start, right.end if right else at, operator, left, right)
        return left, at

    def operand(self, at: int, limit: int) -> tuple[Expression | None, int]:
        """The operand that starts there, and where it ends; `None` and the same place where none does."""
        found = _OPERAND.match(self.text, at, limit)
        if not found:
            return None, at
        kind = cast("int", found.lastindex)
        if kind == 2:
            reference = self.reference(found, limit)
            return reference, reference.end
        span = Span(*found.span(kind))
        match kind:
            case 3:
                return self._string(span.start, limit)
            case 4:
                return Hole(*span), span.end
            case 5:
                return Number(*span, found[5]), span.end
            case 6 | 7:
                return self._inner(found[kind], span, limit)
            case _:
                if found[8] in ("true", "false"):
                    return Boolean(*span, found[8] == "true"), span.end
                self.fault(Fault.BARE_WORD, span)
                return Bare(*span, found[8]), span.end

    def _inner(self, opening: str, span: Span, limit: int) -> tuple[Expression | None, int]:
        """What holds another expression."""
        if self.depth >= DEPTH:
            return None, span.start
        self.depth += 1
        found = self._negated(span, limit) if opening in ("!", "not") else self._enclosed(opening, span, limit)
        self.depth -= 1
        return found

    def _negated(self, span: Span, limit: int) -> tuple[Expression, int]:
        operand, end = self.operand(span.end, limit)
        if operand is None and not self._hole_before(")", end, limit):
            self.fault(Fault.NO_VALUE, span)
        return Unary(span.start, end, Word("!", span), operand), end

    def _enclosed(self, opening: str, span: Span, limit: int) -> tuple[Expression | None, int]:
        if opening == "(":
            known = len(self.faults)
            value, at = self.expression(span.end, limit)
            if value is None:
                return None, span.start
            return value, self.close(span.start, at, limit, known)
        if opening == "{":
            return self._pairs(span, limit)
        known = len(self.faults)
        first, at = self.operand(span.end, limit)
        dots = self.blank(at, limit)
        if first is not None and self.text.startswith("..", dots, limit):
            last, at = self.operand(dots + 2, limit)
            if last is None:
                self.fault(Fault.NO_VALUE, Span(dots, dots + 2))
            at = self.close(span.start, at, limit, len(self.faults) - (last is None))
            return Range(span.start, at, first, last), at
        items, at = self._listed(span.start, at, limit, known, first)
        return Items(span.start, at, items), at

    def _pairs(self, span: Span, limit: int) -> tuple[Expression, int]:
        pairs, at, known = list[tuple[Expression, Expression | None]](), span.end, len(self.faults)
        while True:
            key, at = self.expression(at, limit)
            if key is None:
                break
            value = None
            colon = self.blank(at, limit)
            if self.text.startswith(":", colon, limit):
                value, at = self.expression(colon + 1, limit)
                if value is None:
                    self.fault(Fault.NO_VALUE, Span(colon, colon + 1))
            pairs.append((key, value))
            behind = self.blank(at, limit)
            if not self.text.startswith(",", behind, limit):
                break
            at = behind + 1
        at = self.close(span.start, at, limit, known)
        return Pairs(span.start, at, tuple(pairs)), at

    def _string(self, at: int, limit: int) -> tuple[Expression, int]:
        text = self.text
        found = _STRING.match(text, at, limit)
        if not found or ("\n" in found[0] and not _BEHIND_STRING.match(text, found.end(), limit)):
            line_end = text.find("\n", at, limit)
            end = line_end if line_end >= 0 else limit
            self.fault(Fault.UNCLOSED_STRING, Span(at, end))
            return String(at, end, text[at + 1 : end]), end
        end, content = found.end(), found[0][1:-1]
        if text[at] == '"' and ("$" in content or "#" in content):
            return Interpolated(at, end, self.inside(at + 1, end - 1)), end
        return String(at, end, content), end

    def close(self, opening: int, at: int, limit: int, known: int | None = None) -> int:
        """Where that which `opening` opens ends, when what was understood of it ends `at`.

        Notes what stands between, or that it is never closed, unless something is known to be wrong with it: there are
        more faults than the `known`.
        """
        text = self.text
        if text.startswith(closing := _CLOSED_BY[text[opening]], at, limit):
            return at + 1
        end = self.blank(at, limit)
        if text.startswith(closing, end, limit):
            return end + 1
        silent = HOLE in text[opening:end] or (known is not None and len(self.faults) > known)
        found = self._closing(closing, end, limit)
        if found is None:
            if not silent:
                self.fault(_UNCLOSED[closing], Span(opening, opening + 1))
            return at
        if not silent:
            self.fault(Fault.EXPRESSION, Span(end, len(text[:found].rstrip()) if text[found - 1].isspace() else found))
        return found + 1

    def _closing(self, closing: str, at: int, limit: int) -> int | None:
        """Where the closing parenthesis or bracket stands in the rest of the line, as far as anybody would look for it."""
        open_there = 0
        for found in _TO_CLOSING.finditer(self.text, at, min(at + _FAR, limit)):
            match found[0]:
                case "\n":
                    return None
                case "(" | "[" | "{":
                    open_there += 1
                case ")" | "]" | "}":
                    if not open_there:
                        return found.start() if found[0] == closing else None
                    open_there -= 1
                case _:
                    pass
        return None

    def _hole_before(self, closing: str, at: int, limit: int) -> bool:
        """Whether something from outside stands before the closing one in the rest of the line."""
        end = self._closing(closing, at, limit)
        return end is not None and HOLE in self.text[at:end]
