"""What nobody writes by hand: it ends, soon, with a template whose nodes cover the text."""

from __future__ import annotations

import pytest

from gatewright.expressions.velocity import read

HOSTILE = {
    "brackets of lists": "#set($x=" + "[" * 5_000,
    "brackets of indexes": "$a[" * 5_000,
    "calls": "$a.b(" * 5_000,
    "parentheses": "#set($x=" + "(" * 5_000,
    "maps": "#set($x=" + '{"a":' * 5_000,
    "directives": "#if(true)" * 5_000,
    "ends": "#end" * 5_000,
    "negations": "#if(" + "!" * 5_000,
    "sums": "#set($x=1" + "+1" * 5_000 + ")",
    "strings": '#set($a="' + '$a"' * 5_000,
    "comments": "#*" * 5_000,
    "backslashes": "\\" * 5_000 + "$a",
    "holes": "\0" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read(text: str) -> None:
    nodes = read(text).nodes
    assert [nodes[0].start, *(node.end for node in nodes)] == [*(node.start for node in nodes), len(text)]
