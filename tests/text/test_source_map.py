"""From a decoded string back to the file, through escapes, indentation and cuts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gatewright.text import SourceMap, Span

# A file as runs: what the value says, and what stands in the file for it. A run of plain text is the same in both; an escape makes
# one code point out of several; a gap (indentation, a line continuation) makes none.
PIECES = st.lists(
    st.one_of(
        st.text("abc", min_size=1, max_size=4).map(lambda words: (words, words)),
        st.sampled_from([("\n", r"\n"), ("é", r"\u00e9"), ('"', r"\""), ("", "    ")]),
    ),
    max_size=8,
)
WRITTEN = st.tuples(st.integers(0, 5), PIECES)


def read(written: tuple[int, list[tuple[str, str]]]) -> tuple[str, list[int], SourceMap]:
    """The value, the file offset that each of its code points was read from, and the map."""
    start, pieces = written
    value, places, runs, offset = "", list[int](), list[tuple[int, int]](), start
    for decoded, source in pieces:
        if decoded:
            runs.append((len(value), offset))
            places += range(offset, offset + len(decoded)) if decoded == source else [offset]
        value += decoded
        offset += len(source)
    return value, places, SourceMap.of(runs, offset)


@given(WRITTEN)
def test_every_code_point_leads_to_where_it_was_read(written: tuple[int, list[tuple[str, str]]]) -> None:
    value, places, found = read(written)
    assert [found.to_source(offset) for offset in range(len(value))] == places
    assert [found.to_decoded(place) for place in places] == list(range(len(value)))
    assert found.to_source(len(value)) <= found.end


@given(WRITTEN)
def test_places_never_go_back(written: tuple[int, list[tuple[str, str]]]) -> None:
    value, _, found = read(written)
    assert all(before <= after for before, after in pairwise(found.to_source(offset) for offset in range(len(value) + 1)))


@given(WRITTEN, st.integers(-5, 50))
def test_shift_moves_every_place(written: tuple[int, list[tuple[str, str]]], by: int) -> None:
    value, places, found = read(written)
    moved = found.shift(by)
    assert [moved.to_source(offset) for offset in range(len(value))] == [place + by for place in places]
    assert moved.end == found.end + by


@given(WRITTEN, st.data())
def test_a_cut_is_the_map_of_its_stretch(written: tuple[int, list[tuple[str, str]]], data: st.DataObject) -> None:
    value, places, found = read(written)
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    cut = found.cut(Span(start, end))
    assert [cut.to_source(offset) for offset in range(end - start)] == places[start:end]
    assert cut.end == found.to_source(end)
    span = found.span(Span(start, end))
    assert span.start == found.to_source(start)
    # A stretch ends behind its last code point, which need not be where the next one starts: a line may be indented in between.
    assert span.end == span.start if start == end else places[end - 1] < span.end <= found.to_source(end)


def test_an_escape_is_one_place() -> None:
    text = r'"a\u00e9b"'
    found = SourceMap.of([(0, 1), (1, 2), (2, 8)], 9)
    assert found.span(Span(1, 2)).of(text) == r"\u00e9"
    assert found.span(Span(2, 3)).of(text) == "b"
    assert [found.to_decoded(offset) for offset in range(2, 8)] == [1, 2, 2, 2, 2, 2]


def test_an_empty_string_has_a_place() -> None:
    found = SourceMap.of([], 7)
    assert (found.to_source(0), found.to_decoded(7), found.end) == (7, 0, 7)


def test_a_value_that_stands_as_it_is() -> None:
    found = SourceMap.identity(4, 9)
    assert [found.to_source(offset) for offset in range(6)] == [4, 5, 6, 7, 8, 9]


@given(WRITTEN, st.data())
def test_a_string_in_a_string_leads_through_both(written: tuple[int, list[tuple[str, str]]], data: st.DataObject) -> None:
    value, places, inner = read((0, written[1]))
    source = "".join(spelled for _, spelled in written[1])
    doubled = data.draw(st.lists(st.booleans(), min_size=len(source), max_size=len(source)))
    _, outer_places, outer = read((written[0], [(one, one * 2 if twice else one) for one, twice in zip(source, doubled, strict=True)]))
    found = inner.through(outer)
    assert [found.to_source(offset) for offset in range(len(value))] == [outer_places[place] for place in places]


def test_an_escape_of_the_outer_string_divides_a_run_of_the_inner_one() -> None:
    outer = SourceMap.of(((0, 10), (3, 14)), 20)  # the third letter is written with two
    inner = SourceMap.identity(1, 8)
    assert inner.through(outer).span(Span(0, 4)) == Span(11, 16)
