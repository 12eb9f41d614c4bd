"""What do brackets hold in YAML that is broken: `[a, b` or `{a: b, c`?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gatewright.syntax.data import Alias, Entry, Mapping, Missing, Node, Scalar, Sequence, Tag
from gatewright.syntax.yaml import scalars
from gatewright.syntax.yaml.compose import DEEPEST
from gatewright.text import SourceMap, Span

_TOKEN = re.compile(
    r"""(?:\s|(?<=\s)\#[^\n]*)*+(?:
    (?P<open>[\[{]) | (?P<close>[\]}]) | (?P<comma>,) |
    (?P<double>"(?:[^"\\]|\\[\s\S])*+") | (?P<single>'(?:[^']|'')*+') | (?P<unclosed>["'][^\r\n]*) |
    (?P<tag>![^\s,\[\]{}]*) | (?P<alias>\*[\w-]+) |
    (?P<colon>:(?=[\s,\[\]{}]|\Z)|(?<=["']):) |
    (?P<plain>(?:[^\s,\[\]{}:]|:(?=[^\s,\[\]{}])|[ \t]++(?=[^\s,\[\]{}:\#]|:[^\s,\[\]{}]))+)
    )""",
    re.VERBOSE,
)


@dataclass(slots=True)
class _Open:
    """Brackets that are being read, and the entry or item that is."""

    start: int
    mapping: bool
    tag: Tag | None
    entries: list[Entry] = field(default_factory=list[Entry])
    items: list[Node] = field(default_factory=list[Node])
    key: Scalar | None = None
    colon: int | None = None

    def add(self, node: Node) -> None:
        """Takes a node as the next item, key or value, whichever is due."""
        if not self.mapping:
            self.items.append(node)
        elif self.key is not None and self.colon is not None:
            self.entries.append(Entry(self.key, node, self.colon, Span(self.key.span.start, node.span.end)))
            self.key = self.colon = None
        else:
            self.finish()
            if isinstance(node, Scalar):
                self.key = node
            else:
                here = Span.at(node.span.start)
                self.entries.append(Entry(Scalar(here, "", "plain", SourceMap.identity(*here)), node, None, node.span))

    def finish(self) -> None:
        """Ends the entry that is being read, when it has no value."""
        if self.key is not None:
            end = self.key.span.end if self.colon is None else self.colon + 1
            self.entries.append(Entry(self.key, Missing(Span.at(end)), self.colon, Span(self.key.span.start, end)))
            self.key = self.colon = None

    def node(self, end: int, closed: bool) -> Node:
        """The collection, ending at `end`."""
        self.finish()
        if self.mapping:
            return Mapping(Span(self.start, end), tuple(self.entries), True, self.tag, closed)
        return Sequence(Span(self.start, end), tuple(self.items), True, self.tag, closed)


def flow(text: str, start: int, limit: int, tag: Tag | None = None) -> Node:
    """The collection whose bracket stands at `start`, read no further than `limit`."""
    stack: list[_Open] = []
    at = end = start
    while at < limit and (token := _TOKEN.match(text, at, limit)):
        at = end = token.end()
        kind = token.lastgroup or ""
        place = token.start(kind)
        if kind == "open":
            if len(stack) == DEEPEST:
                break
            stack.append(_Open(place, text[place] == "{", tag))
        elif kind == "close":
            node = stack.pop().node(end, True)
            if not stack:
                return node
            stack[-1].add(node)
        elif kind == "comma":
            stack[-1].finish()
        elif kind == "colon":
            stack[-1].colon = place if stack[-1].key is not None else None
        elif kind == "alias":
            stack[-1].add(Alias(Span(place, end), text[place + 1 : end], tag))
        elif kind != "tag":
            stack[-1].add(leaf(text, place, end, tag))
        tag = Tag(text[place:end], Span(place, end)) if kind == "tag" else None
    while len(stack) > 1:
        stack[-2].add(stack.pop().node(end, False))
    return stack[0].node(end, False) if stack else Missing(Span.at(start), tag)


def leaf(text: str, start: int, end: int, tag: Tag | None = None) -> Scalar:
    """A scalar in any style but the block ones, from its first code point to its last; quotes may be left open."""
    quote = text[start : start + 1]
    if quote not in ("'", '"'):
        value, mapped = scalars.plain(text, start, end)
        return Scalar(Span(start, end), value, "plain", mapped, tag)
    closed = closes(text, start, end)
    decode, style = (scalars.single, "single") if quote == "'" else (scalars.double, "double")
    value, mapped = decode(text, start + 1, end - 1 if closed else end)
    return Scalar(Span(start, end), value, style, mapped, tag, closed)


QUOTED = re.compile(r""""(?:[^"\\]|\\[\s\S])*+"|'(?:[^']|'')*+'""")


def closes(text: str, start: int, end: int) -> bool:
    """Whether the quote at `start` is closed at `end`."""
    found = QUOTED.match(text, start, end)
    return found is not None and found.end() == end
