"""How is the file at hand laid out? Line ends, indentation, and where a new line goes.

Shared by the dialects' renderers, so that a fix looks as if the file's author had typed it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from gatewright.model import Block, Document, Template, Text, walk
from gatewright.text import Span

_INDENT = re.compile(r"[ \t]*")


def newline(document: Document) -> str:
    """The line end that the file uses."""
    return "\r\n" if "\r\n" in document.text else "\n"


def indent_at(document: Document, offset: int) -> str:
    """The blanks at the start of the line that `offset` stands in."""
    line = document.line_span(document.lines.line_of(offset))
    found = _INDENT.match(document.text, line.start, line.end)
    return found.group() if found else ""


def indent_unit(document: Document, block: Block) -> str:
    """One step of indentation, as the block itself uses it; two spaces where it shows none.

    A CloudFormation resource shows it between its name and its type: its properties stand two steps in.
    """
    outer = indent_at(document, block.span.start)
    below = block.type_span.start if block.type_span.start > block.name_span.end else min(members(block), default=block.span).start
    inner = indent_at(document, below)
    return inner.removeprefix(outer) if len(inner) > len(outer) and inner.startswith(outer) else "  "


def members(block: Block) -> list[Span]:
    """Where the attributes and nested blocks of a block stand, in order."""
    contents = block.contents
    spans = [item.span for item in (*contents.attributes, *contents.meta, *contents.children)]
    return sorted(span for span in spans if contents.body.covers(span))


def whole_lines(document: Document, span: Span) -> Span:
    """The stretch widened to its lines, line end included, when nothing else stands on them.

    The blank line above goes too when it would stand before another blank line or a closing bracket.
    """
    first = document.lines.start_of(document.lines.line_of(span.start))
    last = document.lines.start_of(document.lines.line_of(max(span.start, span.end - 1)) + 1)
    around = document.text[first : span.start] + document.text[span.end : last]
    if around.strip().strip(","):
        return span
    line = document.lines.line_of(first)
    alone = line > 0 and not document.lines.line(line - 1).strip()
    below = document.lines.line(document.lines.line_of(last)).strip()
    return Span(document.lines.start_of(line - 1) if alone and below in ("", "}") else first, last)


def start_of_text(document: Document, offset: int) -> int:
    """The offset itself, or where the text of several lines that it stands in starts: a comment inside would be part of the text."""
    block = document.outline.at(offset)
    values = (inner for value in block.outermost.values for inner in walk(value)) if block else ()
    around = (value.span for value in values if isinstance(value, (Text, Template)) and value.span.touches(offset))
    return min((span.start for span in around), default=offset)


class Gap(NamedTuple):
    """A place for a new entry behind the others of a block: where, with which indentation, and whether it is the first."""

    offset: int
    indent: str
    first: bool


def gap_behind(document: Document, block: Block, nested: bool = True, gone: Collection[Span] = ()) -> Gap:
    """Behind the last entry of the block that is not `gone`, at the end of its line; or right after the body's opening.

    Without `nested`, before the nested blocks: that is where Terraform's own style puts arguments.
    """
    contents = block.contents
    spans = [span for span in members(block) if span not in gone]
    for arguments in (contents.attributes, contents.meta):
        found = sorted({item.span for item in arguments} & set(spans))
        if found and not nested:
            spans = found
            break
    if spans:
        line = document.line_span(document.lines.line_of(max(spans[-1].start, spans[-1].end - 1)))
        words = document.text[line.start : line.end].rstrip()
        same_line = block.body.end < line.end and document.text[block.body.end] == "}"
        offset = spans[-1].end if same_line else line.start + len(words)
        return Gap(offset, indent_at(document, spans[0].start), first=False)
    return Gap(block.body.start, indent_at(document, block.span.start) + indent_unit(document, block), first=True)
