"""YAML that is half typed keeps its tree, PyYAML says what is wrong, and nothing ever fails."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.syntax.data import Alias, DataTree, Mapping, Missing, Node, Scalar, Sequence, Tag
from gatewright.syntax.yaml import parse
from gatewright.text import Span

CORPUS = [path.read_bytes().decode() for path in sorted((Path(__file__).parents[2] / "corpus" / "cloudformation").glob("**/*.yaml"))]


def plain(node: Node) -> Any:
    """A tree in short: pairs for mappings, `None` for what is missing."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return [(entry.key.text, plain(entry.value)) for entry in node.entries]
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return f"*{node.name}" if isinstance(node, Alias) else None


def value(text: str, *path: str) -> Node:
    """The value of the entry at a path of keys."""
    return next(placed.entry.value for placed in parse(text).entries(*path[:-1]) if placed.entry.key.text == path[-1])


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("A:\n  b: 1\n  Conn\n  c: 2\n", [("b", "1"), ("Conn", None), ("c", "2")]),
        ("A:\n  Conn\n  b: 1\n", [("Conn", None), ("b", "1")]),
        ("A:\n  Conn\n    T: x\n  b: 1\n", [("Conn", [("T", "x")]), ("b", "1")]),
        ("A:\n  b: [x, y\n  c: 1\n", [("b", ["x", "y"]), ("c", "1")]),
        ("A:\n  b: {x: 1, y\n  c: 1\n", [("b", [("x", "1"), ("y", None)]), ("c", "1")]),
        ("A:\n  b: [x,\n    y]\n  d\n  c: 1\n", [("b", ["x", "y"]), ("d", None), ("c", "1")]),
        ('A:\n  b: "x\n  c: 1\n', [("b", "x"), ("c", "1")]),
        ("A:\n  b: 'x\n  c: 1\n", [("b", "x"), ("c", "1")]),
        ("A:\n  b:\n  d\n  c: 1\n", [("b", None), ("d", None), ("c", "1")]),
        ("A:\n  b:\n    x: 1\n   c: 2\n  d: 3\n", [("b", [("x", "1"), ("c", "2")]), ("d", "3")]),
        ("A:\n\tb: 1\n\tc:\n\t\td: 1\n", [("b", "1"), ("c", [("d", "1")])]),
        ("A:\n<<<<<<< HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> other\n  c: 3\n", [("b", "1"), ("b", "2"), ("c", "3")]),
        ("A:\n  b: |\n    x: [\n\n     y\n  d\n  c: 1\n", [("b", "x: [\n\n y\n"), ("d", None), ("c", "1")]),
        ("A:\n  b:\n  - x\n  -\n  - k: v\n    l: [\n  c: 1\n", [("b", ["x", None, [("k", "v"), ("l", [])]]), ("c", "1")]),
        ("A:\n  b: x: y\n  c: 1\n", [("b", "x: y"), ("c", "1")]),
        ("A:\n  b: !Ref\n  d\n  c: !Sub 'x'\n", [("b", None), ("d", None), ("c", "x")]),
        ("A:\n  b: one\n    two\n  d\n  c: 1\n", [("b", "one two"), ("d", None), ("c", "1")]),
    ],
)
def test_half_typed(text: str, tree: Any) -> None:
    assert plain(value(text, "A")) == tree
    assert len(parse(text).problems) == 1


def test_pyyaml_says_what_is_wrong() -> None:
    (problem,) = parse("a: 1\nb: [x\nc: 2\n").problems
    assert problem.message == "did not find expected ',' or ']' while parsing a flow sequence"


def test_a_control_character_is_named_and_read_over() -> None:
    tree = parse("a: x\x1by\nb: \ud800\n")
    assert [(problem.span, problem.message) for problem in tree.problems] == [
        (Span(4, 5), "control characters are not allowed: #x001b"),
        (Span(10, 11), "special characters are not allowed: #xd800"),
    ]
    assert [placed.entry.key.text for placed in tree.entries()] == ["a", "b"]


def test_tags_stand_by_themselves() -> None:
    node = value("a: !Sub  'x'\n", "a")
    assert isinstance(node, Scalar)
    assert (node.span, node.text, node.tag) == (Span(9, 12), "x", Tag("!Sub", Span(3, 7)))
    node = value("a: !Join\n  - x\n", "a")
    assert isinstance(node, Sequence)
    assert (node.span, node.tag) == (Span(11, 14), Tag("!Join", Span(3, 8)))


