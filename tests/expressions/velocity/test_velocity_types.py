"""Which members are chained in a template, and what do its values turn out to be?"""

import re

import pytest

from gatewright.expressions import velocity
from gatewright.expressions.velocity.tree import Index, Method, Set
from gatewright.expressions.velocity.types import UNKNOWN, steps, type_of, variables_of
from gatewright.index import installed_index

MEMBERS = installed_index().template_members
TYPES = {"string", "number", "boolean", "list", "map", "entry", "params", "context", "loop", "object", "nothing"}


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("$input.body", "string"),
        ("$input.json('$.a').length()", "number"),
        ("$input.path('$.a')", UNKNOWN),
        ("$input.path('$.a').size()", UNKNOWN),
        ("$input.params('a').trim()", "string"),
        ("$input.params()", "params"),
        ("$input.params().header", "map"),
        ("$input.params().header.get('a')", UNKNOWN),
        ("$util.urlEncode('a').split('%')[0]", UNKNOWN),
        ("$util.urlEncode('a').split('%').size()", "number"),
        ("$util.toJson('a')", UNKNOWN),
        ("$stageVariables.a", UNKNOWN),
        ("$stageVariables.keySet()", "list"),
        ("$velocityCount", "number"),
        ("$foreach.parent.hasNext", "boolean"),
        ("'a'", "string"),
        ('"a $b"', "string"),
        ("-1", "number"),
        ("true", "boolean"),
        ("[1..3]", "list"),
        ("{'a': 1}", "map"),
        ("1 + 1", UNKNOWN),
        ("$known.length()", "number"),
        ("$several", UNKNOWN),
    ],
)
def test_types(expression: str, found: str) -> None:
    template = velocity.read(f"#set($known = 'a')#set($several = 1)#set($several = [])#set($it = {expression})")
    variables = variables_of(template.nodes, MEMBERS)
    node = template.nodes[-1]
    assert isinstance(node, Set)
    assert type_of(node.value, MEMBERS, variables) == found
    assert variables["it"] == found


def test_variables() -> None:
    text = (
        "#foreach($n in [1..3])#set($a = $n)#end#foreach($e in $input.params().header.entrySet())#set($k = $e.key)#end"
        "#foreach($k2 in $m.keySet())#end#foreach($s in ['a', 'b'])#end#foreach($o in $input.path('$'))#end"
        "#macro(m $p)#end#define($d)#end#set($input.x = 1)"
    )
    types = variables_of(velocity.read(text).nodes, MEMBERS)
    assert types == {
        "n": "number",
        "a": "number",
        "e": "entry",
        "k": UNKNOWN,
        "k2": "string",
        "s": "string",
        "o": UNKNOWN,
        "p": UNKNOWN,
        "d": UNKNOWN,
    }


def test_steps_say_what_each_link_belongs_to() -> None:
    (reference,) = velocity.references(velocity.read("$input.params().header.get('a').b").nodes)
    found = [(step.owner, step.member.name if step.member else None, step.gives) for step in steps(reference, MEMBERS, {})]
    assert found == [
        ("$input", "$input.params", "params"),
        ("params", "params.header", "map"),
        ("map", "map.get", UNKNOWN),
        (UNKNOWN, None, UNKNOWN),
    ]


@pytest.mark.parametrize("name", MEMBERS)
def test_every_member_is_described(name: str) -> None:
    member = MEMBERS[name]
    assert {member.gives, *(member.takes or {}).values()} <= TYPES
    assert not member.owner or member.owner in {*TYPES, *MEMBERS}
    assert re.fullmatch(r"[A-Z`].*\.", member.summary)
    assert len(member.summary) <= 120
    template = velocity.read(member.example)
    assert {fault.fault for fault in template.faults} <= {velocity.Fault.MISSING_END}
    chained = [link.name for one in velocity.references(template.nodes) for link in one.links if not isinstance(link, Index)]
    names = [one.name for one in velocity.references(template.nodes)]
    assert member.last.removeprefix("$") in (chained if member.owner else names)


@pytest.mark.parametrize("name", [name for name, member in MEMBERS.items() if member.takes is not None])
def test_every_example_calls_with_arguments_that_are_taken(name: str) -> None:
    member = MEMBERS[name]
    calls = [
        link
        for one in velocity.references(velocity.read(member.example).nodes)
        for link in one.links
        if isinstance(link, Method) and link.name == member.last
    ]
    takes = member.takes or {}
    needed = sum(not parameter.endswith("?") for parameter in takes)
    assert calls
    assert all(needed <= len(call.arguments) <= len(takes) for call in calls)
