"""Texts in which variables are replaced and nothing else: formats of access logs, bodies of gateway responses.

They look like mapping templates and are none: `$input` and directives stay as they are written. Which variables are replaced depends on
where the text stands, and is for the reader's caller to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from gatewright.text import Span


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that looks like a variable: `$context.identity.sourceIp`, `${stageVariables.table}`, `$input.json('$')`.

    Attributes:
        span: all of it, braces and arguments included.
        root: what it starts with: `context`, `stageVariables`, `method`, `input` or `util`.
        path: where the names behind the root stand, `identity.sourceIp`; empty where there are none.
        name: both, as it is spelled without braces: `$context.identity.sourceIp`.
        in_braces: whether it is written with braces.
    """

    span: Span
    root: str
    path: Span
    name: str
    in_braces: bool = False


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive of a mapping template, which means nothing here: `#set(`, `#end`."""

    span: Span
    word: str


Piece: TypeAlias = Variable | Directive

_NAMES = r"[A-Za-z_]\w*+(?:\.[A-Za-z_]\w*+)*+"
_HEADERS = r"[A-Za-z_][\w-]*+(?:\.[A-Za-z_][\w-]*+)*+"
_PIECE = re.compile(
    rf"\$!?(?P<brace>\{{?)(?:(?P<root>context|stageVariables|input|util)\b(?:\.(?P<path>{_NAMES}))?+|(?P<method>method)\.(?P<names>{_HEADERS}))"
    r"(?P<open>\.?\0)?+(?![\w\0])(?P<call>\([^()\n]*\))?"
    r"|#(?:(?P<opening>set|if|elseif|foreach|define|macro)\s*\(|(?P<closing>else|end)\b)",
    re.ASCII,
)
_BEFORE = re.compile(r"\$!?\{?(?:method\.[\w.-]*|[\w.]*)\Z", re.ASCII)
_AFTER = re.compile(r"\w*(?:\.\w+)*\}?", re.ASCII)
_AFTER_NAME = re.compile(r"[\w-]*(?:\.[\w-]+)*\}?", re.ASCII)


def read(text: str) -> Iterator[Piece]:
    """The variables and directives of a text, in order. One whose name goes on in a hole is not known, and left out."""
    for found in _PIECE.finditer(text):
        word = found["opening"] or found["closing"]
        if word:
            yield Directive(Span(found.start(), found.start() + 1 + len(word)), word)
            continue
        if found["open"]:
            continue
        root, group = (found["root"], "path") if found["root"] else ("method", "names")
        path = Span(*found.span(group)) if found[group] else Span.at(found.end(group if found[group] else "root"))
        in_braces, end = bool(found["brace"]), found.end()
        if in_braces and text[end : end + 1] == "}":
            end += 1
        name = f"${root}.{path.of(text)}" if found[group] else f"${root}"
        yield Variable(Span(found.start(), end), root, path, name, in_braces)


def piece_at(text: str, offset: int) -> Piece | None:
    """The piece that a cursor is in or touches; of two neighbors the later one."""
    return next((piece for piece in reversed([*read(text)]) if piece.span.touches(offset)), None)


def typed_at(text: str, offset: int) -> Span | None:
    """The variable that somebody types at a place, from its `$` to the end of its names; `None` where no `$` stands before."""
    before = _BEFORE.search(text, 0, offset)
    if before is None:
        return None
    after = (_AFTER_NAME if "method." in before.group() else _AFTER).match(text, offset)
    end = after.end() if after else offset
    if end > offset and text[end - 1] == "}" and "{" not in before.group():
        end -= 1
    return Span(before.start(), end)


def words_around(text: str, offset: int) -> Span:
    """The words between two pieces that a cursor is in."""
    pieces = [piece.span for piece in read(text)]
    start = max((span.end for span in pieces if span.end <= offset), default=0)
    end = min((span.start for span in pieces if span.start >= offset), default=len(text))
    return Span(start, max(start, end))
