"""What does a selection expression look at, and where does it say so?"""

from __future__ import annotations

import random

import pytest

from gatewright.expressions.selection import Fault, Malformed, Piece, Variable, Words, fixed, meant, read, variables
from gatewright.text import Span


def shown(piece: Piece, text: str) -> tuple[str, str]:
    kind = type(piece).__name__ if not isinstance(piece, Malformed) else piece.fault.name
    return kind, piece.span.of(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("$request.body.action", [("Variable", "$request.body.action")]),
        ("$request.body.items[0].kind", [("Variable", "$request.body.items[0].kind")]),
        (
            "${request.body.service}/${request.body.action}",
            [("Variable", "${request.body.service}"), ("Words", "/"), ("Variable", "${request.body.action}")],
        ),
        ("$request.method $request.path", [("Variable", "$request.method"), ("Words", " "), ("Variable", "$request.path")]),
        ("$default", [("Words", "$default")]),
        ("\\$default", [("Words", "\\$default")]),
        ("message", [("Words", "message")]),
        ("", []),
        ("${integration.response.statuscode}", [("Variable", "${integration.response.statuscode}")]),
        ("$body.action", [("Variable", "$body.action")]),
        ("request.body.action", [("NO_DOLLAR", "request.body.action")]),
        ("{request.body.action}", [("NO_DOLLAR", "{request.body.action}")]),
        ("a${request.body.action", [("Words", "a"), ("OPEN_BRACE", "${request.body.action")]),
    ],
)
def test_pieces(text: str, pieces: list[tuple[str, str]]) -> None:
    assert [shown(piece, text) for piece in read(text)] == pieces


def test_what_lacks_its_dollar_sign_is_put_right() -> None:
    assert read("{request.body.action}") == (Malformed(Fault.NO_DOLLAR, Span(0, 21), "$request.body.action"),)


@pytest.mark.parametrize(
    ("text", "always"), [("a", "a"), ("$default", "$default"), ("\\$default", "$default"), ("$request.body.a", None), ("", None)]
)
def test_what_it_always_yields(text: str, always: str | None) -> None:
    assert fixed(text) == always


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("$request.boddy.action", "request.body.action"),
        ("$requst.body.action", "request.body.action"),
        ("$body.action", "request.body.action"),
        ("$request.header.action", None),
        ("$message.action", None),
        ("$request", None),
    ],
)
def test_what_was_probably_meant(text: str, right: str | None) -> None:
    assert [meant(one, ("request.body",)) for one in variables(text)] == ([right] if "." in text else [])


def test_any_text_can_be_read() -> None:
    chance = random.Random(5)
    whole = "a${request.body.service}/\\$default $request.body[0] {context.x} $stageVariables.é🙂}${"
    for _ in range(2000):
        text = "".join(chance.sample(whole, chance.randrange(len(whole))))
        end = 0
        for piece in read(text):
            assert piece.span.start == end or isinstance(piece, Variable | Malformed | Words)
            assert 0 <= piece.span.start <= piece.span.end <= len(text)
            assert piece.span.start >= end
            end = piece.span.end
