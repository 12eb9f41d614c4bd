"""Texts in which variables are replaced and nothing else."""

import random
from itertools import pairwise

import pytest

from gatewright.expressions.substitution import Directive, piece_at, read, typed_at, words_around

LINE = "$context.identity.sourceIp-$context.status. ${stageVariables.a} $input.json('$.a') #if($util.x)#end $method.request.header.X-A"


def pieces(text: str) -> list[str]:
    """What each piece says, with its name and the word of a directive in front."""
    return [f"{piece.word if isinstance(piece, Directive) else piece.name} | {piece.span.of(text)}" for piece in read(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "$context.identity.sourceIp-$context.status.",
            ["$context.identity.sourceIp | $context.identity.sourceIp", "$context.status | $context.status"],
        ),
        ("${context.stage} ${context.stage", ["$context.stage | ${context.stage}", "$context.stage | ${context.stage"]),
        ("$!input.json('$.a') $util", ["$input.json | $!input.json('$.a')", "$util | $util"]),
        ("#set ($a = 1)#if(true)#else#end", ["set | #set", "if | #if", "else | #else", "end | #end"]),
        ("#set #if #ending $5 $$ $contextual $foo.bar", []),
        ("$method.request.header.X-Api-Key $method", ["$method.request.header.X-Api-Key | $method.request.header.X-Api-Key"]),
        ("$context.\0 $context.a\0b $context\0 $context.b", ["$context.b | $context.b"]),
        ("🙂$context.a🙂", ["$context.a | $context.a"]),
        ("", []),
    ],
)
def test_finds_what_looks_like_a_variable_or_a_directive(text: str, found: list[str]) -> None:
    assert pieces(text) == found


def test_a_path_is_what_stands_behind_the_root() -> None:
    assert [piece.path.of(LINE) for piece in read(LINE) if not isinstance(piece, Directive)] == [
        "identity.sourceIp",
        "status",
        "a",
        "json",
        "x",
        "request.header.X-A",
    ]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ('"$|', "$"),
        ("$con|text.status rest", "$context.status"),
        ("|$context.a", None),
        ("a|", None),
        ("$context.|.", "$context."),
        ("${context.re|questId}x", "${context.requestId}"),
        ("{$context.re|questId}", "$context.requestId"),
        ("$method.request.header.X-|Y", "$method.request.header.X-Y"),
        ("$context.a-|$context.b", None),
        ("$context.a|$context.b", "$context.a"),
    ],
)
def test_says_which_variable_is_typed(text: str, typed: str | None) -> None:
    at, text = text.index("|"), text.replace("|", "")
    found = typed_at(text, at)
    assert (found.of(text) if found else None) == typed


def test_a_cursor_between_two_pieces_is_in_the_later_one() -> None:
    text = "$context.a$context.b"
    found = piece_at(text, 10)
    assert found is not None
    assert found.span.of(text) == "$context.b"
    assert piece_at("a $context.a", 0) is None


def test_words_stand_between_pieces() -> None:
    text = "a $context.b, c $context.d e"
    assert [words_around(text, at).of(text) for at in (0, 13, len(text))] == ["a ", ", c ", " e"]


def test_any_text_is_read() -> None:
    chance = random.Random(5)
    parts = ["$", "{", "}", "context", ".", "a", "input", "#if", "(", ")", "\0", "é", "🙂", "\n", "'", "method", "-", LINE]
    for _ in range(3000):
        text = "".join(chance.choices(parts, k=chance.randrange(12)))
        found = [piece.span for piece in read(text)]
        assert all(0 <= one.start < one.end <= len(text) for one in found), text
        assert all(one.end <= other.start for one, other in pairwise(found)), text
        at = chance.randrange(len(text) + 1)
        typed, words = typed_at(text, at), words_around(text, at)
        assert typed is None or typed.start < at <= typed.end <= len(text), text
        assert 0 <= words.start <= words.end <= len(text), text
