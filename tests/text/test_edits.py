"""Edits, stretches of a file, and the name that somebody meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.text import Span, TextEdit, apply_edits, nearest


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([], "stage"),
        ([TextEdit(Span(0, 5), "route")], "route"),
        ([TextEdit(Span(5, 5), "s"), TextEdit(Span(0, 0), "the ")], "the stages"),
        ([TextEdit(Span(2, 2), "A"), TextEdit(Span(2, 2), "B")], "stABage"),
        ([TextEdit(Span(2, 4), ""), TextEdit(Span(2, 2), "-")], "st-e"),
        ([TextEdit(Span(0, 2), "x"), TextEdit(Span(2, 5), "y")], "xy"),
    ],
)
def test_edits_count_from_the_text_before(edits: list[TextEdit], after: str) -> None:
    assert apply_edits("stage", edits) == after


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^edits overlap at offset 1$"):
        apply_edits("stage", [TextEdit(Span(1, 3), "b"), TextEdit(Span(0, 2), "a")])


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.text(max_size=3)), max_size=5))
def test_insertions_keep_the_text(text: str, insertions: list[tuple[int, str]]) -> None:
    edits = [TextEdit(Span.at(min(place, len(text))), new) for place, new in insertions]
    expected, moved = text, 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        place = edit.span.start + moved
        expected, moved = expected[:place] + edit.text + expected[place:], moved + len(edit.text)
    assert apply_edits(text, edits) == expected


def test_spans() -> None:
    span = Span(2, 5)
    assert [offset for offset in range(8) if span.touches(offset)] == [2, 3, 4, 5]
    assert (span.shift(3), span.of("a stage")) == (Span(5, 8), "sta")
    assert [span.covers(other) for other in (Span(2, 5), Span(3, 3), Span(1, 3), Span(4, 6))] == [True, True, False, False]
    assert [span.overlaps(other) for other in (Span(0, 1), Span(0, 2), Span(4, 9), Span(5, 5), Span(6, 9))] == [
        False,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("conection_type", "connection_type"),
        ("ConnectionType", "connection_type"),
        ("connection-type", "connection_type"),
        ("vpc_lnk", "VPC_LINK"),
        ("uri", "uri"),
        ("zzz", None),
        ("", None),
    ],
)
def test_nearest(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["connection_type", "connection_id", "VPC_LINK", "uri"]) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("conection_typ", "connection_type"), ("ConectionTyp", "ConnectionType"), ("conectionTyp", "connectionType")]
)
@pytest.mark.parametrize(
    "names", [["connection_type", "connectionType", "ConnectionType"], ["ConnectionType", "connectionType", "connection_type"]]
)
def test_nearest_keeps_the_way_of_spelling(typed: str, meant: str, names: list[str]) -> None:
    assert nearest(typed, names) == meant


def test_nearest_of_nothing() -> None:
    assert nearest("stage", []) is None
