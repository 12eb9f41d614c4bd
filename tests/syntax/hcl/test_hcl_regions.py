"""Where files are cut, and that a cut never changes what a valid file says."""

from __future__ import annotations

import pytest

from gatewright.syntax.hcl import parse


def headers(text: str) -> list[tuple[str, ...]]:
    tree = parse(text)
    assert "".join(region.text for region in tree.regions) == text
    return [(region.keyword, *region.labels) for region in tree.regions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("",)]),
        ("# x\n", [("",)]),
        ("\ufefflocals {\n}\n", [("locals",)]),
        ('# x\nresource "a" "b" {\n}\n# y\ndata "c" "d" {}\n', [("",), ("resource", "a", "b"), ("data", "c", "d")]),
        ('locals {\r\n}\r\nresource "a" "b" {\r\n}\r\n', [("locals",), ("resource", "a", "b")]),
        ('locals {\n}\nresource "aws_api\nmodule "m" {\n', [("locals",), ("resource", "aws_api"), ("module", "m")]),
        ('locals {\n}\nresource "a" "b"\nvariable\n', [("locals",), ("resource", "a", "b"), ("variable",)]),
        ('locals {\n  a = {\nresource "a" "b" {\n}\n', [("locals",), ("resource", "a", "b")]),
        ('locals {\n}\nfoo "bar" {\n}\nbaz {\n}\n', [("locals",), ("foo", "bar")]),
        ("locals {\nprovider = x\ndata = 1\n}\n", [("locals",)]),
        ('check "a" {\ndata "b" "c" {\n}\nassert {\n}\n}\ndata "d" "e" {\n}\n', [("check", "a"), ("data", "d", "e")]),
        ('check "a" {\ndata "b" "c" {\n}\n', [("check", "a"), ("data", "b", "c")]),
        ('resource "a" "b" {\nprovisioner "x" {\n}\n}\nlocals {\n}\n', [("resource", "a", "b"), ("locals",)]),
        ('a = <<E\nresource "a" "b" {\nE\nlocals {\n}\n', [("",), ("locals",)]),
        ('a = "<<E\nresource "a" "b" {\nE\n', [("",), ("resource", "a", "b")]),
        ('a = "<<E"\nresource "a" "b" {\n}\n# <<E\nlocals {\n}\nE\n', [("",), ("resource", "a", "b"), ("locals",)]),
        ('a = <<E\nresource "a" "b" {\nx = 1\n}\n', [("",), ("resource", "a", "b")]),
        ('a = <<E\nresource "a" "b" {\nx = <<E\nE\n}\n', [("",), ("resource", "a", "b")]),
        ('/*\nresource "a" "b" {\n*/\nlocals {}\n', [("",), ("locals",)]),
        ('a = "x/*"\nresource "a" "b" {\n}\nb = "*/"\n', [("",), ("resource", "a", "b")]),
        ('a = 1 /*\nresource "a" "b" {\n', [("",), ("resource", "a", "b")]),
        ('a = f("${f("#")}", <<E\nlocals {\nE\n)\nb = "${f("#")}" /*\nlocals {\n*/\n', [("",)]),
        ("<<<<<<< HEAD\nlocals {\n}\n=======\nlocals {}\n>>>>>>> x\n", [("",), ("locals",), ("locals",)]),
    ],
)
def test_cut(text: str, expected: list[tuple[str, ...]]) -> None:
    assert headers(text) == expected


def test_what_did_not_change_is_not_read_again() -> None:
    earlier = parse('locals {\n}\nvariable "a" {\n}\n')
    contents = [region.content for region in earlier.regions]
    later = parse('\nlocals {\n}\nvariable "a" {\n}\n', earlier)
    assert [region.content for region in later.regions][1:] == contents
    assert later.regions[2].content is contents[1]


@pytest.mark.parametrize("line", ['"', "{", "<<A\n", "a = <<A\n", "/*", "/*\n", "a {", 'a "b" {\n', 'check "b" {\n', "}", "<", "a = ["])
def test_huge_faulty_texts_are_read_to_their_end(line: str) -> None:
    text = line * (200_000 // len(line))
    assert parse(text).problems
