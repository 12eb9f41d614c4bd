"""Where does one more go between brackets? A list or mapping on one line stays on it; one on several lines gets a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gatewright.dialects.changes import UnwritableError
from gatewright.dialects.layout import indent_at, newline
from gatewright.model import Document
from gatewright.text import Span, TextEdit

_CLOSING = {"{": "}", "[": "]"}


class Style(NamedTuple):
    """How the language separates: whether a line end does as well as a comma, and what stands inside braces on one line."""

    line_ends: bool = False
    blank: str = ""
    trailing: bool = False


def is_one_line(document: Document, span: Span, members: Sequence[Span]) -> bool:
    """Whether what is added comes on the line of the closing bracket."""
    last = members[-1].end if members else span.start + 1
    return "\n" not in document.text[last : span.end - 1]


def behind_last(document: Document, span: Span, members: Sequence[Span], new: Sequence[str], style: Style, step: str) -> list[TextEdit]:
    """The edits that put `new` behind `members`, the entries of the list or mapping at `span`. Raises `UnwritableError` when it has no end."""
    text, end = document.text, newline(document)
    last, close = members[-1].end if members else span.start + 1, span.end - 1
    between = text[last:close]
    if close < last or text[close] != _CLOSING.get(text[span.start]) or "/*" in between:
        raise UnwritableError("somebody is typing in it")
    if not members:
        return _first(document, span, new, style, step)
    comma = re.match(r"[ \t]*,", between)
    if is_one_line(document, span, members):
        return [TextEdit(Span.at(last), "".join(f", {one}" for one in new))]
    indent = indent_at(document, members[-1].start)
    if document.lines.line_of(members[-1].start) == document.lines.line_of(span.start):
        indent = indent_at(document, span.start) + step  # it opens on the bracket's own line
    commas = bool(comma) or not style.line_ends or _has_commas(text, members)
    behind = last + (comma.end() if comma else 0)
    line_end = document.line_span(document.lines.line_of(behind)).end
    if commas and not comma and "<<" in members[-1].of(text).split("\n", 1)[0]:
        raise UnwritableError("no comma can stand behind a heredoc")
    separator = "," if commas and not comma else ""
    lines = [f"{end}{indent}{one.replace(chr(10), end + indent)}" for one in new]
    written = ("," if commas else "").join(lines) + ("," if comma else "")
    return [*([TextEdit(Span.at(last), separator)] if separator else []), TextEdit(Span.at(line_end), written)]


def _first(document: Document, span: Span, new: Sequence[str], style: Style, step: str) -> list[TextEdit]:
    text, end = document.text, newline(document)
    inside = Span(span.start + 1, span.end - 1)
    words = inside.of(text)
    if "\n" not in words:
        blank = style.blank if text[span.start] == "{" else ""
        return [TextEdit(inside, blank + ", ".join(new) + blank)] if not words.strip() else _refused()
    outer = indent_at(document, span.start)
    kept = words.rstrip()
    lines = ("" if style.line_ends and text[span.start] == "{" else ",").join(
        f"{end}{outer}{step}{one.replace(chr(10), end + outer + step)}" for one in new
    )
    return [TextEdit(Span(inside.start + len(kept), inside.end), lines + ("," if style.trailing else "") + end + outer)]


def _refused() -> list[TextEdit]:
    raise UnwritableError("there is a comment in it")


def _has_commas(text: str, members: Sequence[Span]) -> bool:
    """Whether a comma separates the last two."""
    return len(members) > 1 and text[members[-2].end : members[-1].start].lstrip().startswith(",")
