"""Regular expressions: what a piece matches, what the pattern is held against, and usual ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gatewright.expressions.java_pattern import Kind, Piece, read
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import method_of
from gatewright.features.languages.speaker import Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.inside import Strand
from gatewright.model.graph import Integration
from gatewright.text import Span

_STATUS = {
    "2\\d{2}": "every success",
    "4\\d{2}": "every fault of the caller",
    "5\\d{2}": "every fault of the backend",
    "[45]\\d{2}": "every error",
    "404": "one status",
}
_MESSAGE = {
    "(\\n|.)+": "every error",
    ".*Error.*": "a message with this word, on one line",
    ".*Task timed out.*": "a function that took too long",
    "\\[404\\](\\n|.)*": "a message that begins with a mark of yours",
    '.*"httpStatus":404.*': "a message that is JSON",
}
_TOKEN = {"Bearer .+": "a token behind `Bearer`", "[-\\w]+\\.[-\\w]+\\.[-\\w]+": "a JWT", "\\S+": "one word"}
_AGAINST_MESSAGE = "the `errorMessage` of a function that failed; what it returns is not looked at"
_AGAINST_STATUS = "the HTTP status that the backend answers with"

_WHAT: Final = {
    Kind.ANY: "Any character but the end of a line. `(\\n|.)` takes that, too.",
    Kind.OR: "What stands before it, or what stands behind it.",
    Kind.CLOSE: "The end of a group.",
    Kind.BACK: "The same words that an earlier group took.",
}
_SHORTS: Final = {
    "\\d": "A digit.",
    "\\D": "Anything but a digit.",
    "\\w": "A letter, a digit or `_`.",
    "\\W": "Anything but a letter, a digit and `_`.",
    "\\s": "A blank, a tab or the end of a line.",
    "\\S": "Anything but blanks.",
    "\\h": "A blank or a tab.",
    "\\R": "The end of a line, however it is written.",
}
_ANCHORS: Final = {
    "^": "The start. It changes nothing here: the pattern is held against the whole text.",
    "$": "The end. It changes nothing here: the pattern is held against the whole text.",
    "\\b": "The edge of a word.",
    "\\B": "No edge of a word.",
    "\\A": "The start of the text.",
    "\\z": "The end of the text.",
    "\\Z": "The end of the text, or the end of the line there.",
}
_OPENS: Final = {
    "(": "A group: what stands in it is taken as one.",
    "(?:": "A group that is not counted.",
    "(?=": "What follows must match, and is not taken.",
    "(?!": "What follows must not match.",
    "(?<=": "What stands before must match.",
    "(?<!": "What stands before must not match.",
    "(?>": "A group that gives nothing back once it has matched.",
}
_FLAGS: Final = {"i": "whatever the case", "s": "`.` takes the end of a line, too", "m": "`^` and `$` hold at each line", "u": "by Unicode"}
_TOKENS: Final = {
    Kind.CLASS: TokenKind.REGEXP,
    Kind.SHORT: TokenKind.REGEXP,
    Kind.ANY: TokenKind.REGEXP,
    Kind.ESCAPED: TokenKind.STRING,
    Kind.QUOTED: TokenKind.STRING,
    Kind.WORDS: TokenKind.STRING,
    Kind.ANCHOR: TokenKind.KEYWORD,
    Kind.FLAGS: TokenKind.KEYWORD,
    Kind.OPEN: TokenKind.OPERATOR,
    Kind.CLOSE: TokenKind.OPERATOR,
    Kind.OR: TokenKind.OPERATOR,
    Kind.REPEAT: TokenKind.OPERATOR,
    Kind.BACK: TokenKind.VARIABLE,
}


class Patterns(Speaker):
    """A selection pattern, or what a token must look like."""

    triggers = "\\"

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """The piece that the cursor is on, and what the whole is held against."""
        if strand.text == "$default":
            return Said(
                Card("$default", "integration response", "For every answer that no other integration response matches."), Span(0, 8)
            )
        inside = _inside(strand)
        pieces = read(inside.of(strand.text)).pieces
        piece = next((one for one in pieces if one.span.shift(inside.start).touches(at) and at < one.span.end + inside.start), None)
        piece = piece or next((one for one in reversed(pieces) if one.span.shift(inside.start).touches(at)), None)
        if piece is None or piece.kind is Kind.HOLE:
            return None
        card = Card(piece.text, piece.kind.value, _meaning(piece), _against(strand, place))
        return Said(card, piece.span.shift(inside.start))

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Usual patterns for what is matched there."""
        whole = Span(0, len(strand.text))
        for words, detail in _usual(strand, place).items():
            yield Offer(words, ItemKind.VALUE, detail, words, whole, None, 20)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """Every piece but the values of the file."""
        inside = _inside(strand)
        for piece in read(inside.of(strand.text)).pieces:
            if piece.kind in _TOKENS:
                yield Token(piece.span.shift(inside.start), _TOKENS[piece.kind])


