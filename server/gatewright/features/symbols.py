"""What is in this file? Its declarations, and the blocks nested in them."""

from __future__ import annotations

from dataclasses import dataclass

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
    inner = tuple(_symbol(child) for child in block.children)
    # In a half-typed file a nested block may reach further than what it stands in; editors refuse an outline of that shape.
    span = Span(block.span.start, max([block.span.end, *(child.span.end for child in inner)]))
    return Symbol(name, detail, block.role, span, block.name_span if span.covers(block.name_span) else Span.at(span.start), inner)
