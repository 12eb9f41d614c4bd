"""Offsets, lines and columns: every way to count leads back to the same place."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gatewright.text import Encoding, LineIndex, Position, Span

TEXTS = st.text(st.sampled_from("ab \t\r\né€😀𐐷\u0301\ufeff\u2028\x0b\x85"), max_size=60)
ENCODINGS = st.sampled_from(Encoding)


@given(TEXTS, ENCODINGS, st.data())
@example("a\r\nb", Encoding.UTF16, None)
def test_an_offset_comes_back(text: str, encoding: Encoding, data: st.DataObject | None) -> None:
    lines = LineIndex(text)
    offsets = [data.draw(st.integers(0, len(text)))] if data else range(len(text) + 1)
    for offset in offsets:
        if text[offset - 1 : offset + 1] == "\r\n":
            # Between CR and LF is no column of the line: an editor cannot stand there.
            assert lines.offset(lines.position(offset, encoding), encoding) == offset - 1
        else:
            assert lines.offset(lines.position(offset, encoding), encoding) == offset


@given(TEXTS)
def test_lines_are_those_of_the_protocol(text: str) -> None:
    lines = LineIndex(text)
    assert [lines.line(number) for number in range(len(lines))] == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(TEXTS, ENCODINGS)
def test_columns_count_what_the_encoding_counts(text: str, encoding: Encoding) -> None:
    lines = LineIndex(text)
    units = {Encoding.UTF8: ("utf-8", 1), Encoding.UTF16: ("utf-16-le", 2), Encoding.UTF32: ("utf-32-le", 4)}
    name, size = units[encoding]
    for offset in range(len(text) + 1):
        line, column = lines.position(offset, encoding)
        assert column == len(text[lines.start_of(line) : offset].encode(name)) // size


@pytest.mark.parametrize(
    ("position", "encoding", "offset"),
    [
        (Position(0, 3), Encoding.UTF16, 2),
        (Position(0, 1), Encoding.UTF16, 1),
        (Position(0, 2), Encoding.UTF16, 2),  # inside the pair of 😀: behind it
        (Position(0, 5), Encoding.UTF8, 2),
        (Position(0, 99), Encoding.UTF16, 3),
        (Position(0, -4), Encoding.UTF32, 0),
        (Position(1, 1), Encoding.UTF8, 6),
        (Position(1, 99), Encoding.UTF32, 6),
        (Position(2, 0), Encoding.UTF16, 6),
        (Position(-1, 7), Encoding.UTF16, 0),
    ],
)
def test_places_that_are_not_there_are_moved_to_the_nearest(position: Position, encoding: Encoding, offset: int) -> None:
    assert LineIndex("a😀b\r\nc").offset(position, encoding) == offset


@pytest.mark.parametrize(("offset", "position"), [(-5, (0, 0)), (99, (1, 1)), (4, (0, 4)), (5, (1, 0))])
def test_an_offset_outside_counts_as_the_nearest_end(offset: int, position: tuple[int, int]) -> None:
    assert LineIndex("a😀b\r\nc").position(offset) == position


@given(TEXTS, TEXTS, st.data())
def test_an_edit_leaves_the_lines_of_the_new_text(text: str, words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edited = LineIndex(text).spliced(start, end, words)
    fresh = LineIndex(text[:start] + words + text[end:])
    assert edited.text == fresh.text
    assert [edited.start_of(line) for line in range(len(edited))] == [fresh.start_of(line) for line in range(len(fresh))]


def test_a_lone_surrogate_counts_as_it_would_be_sent() -> None:
    lines = LineIndex("\ud83dx")
    assert (lines.position(1, Encoding.UTF16).column, lines.position(1, Encoding.UTF8).column) == (1, 3)


def test_a_line_that_is_not_there_is_empty_and_at_the_end() -> None:
    lines = LineIndex("one\ntwo")
    assert (lines.start_of(9), lines.line(9), len(lines)) == (7, "", 2)


def test_the_width_of_a_stretch() -> None:
    lines = LineIndex("a\né🙂b\n")
    assert [lines.width(Span(2, 4), unit) for unit in (Encoding.UTF8, Encoding.UTF16, Encoding.UTF32)] == [6, 3, 2]
    assert lines.width(Span(3, 3), Encoding.UTF8) == 0
