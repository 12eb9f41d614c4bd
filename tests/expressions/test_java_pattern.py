"""Regular expressions as Java reads them."""

import random

import pytest

from gatewright.expressions.java_pattern import Kind, read

VALID = (
    "",
    ".*Error.*",
    "5\\d{2}",
    "(\\n|.)+",
    "a*+b?+c{2,}+",
    "(?i)not found",
    "(?<code>\\d+):\\k<code>",
    "\\p{Alpha}\\pL\\P{IsLatin}",
    "\\Q*[(\\E.*",
    "\\Q((",
    "[a-z&&[^b]]",
    "[]a]",
    "[^]]",
    "[\\]]",
    "[[]",
    "(?>a|b)(?=c)(?!d)(?<=e)(?<!f)(?s-i:g)",
    "(?x) # a ( in a comment",
    "^*",
    "a|",
    "\\(",
    "\0*(",
)


@pytest.mark.parametrize("pattern", VALID)
def test_reads_what_java_reads(pattern: str) -> None:
    assert read(pattern).fault is None


@pytest.mark.parametrize(
    ("pattern", "fault", "words"),
    [
        ("*error*", "`*` repeats nothing", "*"),
        ("a|+b", "`+` repeats nothing", "+"),
        ("(?P<name>a)", "`?` repeats nothing", "?"),
        ("4(04|10", "a parenthesis is not closed", "("),
        ("404)", "a parenthesis closes nothing", ")"),
        ("a[bc", "a bracket is not closed", "["),
        ("[]", "a bracket is not closed", "["),
        ("[a\\]", "a bracket is not closed", "["),
        ("error\\", "a backslash at its end escapes nothing", "\\"),
    ],
)
def test_says_why_nobody_can_read_it(pattern: str, fault: str, words: str) -> None:
    found = read(pattern)
    assert (found.fault, found.at.of(pattern)) == (fault, words)


def test_names_each_piece() -> None:
    assert [(piece.kind, piece.text) for piece in read("(?i)ab+\\.[x-z]{2}|\\d$").pieces] == [
        (Kind.FLAGS, "(?i)"),
        (Kind.WORDS, "a"),
        (Kind.WORDS, "b"),
        (Kind.REPEAT, "+"),
        (Kind.ESCAPED, "\\."),
        (Kind.CLASS, "[x-z]"),
        (Kind.REPEAT, "{2}"),
        (Kind.OR, "|"),
        (Kind.SHORT, "\\d"),
        (Kind.ANCHOR, "$"),
    ]


def test_covers_any_text_without_gaps() -> None:
    chance = random.Random(5)
    for _ in range(3000):
        text = "".join(chance.choice("ab\\()[]{}*+?|^$.?<>QEdp12,\0:-&é\n") for _ in range(chance.randrange(20)))
        found = read(text)
        assert "".join(piece.text for piece in found.pieces) == text
        assert all(piece.span.of(text) == piece.text for piece in found.pieces)
        assert 0 <= found.at.start <= found.at.end <= len(text)
