"""Places of a YAML scalar: where each code point stands in the file."""

from __future__ import annotations

import pytest

from gatewright.syntax.data import Scalar
from gatewright.syntax.yaml import parse
from gatewright.text import Span


@pytest.mark.parametrize(
    ("words", "value", "part", "written"),
    [
        ('"{\\"ty\\"}"', '{"ty"}', '"ty"', '\\"ty\\"'),
        ('"a\\nb"', "a\nb", "\n", "\\n"),
        ('"\\x41b"', "Ab", "A", "\\x41"),
        ("'it''s'", "it's", "t'", "t''"),
        ("'it''s'", "it's", "'s", "''s"),
    ],
)
def test_a_stretch_that_ends_in_an_escape_covers_all_of_it(words: str, value: str, part: str, written: str) -> None:
    text = f"key: {words}\n"
    ((base, entry),) = parse(text).entries()
    assert isinstance(entry.value, Scalar)
    assert entry.value.text == value
    start = value.index(part)
    assert entry.value.map.span(Span(start, start + len(part))).shift(base).of(text) == written
