"""What does a piece of JSON say, broken or not?

It is read twice at most: first by its brackets alone, which is exact for what is JSON; and when brackets do not match, once
more with an eye on indentation, so that a bracket that is missing costs the entry it is missing in and not those behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from gatewright.syntax.data import Content, Entry, Mapping, Missing, Node, Scalar, Sequence, repeated_keys
from gatewright.syntax.json.strings import string, unknown_escape
from gatewright.syntax.problem import Problem
from gatewright.text import SourceMap, Span

DEEPEST: Final = 200
"""How many levels of nesting are read; no configuration comes near, and the readers of the tree may recurse."""

_MOST: Final = 1000
"""How many problems are collected; a file with more of them is no JSON at all."""

_TOKEN = re.compile(
    r"""[\s\ufeff]*+(?:(?P<string>"(?:[^"\\\n]|\\[^\n])*+")|(?P<mark>[{}\[\],:])|(?P<comment>//[^\n]*|/\*[\s\S]*?(?:\*/|\Z))"""
    r"""|(?P<unclosed>"[^\r\n]*)|(?P<word>[^\s{}\[\],:"/]+|/))"""
)
_LITERAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|NaN|-?Infinity", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f]")
_COLON = re.compile(r"[ \t]*:")
_CLOSERS: Final = {"{": "}", "[": "]"}


def read(text: str) -> Content:
    """The content of a whole file."""
    return _content(text, inside=False, last=True)


def read_entries(text: str) -> Content:
    """The content of entries with more entries behind them."""
    return _content(text, inside=True, last=False)


def read_last_entries(text: str) -> Content:
    """The content of the last entries of a mapping."""
    return _content(text, inside=True, last=True)


def read_header(text: str) -> Content:
    """The key of a mapping whose entries are other parts."""
    reader = _Reader(text, True, False)
    key = next(reader.tokens())
    scalar = string(text, key.start("string"), key.end("string"), True)
    colon = text.index(":", key.end())
    hole = _hole(text, colon)
    span = Span(scalar.span.start, hole.span.end)
    return Content(Mapping(span, (Entry(scalar, hole, colon, span),), True))


def read_frame(text: str) -> Content:
    """A bracket around the other parts, which says nothing."""
    return Content(Missing(Span.at(0)))


def read_closer(text: str) -> Content:
    """The end of a mapping whose entries are other parts, with more entries behind it."""
    place = text.index("}") + 1
    return Content(Missing(Span.at(0)), () if "," in text else (_no_comma(place),))


def read_last_closer(text: str) -> Content:
    """The end of a mapping whose entries are other parts, at the end of the file."""
    place = text.find(",")
    return Content(Missing(Span.at(0)), () if place < 0 else (_trailing_comma(place),))


def _content(text: str, inside: bool, last: bool) -> Content:
    reader = _Reader(text, inside, False)
    root = reader.read(last)
    if reader.unmatched:
        reader = _Reader(text, inside, True)
        root = reader.read(last)
    found = sorted([*reader.problems, *repeated_keys(root)], key=lambda problem: problem.span)
    return Content(root, tuple(_one_a_line(text, found)))


def _one_a_line(text: str, problems: list[Problem]) -> Iterator[Problem]:
    """The first problem of each line: what follows it is mostly its consequence."""
    line_end = -1
    for problem in problems:
        if problem.span.start > line_end:
            yield problem
            line_end = text.find("\n", problem.span.start)
            if line_end < 0:
                return


def _no_comma(place: int) -> Problem:
    return Problem(Span(max(0, place - 1), place), "a comma is missing behind this; put one before what follows")


def _trailing_comma(place: int) -> Problem:
    return Problem(Span(place, place + 1), "nothing follows this comma; remove it, or add what it announces")


def _hole(text: str, colon: int) -> Missing:
    """The place of a value that is missing: one space behind the colon."""
    return Missing(Span.at(colon + 1 + (text[colon + 1 : colon + 2] == " ")))


@dataclass(slots=True)
class _Open:
    """Brackets that are being read. `bracket` is empty for those that stand outside the piece."""

    start: int
    bracket: str
    indent: int
    entries: list[Entry] = field(default_factory=list[Entry])
    items: list[Node] = field(default_factory=list[Node])
    key: Scalar | None = None
    key_indent: int = -1
    """How far the line of the key is indented, when the key begins it."""
    colon: int | None = None
    comma: int | None = None
    """Where the comma stands behind the last child, if there is one."""

    @property
    def mapping(self) -> bool:
        return self.bracket != "["

    @property
    def end(self) -> int | None:
        """Where the last child ends."""
        children = self.entries if self.mapping else self.items
        return children[-1].span.end if children else None