def _inside(strand: Strand) -> Span:
    """The pattern without the slashes that a WebSocket API wants around it."""
    text = strand.text
    framed = strand.block.kind == "websocket.integration_response" and len(text) > 1 and text.startswith("/") and text.endswith("/")
    return Span(1, len(text) - 1) if framed else Span(0, len(text))


def _meaning(piece: Piece) -> str:
    text = piece.text
    match piece.kind:
        case Kind.SHORT:
            return _SHORTS.get(text, "A class of characters by name.")
        case Kind.ANCHOR:
            return _ANCHORS.get(text, "A place, and no character.")
        case Kind.OPEN:
            return _OPENS.get(text, "A group with a name." if text.startswith("(?<") else "A group with flags of its own.")
        case Kind.FLAGS:
            said = [_FLAGS[flag] for flag in text if flag in _FLAGS]
            return f"From here on: {', '.join(said)}." if said and "-" not in text else "How the rest is matched."
        case Kind.CLASS:
            return "One character that is none of these." if text.startswith("[^") else "One of these characters."
        case Kind.ESCAPED:
            named = {"\\n": "The end of a line.", "\\t": "A tab.", "\\r": "A carriage return."}
            return named.get(text, f"The character `{text[1:]}` itself.")
        case Kind.QUOTED:
            return "These words as they stand, whatever is in them."
        case Kind.WORDS:
            return "These words as they stand."
        case Kind.REPEAT:
            return _repeated(text)
        case kind:
            return _WHAT.get(kind, "")


def _repeated(text: str) -> str:
    bounds = text[1 : text.find("}")].split(",") if text.startswith("{") else []
    manner = text[len(text.partition("}")[0]) + 1 :] if bounds else text[1:]
    if not bounds:
        times = {"*": "Any number of times, also none", "+": "Once or more often", "?": "Once or not at all"}[text[0]]
    elif len(bounds) == 1:
        times = f"Exactly {bounds[0]} times"
    else:
        times = f"{bounds[0]} to {bounds[1]} times" if bounds[1] else f"At least {bounds[0]} times"
    return times + {"?": ", as few as will do.", "+": ", and gives nothing back."}.get(manner, ".")


def _against(strand: Strand, place: Place) -> str:
    """What the whole pattern is held against."""
    if strand.block.kind in ("rest.authorizer", "http.authorizer"):
        return "A token must match the whole pattern; otherwise the call gets 401 and the authorizer is not asked."
    words = {True: _AGAINST_MESSAGE, False: _AGAINST_STATUS, None: f"{_AGAINST_MESSAGE}; for other backends {_AGAINST_STATUS}"}
    return f"The whole pattern must match {words[_calls_function(strand, place)]}."


def _calls_function(strand: Strand, place: Place) -> bool | None:
    """Whether a function stands behind the method, so that messages are matched and no status."""
    method = method_of(strand, place)
    integration = method.integration if method else None
    if not isinstance(integration, Integration):
        return None
    if integration.text("type") in ("HTTP", "HTTP_PROXY", "MOCK"):
        return False
    return True if integration.function is not None else None


def _usual(strand: Strand, place: Place) -> dict[str, str]:
    if strand.block.kind == "websocket.integration_response":
        return {"$default": "whatever no other matches"} | {f"/{words}/": detail for words, detail in _STATUS.items()}
    if strand.block.kind in ("rest.authorizer", "http.authorizer"):
        return _TOKEN
    calls = _calls_function(strand, place)
    return _MESSAGE if calls else _STATUS if calls is False else {**_MESSAGE, **_STATUS}
