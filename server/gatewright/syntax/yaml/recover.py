"""What does YAML say that is broken? Indentation tells, line by line.

A line is a key, an item or text; its column says which open block it belongs to. A column that fits no block goes to the
nearest. What is half typed stays in the tree: a bare word is a key without colon, a quote that nobody closed ends at its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from gatewright.syntax.data import Alias, Entry, Mapping, Missing, Node, Scalar, Sequence, Tag
from gatewright.syntax.yaml import scalars
from gatewright.syntax.yaml.compose import DEEPEST
from gatewright.syntax.yaml.flow import QUOTED, flow, leaf
from gatewright.text import Span

_TAB: Final = 2
"""How many columns a tab may stand for: YAML has no answer, two is the usual indentation."""

_LINE = re.compile(r"([ \t\ufeff]*)([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_SKIPPED = re.compile(r"#|(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\||=======)(?:\s|\Z)|(?:---|\.\.\.)(?:\s|\Z)|%[A-Z]")
_DASH = re.compile(r"-([ \t]+|(?=[\r\n]|\Z))")
_COLON = re.compile(r":(?=[ \t\r\n]|\Z)|(?<=[ \t])\#")
_AFTER_QUOTE = re.compile(r"[ \t]*:")
_COMMENT = re.compile(r"[ \t]+\#|\#")
_PROPERTY = re.compile(r"(?P<tag>![^\s,\[\]{}]*)(?P<after>[ \t]*)|&[^\s,\[\]{}]+[ \t]*")
_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)[ \t]*(?=[\r\n#]|\Z)")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:\#[^\r\n]*)?(?=[\r\n]|\Z)")


@dataclass(slots=True)
class _Line:
    """A line that says something: its column, where its text starts and ends, and where the next line starts."""

    column: int
    start: int
    stop: int
    behind: int


@dataclass(slots=True)
class _Block:
    """A block that is being read. It waits for a value while `waiting`, with the key or dash that stands before it."""

    column: int
    mapping: bool
    start: int
    tag: Tag | None
    last: int = 0
    """The column that its last key stands in: deeper than the block where the line around it is gone."""
    entries: list[Entry] = field(default_factory=list[Entry])
    items: list[Node] = field(default_factory=list[Node])
    waiting: bool = False
    key: Scalar | None = None
    colon: int | None = None
    hole: int = 0
    value_tag: Tag | None = None

    def wait(self, hole: int, key: Scalar | None = None, colon: int | None = None) -> None:
        """Expects a value, which would stand at `hole` if it is missing."""
        self.finish()
        self.waiting, self.hole, self.key, self.colon, self.value_tag = True, hole, key, colon, None

    def fill(self, node: Node) -> None:
        """Takes the value that is waited for."""
        if self.key is not None:
            end = max(node.span.end, self.key.span.end if self.colon is None else self.colon + 1)
            self.entries.append(Entry(self.key, node, self.colon, Span(self.key.span.start, end)))
        else:
            self.items.append(node)
        self.waiting, self.key, self.value_tag = False, None, None

    def finish(self) -> None:
        """Gives up waiting: the value is missing."""
        if self.waiting:
            self.fill(Missing(Span.at(self.hole), self.value_tag))

    def node(self) -> Node:
        """The block, ending with its last child."""
        self.finish()
        children = self.entries if self.mapping else self.items
        end = max(self.start, children[-1].span.end) if children else self.start
        if self.mapping:
            return Mapping(Span(self.start, end), tuple(self.entries), False, self.tag)
        return Sequence(Span(self.start, end), tuple(self.items), False, self.tag)


def recover(text: str) -> Node:
    """What can be read of a text, whatever it holds."""
    return _Recovery(text).read()


class _Recovery:
    """The blocks that are open while the lines go by."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[_Block] = []
        self.alone: Node | None = None

    def read(self) -> Node:
        """Reads all lines and closes what is open then."""
        at = 0
        while line := self.line(at):
            at = self.take(line)
        while len(self.blocks) > 1:
            self.close()
        if self.blocks:
            return self.blocks[0].node()
        return self.alone or Missing(Span.at(0))

    def line(self, at: int) -> _Line | None:
        """The next line from `at` on that says something."""
        while at < len(self.text) and (found := _LINE.match(self.text, at)):
            start, stop = found.span(2)
            if start < stop and not _SKIPPED.match(self.text, start):
                blanks = found.group(1)
                return _Line(_width(blanks) if "\t" in blanks else start - at, start, stop, found.end())
            at = found.end()
        return None

    def take(self, line: _Line) -> int:
        """Reads a line, and the lines that its value runs on over. Returns where to go on."""
        at, column = line.start, line.column
        while dash := _DASH.match(self.text, at, line.stop):
            if not self.item(column, at):
                return line.behind
            column += dash.end() - at
            at = dash.end()
        if at >= line.stop or self.text[at] == "#":
            return line.behind
        if key := self.key(at, line.stop):
            scalar, colon = key
            self.settle(column, dash=False)
            self.widen(column, line)
            if not self.entry(column, at):
                return line.behind
            self.blocks[-1].last = column
            spaced = self.text[colon + 1 : colon + 2] == " "
            self.blocks[-1].wait(colon + 1 + spaced, scalar, colon)
            return self.value(colon + 1, line, self.blocks[-1].column)
        return self.words(at, column, line)

    def key(self, at: int, stop: int) -> tuple[Scalar, int] | None:
        """The key that a line starts with, and its colon."""
        first = self.text[at]
        if first in "\"'":
            quoted = QUOTED.match(self.text, at, stop)
            colon = _AFTER_QUOTE.match(self.text, quoted.end(), stop) if quoted else None
            return (leaf(self.text, at, quoted.end()), colon.end() - 1) if quoted and colon else None
        if first in "[{|>!*&":
            return None
        colon = _COLON.search(self.text, at, stop)
        if colon is None or colon.group() == "#":
            return None
        end = at + len(self.text[at : colon.start()].rstrip())
        return leaf(self.text, at, end), colon.start()

    def settle(self, column: int, dash: bool) -> None:
        """Closes the blocks that a line in this column does not belong to."""
        while len(self.blocks) > 1:
            top, below = self.blocks[-1], self.blocks[-2]
            if top.column < column:
                return
            if top.column == column:
                if top.mapping != dash or (dash and top.waiting):
                    return
            elif column > max(below.column, below.last) and column - below.column >= top.column - column:
                return
            self.close()

    def widen(self, column: int, line: _Line) -> None:
        """A mapping that began too deep, below a key that is gone, goes on with a key whose children stand as deep as it does."""
        top = self.blocks[-1] if self.blocks else None
        if top is not None and top.mapping and top.column > column:
            following = self.line(line.behind)
            if following is not None and following.column == top.column:
                top.column = column

    def close(self) -> None:
        """The innermost block is over: it is the value that the block around it waited for."""
        node = self.blocks.pop().node()
        self.blocks[-1].fill(node)

    def open(self, column: int, mapping: bool, start: int) -> bool:
        """Begins a block, unless there are too many already."""
        if len(self.blocks) == DEEPEST:
            return False
        tag = self.blocks[-1].value_tag if self.blocks else None
        self.blocks.append(_Block(column, mapping, start, tag))
        return True

    def item(self, column: int, at: int) -> bool:
        """A dash: the next item of the sequence in this column. A dash where no sequence can be counts for nothing."""
        self.settle(column, dash=True)
        top = self.blocks[-1] if self.blocks else None
        if top is None or (top.waiting and (column > top.column or (top.mapping and column == top.column))):
            if not self.open(column, False, at):
                return False
        elif top.mapping:
            return True
        self.blocks[-1].wait(at + 1 + (self.text[at + 1 : at + 2] == " "))
        return True

    def entry(self, column: int, at: int) -> bool:
        """Makes sure that the innermost block is a mapping that takes a key in this column."""
        top = self.blocks[-1] if self.blocks else None
        if top is None or (top.waiting and column > top.column):
            return self.open(column, True, at)
        if not top.mapping:
            top.wait(at)
            return self.open(column, True, at)
        top.finish()
        return True

    def words(self, at: int, column: int, line: _Line) -> int:
        """A line that is no key: a value by itself, or a key that somebody is typing."""
        self.settle(column, dash=False)
        top = self.blocks[-1] if self.blocks else None
        following = self.line(line.behind)
        before_key = following is not None and following.column >= column and self.key(following.start, following.stop) is not None
        if (top is None and not before_key) or (top is not None and top.waiting and column > top.column and not before_key):
            return self.value(at, line, top.column if top else -1)
        if top is not None and not top.mapping:
            if not before_key:
                return line.behind
            top.wait(at)
        if self.entry(column, at):
            end = self.plain_end(at, line.stop)
            key = leaf(self.text, at, end)
            self.blocks[-1].wait(end, key)
        return line.behind

    def value(self, at: int, line: _Line, owner: int) -> int:
        """What stands behind a colon or a dash, for the block that waits. `owner`: the column that its lines are deeper than."""
        tag: Tag | None = None
        at = self.skip(at, line.stop)
        while found := _PROPERTY.match(self.text, at, line.stop):
            if found["tag"] is not None:
                tag = Tag(found["tag"], Span(*found.span("tag")))
                if self.blocks:
                    self.blocks[-1].value_tag = tag
                    self.blocks[-1].hole = tag.span.end + (found["after"][:1] == " ")
            at = found.end()
        if at >= line.stop or self.text[at] == "#":
            return line.behind
        behind = line.behind
        first = self.text[at]
        if first in "|>" and (header := _BLOCK.match(self.text, at, line.stop)):
            node, behind = self.block(at, header.group(), line, owner, tag)
        elif first in "[{":
            node = self.brackets(at, line, owner, tag)
            behind = max(behind, self.after(node.span.end))
        elif first in "\"'":
            node = self.quoted(at, line, owner, tag)
            behind = max(behind, self.after(node.span.end))
        elif alias := _ALIAS.match(self.text, at, line.stop):
            node = Alias(Span(at, alias.end(1)), alias.group(1), tag)
        else:
            end, behind = self.folded(at, line, owner)
            node = leaf(self.text, at, end, tag)
        if self.blocks:
            self.blocks[-1].fill(node)
        else:
            self.alone = node
        return behind

    def skip(self, at: int, stop: int) -> int:
        while at < stop and self.text[at] in " \t":
            at += 1
        return at

    def after(self, offset: int) -> int:
        """Where the line behind `offset` starts."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def region(self, line: _Line, owner: int) -> int:
        """Where the lines end that stand deeper than their owner; a closing bracket may stand in any column."""
        end, at = line.stop, line.behind
        while (following := self.line(at)) and (following.column > owner or self.text[following.start] in "]}"):
            end, at = following.stop, following.behind
        return end

    def block(self, at: int, header: str, line: _Line, owner: int, tag: Tag | None) -> tuple[Scalar, int]:
        """A literal or folded scalar: the lines that are empty or deeper than their owner."""
        end, next_line = line.behind, line.behind
        while next_line < len(self.text) and (found := _LINE.match(self.text, next_line)):
            if found.group(2) and _width(found.group(1)) <= owner:
                break
            end = next_line = found.end()
        digit = next((int(mark) for mark in header if mark in "123456789"), None)
        value, mapped = scalars.block(self.text, at, end, None if digit is None else max(owner, 0) + digit)
        return Scalar(Span(at, mapped.end), value, "literal" if header[0] == "|" else "folded", mapped, tag), end

    def brackets(self, at: int, line: _Line, owner: int, tag: Tag | None) -> Node:
        """A collection in brackets. When nobody closes it, it ends at its line, unless that line asks for more."""
        node = flow(self.text, at, line.stop, tag)
        if isinstance(node, Mapping | Sequence) and not node.closed:
            longer = flow(self.text, at, self.region(line, owner), tag)
            if (isinstance(longer, Mapping | Sequence) and longer.closed) or self.text[line.stop - 1] in "[{,":
                return longer
        return node

    def quoted(self, at: int, line: _Line, owner: int, tag: Tag | None) -> Scalar:
        """A scalar in quotes. It may run on over deeper lines; when nobody closes it, it ends at its line."""
        found = QUOTED.match(self.text, at, line.stop)
        if found is None:
            found = QUOTED.match(self.text, at, self.region(line, owner))
        if found is not None:
            return leaf(self.text, at, found.end(), tag)
        return leaf(self.text, at, at + len(self.text[at : line.stop].rstrip()), tag)

    def plain_end(self, at: int, stop: int) -> int:
        """Where words without quotes end: before a comment, or with their line."""
        comment = _COMMENT.search(self.text, at + 1, stop) if " #" in self.text[at:stop] or "\t#" in self.text[at:stop] else None
        while comment is not None and comment.group() == "#":
            comment = _COMMENT.search(self.text, comment.end(), stop)
        return at + len(self.text[at : comment.start() if comment else stop].rstrip())

    def folded(self, at: int, line: _Line, owner: int) -> tuple[int, int]:
        """Where words without quotes end that may run on over deeper lines, and where to go on."""
        end, behind = self.plain_end(at, line.stop), line.behind
        while (following := self.line(behind)) and following.column > owner:
            start, stop = following.start, following.stop
            if _DASH.match(self.text, start, stop) or self.key(start, stop) or self.text[start] in "\"'":
                break
            end, behind = self.plain_end(start, stop), following.behind
        return end, behind


def _width(blanks: str) -> int:
    """The column behind some blanks."""
    width = 0
    for blank in blanks:
        width += _TAB - width % _TAB if blank == "\t" else blank == " "
    return width
