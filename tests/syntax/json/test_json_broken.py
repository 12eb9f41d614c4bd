"""JSON that is half typed keeps its tree, says one thing a line, and never fails."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.syntax.data import DataTree, Entry, Mapping, Missing, Node, Scalar, Sequence
from gatewright.syntax.json import parse
from gatewright.text import Span

CORPUS = [path.read_bytes().decode() for path in sorted((Path(__file__).parents[2] / "corpus" / "cloudformation").glob("**/*.json"))]


def said(text: str) -> list[tuple[str, str]]:
    return [(problem.span.of(text), problem.message.split(";")[0]) for problem in parse(text).problems]


def keys(text: str) -> list[str]:
    return [placed.entry.key.text for placed in parse(text).entries()]


@pytest.mark.parametrize(
    ("text", "messages", "found"),
    [
        ('{"a": , "b": 1}', [('"a":', "a value is missing behind this colon")], ["a", "b"]),
        ('{\n "a": 1\n "b": 2\n}', [("1", "a comma is missing behind this")], ["a", "b"]),
        ('{"a": 1,}', [(",", "nothing follows this comma")], ["a"]),
        ('{\n  "a": 1,\n  "b": 2,\n}\n', [(",", "nothing follows this comma")], ["a", "b"]),
        ('{"a" 1, "b": 2}', [('"a"', "a colon is missing behind this key")], ["a", "b"]),
        ('{"a": tru, "b": 2}', [("tru", "`tru` is no JSON value")], ["a", "b"]),
        ('{\n "a": "foo,\n "b": 2\n}', [('"foo', "this string is never closed")], ["a", "b"]),
        ('{\n "a": 1, // why\n "b": 2\n}', [("// why", "JSON has no comments")], ["a", "b"]),
        ('{"a": 1', [("{", "this `{` is never closed")], ["a"]),
        ('{"a": 1}}', [("}", "nothing is open that this `}` closes")], ["a"]),
        ('{"a": [1, 2}', [("[", "this `[` is never closed")], ["a"]),
        ('{\n  "a": 1,\n  Conn\n}', [("Conn", "`Conn` is no JSON value")], ["a", "Conn"]),
        ('{\n "a": 1,\n "a": 2\n}', [('"a"', "`a` is set twice in this mapping")], ["a", "a"]),
        ('{"a": "\\q"}', [("\\q", "JSON does not know this escape")], ["a"]),
        ('{"a": 1} x', [("x", "`x` is no JSON value")], ["a"]),
        ('"a": 1}', [('"', "a `{` is missing before this key")], ["a"]),
    ],
)
def test_half_typed(text: str, messages: list[tuple[str, str]], found: list[str]) -> None:
    assert said(text) == messages
    assert keys(text) == found


def test_a_missing_bracket_costs_only_its_entry() -> None:
    text = '{\n  "A": {\n    "X": {\n      "Y": [\n        1\n    },\n    "Z": 1\n  },\n  "B": 2\n}\n'
    assert keys(text) == ["A", "B"]
    assert [placed.entry.key.text for placed in parse(text).entries("A")] == ["X", "Z"]


def test_a_missing_value_has_its_place() -> None:
    entry = next(parse('{"a": }').entries()).entry
    assert (entry.value, entry.colon) == (Missing(Span.at(6)), 4)


def test_an_open_string_ends_at_its_line() -> None:
    value = next(parse('{\n  "a": "fo\n}').entries()).entry.value
    assert isinstance(value, Scalar)
    assert (value.text, value.closed) == ("fo", False)


def names(tree: DataTree) -> set[tuple[str, ...]]:
    """The top-level keys and the names below them."""
    top = {(placed.entry.key.text,) for placed in tree.entries()}
    return top | {(key, placed.entry.key.text) for (key,) in top for placed in tree.entries(key)}


def test_every_other_name_is_found_when_a_line_is_cut() -> None:
    rng, good, states = random.Random(7), 0, 0
    printed = [text for text in CORPUS if text.count("\n") > 10]
    for _ in range(200 if printed else 0):
        lines = (text := rng.choice(printed)).split("\n")
        number = rng.randrange(len(lines))
        own = re.match(r'\s*"([^"]*)', lines[number])
        broken = "\n".join([*lines[:number], lines[number][: rng.randrange(len(lines[number]) + 1)], *lines[number + 1 :]])
        lost = names(parse(text)) - names(parse(broken))
        good += all(own is not None and own[1] in name for name in lost)
        states += 1
    assert good >= 0.99 * states


def walk(node: Node, text: str, outer: Span) -> Iterator[Node]:
    """All nodes, each inside its parent."""
    yield node
    assert 0 <= node.span.start <= node.span.end <= len(text)
    assert outer.covers(node.span)
    if isinstance(node, Mapping):
        for entry in node.entries:
            assert node.span.covers(entry.span)
            assert entry.span.covers(entry.key.span)
            yield from walk(entry.key, text, entry.span)
            yield from walk(entry.value, text, entry.span)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item, text, node.span)


def sound(tree: DataTree) -> None:
    for part in tree.parts:
        for node in walk(part.content.root, part.text, Span(0, len(part.text))):
            assert not isinstance(node, Scalar) or node.map.to_source(len(node.text)) <= node.span.end
    assert all(0 <= problem.span.start <= problem.span.end <= len(tree.text) for problem in tree.problems)


def same(mine: DataTree, other: DataTree) -> None:
    assert mine.parts == other.parts
    assert [part.content for part in mine.parts] == [part.content for part in other.parts]
    assert mine.problems == other.problems


SAMPLE = '{\n  "A": {\n    "B": [1, "x\\n", {"C": null}],\n    "D": {"E": "F"}\n  },\n  "G": "h"\n}\n'
LONG = (
    '{\n  "R": {\n'
    + ",\n".join(f'    "R{i}": {{\n      "T": [\n        "{i}"\n      ]\n    }}' for i in range(20))
    + '\n  },\n  "O": {}\n}\n'
)
NOISE = st.text(alphabet='{}[]:,"\\ \nab1/*u', max_size=6)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from([SAMPLE, LONG]), st.integers(0, 2000), st.integers(0, 40), NOISE)
def test_an_edit_reads_like_a_fresh_file(text: str, at: int, length: int, typed: str) -> None:
    at %= len(text)
    before = parse(text)
    assert not before.problems
    edited = text[:at] + typed + text[at + length :]
    tree = parse(edited, before)
    sound(tree)
    same(tree, parse(edited))
    again = parse(text, tree)
    same(again, parse(text))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='{}[]:,"\\ \r\nab1/*uD8\t\x00\ud800', max_size=60))
def test_any_text_reads(text: str) -> None:
    sound(parse(text))


def test_an_edit_reads_one_part() -> None:
    before = parse(LONG)
    assert not before.problems
    after = parse(LONG.replace('"7"', '"seven"'), before)
    assert sum(not part.passage.is_read for part in after.parts) == 1


@pytest.mark.parametrize(
    "text", ['"' * 10**6, "{" * 10**6, "- " * 500_000, "&a" * 500_000, "[" * 10_000, '{"a":' * 10_000, '[{"a":' * 5_000]
)
def test_huge_and_deep_texts_are_read_to_their_end(text: str) -> None:
    sound(parse(text))


def test_entry_without_colon_has_none() -> None:
    entry = list(parse('{\n  "a": 1,\n  "b"\n}').entries())[-1].entry
    assert isinstance(entry, Entry)
    assert entry.colon is None


def test_what_is_too_deep_is_said_to_be_so_and_nothing_else() -> None:
    text = '{"Pets": ' + "[" * 3000 + "]" * 3000 + "}"
    problem = parse(text).problems
    assert [(one.span, one.message) for one in problem] == [
        (Span(208, 209), "nested more than 200 levels deep; what is deeper is not read")
    ]
