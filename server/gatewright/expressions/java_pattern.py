"""Regular expressions as Java reads them: what is each piece, and what can nobody read?

The service matches a whole text with them. See https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html and the
class `java.util.regex.Pattern`. A pattern that only may be wrong is not.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple

from gatewright.text import Span


class Kind(Enum):
    """What a piece of a pattern is."""

    WORDS = "text"
    ANY = "any character"
    CLASS = "character class"
    SHORT = "shorthand of a class"
    ESCAPED = "escaped character"
    QUOTED = "quoted text"
    ANCHOR = "anchor"
    OPEN = "start of a group"
    CLOSE = "end of a group"
    FLAGS = "flags"
    OR = "alternative"
    REPEAT = "quantifier"
    BACK = "reference back"
    HOLE = "value of the file"


class Piece(NamedTuple):
    """A piece of a pattern and its place."""

    kind: Kind
    text: str
    span: Span


class Pattern(NamedTuple):
    """The pieces of a pattern, in order and without gaps; the `fault` says why no engine can read it, and `at` where."""

    pieces: tuple[Piece, ...]
    fault: str | None = None
    at: Span = Span(0, 0)


_PIECES: Final = (
    (Kind.HOLE, r"\0"),
    (Kind.QUOTED, r"\\Q[\s\S]*?(?:\\E|$)"),
    (Kind.SHORT, r"\\[dDwWsShHvVRX]|\\[pP](?:\{[^}]*\}|[A-Za-z])"),
    (Kind.ANCHOR, r"\\[bBAGzZ]|[\^$]"),
    (Kind.BACK, r"\\[1-9]|\\k<\w+>"),
    (Kind.ESCAPED, r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]+\}|[\s\S])"),
    (Kind.FLAGS, r"\(\?[A-Za-z-]+\)"),
    (Kind.OPEN, r"\((?:\?(?::|=|!|>|<=|<!|<\w+>|[A-Za-z-]+:))?"),
    (Kind.CLOSE, r"\)"),
    (Kind.OR, r"\|"),
    (Kind.REPEAT, r"(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?"),
    (Kind.ANY, r"\."),
    (Kind.WORDS, r"[^\\()\[|*+?{.^$\0]+(?![*+?{])|[\s\S]"),
)
_PIECE = re.compile("|".join(f"(?P<{kind.name}>{form})" for kind, form in _PIECES))
_FREE_FORM = re.compile(r"\(\?[a-wyz]*x")
_CLASS_PART = re.compile(r"\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|[\[\]]|[^\\\[\]]+")


def read(text: str) -> Pattern:
    """The pieces of a pattern, and what is wrong with it."""
    pieces = tuple(_pieces(text))
    fault = _fault(pieces)
    return Pattern(pieces, *fault) if fault else Pattern(pieces)


def _pieces(text: str) -> list[Piece]:
    found: list[Piece] = []
    at = 0
    while at < len(text):
        if text[at] == "[":
            end, kind = _end_of_class(text, at), Kind.CLASS
        else:
            piece = _PIECE.match(text, at)
            assert piece is not None, "the last form takes any character"
            end, kind = piece.end(), Kind[str(piece.lastgroup)]
        found.append(Piece(kind, text[at:end], Span(at, end)))
        at = end
    return found


def _end_of_class(text: str, start: int) -> int:
    """Where a class ends, with those inside of it; the end of the text where it is not closed."""
    depth, at = 1, start + 1 + text.startswith("^", start + 1)
    at += text.startswith("]", at)
    while at < len(text):
        part = _CLASS_PART.match(text, at)
        at = part.end() if part else at + 1
        depth += {"[": 1, "]": -1}.get(part.group() if part else "", 0)
        if not depth:
            return at
    plain = re.compile(r"\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]").match(text, start)
    return plain.end() if plain else len(text)


def _fault(pieces: tuple[Piece, ...]) -> tuple[str, Span] | None:
    if any("\0" in piece.text or _FREE_FORM.match(piece.text) for piece in pieces):
        return None  # a comment may hold anything
    opened: list[Span] = []
    before: Piece | None = None
    for piece in pieces:
        match piece.kind:
            case Kind.REPEAT if piece.text[0] in "*+?" and (before is None or before.kind in (Kind.OPEN, Kind.OR)):
                return f"`{piece.text[0]}` repeats nothing", piece.span
            case Kind.CLASS if not piece.text.endswith("]") or _closes_nothing(piece.text):
                return "a bracket is not closed", Span(piece.span.start, piece.span.start + 1)
            case Kind.OPEN:
                opened.append(piece.span)
            case Kind.CLOSE if not opened:
                return "a parenthesis closes nothing", piece.span
            case Kind.CLOSE:
                opened.pop()
            case Kind.WORDS if piece.text == "\\":
                return "a backslash at its end escapes nothing", piece.span
            case _:
                pass
        before = piece
    return ("a parenthesis is not closed", opened[-1]) if opened else None


def _closes_nothing(text: str) -> bool:
    """Whether the bracket at the end of a class is part of it: `[]`, `[^]`, `[a\\]`."""
    return text in ("[]", "[^]") or (text.endswith("\\]") and (len(text) - len(text[:-1].rstrip("\\")) - 1) % 2 == 1)
