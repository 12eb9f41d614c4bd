"""What does a place in a YAML or JSON file stand in?"""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.model import Block, Document
from gatewright.syntax import data
from gatewright.text import Span


def is_json(document: Document) -> bool:
    """Whether the file is JSON, whatever its name."""
    return document.uri.endswith(".json") or document.text.lstrip("\ufeff \t\r\n").startswith("{")


def in_flow(document: Document, offset: int) -> bool:
    """Whether a place stands between brackets, where YAML needs commas, and quotes more often."""
    return is_json(document) or any(
        isinstance(node, (data.Mapping, data.Sequence)) and node.flow and base + node.span.start < offset
        for base, node in nodes_around(document, offset)
    )


def is_closed(document: Document, offset: int) -> bool:
    """Whether every bracket around a place has its other half."""
    return all(node.closed for _, node in nodes_around(document, offset) if isinstance(node, (data.Mapping, data.Sequence)))


def scalar_around(document: Document, span: Span) -> Span | None:
    """The text, with its quotes, that a stretch is only a part of."""
    for base, node in nodes_around(document, span.start):
        if isinstance(node, data.Scalar) and node.span.shift(base) != span:
            return node.span.shift(base)
    return None


def entry_of_type(document: Document, block: Block) -> Span | None:
    """In Terraform's JSON form, the entry of a block's type, which holds all blocks of the type."""
    for base, node in nodes_around(document, block.span.start):
        for entry in node.entries if isinstance(node, data.Mapping) else ():
            span = entry.span.shift(base)
            if entry.key.text == block.spelled and span.covers(block.span) and span != block.span:
                return span
    return None


def nodes_around(document: Document, offset: int) -> Iterator[tuple[int, data.Node]]:
    """What the place stands in, outermost first, each with the offset that its places count from."""
    tree = document.tree
    part = tree.part_at(offset) if isinstance(tree, data.DataTree) else None
    node = part.content.root if part else None
    while part and node:
        yield part.base, node
        inside = [inner for inner in _inside(node) if inner.span.start <= offset - part.base < inner.span.end]
        node = inside[0] if inside else None


def _inside(node: data.Node) -> tuple[data.Node, ...]:
    match node:
        case data.Mapping(entries=entries):
            return tuple(entry.value for entry in entries)
        case data.Sequence(items=items):
            return items
        case data.Scalar() | data.Missing() | data.Alias():
            return ()
