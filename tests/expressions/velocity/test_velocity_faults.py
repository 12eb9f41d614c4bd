"""What is wrong with a template, and where? `«»` marks the stretch."""

import pytest

from gatewright.expressions import velocity
from gatewright.expressions.velocity import Fault


@pytest.mark.parametrize(
    ("marked", "fault"),
    [
        ("«#if»($a) b", Fault.MISSING_END),
        ("«#if»($a) b #else c", Fault.MISSING_END),
        ("#if($a) «#foreach»($b in $c) d #else e #end", Fault.MISSING_END),
        ("#if($a)\n  «#foreach»($b in $c)\n  d\n#end\n", Fault.MISSING_END),
        ("#foreach($b in $c)\n  #if($a)\n    «#if»($d)\n  #end\n#end\n", Fault.MISSING_END),
        ("«#if»($a)\n#foreach($b in $c)\n  d\n#end\n", Fault.MISSING_END),
        ("«#{foreach}»($b in $c) d", Fault.MISSING_END),
        ("«#macro»(a $b) c", Fault.MISSING_END),
        ('#set($a = "«#if»($b)")', Fault.MISSING_END),
        ("#if($a)#end «#end»", Fault.STRAY_END),
        ("«#end»", Fault.STRAY_END),
        ("a «#else» b", Fault.STRAY_ELSE),
        ("#foreach($a in $b)«#elseif»($c)#end", Fault.STRAY_ELSE),
        ("#if($a)#else «#elseif»($b)#end", Fault.AFTER_ELSE),
        ("#if($a)#else «#else» #end", Fault.AFTER_ELSE),
        ("«#if» $a #end", Fault.NO_CONDITION),
        ("«#if»() #end", Fault.NO_CONDITION),
        ("#if($a)«#elseif» b #end", Fault.NO_CONDITION),
        ("«#set» $a = 1", Fault.NO_CONDITION),
        ("«#set»('a' = 1)", Fault.NO_TARGET),
        ("«#set»(a = 1)", Fault.NO_TARGET),
        ("«#set»()", Fault.NO_TARGET),
        ("#set(«$a» 1)", Fault.NO_EQUALS),
        ("#set(«$a» == 1)", Fault.NO_EQUALS),
        ("#set($a «=»)", Fault.NO_VALUE),
        ("#if($a «==») b #end", Fault.NO_VALUE),
        ("#if(«!») b #end", Fault.NO_VALUE),
        ("#set($a = {'b'«:»})", Fault.NO_VALUE),
        ("«#foreach»(a in $b) #end", Fault.NO_VARIABLE),
        ("#foreach(«$a» of $b) #end", Fault.NO_IN),
        ("#foreach(«$a») #end", Fault.NO_IN),
        ("#foreach($a «in») #end", Fault.NO_VALUE),
        ("«#define»(a) #end", Fault.NO_VARIABLE),
        ("#if($a == «null») b #end", Fault.BARE_WORD),
        ("$a.b(«c»)", Fault.BARE_WORD),
        ("#if($a «= 1») b #end", Fault.EXPRESSION),
        ("#if($a «$b») c #end", Fault.EXPRESSION),
        ("$a.b('c' «'d'»)", Fault.EXPRESSION),
        ("#set«(»$a = 1\n$b", Fault.UNCLOSED_PARENTHESIS),
        ("#if«(»$a\n b #end", Fault.UNCLOSED_PARENTHESIS),
        ("$a.b«(»$c", Fault.UNCLOSED_PARENTHESIS),
        ("#set($a = «(»1 + 2", Fault.UNCLOSED_PARENTHESIS),
        ("#set($a = «[»1, 2)", Fault.UNCLOSED_BRACKET),
        ("$a«[»0.b", Fault.UNCLOSED_BRACKET),
        ("#set($a = «{»'b': 1)", Fault.UNCLOSED_BRACE),
        ("x «${a.b» c", Fault.UNCLOSED_BRACE),
        ("$input.json(«'$.a)»\nb", Fault.UNCLOSED_STRING),
        ('#set($a = «"b)»\n{"c": 1}', Fault.UNCLOSED_STRING),
        ("a «#*» b", Fault.UNCLOSED_COMMENT),
        ("a «#[[» b", Fault.UNCLOSED_UNPARSED),
        ("#if($a)«#endif»#end", Fault.UNKNOWN_DIRECTIVE),
        ("«#forEach»($a in $b)", Fault.UNKNOWN_DIRECTIVE),
        ("«#sett»($a = 1)", Fault.UNKNOWN_DIRECTIVE),
    ],
)
def test_faults(marked: str, fault: Fault) -> None:
    text = marked.replace("«", "").replace("»", "")
    start = marked.index("«")
    found = velocity.read(text).faults
    assert [(one.fault, one.span) for one in found] == [(fault, (start, marked.index("»") - 1))]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("#endif", "end"), ("#elsif($a)", "elseif"), ("#Set($a = 1)", "set"), ("#each($a in $b)", "foreach"), ("#END", "end")],
)
def test_says_which_directive_was_meant(text: str, meant: str) -> None:
    (fault,) = velocity.read(text).faults
    assert fault.meant == meant


@pytest.mark.parametrize(
    "text",
    [
        "#if",
        "#for a while, #each of them",
        "#setup(1) #ifdef X #returns(2) #ending",
        "C# (sharp) costs $5.00 and #1",
        "a#b(c) \\#fi(d)",
    ],
)
def test_says_nothing_about_text(text: str) -> None:
    assert [one for one in velocity.read(text).faults if one.fault is Fault.UNKNOWN_DIRECTIVE] == []


def test_goes_on_behind_a_fault() -> None:
    text = "#set($a = 'b)\n$c.d(\n#if($e == )f#end $g"
    names = [reference.name for reference in velocity.references(velocity.read(text).nodes)]
    assert names == ["a", "c", "e", "g"]
