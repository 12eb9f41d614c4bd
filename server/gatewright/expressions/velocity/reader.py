"""Templates: which text is printed, and what do the references and directives in it say?

After the Velocity 1.7 user guide, https://velocity.apache.org/engine/1.7/user-guide.html, and the grammar of that release for
what the guide leaves open. What only resembles a reference or a directive is text: `$5`, `$$`, `#hash`, `# a title`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import ClassVar, Final, cast

from gatewright.expressions.velocity.operands import DEPTH, NAME, Operands
from gatewright.expressions.velocity.tree import (
    HOLE,
    Branch,
    Call,
    Command,
    Comment,
    Define,
    Escaped,
    Expression,
    Fault,
    Foreach,
    If,
    Macro,
    Node,
    Reference,
    Set,
    Stray,
    Text,
    Unparsed,
    Word,
)
from gatewright.expressions.velocity.walk import walk
from gatewright.text import SLIP, Span, nearest

BLOCKS: Final = ("if", "foreach", "define", "macro")
"""The directives that an `#end` closes."""

COMMANDS: Final = ("stop", "break", "evaluate", "include", "parse")
CLOSING: Final = ("end", "else", "elseif")
DIRECTIVES: Final = (*BLOCKS, *CLOSING, *COMMANDS, "set")

_ALWAYS = frozenset((*CLOSING, "if", "stop", "break"))
"""These need no parentheses to be more than text."""

_OTHERS = frozenset(DIRECTIVES) - _ALWAYS
_ELSEWHERE = {
    "elif": "elseif",
    "elsif": "elseif",
    "endif": "end",
    "endfor": "end",
    "endforeach": "end",
    "for": "foreach",
    "each": "foreach",
}
"""What other languages call it."""

_NEXT = re.compile(
    rf"[$#](?:(?<=\$)(!?\{{?)({NAME})|(?<=#)(?:(#)|(\*)|(\[\[)|([A-Za-z_@]\w*)|\{{([A-Za-z_]\w*)\}}))",
    re.ASCII,
)
"""Where something starts that may be no text. The groups: those of a reference, the three kinds of comments, a word without or in braces."""

_COMMENTS: Final = (3, 4, 5)
_WORDS: Final = (6, 7)

_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_OPEN = re.compile(r"\s*\(")
_MACRO = re.compile(r"#(?:macro|\{macro\})\s*\(\s*([A-Za-z_]\w*)", re.ASCII)
_WORD = re.compile(r"\s*([A-Za-z_]\w*)", re.ASCII)
_VARIABLE = re.compile(rf"\s*\$(!?\{{?)({NAME})", re.ASCII)
_EQUALS = re.compile(r"\s*=(?!=)")
_COMMA = re.compile(r"\s*,?")


def macros_of(text: str) -> frozenset[str]:
    """The macros that a template defines. Only these can be called in it."""
    return frozenset(_MACRO.findall(text)) if "macro" in text else frozenset()


class Reader(Operands):
    """Reads the nodes of one text, one after the other."""

    def __init__(self, text: str, defined: frozenset[str]) -> None:
        super().__init__(text)
        self._macros = defined
        self._open_ifs = 0

    def nodes(self, at: int, limit: int) -> Iterator[Node]:
        """The nodes of a stretch, from the start of one of them.

        An `#end`, `#else` or `#elseif` is a `Stray`; whether it closes something is for the caller to say.
        """
        text, look = self.text, at
        while found := _NEXT.search(text, look, limit):
            start, look = found.span()
            kind = found.lastindex
            if kind in _WORDS and not self._is_directive(found[kind], start, look, limit):
                continue
            if start > at and text[start - 1] == "\\" and kind not in _COMMENTS:
                node = self._escaped(found, at, limit)
                start = node.start
            elif kind == 2:
                node = self.reference(found, limit)
            else:
                node = self._comment_or_directive(found, limit)
            if start > at:
                yield Text(at, start)
            yield node
            at = look = node.end
        if at < limit:
            yield Text(at, limit)

    def inside(self, start: int, end: int) -> tuple[Node, ...]:
        nodes: list[Node] = []
        for node in self.nodes(start, end):
            if isinstance(node, Stray):
                self.stray(node)
            nodes.append(node)
        return tuple(nodes)

    def stray(self, node: Stray) -> None:
        """Notes that an `#end` or `#else` belongs to nothing."""
        self.fault(Fault.STRAY_END if node.word.text == "end" else Fault.STRAY_ELSE, node.word.span)

    def _is_directive(self, word: str, start: int, end: int, limit: int) -> bool:
        """Whether a word behind `#` makes a directive; notes what was meant for one."""
        if word in _ALWAYS:
            return True
        called = bool(_OPEN.match(self.text, end, limit))
        if word in _OTHERS or word.removeprefix("@") in self._macros:
            # Without parentheses it is text; with a variable there it was not meant to be.
            return called or (word in ("set", "foreach") and self.text.startswith("$", self.blank(end, limit), limit))
        lower = word.lower()
        meant = lower if lower in DIRECTIVES else _ELSEWHERE.get(lower)
        if called:
            meant = meant or nearest(word, DIRECTIVES, SLIP)
        elif meant not in CLOSING:
            meant = None
        if meant:
            self.fault(Fault.UNKNOWN_DIRECTIVE, Span(start, end), meant)
        return False

    def _escaped(self, found: re.Match[str], at: int, limit: int) -> Escaped:
        start = found.start()
        backslashes = start - len(self.text[at:start].rstrip("\\")) - at
        if backslashes % 2 == 0:
            return Escaped(start - backslashes, start, backslashes)
        reference = self.reference(found, limit) if found.lastindex == 2 else None
        return Escaped(start - backslashes, reference.end if reference else found.end(), backslashes, reference)

    def _comment_or_directive(self, found: re.Match[str], limit: int) -> Node:
        start = found.start()
        match found.lastindex:
            case 3:
                return Comment(start, self._line_end(start, limit))
            case 4:
                return Comment(start, self._until("*#", found, limit, Fault.UNCLOSED_COMMENT))
            case 5:
                return Unparsed(start, self._until("]]#", found, limit, Fault.UNCLOSED_UNPARSED))
            case _:
                return self._directive(Word(found[6] or found[7], Span(*found.span())), limit)

    def _until(self, closing: str, opening: re.Match[str], limit: int, fault: Fault) -> int:
        end = self.text.find(closing, opening.end(), limit)
        if end >= 0:
            return end + len(closing)
        self.fault(fault, Span(*opening.span()))
        return limit

    def _line_end(self, at: int, limit: int) -> int:
        """Where the next line starts."""
        return cast("re.Match[str]", _LINE_END.search(self.text, at, limit)).end()

    def _directive(self, word: Word, limit: int) -> Node:
        if word.text in CLOSING:
            return Stray(*word.span, word)
        if self.depth >= DEPTH:
            return Text(*word.span)
        self.depth += 1
        node = self._READERS.get(word.text, Reader._call)(self, word, limit)
        self.depth -= 1
        return node

    def _set(self, word: Word, limit: int) -> Node:
        opened = _OPEN.match(self.text, word.span.end, limit)
        if not opened:
            self.fault(Fault.NO_CONDITION, word.span)
            return Set(*word.span, word, None, None)
        known, target, value = len(self.faults), None, None
        target, at = self._variable(opened.end(), limit)
        if target is None:
            # What stands there is read, so that the place behind it is found.
            start, (_, at) = at, self.expression(at, limit)
            del self.faults[known:]
            self._missing(Fault.NO_TARGET, word, start, limit)
        equals = _EQUALS.match(self.text, at, limit)
        if equals:
            value, at = self.expression(equals.end(), limit)
            if value is None:
                self._missing(Fault.NO_VALUE, Word("=", Span(equals.end() - 1, equals.end())), at, limit)
        elif target and len(self.faults) == known:
            self._missing(Fault.NO_EQUALS, Word("", target.span), at, limit)
        at = self.close(opened.end() - 1, at, limit, known)
        return Set(word.span.start, at, word, target, value)

    def _if(self, word: Word, limit: int) -> Node:
        branches: list[Branch] = []
        current: Word = word
        while True:
            condition, at = (None, current.span.end) if current.text == "else" else self._condition(current, limit)
            self._open_ifs += 1
            body, closing = self._body(at, limit)
            self._open_ifs -= 1
            end = body[-1].end if body else at
            branches.append(Branch(current.span.start, end, current, condition, body))
            if closing is None:
                self._missing_end(word, tuple(branches))
                return If(word.span.start, end, tuple(branches), None)
            if closing.text == "end":
                return If(word.span.start, closing.span.end, tuple(branches), closing)
            if current.text == "else":
                self.fault(Fault.AFTER_ELSE, closing.span)
            current = closing

    def _condition(self, word: Word, limit: int) -> tuple[Expression | None, int]:
        """What stands in the parentheses behind a word, and where they end."""
        opened = _OPEN.match(self.text, word.span.end, limit)
        if not opened:
            self.fault(Fault.NO_CONDITION, word.span)
            return None, word.span.end
        known = len(self.faults)
        condition, at = self.expression(opened.end(), limit)
        if condition is None:
            self._missing(Fault.NO_CONDITION, word, at, limit)
        return condition, self.close(opened.end() - 1, at, limit, known)

    def _foreach(self, word: Word, limit: int) -> Node:
        opened = _OPEN.match(self.text, word.span.end, limit)
        variable = joint = source = None
        at = word.span.end
        if opened:
            known = len(self.faults)
            variable, at = self._variable(opened.end(), limit)
            if variable is None:
                self._missing(Fault.NO_VARIABLE, word, at, limit)
            found = _WORD.match(self.text, at, limit)
            if found and found[1] == "in":
                joint = Word("in", Span(*found.span(1)))
                source, at = self.expression(found.end(), limit)
                if source is None:
                    self._missing(Fault.NO_VALUE, joint, at, limit)
            elif variable:
                self._missing(Fault.NO_IN, Word("", variable.span), at, limit)
            at = self.close(opened.end() - 1, at, limit, known)
        else:
            self.fault(Fault.NO_CONDITION, word.span)
        body, end, at = self._block(word, at, limit)
        return Foreach(word.span.start, at, word, variable, joint, source, body, end)

    def _define(self, word: Word, limit: int) -> Node:
        opened = cast("re.Match[str]", _OPEN.match(self.text, word.span.end, limit))
        known = len(self.faults)
        variable, at = self._variable(opened.end(), limit)
        if variable is None:
            self._missing(Fault.NO_VARIABLE, word, at, limit)
        at = self.close(opened.end() - 1, at, limit, known)
        body, end, at = self._block(word, at, limit)
        return Define(word.span.start, at, word, variable, body, end)

    def _macro(self, word: Word, limit: int) -> Node:
        opened = cast("re.Match[str]", _OPEN.match(self.text, word.span.end, limit))
        found, at, name = _WORD.match(self.text, opened.end(), limit), opened.end(), None
        if found:
            name, at = Word(found[1], Span(*found.span(1))), found.end()
        parameters, known = list[Reference](), len(self.faults)
        while True:
            parameter, at = self._variable(cast("re.Match[str]", _COMMA.match(self.text, at, limit)).end(), limit)
            if parameter is None:
                break
            parameters.append(parameter)
        at = self.close(opened.end() - 1, at, limit, known)
        body, end, at = self._block(word, at, limit)
        return Macro(word.span.start, at, word, name, tuple(parameters), body, end)

    def _call(self, word: Word, limit: int) -> Node:
        """A command, or the call of a macro, whose arguments may stand without commas between them."""
        opened = _OPEN.match(self.text, word.span.end, limit)
        arguments, at = list[Expression](), word.span.end
        if opened and word.text != "stop":
            at, known = opened.end(), len(self.faults)
            while True:
                value, at = self.operand(cast("re.Match[str]", _COMMA.match(self.text, at, limit)).end(), limit)
                if value is None:
                    break
                arguments.append(value)
            at = self.close(opened.end() - 1, at, limit, known)
        if word.text in COMMANDS:
            return Command(word.span.start, at, word, tuple(arguments))
        if not word.text.startswith("@"):
            return Call(word.span.start, at, word, tuple(arguments))
        body, end, at = self._block(word, at, limit)
        return Call(word.span.start, at, word, tuple(arguments), body, end)

    def _block(self, word: Word, at: int, limit: int) -> tuple[tuple[Node, ...], Word | None, int]:
        """What stands up to the `#end` that closes the directive, that `#end`, and where all of it ends."""
        body, closing = self._body(at, limit)
        if closing and closing.text == "end":
            return body, closing, closing.span.end
        self._missing_end(word, body)
        return body, None, body[-1].end if body else at

    def _missing_end(self, word: Word, inner: tuple[Node | Branch, ...]) -> None:
        """Notes which directive has no `#end`: one inside, where the `#end` that closes it is indented as the word outside is."""
        outside = self._indent(word.span.start)
        for part in walk(inner) if outside is not None else ():
            if isinstance(part, (If, Foreach, Define, Macro, Call)) and part.closing:
                own = self._indent(part.start)
                if self._indent(part.closing.span.start) == outside and own not in (None, outside):
                    word, outside = part.branches[0].word if isinstance(part, If) else part.word, own
        self.fault(Fault.MISSING_END, word.span)

    def _indent(self, at: int) -> str | None:
        """The blanks in front of what stands first in its line; `None` where it does not."""
        blanks = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        return None if blanks.strip() else blanks

    def _body(self, at: int, limit: int) -> tuple[tuple[Node, ...], Word | None]:
        """The nodes up to the word that closes them, and that word. An `#else` closes only where an `#if` is open that has it."""
        nodes: list[Node] = []
        for node in self.nodes(at, limit):
            if isinstance(node, Stray):
                if node.word.text == "end" or self._open_ifs:
                    return tuple(nodes), node.word
                self.stray(node)
            nodes.append(node)
        return tuple(nodes), None

    def _variable(self, at: int, limit: int) -> tuple[Reference | None, int]:
        found = _VARIABLE.match(self.text, at, limit)
        if not found:
            return None, at
        reference = self.reference(found, limit)
        return reference, reference.end

    def _missing(self, fault: Fault, word: Word, at: int, limit: int) -> None:
        """Notes that something is missing behind a word, unless it may come from outside."""
        if HOLE not in self.text[at : self._line_end(at, limit)]:
            self.fault(fault, word.span)

    _READERS: ClassVar[dict[str, Callable[[Reader, Word, int], Node]]] = {
        "set": _set,
        "if": _if,
        "foreach": _foreach,
        "define": _define,
        "macro": _macro,
    }
