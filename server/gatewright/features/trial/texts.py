"""The texts of a block as far as they are known: holes are filled with what the project says."""

from __future__ import annotations

from typing import cast

from gatewright.inside import Strand, strands_of
from gatewright.inside.strand import HOLE
from gatewright.model import Block, Project
from gatewright.model.evaluate import as_text
from gatewright.model.graph import Node
from gatewright.model.project import file_name


def texts_of(node: Node, name: str) -> dict[str, str]:
    """The keys and texts of a map parameter (canonical name), as far as they are known; a `HOLE` stands for what is not."""
    attribute = node.block.get(name)
    strands = strands_of(node.block, attribute) if attribute else ()
    written = {
        strand.entry.key: filled(strand, node.project)
        for strand in strands
        if strand.entry and strand.entry.key is not None and not strand.is_key and not strand.is_part
    }
    known = node.value(name)
    whole = cast("dict[str, object]", known) if isinstance(known, dict) else {}
    # A map that comes from elsewhere, or is computed, has no texts here.
    return {**{key: value if isinstance(value, str) else HOLE for key, value in whole.items()}, **written}


def filled(strand: Strand, project: Project) -> str:
    """The text with what the file puts in, where that is known."""
    text = strand.text
    for hole in reversed(strand.holes):
        known = as_text(project.known(hole.value))
        if isinstance(known, str):
            text = text[: hole.span.start] + known + text[hole.span.end :]
    return text


def shown(text: str) -> str:
    """A text for the eyes of a person."""
    return text.replace(HOLE, "…")


def line_of(block: Block, project: Project) -> str:
    """`api.tf:12`"""
    document = project.document(block.uri)
    return f"{file_name(block.uri)}:{document.lines.line_of(block.type_span.start) + 1}" if document else file_name(block.uri)
