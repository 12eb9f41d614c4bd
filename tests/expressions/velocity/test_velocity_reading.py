"""What is in a template, and where?"""

import pytest

from gatewright.expressions import velocity
from gatewright.expressions.velocity import references
from gatewright.expressions.velocity.tree import (
    Binary,
    Call,
    Command,
    Comment,
    Define,
    Escaped,
    Expression,
    Foreach,
    Hole,
    If,
    Interpolated,
    Items,
    Macro,
    Method,
    Number,
    Pairs,
    Property,
    Range,
    Reference,
    Set,
    String,
    Text,
    Unary,
    Unparsed,
)


def pieces(text: str) -> list[tuple[str, str]]:
    """The kinds of the nodes at top level, and their words. Nothing may be wrong with the text."""
    template = velocity.read(text)
    assert template.faults == ()
    return [(type(node).__name__, node.span.of(text)) for node in template.nodes]


def value(expression: str) -> tuple[str, Expression]:
    """What is assigned in a directive, and the text of all."""
    text = f"#set($x = {expression})"
    template = velocity.read(text)
    assert template.faults == ()
    (node,) = template.nodes
    assert isinstance(node, Set)
    assert node.value
    assert node.value.span.of(text) == expression
    return text, node.value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$a", ["$a"]),
        ("$!a ${a} $!{a}", ["$!a", "${a}", "$!{a}"]),
        ("$a.b.", ["$a.b"]),
        ("$a.b.c()[0].d!", ["$a.b.c()[0].d"]),
        ("${a.b}.c", ["${a.b}"]),
        ("$a-b_c1.d-e", ["$a-b_c1.d-e"]),
        ("$a[] $b[c]", ["$a", "$b"]),
        ("$a['k'][ $i ]", ["$a['k'][ $i ]", "$i"]),
        ("$a(1)", ["$a"]),
        ("$input.json('$.a').b", ["$input.json('$.a').b"]),
        ("$a.b( 'x' , $c.d(1) )", ["$a.b( 'x' , $c.d(1) )", "$c.d(1)"]),
        ("""$a.replaceAll("\\\\'", "'")x""", ["""$a.replaceAll("\\\\'", "'")"""]),
        ('$a.b("x $c y")', ['$a.b("x $c y")', "$c"]),
        ("$a.b(\n  'x',\n  'y\nz'\n)", ["$a.b(\n  'x',\n  'y\nz'\n)"]),
        ("$$a $ $5 $$ $.a ${} $!5 $é", ["$a"]),
        ("\\$a \\\\$b", ["$b"]),
        ("#if($a == $b)$c#{else}$d#end", ["$a", "$b", "$c", "$d"]),
        ("#set($a.b = [$c..$d])#foreach($e in {'x': $f})#end", ["$a.b", "$c", "$d", "$e", "$f"]),
    ],
)
def test_references(text: str, found: list[str]) -> None:
    template = velocity.read(text)
    assert [reference.span.of(text) for reference in references(template.nodes)] == found
    assert template.faults == ()


def test_chains() -> None:
    text = "x $!{input.params('id').a[0]} y"
    (reference,) = references(velocity.read(text).nodes)
    method, name, index = reference.links
    assert (reference.sigil, reference.name, reference.quiet, reference.formal) == ("$!{", "input", True, True)
    assert isinstance(method, Method)
    assert isinstance(name, Property)
    assert (method.name, name.name) == ("params", "a")
    assert [span.of(text) for span in (reference.name_span, method.name_span, method.span, name.name_span, index.span)] == [
        "input",
        "params",
        "params('id')",
        "a",
        "[0]",
    ]
    assert [(argument.text, argument.span.of(text)) for argument in method.arguments if isinstance(argument, String)] == [("id", "'id'")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("plain", [("Text", "plain")]),
        ("a ## b\nc", [("Text", "a "), ("Comment", "## b\n"), ("Text", "c")]),
        ("#* a $b\n#if *#c", [("Comment", "#* a $b\n#if *#"), ("Text", "c")]),
        ("#[[ $a #if ]]#b", [("Unparsed", "#[[ $a #if ]]#"), ("Text", "b")]),
        ("# a #b #c(1) #fff #{x} #", [("Text", "# a #b #c(1) #fff #{x} #")]),
        ("#include <x.h>", [("Text", "#include <x.h>")]),
        ("\\$a.b \\#if(", [("Escaped", "\\$a.b"), ("Text", " "), ("Escaped", "\\#if"), ("Text", "(")]),
        ("x\\\\$a", [("Text", "x"), ("Escaped", "\\\\"), ("Reference", "$a")]),
        ("\\n\\##c", [("Text", "\\n\\"), ("Comment", "##c")]),
        ("#stop #break#parse('x')", [("Command", "#stop"), ("Text", " "), ("Command", "#break"), ("Command", "#parse('x')")]),
        ("#set( $a = 1 )\n", [("Set", "#set( $a = 1 )"), ("Text", "\n")]),
        ("#{if}($a)b#{end}c", [("If", "#{if}($a)b#{end}"), ("Text", "c")]),
        ("#if ($a) b #elseif ($c) d #else e #end", [("If", "#if ($a) b #elseif ($c) d #else e #end")]),
        ("#elsewhere #endless", [("Text", "#elsewhere #endless")]),
    ],
)
def test_nodes(text: str, found: list[tuple[str, str]]) -> None:
    assert pieces(text) == found


