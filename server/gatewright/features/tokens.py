"""How are the texts in small languages colored?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import Token
from gatewright.inside import strands
from gatewright.inside.pieces import pieces
from gatewright.model import Block, Document
from gatewright.text import Span


@dataclass(frozen=True, eq=False)
class Colors:
    """The colored stretches of a declaration, counted from where it starts: in order, none over another, each inside of one line.

    The same object stands for the same words, also in later versions of the file.
    """

    tokens: tuple[Token, ...]


def colored(document: Document) -> Iterator[tuple[int, Colors]]:
    """The declarations of a file that hold something colored, in the order of the file, each with its offset."""
    end = 0
    for block in document.outline.blocks:
        start, colors = block.span.start, _colors(block, document.text)
        if colors.tokens and start + colors.tokens[0].span.start >= end:
            yield start, colors
            end = start + colors.tokens[-1].span.end


def _colors(block: Block, source: str) -> Colors:
    held: Colors | None = block.held.get("colors")
    if held is None:
        held = block.held["colors"] = Colors(tuple(_in_order(block, source)))
    return held


def _in_order(block: Block, source: str) -> Iterator[Token]:
    end = 0
    for token in sorted(_tokens(block, source), key=lambda token: token.span):
        if end <= token.span.start and token.span.end <= block.span.end - block.span.start:
            yield token
            end = token.span.end


def _tokens(block: Block, source: str) -> Iterator[Token]:
    base = block.span.start
    for inner in block.family():
        for strand in strands(inner):
            for span, kind, is_declared, is_fixed in speaker_of(strand.language).tokens(strand):
                for start, end in pieces(strand, span, source):
                    yield Token(Span(start - base, end - base), kind, is_declared, is_fixed)
