"""What is valid YAML reads exactly as PyYAML composes the whole file: keys, nesting, values and offsets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.syntax.data import DataTree, Mapping, Missing, Node, Scalar, Sequence
from gatewright.syntax.yaml import parse

CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "cloudformation").glob("**/*.yaml"))

VALID = [
    "a: b\n",
    "",
    "# only a comment\n",
    "\ufeff# 😀 first\r\nk: |\r\n  a\r\n  b\r\nb: !Sub 'x'\r\n",
    "---\nAWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A: {Type: X}\n",
    "a: 'multi\nb: line'\nc: 1\n",
    'a: "multi\nb: line\\\n  more\n\n  end\\u00e9\\n"\nc: 1\n',
    "x: {\nfoo: bar,\nbaz: [1,\n2]\n}\ny: 1\n",
    "a: [ 'it''s', \"]\", b ]\nb: {c, d: , e: 1}\n",
    "base: &b {x: 1}\nuse:\n  <<: *b\n  y: *b\n",
    "a:\n- 1\n-\n- - x\n  - y\n- k: v\n  l: w\nb: 2\n",
    "? complex\n: value\n? lone\nz: 1\n",
    "a: one\n  two\n\n  three # no\nb: x\n",
    "l: |2-\n   a\n   b\n\nf: >+\n  a\n  b\n\n   c\n\n  d\n\n\ng: >-\n\n  x\n   y\n  z\n",
    "a: |\n\n\n  x  \n  \ty\n",
    "e: |\nf: >-\n\ng: |+\n\n\nh: 1\n",
    "a: !!str 1\nb: !<tag:x> [1]\nc: !Join\n  - ''\n  - [a, !Ref b]\nd: !X\n  k: v\ne: !Ref\n",
    "a: \"x \" # 'c\nb: ' [ '\nc: d' e\n",
    "a: b\x85c: d\u2028e: f\n",
    "[1, 2, {a: b}]\n",
    '{\n"a": 1,\n"b": {"c": [true, null]}\n}\n',
    "just words\n",
    '\'k\' : 1\n"q\\"": 2\nFn::Transform: 3\n/pets/{id}: 4\n',
]


def long(entries: int) -> str:
    """A template with a mapping that is cut."""
    resources = "".join(
        f'  # about R{i}\n  R{i}:\n    Type: AWS::X\n    D: !Sub "a b "\n    E:\n    - !Join [" ", [a, \'b \']]\n    F: |\n      if (x) {{\n'
        for i in range(entries)
    )
    return f"Description: x\nResources:  # here\n\n{resources}Outputs:\n  O: {{Value: 1}}\n"


VALID += [
    long(30),
    long(30).replace("\n", "\r\n"),
    long(30).replace("R7:", '"R7":'),
    long(30).replace("R9:\n", 'R9:\n    Q: "one\n  R: two"\n'),
]


def shape(text: str, node: Node) -> Any:
    """What our tree says, in the words of the oracle."""
    if isinstance(node, Scalar):
        end = node.span.end if node.style not in ("literal", "folded") else None
        return ("scalar", node.text, node.span.start, end)
    if isinstance(node, Missing):
        return ("scalar", "", None, None)
    if isinstance(node, Mapping):
        return ("mapping", node.span.start, [(shape(text, entry.key), shape(text, entry.value)) for entry in node.entries])
    if isinstance(node, Sequence):
        return ("sequence", node.span.start, [shape(text, item) for item in node.items])
    return ("alias", node.name)


def oracle(node: yaml.Node, shift: int) -> Any:
    """What PyYAML composes. Nodes with a tag begin behind it in our tree, so their start is compared in other tests."""
    start = node.start_mark.index + shift
    end = node.end_mark.index + shift
    if isinstance(node, yaml.ScalarNode):
        if node.value == "" and not node.style:
            return ("scalar", "", None, None)
        return ("scalar", node.value, start, None if node.style in ("|", ">") else end)
    if isinstance(node, yaml.MappingNode):
        return ("mapping", start, [(oracle(key, shift), oracle(value, shift)) for key, value in node.value])
    return ("sequence", start, [oracle(item, shift) for item in node.value])


def same(mine: Any, theirs: Any, text: str) -> bool:
    """Whether both say the same; PyYAML begins a node with its tag, which our tree keeps apart, and follows aliases."""
    if mine[0] == "alias":
        return True
    if isinstance(mine, tuple) and len(mine) == 2:
        return same(mine[0], theirs[0], text) and same(mine[1], theirs[1], text)
    if mine[0] != theirs[0]:
        return False
    if mine[0] == "scalar" and (mine[1] != theirs[1] or mine[3] != theirs[3]):
        return False
    if mine[0] == "scalar" and None in (mine[2], theirs[2]):
        return mine[2] == theirs[2] or mine[1] == ""
    place = mine[2] if mine[0] == "scalar" else mine[1]
    start = theirs[2] if mine[0] == "scalar" else theirs[1]
    if place != start and text[start] not in "!&":
        return False
    if mine[0] == "scalar":
        return True
    return len(mine[2]) == len(theirs[2]) and all(same(a, b, text) for a, b in zip(mine[2], theirs[2], strict=True))


def rebuilt(tree: DataTree) -> list[tuple[Any, Any]]:
    """The entries of the whole file, put together from its parts, with offsets in the file."""
    result: list[tuple[Any, Any]] = []
    for part in tree.parts:
        if part.path:
            _, value = result[-1]
            if value == ("scalar", "", None, None):
                first = part.content.entries[0]
                value = ("mapping", (first.key.span.start + part.base), [])
                result[-1] = (result[-1][0], value)
            value[2].extend(moved(shape(tree.text, part.content.root), part.base)[2])
        elif isinstance(part.content.root, Mapping):
            result.extend(moved(shape(tree.text, part.content.root), part.base)[2])
    return result


def moved(node: Any, by: int) -> Any:
    """The same shape, further on in the file."""
    if isinstance(node, list):
        return [moved(item, by) for item in node]
    if isinstance(node, tuple) and node and node[0] == "scalar":
        return ("scalar", node[1], None if node[2] is None else node[2] + by, None if node[3] is None else node[3] + by)
    if isinstance(node, tuple) and node and node[0] in ("mapping", "sequence"):
        return (node[0], node[1] + by, moved(node[2], by))
    if isinstance(node, tuple):
        return tuple(moved(item, by) for item in node)
    return node


def agrees(text: str) -> None:
    shift = 1 if text.startswith("\ufeff") else 0
    composed = yaml.compose(text, yaml.CLoader)
    tree = parse(text)
    if isinstance(composed, yaml.MappingNode):
        theirs = oracle(composed, shift)
        mine = ("mapping", theirs[1], rebuilt(tree))
        assert same(mine, theirs, text), (mine, theirs)
    elif composed is None:
        assert all(not part.content.entries for part in tree.parts)
    else:
        assert len(tree.parts) == 1
        assert same(moved(shape(text, tree.parts[0].content.root), tree.parts[0].base), oracle(composed, shift), text)
    assert all("set twice" in problem.message for problem in tree.problems), tree.problems


@pytest.mark.parametrize("text", VALID, ids=range(len(VALID)))
def test_samples(text: str) -> None:
    agrees(text)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_corpus(path: Path) -> None:
    agrees(path.read_bytes().decode())


def test_parts_cover_the_file() -> None:
    for text in VALID:
        tree = parse(text)
        assert "".join(part.text for part in tree.parts) == text.removeprefix("\ufeff")
        assert all(part.base == text.find(part.text, part.base) for part in tree.parts)


WORDS = st.sampled_from(
    [
        "a",
        "b c",
        "'x y'",
        '"p\\nq"',
        "é😀",
        "1",
        "[a, b]",
        "{a: 1, b: [c]}",
        "|\n    x\n     y\n",
        ">-\n    x\n    y\n\n    z",
        "'m\n\n    n'",
        '"o\n b: 1"',
        "!Sub x",
        "!Ref 'y'",
        "",
        "[a,\nb: c,\n d]",
        "{ \n}",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["", "  ", "  - ", "    - ", "      "]), st.sampled_from(["k", "'q'", "A::B"]), WORDS), max_size=8)
)
def test_whatever_is_valid(lines: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{indent}{key}: {value}\n" for indent, key, value in lines)
    try:
        yaml.compose(text, yaml.CLoader)
    except yaml.YAMLError:
        assert parse(text).problems
    else:
        agrees(text)


def _maps(node: Node, text: str) -> None:
    if isinstance(node, Scalar):
        for offset, point in enumerate(node.text):
            place = node.map.to_source(offset)
            assert node.map.to_decoded(place) == offset or text[place] in "\r\n"
            assert text[place] in (point, "\\") or (point in " \n" and text[place] in "\r\n\x85") or point == text[place]
    elif isinstance(node, Mapping):
        for entry in node.entries:
            _maps(entry.key, text)
            _maps(entry.value, text)
    elif isinstance(node, Sequence):
        for item in node.items:
            _maps(item, text)


@pytest.mark.parametrize("text", VALID, ids=range(len(VALID)))
def test_every_code_point_of_a_value_has_its_place(text: str) -> None:
    for part in parse(text).parts:
        _maps(part.content.root, part.text)


INSIDE = st.text(alphabet="ab :'\"\\\n\t#é-|>{", max_size=14)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(["'{}'", '"{}"', "|\n  {}\n", ">\n  {}\n", ">+\n  {}\n\n", "|2-\n  {}\n", "{}", '"\\t{}\\\n  x"']),
    INSIDE,
    st.booleans(),
)
def test_scalars_of_every_style(frame: str, inside: str, windows: bool) -> None:
    text = "k: " + frame.format(inside.replace("\n", "\n  "))
    if windows:
        text = text.replace("\n", "\r\n")
    try:
        composed = yaml.compose(text, yaml.CLoader)
    except yaml.YAMLError:
        assert parse(text).problems
        return
    agrees(text)
    node = parse(text).parts[0].content.root
    if isinstance(node, Mapping) and isinstance(value := node.entries[0].value, Scalar):
        assert composed is not None
        _maps(value, text)