def test_branches() -> None:
    text = "#if($a)1#elseif(!$b)2#{else}3#end"
    (node,) = velocity.read(text).nodes
    assert isinstance(node, If)
    assert [(branch.word.text, branch.span.of(text)) for branch in node.branches] == [
        ("if", "#if($a)1"),
        ("elseif", "#elseif(!$b)2"),
        ("else", "#{else}3"),
    ]
    assert [branch.condition and branch.condition.span.of(text) for branch in node.branches] == ["$a", "!$b", None]
    assert node.branches[2].word.span.of(text) == "#{else}"
    assert node.closing
    assert node.closing.span.of(text) == "#end"


def test_loops() -> None:
    text = "#foreach( $item in $list )$item#if($foreach.hasNext),#end#break#end"
    (node,) = velocity.read(text).nodes
    assert isinstance(node, Foreach)
    assert node.variable
    assert node.joint
    assert node.source
    assert [part.span.of(text) for part in (node.variable, node.joint, node.source)] == ["$item", "in", "$list"]
    assert [type(part) for part in node.body] == [Reference, If, Command]


def test_macros_and_what_is_defined() -> None:
    text = "#macro(row $a $b)$a#end#define( $x )y#end#row('k' 2)#@row(1)z#end#other(1)"
    macro, define, call, block, other = velocity.read(text).nodes
    assert isinstance(macro, Macro)
    assert macro.name
    assert (macro.name.text, [one.span.of(text) for one in macro.parameters]) == ("row", ["$a", "$b"])
    assert isinstance(define, Define)
    assert define.variable
    assert define.variable.span.of(text) == "$x"
    assert isinstance(call, Call)
    assert [argument.span.of(text) for argument in call.arguments] == ["'k'", "2"]
    assert isinstance(block, Call)
    assert block.span.of(text) == "#@row(1)z#end"
    assert isinstance(other, Text)


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("'it is $a'", String),
        ('"plain"', String),
        ('"a $b"', Interpolated),
        ('"#if($a)b#end"', Interpolated),
        ('"a \\" b"', String),
        ('"a ""b"" c"', String),
        ("'it''s'", String),
        ('""', String),
        ('"{""a"": ""$b""}"', Interpolated),
        ("-1", Number),
        ("2.5", Number),
        ("[1..3]", Range),
        ("[$a..$b]", Range),
        ("[]", Items),
        ("[1, 'a', [2]]", Items),
        ("{}", Pairs),
        ('{"a": 1, $b : {"c": []}}', Pairs),
        ("!$a", Unary),
        ("not $a", Unary),
        ("1 + 2", Binary),
        ("$a.b\n  && $c", Binary),
        ("\0", Hole),
        ("item-\0", Hole),
    ],
)
def test_values(expression: str, kind: type[Expression]) -> None:
    assert isinstance(value(expression)[1], kind)


@pytest.mark.parametrize(
    ("expression", "operator", "left", "right"),
    [
        ("1 + 2 * 3", "+", "1", "2 * 3"),
        ("1 - 2 - 3", "-", "1 - 2", "3"),
        ("$a == 1 && $b", "&&", "$a == 1", "$b"),
        ("$a || $b && $c", "||", "$a", "$b && $c"),
        ("$a eq $b or not $c", "||", "$a eq $b", "not $c"),
        ("!$a && $b", "&&", "!$a", "$b"),
        ("$a.size() >= 10 % 3", ">=", "$a.size()", "10 % 3"),
    ],
)
def test_operators(expression: str, operator: str, left: str, right: str) -> None:
    text, found = value(expression)
    assert isinstance(found, Binary)
    assert found.right
    assert (found.operator.text, found.left.span.of(text), found.right.span.of(text)) == (operator, left, right)


def test_strings_hold_nodes() -> None:
    text, found = value('"a $b.c #if($d)e#end"')
    assert isinstance(found, Interpolated)
    assert [(type(node), node.span.of(text)) for node in found.body] == [
        (Text, "a "),
        (Reference, "$b.c"),
        (Text, " "),
        (If, "#if($d)e#end"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$input.path(\0)", ["$input.path(\0)"]),
        ("$a.b\0.c", ["$a.b\0.c"]),
        ("${\0} $\0", ["${\0}", "$\0"]),
        ("#if(\0)#if($a \0 'x')#end#end", ["$a"]),
        ("#set($a = '\0')#set($b = \"$c\0\")", ["$a", "$b", "$c\0"]),
        ("#set(\0)#foreach(\0)#end", []),
        ("\0#end\n  \0\n", []),
    ],
)
def test_what_comes_from_outside_may_be_anything(text: str, found: list[str]) -> None:
    template = velocity.read(text)
    assert [reference.span.of(text) for reference in references(template.nodes)] == found
    assert template.faults == ()


def test_escaped_references_keep_what_they_would_be() -> None:
    text = "\\\\\\$a.b('c')"
    (node,) = velocity.read(text).nodes
    assert isinstance(node, Escaped)
    assert node.backslashes == 3
    assert node.reference
    assert node.reference.span.of(text) == "$a.b('c')"
    assert list(references([node])) == []


def test_around_goes_from_the_outside_in() -> None:
    text = "a #if($b.c('x') == 1)d#end"
    assert [type(part).__name__ for part in velocity.around(velocity.read(text).nodes, text.index("x"))] == [
        "If",
        "Branch",
        "Binary",
        "Reference",
        "String",
    ]


def test_comments_and_literal_text_are_one_node() -> None:
    assert [type(node) for node in velocity.read("##a\r\n#*b*##[[c]]#").nodes] == [Comment, Comment, Unparsed]
