"""What may stay: `# gatewright: allow RULE -- reason`, and `Metadata` of a CloudFormation resource.

A comment behind code allows the rule on its line; a comment of its own allows it on the next line of code, and in the whole
block when that line opens one. `allow-file` allows it in the whole file. JSON has no comments: there, and in YAML too, a
resource may say `Metadata: {gatewright: {allow: [RULE]}}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.model import Document, Mapping, Sequence, Text, Value
from gatewright.text import Span, TextEdit

_COMMENT = re.compile(r"(?:#+|//)[ \t]*gatewright:[ \t]*(?P<verb>allow-file|allow)[ \t]+(?P<rules>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)")
_RULE = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Suppression:
    """One rule that is allowed in a stretch of the file. `span` is where its name is written."""

    rule: str
    span: Span
    covers: Span


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """Every suppression of the file."""
    if "gatewright" not in document.text:
        return ()
    return (*_comments(document), *_metadata(document))


def without(document: Document, suppression: Suppression) -> TextEdit | None:
    """The edit that takes a suppression out of its comment, with the comment when it is the only one; `None` for one in metadata."""
    text, lines = document.text, document.lines
    number = lines.line_of(suppression.span.start)
    line = document.line_span(number)
    comment = next((one for one in _COMMENT.finditer(text, *line) if Span(*one.span("rules")).covers(suppression.span)), None)
    if comment is None:
        return None
    names = [Span(*name.span()) for name in _RULE.finditer(text, *comment.span("rules"))]
    at = names.index(suppression.span)
    if at:
        return TextEdit(Span(names[at - 1].end, suppression.span.end), "")
    if len(names) > 1:
        return TextEdit(Span(suppression.span.start, names[1].start), "")
    code = text[line.start : comment.start()].rstrip()
    return TextEdit(Span(line.start + len(code), line.end) if code else Span(line.start, lines.start_of(number + 1)), "")


def _comments(document: Document) -> Iterator[Suppression]:
    for comment in _COMMENT.finditer(document.text):
        covers = Span(0, len(document.text)) if comment["verb"] == "allow-file" else _covered(document, comment.start())
        for name in _RULE.finditer(document.text, comment.start("rules"), comment.end("rules")):
            yield Suppression(name.group(), Span(*name.span()), covers)


def _covered(document: Document, offset: int) -> Span:
    lines = document.lines
    line = lines.line_of(offset)
    if document.text[lines.start_of(line) : offset].strip():
        return document.line_span(line)
    # In a template a single `#` starts a directive.
    comments = ("##",) if document.dialect.name == "velocity" else ("#", "//")
    target = line + 1
    while target < len(lines) and lines.line(target).lstrip().startswith(comments):
        target += 1
    code = document.line_span(target)
    start = code.start + len(code.of(document.text)) - len(code.of(document.text).lstrip())
    blocks = [block for outer in document.outline.blocks if outer.span.touches(start) for block in outer.family()]
    opened = [block.span for block in blocks if start in (block.span.start, block.type_span.start)]
    entry = [attribute.span for block in blocks for attribute in block.attributes if attribute.span.start == start]
    return max((*opened, *entry, code), key=lambda span: span.end)


def _metadata(document: Document) -> Iterator[Suppression]:
    for block in document.outline.blocks:
        metadata = block.meta("Metadata") if "gatewright" in block.span.of(document.text) else None
        if metadata is None:
            continue
        for name in _listed(_entry(_entry(metadata.value, "gatewright"), "allow")):
            yield Suppression(name.text, name.inner, block.span)


def _entry(value: Value | None, key: str) -> Value | None:
    if not isinstance(value, Mapping):
        return None
    return next((entry.value for entry in value.entries if entry.key == key), None)


def _listed(value: Value | None) -> list[Text]:
    match value:
        case Text():
            return [value]
        case Sequence(items=items):
            return [item for item in items if isinstance(item, Text)]
        case _:
            return []
