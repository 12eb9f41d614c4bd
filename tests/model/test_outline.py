"""What a file declares stands in order, is found by its place, and is let go of when it is gone."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from features.corpus import named, paths, reader
from gatewright.model import Block, Document, Role
from harness.snippets import document

_TEXTS = ("", "x", "\n", '"', "{", "}", "- ", "  ", 'resource "a" "b" {\n', "Resources:\n", "<<A\n", ",", "*/")
_BLOCK = 'resource "aws_api_gateway_resource" "r%s" {\n  path_part = "%s"\n}\n'
_LOCALS = 'locals {\n  a = 1\n  b = "x"\n}\n'


def edited(read: Document, chance: random.Random) -> Document:
    """The file with something put in or taken away somewhere."""
    start = chance.randrange(len(read.text) + 1)
    end = min(len(read.text), start + chance.choice((0, 0, 1, 5, 40)))
    return read.edited(read.text[:start] + chance.choice(_TEXTS) + read.text[end:], 2)


def told(block: Block) -> tuple[object, ...]:
    return block.address, block.kind, block.role, block.span, block.type_span, block.name_span, block.body, block.attributes


@pytest.mark.parametrize("path", paths(), ids=named)
def test_no_block_begins_before_the_one_above_it_ends(path: Path) -> None:
    chance, read = random.Random(named(path)), reader(path)
    for _ in range(8):
        blocks = read.outline.blocks
        assert all(above.span.end <= below.span.start for above, below in pairwise(blocks))
        for offset in [chance.randrange(len(read.text) + 1) for _ in range(20)] + [end for block in blocks[:5] for end in block.span]:
            touched = [block for block in blocks if block.span.touches(offset)]
            found = read.outline.at(offset)
            assert (found and found.outermost) is (touched[-1] if touched else None)
            before = [block for block in blocks if block.span.start < offset]
            assert read.outline.before(offset) == tuple(before)
        read = edited(read, chance)


def test_moved_blocks_say_the_same_elsewhere() -> None:
    text = f"{_BLOCK % (1, 1)}{_LOCALS}{_BLOCK % (2, 2)}"
    before = document(text)
    first, *_, last = before.outline.blocks
    assert [len(block.attributes) for block in (first, last)] == [1, 1]
    after = before.edited(f"# more\n{text}", 2)
    assert [told(block) for block in after.outline.blocks] == [told(block) for block in document(after.text).outline.blocks]
    assert [block.role for block in after.outline.blocks] == [Role.RESOURCE, Role.LOCAL, Role.LOCAL, Role.RESOURCE]


def test_what_is_gone_lets_go_of_what_it_holds_and_the_rest_keeps_what_was_read() -> None:
    before = document("".join(_BLOCK % (number, number) for number in range(4)))
    for block in before.outline.blocks:
        assert block.attributes
    after = before.edited(before.text.replace('"1"', '"one"'), 2)
    assert len(after.outline.blocks) == 4
    assert ["contents" in block.__dict__ for block in before.outline.blocks] == [True, False, True, True]
    assert [block.said is old for block, old in zip(after.outline.blocks, before.outline.blocks, strict=True)] == [True, False, True, True]


def test_a_block_that_moved_unread_and_is_gone_lets_go_of_what_was_read_before() -> None:
    first = document("".join(_BLOCK % (number, number) for number in range(4)))
    for block in first.outline.blocks:
        assert block.attributes
    moved = first.edited(f"# more\n{first.text}", 2)
    assert moved.outline.blocks[1].said is first.outline.blocks[1]
    gone = moved.edited(moved.text.replace('"1"', '"one"'), 3)
    assert len(gone.outline.blocks) == 4
    assert ["contents" in block.__dict__ for block in first.outline.blocks] == [True, False, True, True]
    assert first.outline.blocks[1].attributes[0].name == "path_part"