def test_a_missing_value_stands_behind_its_colon() -> None:
    assert value("a:\nb: \n", "a") == Missing(Span.at(2))
    assert value("b: \n", "b") == Missing(Span.at(3))
    assert value("a: !Ref \n", "a") == Missing(Span.at(8), Tag("!Ref", Span(3, 7)))
    assert value("a:\n  -\n  - \n", "a") == Sequence(Span(5, 11), (Missing(Span.at(6)), Missing(Span.at(11))), False)


def test_blocks_end_with_their_text() -> None:
    text = "a: |\n  x\n  y\n\n# behind\nb: 1\n"
    node = value(text, "a")
    assert isinstance(node, Scalar)
    assert (node.span.of(text), node.text, node.style) == ("|\n  x\n  y", "x\ny\n", "literal")


def test_keys_set_twice() -> None:
    problems = parse("a: 1\nb: {c: 1, c: 2}\na: 2\n").problems
    assert [(problem.span, problem.message.split(";")[0]) for problem in problems] == [
        (Span(15, 16), "`c` is set twice in this mapping"),
        (Span(21, 22), "`a` is set twice in this mapping"),
    ]


def test_aliases_are_not_followed() -> None:
    text = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    assert not parse(text).problems
    assert plain(value(text, "a29")) == ["*a28"] * 9


LONG = (
    "Description: x\nResources:\n"
    + "".join(f"  R{i}:\n    Type: 'T'\n    P: [1, \"a b\"]\n    S: |\n      if {{\n" for i in range(20))
    + "Outputs:\n  O: 1\n"
)


def test_a_long_mapping_is_cut() -> None:
    tree = parse(LONG)
    assert [part.path for part in tree.parts].count(("Resources",)) == 20
    assert [placed.entry.key.text for placed in tree.entries("Resources")] == [f"R{i}" for i in range(20)]
    assert [placed.entry.key.text for placed in tree.entries()] == ["Description", "Resources", "Outputs"]


def test_an_edit_reads_one_part() -> None:
    before = parse(LONG)
    assert not before.problems
    after = parse(LONG.replace("  R7:\n    Type: 'T'", "  R7:\n    Type: 'T"), before)
    assert sum(not part.passage.is_read for part in after.parts) == 1
    assert [placed.entry.key.text for placed in after.entries("Resources")] == [f"R{i}" for i in range(20)]


def names(tree: DataTree) -> set[tuple[str, ...]]:
    """The top-level keys and the names below them."""
    top = {(placed.entry.key.text,) for placed in tree.entries()}
    return top | {(key, placed.entry.key.text) for (key,) in top for placed in tree.entries(key)}


def test_every_other_name_is_found_when_a_line_is_cut() -> None:
    rng, good, states = random.Random(7), 0, 0
    for _ in range(300 if CORPUS else 0):
        lines = (text := rng.choice(CORPUS)).split("\n")
        number = rng.randrange(len(lines))
        own = re.match(r"\s*([\w.-]+)", lines[number])
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


SAMPLE = "# x\nA:\n  B: [1, 'y', {C: !Ref z}]\n  D:\n  - E: \"f\\n\"\n    G: |\n      h\n\n  -\nI: >-\n  j\n  k\nL: one\n  two\n"
NOISE = st.text(alphabet="{}[]:,\"'\\ \n\tab-!&*|>#?%", max_size=6)


@settings(max_examples=200, deadline=None)
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


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="{}[]:,\"'\\ \r\n\tab-!&*|>#?%<\x00\ud800\x85\ufeff", max_size=60))
def test_any_text_reads(text: str) -> None:
    sound(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        *('"' * 10**6, "{" * 10**6, "- " * 500_000, "&a" * 500_000, "[" * 10_000, "{a: " * 10_000, "x:\n" + "  - " * 10_000),
        *("".join(" " * depth + "a:\n" for depth in range(1200)), "a: [\n" * 20_000, "? " * 10_000, "a: '\n" * 20_000),
    ],
)
def test_huge_and_deep_texts_are_read_to_their_end(text: str) -> None:
    sound(parse(text))
