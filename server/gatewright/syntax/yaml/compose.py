"""What does PyYAML make of a piece of YAML?

Its parser says what begins and ends where; from that the tree is built, exactly as PyYAML would compose it. Nothing is
resolved: aliases are not followed and tags are kept as written. Text that is not YAML raises PyYAML's own error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

import yaml
from yaml.composer import ComposerError

from gatewright.syntax.data import Alias, Entry, Mapping, Missing, Node, Scalar, Sequence, Style, Tag
from gatewright.syntax.yaml import scalars
from gatewright.syntax.yaml.events import events
from gatewright.text import SourceMap, Span

DEEPEST: Final = 200
"""How many levels of nesting are read; no configuration comes near, and the readers of the tree may recurse."""

_BLANK = r"(?:[\s\ufeff]|(?<!\S)\#[^\r\n]*)*"
_PROPERTY = re.compile(rf"(?P<tag>!<[^>\s]*>|![^\s,\[\]{{}}]*)?(?:&[^\s,\[\]{{}}]+)?{_BLANK}")
_COLON = re.compile(rf"{_BLANK}(:)")
_STYLES: Final[dict[str | None, Style]] = {None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}


class TooDeep(Exception):
    """The text nests deeper than anybody reads."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class SecondDocument(Exception):
    """Another document begins, where a template is a single one."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    start: int
    tag: Tag | None
    mapping: bool
    flow: bool
    children: list[Node] = field(default_factory=list[Node])


def compose(text: str) -> Node | None:
    """The tree of a text, `None` for one that says nothing. Raises `yaml.YAMLError`, `TooDeep` or `SecondDocument`."""
    stack: list[_Open] = []
    anchors: set[str] = set()
    root: Node | None = None
    node: Node | None
    for kind, event in events(text):
        start: int = event.start_mark.index
        if kind is yaml.ScalarEvent:
            node = _scalar(text, event, start)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if len(stack) == DEEPEST:
                raise TooDeep(start)
            marked = event.tag is not None or event.anchor is not None
            flow = bool(event.flow_style)
            stop: int = event.end_mark.index
            # A single pair in square brackets is a mapping without a bracket of its own: `[a: b]`.
            content = stop - 1 if flow and stop > start else stop if marked else start
            stack.append(_Open(content, _properties(text, start)[0] if marked else None, kind is yaml.MappingStartEvent, flow))
            node = None
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            node = _closed(text, stack.pop(), event.end_mark.index)
        elif kind is yaml.AliasEvent:
            if event.anchor not in anchors:
                raise ComposerError(None, None, f"found undefined alias {event.anchor!r}", event.start_mark)
            node = Alias(Span(start, event.end_mark.index), event.anchor)
        else:
            if kind is yaml.DocumentStartEvent and root is not None:
                raise SecondDocument(start)
            continue
        if kind is not yaml.AliasEvent and (anchor := getattr(event, "anchor", None)):
            anchors.add(anchor)
        if node is None:
            continue
        if stack:
            stack[-1].children.append(node)
        else:
            root = node
    return root


def _properties(text: str, start: int) -> tuple[Tag | None, int, int]:
    """The tag and anchor that stand before a node: the tag, where they end, and where the node begins behind them."""
    tag: Tag | None = None
    at = end = start
    while text[at : at + 1] in ("!", "&") and (found := _PROPERTY.match(text, at)):
        if found["tag"] is not None:
            tag = Tag(found["tag"], Span(*found.span("tag")))
        word = found.group().split(None, 1)[0]
        end, at = at + len(word), found.end()
    return tag, end, at


def _scalar(text: str, event: Any, start: int) -> Node:
    """A leaf, or the hole where one would stand."""
    end: int = event.end_mark.index
    tag: Tag | None = None
    after = start
    if event.tag is not None or event.anchor is not None:
        tag, after, start = _properties(text, start)
    style = _STYLES[event.style]
    value: str = event.value
    if style == "plain":
        if not value:
            return Missing(Span.at(after + 1 if tag is not None and text[after : after + 1] == " " else after), tag)
        mapped = SourceMap.identity(start, end) if end - start == len(value) else scalars.plain(text, start, end)[1]
    elif style == "single" or style == "double":
        inner = text[start + 1 : end - 1]
        if inner == value:
            mapped = SourceMap.identity(start + 1, end - 1)
        else:
            mapped = (scalars.single if style == "single" else scalars.double)(text, start + 1, end - 1)[1]
    else:
        mapped = scalars.block(text, start, end, scalars.explicit_indent(text, start, end, value))[1]
        end = mapped.end
    return Scalar(Span(start, end), value, style, mapped, tag)


def _closed(text: str, read: _Open, end: int) -> Node:
    """A collection whose end was reached. Without brackets it ends with its last child, not where the next line begins."""
    children = read.children
    if not read.mapping:
        items = tuple(_item(text, child) if type(child) is Missing else child for child in children)
        stop = end if read.flow else _end(items[-1], read.start)
        return Sequence(Span(read.start, stop), items, read.flow, read.tag)
    entries = tuple(_entry(text, key, value) for key, value in zip(children[::2], children[1::2], strict=True))
    stop = end if read.flow else entries[-1].span.end if entries else read.start
    return Mapping(Span(read.start, stop), entries, read.flow, read.tag)


def _entry(text: str, key: Node, value: Node) -> Entry:
    """A key and its value, with the colon between the two."""
    if not isinstance(key, Scalar):
        key = _spelled(text, key)
    end = key.span.end
    if text[end : end + 1] == ":":
        colon: int | None = end
    else:
        # Between an explicit key and its colon there may be comments; a key in braces may have no colon at all.
        found = _COLON.match(text, end)
        colon = found.start(1) if found else None
    if isinstance(value, Missing) and value.tag is None:
        value = Missing(_after(text, end if colon is None else colon + 1, colon is not None))
    return Entry(key, value, colon, Span(key.tag.span.start if key.tag else key.span.start, _end(value, end)))


def _item(text: str, hole: Missing) -> Missing:
    """The hole behind a dash: it begins one space after it."""
    return Missing(_after(text, hole.span.start, True)) if hole.tag is None else hole


def _after(text: str, offset: int, spaced: bool) -> Span:
    return Span.at(offset + 1 if spaced and text[offset : offset + 1] == " " else offset)


def _end(value: Node, least: int) -> int:
    """Where a value ends; an empty one with a tag, behind its tag."""
    return max(value.span.end, least)


def _spelled(text: str, key: Node) -> Scalar:
    """A key that is no scalar, taken as it is written: a mapping, an alias, or nothing."""
    return Scalar(key.span, key.span.of(text), "plain", SourceMap.identity(*key.span))
