"""An edited file is cut as a new one would be, whatever the edit opens, closes or hides."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gatewright.syntax.hcl import parse
from gatewright.syntax.hcl.tree import HclTree

CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "terraform").rglob("*.tf"))
_WORDS = (
    *("x", "\n", "\r\n", '"', "{", "}", "<<EOF\n", "\nEOF\n", "<<-SQL\n", "\nSQL\n", "/*", "*/", "#", "//", "\ufeff"),
    *(
        '\nresource "a" "b" {\n',
        '\ndata "a" "b" {\n',
        "\nlocals {\n",
        "\ncheck {\n",
        "\nprovider\n",
        '\nfoo "bar" {\n',
        "\n}\n",
        "  ",
        "\nr",
        "<",
    ),
)
_HEREDOCS = """
resource "a" "one" {
  text = <<EOF
data "not" "code" {
EOF
}

check "health" {
data "b" "inside" {
}
}

data "b" "outside" {
}
/*
resource "a" "hidden" {
}
*/
locals {
  x = 1
}

resource "a" "two" {
  text = <<EOF
}
"""


def cuts(tree: HclTree) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [(region.base, region.text, region.keyword, region.labels) for region in tree.regions]


@pytest.mark.parametrize(
    "text", [_HEREDOCS, *(path.read_text(encoding="utf-8") for path in CORPUS)], ids=["heredocs", *(path.name for path in CORPUS)]
)
def test_an_edited_file_is_cut_as_a_new_one(text: str) -> None:
    chance, tree = random.Random(text), parse(text)
    for turn in range(60):
        before = tree.text
        start = chance.randrange(len(before) + 1)
        end = min(len(before), start + chance.choice((0, 0, 0, 1, 5, 40, 200)))
        edited = before[:start] + chance.choice(_WORDS) + before[end:]
        for region in tree.regions[:: 1 + turn % 3]:
            assert region.content
        again = parse(edited, tree)
        fresh = parse(edited)
        assert cuts(again) == cuts(fresh)
        assert [region.content for region in again.regions] == [region.content for region in fresh.regions]
        # Half of the edits are taken back.
        tree = again if turn % 2 else parse(before, again)
        assert cuts(tree) == cuts(parse(tree.text))


def test_regions_before_an_edit_are_the_same_objects_and_those_behind_keep_what_was_read() -> None:
    text = "".join(f'variable "v{number}" {{\n  default = {number}\n}}\n\n' for number in range(9))
    tree = parse(text)
    contents = [region.content for region in tree.regions]
    again = parse(text.replace("default = 4", "default = 44"), tree)
    assert [one is other for one, other in zip(again.regions, tree.regions, strict=True)] == [True] * 4 + [False] * 5
    assert [region.content is old for region, old in zip(again.regions, contents, strict=True)] == [True] * 4 + [False] + [True] * 4
