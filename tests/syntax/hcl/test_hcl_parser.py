"""Which blocks and arguments a file holds, and which faults it has."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.syntax.hcl import parse
from gatewright.syntax.hcl.tree import Attribute, Block, Body, HclTree, Hole
from gatewright.text import Span


def outline(body: Body) -> list[Any]:
    """Names and nesting: a word for an argument, `(type, labels, [items])` for a block."""
    return [
        item.name if isinstance(item, Attribute) else (item.type, *(label.text for label in item.labels), outline(item.body))
        for item in body.items
    ]


def whole(tree: HclTree) -> list[Any]:
    return [item for region in tree.regions for item in outline(region.content.body)]


VALID = [
    "",
    "a = 1",
    "\ufeffa = 1\r\nb {\r\n}\r\n",
    "a {}\n",
    "a { b = 1 }\n",
    "a { b = {\nc = 1\n} }\n",
    'a b "c" {\n\tb = 1\n}\n',
    "a /* x\n */ = 1\n",
    "a = f(<<E\nx\nE\n, 1)\n",
    "a = [b[\n1\n]]\n",
    "a {}\na = 1\n",
    "a = {b = 1, b = 2}\n",
    'a = <<E\n======= <<E\nresource "a" "b" {\nE  \n',
    "a {\nb {\nc = 1\n}\nd = [\n{\ne = 1\n},\n]\n}\n",
    'a = "${\nb\n}"\n',
    "a = <<E\n${\nb\n}\nE\n",
    '# x\n// y\n/* " */ a = 1 # z',
]
ONE_LINE = "A block on one line holds one argument; put each item on a line of its own."
FAULTY = [
    ("a = 1\na = 2\n", "`a` is set twice in this block; remove one.", Span(6, 7)),
    ("a { b = 1\n}\n", ONE_LINE, Span(2, 3)),
    ("a { b {} }\n", ONE_LINE, Span(2, 3)),
    ("a {\n b = 1 }\n", "The brace follows a value; put it on a line of its own.", Span(11, 12)),
    ("a\n", "`a` does nothing by itself; add `= value`, or `{ }` for a block.", Span(0, 1)),
    ("a : 1\n", "An argument is set by `=`; write that in place of `:`.", Span(2, 3)),
    ("a =\n", "`a` has no value; add one.", Span(0, 1)),
    ('a = "x\n', 'The string is not closed on its line; add `"`.', Span(4, 6)),
    ('a = "\\q"\n', "`\\q` is no escape; write `\\\\` for a backslash.", Span(5, 7)),
    ("}\na = 1\n", "`}` closes nothing here; remove it.", Span(0, 1)),
    ("a {\n  b = 1\n", "`{` is not closed; add `}`.", Span(2, 3)),
    ("a = <<E\nx\nE", "A line end must follow `E`; add one.", Span(10, 11)),
    ("a = 1 /* x\n", "The comment is not closed; add `*/`.", Span(6, 8)),
    ('a = "%{ if x }"\n', "Nothing ends this `if`; add `%{ endif }`.", Span(5, 14)),
    ('a "${b}" {}\n', "A label is plain text; nothing is inserted into it.", Span(2, 8)),
    ('a "b"\n', "The `a` block has no body; add `{`.", Span(0, 5)),
    ("a = 1\n<<<<<<< HEAD\nb = 1\n", "A merge left its marker here; keep one of the two sides and remove the marker.", Span(6, 18)),
]


@pytest.mark.parametrize("text", VALID)
def test_no_fault_in_what_terraform_accepts(text: str) -> None:
    assert parse(text).problems == ()


@pytest.mark.parametrize(("text", "message", "span"), FAULTY)
def test_one_fault_for_one_cause(text: str, message: str, span: Span) -> None:
    assert [(problem.message, problem.span) for problem in parse(text).problems] == [(message, span)]


def test_places_of_a_block() -> None:
    text = 'resource "aws_x" "y" {\n  a = 1\n}\n'
    block = parse(text).regions[0].content.body.items[0]
    assert isinstance(block, Block)
    assert block.type_span.of(text) == "resource"
    assert [label.span.of(text) for label in block.labels] == ['"aws_x"', '"y"']
    assert (block.open, block.close) == (Span(21, 22), Span(31, 32))
    assert block.body.span == Span(22, 31)
    assert block.span == Span(0, 32)
    attribute = block.body.items[0]
    assert isinstance(attribute, Attribute)
    assert attribute.span.of(text) == "a = 1"
    assert attribute.equals is not None
    assert attribute.equals.of(text) == "="


def test_a_bare_word_is_an_argument_without_equals() -> None:
    block = parse("a {\n  sta\n}\n").regions[0].content.body.items[0]
    assert isinstance(block, Block)
    assert block.body.items == (Attribute(Span(6, 9), "sta", Span(6, 9), None, Hole(Span.at(9))),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {\n  b {\n    c = 1\n  d = 2\n}\n", [("a", [("b", ["c"]), "d"])]),
        ("a {\n  b = {\n    c = 1\n  d = 2\n}\n", [("a", ["b", "d"])]),
        ("a {\n  b = {\n    c = 1\n}\n", [("a", ["b"])]),
        ("a {\n  b =\n    c = 1\n  }\n  d = 2\n}\n", [("a", ["b", "d"])]),
        ("a {\n  b\n    c = 1\n  }\n  d = 2\n}\n", [("a", [("b", ["c"]), "d"])]),
        ('a {\n  b "x"\n    c = 1\n  }\n  d = 2\n}\n', [("a", [("b", "x", ["c"]), "d"])]),
        ("a {\n  b = [\n    1,\n  c = 1\n}\n", [("a", ["b", "c"])]),
        ("a {\n  b = {for k in m : k => v\n  c = 1\n}\n", [("a", ["b", "c"])]),
        ("a {\n  b = f({\n    c = 1\n  d = 1\n}\n", [("a", ["b", "d"])]),
        ('a {\n  b = "${f(\n  c = 1\n}\n', [("a", ["b", "c"])]),
        ("a {\n  b = <<EOT\n    text\n  c = 1\n}\n", [("a", ["b", "c"])]),
        ("a {\n  b = 1 2\n  c = 1\n}\n", [("a", ["b", "c"])]),
        ('resource "a" "b"\n  c = 1\n}\n', [("resource", "a", "b", ["c"])]),
        ('resource "a\n  c = 1\n}\n', [("resource", "a", ["c"])]),
    ],
)
def test_what_follows_a_broken_line_is_found(text: str, expected: list[Any]) -> None:
    tree = parse(text)
    assert whole(tree) == expected
    assert len(tree.problems) == 1
