"""What is valid JSON reads exactly as Python's `json` reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.syntax.data import DataTree, Mapping, Missing, Node, Scalar, Sequence
from gatewright.syntax.json import parse

CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "cloudformation").glob("**/*.json"))


def template(resources: int, indent: int | str | None = 2) -> str:
    """A template with a mapping that is cut."""
    one = {"Type": "X", "Properties": {"A": [1, 2.5e3, None], "B": {"Fn::Sub": '"${x}\n}'}, "C": "{ é😀\\"}}
    return json.dumps({"Description": "x", "Resources": {f"R{i}": one for i in range(resources)}, "Outputs": {}}, indent=indent)


def plain(node: Node) -> Any:
    """The value that a tree stands for: pairs for mappings, so that repeated keys count."""
    if isinstance(node, Scalar):
        return node.text if node.quoted else json.loads(node.text)
    if isinstance(node, Mapping):
        return [(entry.key.text, plain(entry.value)) for entry in node.entries]
    if isinstance(node, Sequence):
        return ("items", [plain(item) for item in node.items])
    return ("missing",)


def whole(tree: DataTree) -> Any:
    """The value of the file, put together from its parts."""
    if len(tree.parts) == 1:
        return plain(tree.parts[0].content.root)
    result: list[tuple[str, Any]] = []
    for part in tree.parts:
        for entry in part.content.entries:
            if part.path:
                if result[-1][1] == ("missing",):
                    result[-1] = (result[-1][0], [])
                result[-1][1].append((entry.key.text, plain(entry.value)))
            else:
                result.append((entry.key.text, plain(entry.value)))
    return result


def expected(value: Any) -> Any:
    """The oracle's value in the same words; it was read with `object_pairs_hook=tuple`."""
    if isinstance(value, tuple):
        return [(key, expected(child)) for key, child in value]
    if isinstance(value, list):
        return ("items", [expected(child) for child in value])
    return value


def check_places(node: Node, text: str) -> None:
    """Every leaf stands where its span says, and every code point of it where its map says."""
    if isinstance(node, Scalar) and node.quoted:
        assert json.loads(node.span.of(text)) == node.text
        for offset, point in enumerate(node.text):
            place = node.map.to_source(offset)
            assert text[place] in (point, "\\")
            assert node.map.to_decoded(place) == offset
    elif isinstance(node, Scalar):
        assert node.span.of(text) == node.text
    elif isinstance(node, Mapping):
        for entry in node.entries:
            check_places(entry.key, text)
            check_places(entry.value, text)
            assert entry.colon is not None
            assert text[entry.colon] == ":"
            assert isinstance(entry.value, Missing) or entry.span == (entry.key.span.start, entry.value.span.end)
    elif isinstance(node, Sequence):
        for item in node.items:
            check_places(item, text)


def agrees(text: str) -> None:
    tree = parse(text)
    assert repr(whole(tree)) == repr(expected(json.loads(text.removeprefix("\ufeff"), object_pairs_hook=tuple)))
    assert all("set twice" in problem.message for problem in tree.problems), tree.problems
    assert "".join(part.text for part in tree.parts) == text.removeprefix("\ufeff")
    for part in tree.parts:
        assert part.text == tree.text[part.base : part.base + len(part.text)]
        check_places(part.content.root, part.text)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_corpus(path: Path) -> None:
    agrees(path.read_bytes().decode())


SAMPLES = [
    "{}",
    "[]",
    '"x"',
    " 12.5e-3 ",
    "null",
    '{"a":1}',
    '{\n"a": {\n"b": 1\n},\n"c": [\n]\n}\n',
    '{\n  "a": {\n  "b": "}"\n  },\n  "c": "{"\n}\n',
    '{\n  "a": [{\n  "b": 1\n  }],\n  "c": 2,\n  "d": {}\n}',
    '\ufeff{\r\n  "a": "\\ud83d\\ude00\\ud83d x\\u00e9\\/\\\\",\r\n  "b": 1\r\n}\r\n',
    '{"a": 1, "a": 2}',
    "[" * 150 + "]" * 150,
    template(3),
    template(30),
    template(30, "\t"),
    template(30, None),
    template(30, 0),
    template(30).replace("\n", "\r\n"),
]


@pytest.mark.parametrize("text", SAMPLES, ids=range(len(SAMPLES)))
def test_samples(text: str) -> None:
    agrees(text)


def test_a_long_mapping_is_cut() -> None:
    tree = parse(template(30))
    assert [part.path for part in tree.parts].count(("Resources",)) == 30
    assert [placed.entry.key.text for placed in tree.entries("Resources")] == [f"R{i}" for i in range(30)]
    assert [placed.entry.key.text for placed in tree.entries()] == ["Description", "Resources", "Outputs"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=5), children, max_size=4),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(VALUES, st.sampled_from([None, 0, 1, 2, "\t"]), st.booleans())
def test_whatever_is_valid(value: Any, indent: int | str | None, ascii_only: bool) -> None:
    agrees(json.dumps(value, indent=indent, ensure_ascii=ascii_only))
