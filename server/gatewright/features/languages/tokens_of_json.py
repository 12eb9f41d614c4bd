"""How is JSON in a text colored and folded? What a file writes out as its own values is colored by the editor already."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gatewright.expressions.forms import Forms, Piece, pieces
from gatewright.features.languages.speaker import Token, TokenKind
from gatewright.inside import Strand, document_of
from gatewright.model import Bool, Mapping, Null, Number, Sequence, Text
from gatewright.text import Span

Kind = Callable[[Piece], TokenKind]


def tokens_of(
    strand: Strand, form: str, forms: Forms, kind_of_key: Kind, kind_of_text: Kind = lambda _: TokenKind.STRING
) -> Iterator[Token]:
    """Keys, texts, numbers and words, in the order of the text."""
    if strand.tree is not None:
        return
    end = 0
    for token in sorted(_tokens(strand, form, forms, kind_of_key, kind_of_text), key=lambda token: token.span):
        # In a broken text a key may be read as a value, too.
        if token.span.start >= end and token.span.end > token.span.start:
            yield token
            end = token.span.end


def _tokens(strand: Strand, form: str, forms: Forms, kind_of_key: Kind, kind_of_text: Kind) -> Iterator[Token]:
    for piece in pieces(document_of(strand), form, forms):
        if piece.entry is not None:
            yield Token(piece.entry.key_span, kind_of_key(piece))
        match piece.value:
            case Text(span=span, quoted=True):
                yield Token(span, kind_of_text(piece))
            case Number(span=span):
                yield Token(span, TokenKind.NUMBER)
            case Bool(span=span) | Null(span=span):
                yield Token(span, TokenKind.KEYWORD)
            case _:
                continue


def folds_of(strand: Strand) -> Iterator[Span]:
    """The objects and lists that go over several lines of a text."""
    for piece in pieces(document_of(strand), "", {}) if strand.tree is None else ():
        if isinstance(piece.value, Mapping | Sequence) and "\n" in piece.value.span.of(strand.text):
            yield piece.value.span