class _Reader:
    """The brackets that are open while the tokens go by. `by_indent`: lines that stand too far left close them."""

    def __init__(self, text: str, inside: bool, by_indent: bool) -> None:
        self.text = text
        self.inside = inside
        self.by_indent = by_indent
        self.unmatched = False
        self.too_deep = False
        self.problems: list[Problem] = []
        self.stack: list[_Open] = [_Open(0, "", -1)] if inside else []
        self.root: Node | None = None
        self.complete = False
        self.line_start = 0
        self.line_indent = 0
        self.measured = 0

    def tokens(self) -> Iterator[re.Match[str]]:
        """Everything but white space."""
        at = 0
        while token := _TOKEN.match(self.text, at):
            yield token
            at = token.end()

    def read(self, last: bool) -> Node:
        """Reads all tokens and closes what is open then. `last`: no entries stand behind the piece."""
        for token in self.tokens():
            kind = token.lastgroup or ""
            start, end = token.span(kind)
            if self.measure(token.start(), start) and self.by_indent:
                self.settle(kind, start, end)
            if kind == "mark":
                if not self.mark(self.text[start], start):
                    break
            elif kind == "comment":
                self.say(start, end, "JSON has no comments; remove this one, or keep the file as YAML")
            else:
                self.leaf(kind, start, end)
            if self.complete:
                break
        while len(self.stack) > self.inside:
            self.give_up()
        if self.stack:
            return self.end_of_entries(last)
        if self.root is None and self.text.strip("\ufeff \t\r\n"):
            self.say(0, len(self.text), "there is no JSON value here; begin with `{`")
        return self.root or Missing(Span.at(0))

    def measure(self, behind: int, start: int) -> bool:
        """Whether a token is the first of its line; notes how far that line is indented."""
        newline = self.text.rfind("\n", behind, start)
        if newline < 0 and self.measured:
            return False
        self.measured = 1
        self.line_start = newline + 1 if newline >= 0 else 0
        self.line_indent = start - self.line_start
        return True

    def say(self, start: int, end: int, message: str) -> None:
        if len(self.problems) < _MOST:
            self.problems.append(Problem(Span(start, end), message))

    def settle(self, kind: str, start: int, end: int) -> None:
        """Makes the brackets fit the indentation of a line that begins with a key or a closing bracket."""
        closing = kind == "mark" and self.text[start] in "}]"
        if not closing and not (kind == "string" and _COLON.match(self.text, end)):
            return
        # Inside brackets lines stand deeper than the line that opened them; only what closes them stands as deep.
        while len(self.stack) > 1 and self.stack[-1].indent >= self.line_indent + closing:
            self.give_up()
        top = self.stack[-1] if self.stack else None
        if not closing and top is not None and top.key is not None and 0 <= top.key_indent < self.line_indent:
            self.say(*top.key.span, "a `{` is missing behind this key; add it")
            self.stack.append(_Open(start, "{", top.key_indent))

    def give_up(self) -> None:
        """The innermost bracket is never closed: it ends with its last child."""
        self.unmatched = True
        top = self.stack[-1]
        if not self.too_deep:  # nobody knows what closes where nobody reads
            self.say(top.start, top.start + 1, f"this `{top.bracket}` is never closed; add `{_CLOSERS[top.bracket]}`")
        self.finish(top)
        top.comma = None
        self.close(max(top.start + 1, top.end or 0), False)

    def mark(self, mark: str, start: int) -> bool:
        """A bracket, comma or colon. False when nothing more is to be read."""
        top = self.stack[-1] if self.stack else None
        if mark in "{[":
            if len(self.stack) == DEEPEST:
                self.too_deep = True
                self.say(start, start + 1, f"nested more than {DEEPEST} levels deep; what is deeper is not read")
                return False
            if top is not None and top.mapping and top.key is None:
                self.before_child(top, start)
                self.say(start, start + 1, "a key is missing before this value; write it in double quotes with a colon")
                top.key = Scalar(Span.at(start), "", "plain", SourceMap.identity(start, start))
            elif top is not None and not top.mapping:
                self.before_child(top, start)
            self.stack.append(_Open(start, mark, self.line_indent))
        elif mark in "}]":
            self.closer(mark, start)
        elif top is None:
            self.say(start, start + 1, f"nothing is open here that could hold this `{mark}`; remove it")
        elif mark == ",":
            self.finish(top)
            if top.end is None or top.comma is not None:
                self.say(start, start + 1, "nothing stands before this comma; remove it, or add what is missing")
            top.comma = start
        elif top.key is None or top.colon is not None:
            self.say(start, start + 1, "nothing stands before this colon; write a key in double quotes, or remove the colon")
        else:
            top.colon = start
        return True

    def closer(self, mark: str, start: int) -> None:
        """A closing bracket: it closes the innermost that it fits, and nothing when there is none."""
        if not self.fits(mark, start):
            self.unmatched = True
            self.say(start, start + 1, f"nothing is open that this `{mark}` closes; remove it")
            return
        while _CLOSERS[self.stack[-1].bracket] != mark:
            self.give_up()
        self.finish(self.stack[-1])
        self.close(start + 1, True)

    def fits(self, mark: str, start: int) -> bool:
        """Whether something is open that a closing bracket may close; by indentation, nothing that opened on a line further left."""
        if self.by_indent and self.stack and self.line_start + self.line_indent == start:
            return _CLOSERS.get(self.stack[-1].bracket) == mark and self.stack[-1].indent >= self.line_indent
        near = [open_ for open_ in self.stack if not self.by_indent or open_.start >= self.line_start or open_ is self.stack[-1]]
        return any(_CLOSERS.get(open_.bracket) == mark for open_ in near)

    def close(self, end: int, closed: bool) -> None:
        """The innermost brackets are over: they are the value that what is around them waited for."""
        top = self.stack.pop()
        if top.comma is not None:
            self.problems.append(_trailing_comma(top.comma))
        span = Span(top.start, end)
        if top.mapping:
            self.add(Mapping(span, tuple(top.entries), True, None, closed))
        else:
            self.add(Sequence(span, tuple(top.items), True, None, closed))

    def leaf(self, kind: str, start: int, end: int) -> None:
        """A string, a number, or a word."""
        if kind == "word":
            scalar = Scalar(Span(start, end), self.text[start:end], "plain", SourceMap.identity(start, end))
            if not _LITERAL.fullmatch(scalar.text):
                self.say(start, end, f"`{scalar.text[:40]}` is no JSON value; put it in double quotes")
        else:
            scalar = self.string(kind, start, end)
        begins_entry = _COLON.match(self.text, scalar.span.end) is not None
        if kind == "string" and begins_entry and not self.stack and self.root is None:
            self.say(start, start + 1, "a `{` is missing before this key; add it")
            self.stack.append(_Open(start, "{", -1))
        top = self.stack[-1] if self.stack else None
        if top is None or not top.mapping:
            if top is not None:
                self.before_child(top, start)
            self.add(scalar)
            return
        if top.key is not None and begins_entry and (top.colon is None or self.line_start + self.line_indent == start):
            self.finish(top)
        if top.key is None:
            self.before_child(top, start)
            top.key = scalar
            top.key_indent = self.line_indent if self.line_start + self.line_indent == start else -1
            if kind == "word" and _LITERAL.fullmatch(scalar.text):
                self.say(start, end, "a key stands in double quotes; add them")
        else:
            if top.colon is None:
                self.say(top.key.span.start, top.key.span.end, "a colon is missing behind this key; put one before its value")
            self.add(scalar)

    def string(self, kind: str, start: int, end: int) -> Scalar:
        """A string; one that nobody closed ends at its line, or before the comma there."""
        if kind == "unclosed":
            end = start + len(self.text[start:end].rstrip().rstrip(","))
            end = max(end, start + 1)
            self.say(start, end, "this string is never closed; add a double quote at its end")
        elif control := _CONTROL.search(self.text, start, end):
            self.say(control.start(), control.end(), "a control character stands in this string; write it as an escape")
        scalar = string(self.text, start, end, kind == "string")
        if "\\" in self.text[start:end] and (unknown := unknown_escape(self.text, start + 1, scalar.map.end)):
            self.say(*unknown, "JSON does not know this escape; write the backslash twice if it is meant as it is")
        return scalar

    def before_child(self, top: _Open, start: int) -> None:
        """Checks that a comma stands between two children."""
        if top.end is not None and top.comma is None:
            self.problems.append(_no_comma(top.end))
        top.comma = None

    def add(self, node: Node) -> None:
        """Takes a node as the value that is waited for."""
        if not self.stack:
            if self.root is None:
                self.root = node
            else:
                self.say(*node.span, "the file's value is complete before this; remove what is left")
                self.complete = True
            return
        top = self.stack[-1]
        if not top.mapping:
            top.items.append(node)
        elif top.key is not None:
            top.entries.append(Entry(top.key, node, top.colon, Span(top.key.span.start, node.span.end)))
            top.key = top.colon = None

    def finish(self, top: _Open) -> None:
        """Ends the entry that is being read, if it has no value."""
        if top.key is None:
            return
        start, end = top.key.span
        if top.colon is None:
            self.say(start, end, "a colon and a value are missing behind this key; add them")
            hole = Missing(Span.at(end))
        else:
            self.say(start, top.colon + 1, "a value is missing behind this colon; add one")
            hole = _hole(self.text, top.colon)
        top.entries.append(Entry(top.key, hole, top.colon, Span(start, hole.span.end)))
        top.key = top.colon = None

    def end_of_entries(self, last: bool) -> Node:
        """The entries of a piece that stands inside brackets of its file."""
        top = self.stack[0]
        self.finish(top)
        if last and top.comma is not None:
            self.problems.append(_trailing_comma(top.comma))
        elif not last and top.comma is None and top.end is not None:
            self.problems.append(_no_comma(top.end))
        start = top.entries[0].span.start if top.entries else 0
        return Mapping(Span(start, top.end or 0), tuple(top.entries), True)
