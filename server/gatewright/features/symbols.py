"""What is in this file? Its declarations, the blocks nested in them, and mapping templates with the variables that they set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import Means, Name
from gatewright.inside import Strand, strands
from gatewright.inside.languages import MappingTemplate
from gatewright.model import Block, Document, Role
from gatewright.text import Span


@dataclass(frozen=True)
class Symbol:
    """A line of an editor's outline."""

    name: str
    detail: str
    role: Role
    span: Span
    name_span: Span
    children: tuple[Symbol, ...] = ()


def symbols(document: Document) -> list[Symbol]:
    """The outline of a document, in the order written."""
    return [_symbol(block) for block in document.outline.blocks if block.name or block.spelled]


def _symbol(block: Block) -> Symbol:
    own_section = block.role in (Role.CONDITION, Role.MAPPING, Role.OUTPUT)
    name = (block.name if own_section else block.address) or block.name or block.spelled
    detail = block.spelled if block.role in (Role.RESOURCE, Role.DATA) and block.spelled not in name else ""
    inner = (*(_symbol(child) for child in block.children), *_templates(block))
    # In a half-typed file a nested block may reach further than what it stands in; editors refuse an outline of that shape.
    span = Span(block.span.start, max([block.span.end, *(child.span.end for child in inner)]))
    return Symbol(name, detail, block.role, span, block.name_span if span.covers(block.name_span) else Span.at(span.start), inner)


def _templates(block: Block) -> Iterator[Symbol]:
    """The mapping templates of an integration by content type; one that the file computes of several texts is one."""
    found: dict[Span, list[Strand]] = {}
    for strand in strands(block):
        if isinstance(strand.language, MappingTemplate) and strand.entry and strand.entry.key:
            found.setdefault(strand.entry.key_span, []).append(strand)
    for key_span, texts in found.items():
        entry = texts[0].entry
        assert entry
        span = Span(key_span.start, max(key_span.end, entry.value.span.end))
        inner = tuple(symbol for symbol in _variables(texts) if span.covers(symbol.span))
        yield Symbol(entry.key or "", "mapping template", Role.OTHER, span, key_span, inner)


def _variables(texts: list[Strand]) -> Iterator[Symbol]:
    """The variables that a template sets, each where it is set first."""
    first: dict[str, tuple[Strand, Name]] = {}
    for strand in texts:
        for name in speaker_of(strand.language).names(strand):
            if name.means is Means.TEMPLATE_VARIABLE and name.declares:
                first.setdefault(name.name, (strand, name))
    for text, (strand, name) in first.items():
        span = strand.in_file(name.span)
        yield Symbol(text, "", Role.VARIABLE, span, span)
