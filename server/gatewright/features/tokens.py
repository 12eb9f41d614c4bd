"""How are the texts in small languages colored?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import Token
from gatewright.inside import strands
from gatewright.inside.pieces import pieces
from gatewright.model import Block, Document


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
    start, end = block.span.start, block.span.start
    for token in sorted(_tokens(block, source), key=lambda token: token.span):
        if end <= token.span.start and token.span.end <= block.span.end:
            yield token._replace(span=token.span.shift(-start))
            end = token.span.end


def _tokens(block: Block, source: str) -> Iterator[Token]:
    for inner in block.family():
        for strand in strands(inner):
            for token in speaker_of(strand.language).tokens(strand):
                yield from (token._replace(span=piece) for piece in pieces(strand, token.span, source))
