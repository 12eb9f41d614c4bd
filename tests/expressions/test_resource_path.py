"""Paths of REST APIs."""

import pytest

from gatewright.expressions.resource_path import Fault, Malformed, Segment, read_segment, segments, variables


@pytest.mark.parametrize(
    ("text", "variable", "greedy"),
    [("pets", None, False), ("v1.2_a-b:c,$d", None, False), ("{petId}", "petId", False), ("{proxy+}", "proxy", True)],
)
def test_reads_a_segment(text: str, variable: str | None, greedy: bool) -> None:
    read_as = read_segment(text)
    assert isinstance(read_as, Segment)
    assert (read_as.variable, read_as.greedy, read_as.span.of(text)) == (variable, greedy, text)


@pytest.mark.parametrize(
    ("text", "fault", "stretch"),
    [
        ("", Fault.EMPTY, ""),
        ("/pets", Fault.SLASH, "/"),
        ("pets/{petId}", Fault.SLASH, "/"),
        ("pet-{petId}", Fault.BRACES, "pet-{petId}"),
        ("{petId", Fault.BRACES, "{petId"),
        ("{}", Fault.BRACES, "{}"),
        ("{{petId}}", Fault.BRACES, "{{petId}}"),
        ("proxy+", Fault.PLUS, "+"),
        ("my pets", Fault.CHARACTER, " "),
        ("{pet id}", Fault.CHARACTER, " "),
        ("pets?", Fault.CHARACTER, "?"),
    ],
)
def test_says_what_is_wrong_and_where(text: str, fault: Fault, stretch: str) -> None:
    read_as = read_segment(text)
    assert isinstance(read_as, Malformed)
    assert (read_as.fault, read_as.span.of(text)) == (fault, stretch)


def test_reads_a_whole_path() -> None:
    path = "/pets/{petId}/files/{proxy+}"
    assert [segment.span.of(path) for segment in segments(path)] == ["pets", "{petId}", "files", "{proxy+}"]
    assert variables(path) == ("petId", "proxy")
    assert variables("/") == ()
