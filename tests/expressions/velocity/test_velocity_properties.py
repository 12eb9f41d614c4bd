"""What holds for any template: no exception, places inside places, and no trace of earlier versions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.expressions import velocity
from gatewright.expressions.velocity import Template, children
from gatewright.expressions.velocity.tree import Branch, Expression, Node

SAMPLE = """#set($root = $input.path('$'))
## all of them
{ #foreach($item in $root.items)
  "a": "$util.escapeJavaScript($item.name).replaceAll("\\\\'", "'")", "b": $!{item.tags[0].get("x $y")},
  #if($item.price >= 10 && !($item.free or $root.b == 'c'))1#elseif($x)2#{else}3#end#if($foreach.hasNext),#end
#end \\$a \\#if \\\\$b #[[ raw $c ]]# #* no *# \0 $\0.a(\0)
#set($list = [1..3])#set($map = {"k": [1, "v"], 'l': -2.5})#macro(row $p)$p.q#end#row($map)#define($d)e#end
$context.authorizer.claims['sub'] #stop}
"""
CHARACTERS = st.sampled_from("$#(){}[]'\"\\!.,:=ax1 \n\r\0é*") | st.sampled_from(
    [
        "#if(",
        "#end",
        "#else",
        "#foreach($a in ",
        "#set($b = ",
        "$input.json('",
        "##",
        "#*",
        "*#",
        "#[[",
        "]]#",
        "#macro(m $a)",
        "#m(",
        "${",
        "#elseif(",
        ".b(",
    ]
)


def check(template: Template) -> None:
    """All that holds for the tree of a text."""
    at = 0
    for node in template.nodes:
        assert node.start == at
        assert node.end > node.start
        at = node.end
    assert at == len(template.text)
    check_inner(template.nodes)
    for fault in template.faults:
        assert 0 <= fault.span.start <= fault.span.end <= len(template.text)
    assert list(template.faults) == sorted(template.faults, key=lambda fault: fault.span)


def check_inner(parts: Sequence[Node | Branch | Expression]) -> None:
    for part in parts:
        inner = children(part)
        starts = [one.start for one in inner]
        assert starts == sorted(starts)
        for one, following in pairwise(inner):
            assert one.end <= following.start
        for one in inner:
            assert part.span.covers(one.span)
        check_inner(inner)


@pytest.mark.parametrize("start", range(0, len(SAMPLE), 150))
def test_every_prefix_and_suffix(start: int) -> None:
    for end in range(start, min(start + 150, len(SAMPLE) + 1)):
        check(velocity.read(SAMPLE[:end]))
        check(velocity.read(SAMPLE[end:]))


@settings(max_examples=300, deadline=None)
@given(st.lists(CHARACTERS).map("".join))
def test_any_text(text: str) -> None:
    check(velocity.read(text))


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_an_edit_leaves_no_trace(data: st.DataObject) -> None:
    text = SAMPLE * data.draw(st.integers(1, 2))
    template = velocity.read(text)
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 12, len(text))))
        text = text[:start] + "".join(data.draw(st.lists(CHARACTERS, max_size=3))) + text[end:]
        template = velocity.read(text, template)
        anew = velocity.read(text)
        assert template.faults == anew.faults
        assert template.nodes == anew.nodes


@pytest.mark.parametrize(
    "piece", ["#if($a)", "#foreach($a in $b)", "$a.b(", "#set($a = (", '#set($a = "$b.c(', "[", "#if(!", "#if(((", "$a[$a", "{$a:"]
)
def test_deep_nesting_is_no_trouble(piece: str) -> None:
    check(velocity.read(piece * 3000))


def test_finds_the_nodes_at_a_place() -> None:
    template = velocity.read(SAMPLE)
    moved = velocity.read("x" + SAMPLE, template)
    for offset in range(len(moved.text) + 1):
        assert moved.at(offset) == tuple(node for node in moved.nodes if node.span.touches(offset))


def test_keeps_what_an_edit_does_not_touch() -> None:
    text = "$a.b " * 1000
    template = velocity.read(text)
    edited = velocity.read(text[:2500] + "$c" + text[2500:], template)
    assert all(one is other for one, other in zip(template.as_read[:990], edited.as_read, strict=False))
    assert all(one is other for one, other in zip(template.as_read[-990:], edited.as_read[-990:], strict=True))


def test_recent_templates_are_used_again() -> None:
    text = "$a.b " * 2000
    template = velocity.read_recent(text)
    assert velocity.read_recent(text) is template
    edited = velocity.read_recent(text[:5000] + "$c" + text[5000:])
    assert edited.nodes == velocity.read(edited.text).nodes
    assert edited.as_read[0] is template.as_read[0]
    assert velocity.read_recent("$d.e " * 2000).as_read[0] != template.as_read[0]
