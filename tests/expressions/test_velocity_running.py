"""Running a template: what Velocity prints, what API Gateway's own objects give, and what nobody can know."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.expressions.velocity import read
from gatewright.expressions.velocity.running import (
    Context,
    Input,
    Machine,
    Overrides,
    StageVariables,
    TemplateError,
    Util,
    printed,
)
from gatewright.index import installed_index

BODY = '{"name": "Rex", "tags": ["a", "b"], "owner": {"id": 7, "note": "it\'s \\"fine\\""}, "weight": 12.5, "none": null}'
PARAMETERS = {
    "path": {"id": "42", "both": "path"},
    "querystring": {"limit": "2", "both": "query"},
    "header": {"X-Tenant": "acme", "both": "header"},
}
KNOWN = frozenset({"requestId", "stage", "identity.sourceIp", "identity.userAgent", "authorizer.principalId"})


def machine(body: str = BODY, **names: Any) -> Machine:
    overrides = {"requestOverride": Overrides(("header", "path", "querystring")), "responseOverride": Overrides(("header",), ("status",))}
    service = {
        "input": Input(body, PARAMETERS),
        "util": Util(),
        "context": Context({"requestId": "r-1", "identity.sourceIp": "192.0.2.1"}, KNOWN, overrides),
        "stageVariables": StageVariables({"table": "pets", "secret": None}),
    }
    return Machine({**service, **names})


def run(template: str, body: str = BODY) -> str:
    return machine(body).run(read(template))


def notes(template: str) -> list[tuple[str, str]]:
    """What the run remarks, with the words that each remark is about."""
    one = machine()
    one.run(read(template))
    return [(note.span.of(template), note.message) for note in one.notes]


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("$x $!x ${x} $!{x}.", "$x  ${x} ."),
        ("#set($x = 1)$x ${x}a $!x", "1 1a 1"),
        ("#set($x = 'a')#set($x = $none)$x", "a"),
        ("#set($x = '$y')$x", "$y"),
        ('#set($y = 2)#set($x = "$y and #if(true)more#end")$x', "2 and more"),
        ("\\$x #set($y = 1)\\$y \\\\$y \\#if", "\\$x $y \\1 #if"),
        ("#[[ $x #if ]]#", " $x #if "),
        ("a ## to the end\nb #* here *# c", "a b  c"),
        ("$5 and #hash", "$5 and #hash"),
    ],
)
def test_references_and_text(template: str, text: str) -> None:
    assert run(template) == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("#if(true)a#end", "a"),
        ("#if(false)a#{else}b#end", "b"),
        ("#if(false)a#elseif(1 == 1)b#{else}c#end", "b"),
        ("#if('')full#end", "full"),
        ("#if($none)a#{else}null#end", "null"),
        ("#if(!$none && 1 < 2 || false)a#end", "a"),
        ("#if(not false and 2 ge 2)a#end", "a"),
        ("#set($x = '5')#if($x == 5)alike#end", "alike"),
        ("#foreach($i in [1..3])$i#if($foreach.hasNext),#end#end", "1,2,3"),
        ("#foreach($i in [3..1])$i#end", "321"),
        (
            "#foreach($i in ['a', 'b'])$foreach.index$foreach.count$velocityCount$foreach.first$foreach.last #end",
            "011truefalse 122falsetrue ",
        ),
        ("#foreach($i in [1, 2])#foreach($j in [1])$foreach.parent.count$foreach.topmost.index#end#end$!i", "1021"),
        ("#foreach($i in [1..9])$i#if($i == 2)$foreach.stop()#end#end.", "12."),
        ("#foreach($i in [1..9])#if($i == 3)#break#end$i#end.", "12."),
        ("#foreach($v in {'a': 1, 'b': 2})$v#end", "12"),
        ("#foreach($i in $none)$i#end", ""),
        ("a#stop b", "a"),
        ("#define($x)<$y>#end#set($y = 1)$x#set($y = 2)$x", "<1><2>"),
        ("#macro(tag $n $v)<$n>$v</$n>#end#tag('b' 1)#tag('i' 2)", "<b>1</b><i>2</i>"),
        ("#macro(twice)$bodyContent$bodyContent#end#@twice()x#end", "xx"),
        ("#set($t = '#set($q = 3)$q')#evaluate($t)", "3"),
    ],
)
def test_directives(template: str, text: str) -> None:
    assert run(template) == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{\n#set($x = 1)\n$x\n}", "{\n1\n}"),
        ("{\n#if(true)\n  a\n#else\n  b\n#end\n}", "{\n  a\n}"),
        ("[\n#foreach($i in [1..2])\n$i\n#end\n]", "[\n1\n2\n]"),
        ("#if(true) a #end b", " a  b"),
    ],
)
def test_a_directive_takes_the_rest_of_its_line_with_it(template: str, text: str) -> None:
    assert run(template) == text


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("7 / 2", "3"),
        ("-7 / 2", "-3"),
        ("7.0 / 2", "3.5"),
        ("-7 % 3", "-1"),
        ("'a' + 1", "a1"),
        ("1 / 0", "$x"),
        ("[1, 'a', true]", "[1, a, true]"),
        ("{'a': 1, 'b': [2]}", "{a=1, b=[2]}"),
        ("10000000.0", "1.0E7"),
        ("1.5", "1.5"),
    ],
)
def test_expressions(expression: str, text: str) -> None:
    assert run(f"#set($x = {expression})$x") == text


@pytest.mark.parametrize(
    ("value", "method", "text"),
    [
        ("'abc'", "length()", "3"),
        ("'abc'", "substring(1)", "bc"),
        ("'abc'", "substring(1, 2)", "b"),
        ("'a,b,,'", "split(',')", "[a, b]"),
        ("'a-b'", "replaceAll('(.)-(.)', '$2-$1')", "b-a"),
        ("'a.b'", "replace('.', '-')", "a-b"),
        ("'aXb'", "replaceFirst('[A-Z]', '')", "ab"),
        ("'abc'", "contains('b')", "true"),
        ("'abc'", "startsWith('ab')", "true"),
        ("'abc'", "endsWith('x')", "false"),
        ("'aB'", "toLowerCase()", "ab"),
        ("'aB'", "toUpperCase()", "AB"),
        ("'a'", "equals('a')", "true"),
        ("'A'", "equalsIgnoreCase('a')", "true"),
        ("'abc'", "matches('[a-c]+')", "true"),
        ("''", "isEmpty()", "true"),
        ("' a '", "trim()", "a"),
        ("'abc'", "indexOf('c')", "2"),
        ("'abca'", "lastIndexOf('a')", "3"),
        ("'abc'", "charAt(1)", "b"),
        ("'a'", "concat('b')", "ab"),
        ("'a'", "compareTo('b')", "-1"),
        ("'Rex'", "hashCode()", "82053"),
        ("'polygenelubricants'", "hashCode()", "-2147483648"),
        ("[1, 2]", "size()", "2"),
        ("[1, 2]", "get(1)", "2"),
        ("[1, 2]", "contains(2)", "true"),
        ("[1, 2]", "indexOf(2)", "1"),
        ("[]", "isEmpty()", "true"),
        ("[1, 2, 3]", "subList(0, 2)", "[1, 2]"),
        ("[1, 2]", "remove(0)", "1"),
        ("[1]", "add(2)", "true"),
        ("{'a': 1}", "keySet()", "[a]"),
        ("{'a': 1}", "entrySet()", "[a=1]"),
        ("{'a': 1}", "values()", "[1]"),
        ("{'a': 1}", "get('a')", "1"),
        ("{'a': 1}", "put('a', 2)", "1"),
        ("{'a': 1}", "containsKey('b')", "false"),
        ("{'a': 1}", "containsValue(1)", "true"),
        ("{'a': 1}", "size()", "1"),
        ("{}", "isEmpty()", "true"),
        ("{'a': 1}", "remove('a')", "1"),
        ("5", "toString()", "5"),
        ("0", "parseInt('12')", "12"),
        ("5.9", "intValue()", "5"),
    ],
)
def test_methods_of_java(value: str, method: str, text: str) -> None:
    assert run(f"#set($v = {value})$v.{method}") == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("$input.body", BODY),
        ("$input.json('$.name')", '"Rex"'),
        ("$input.json('$.tags')", '["a","b"]'),
        ("$input.json('$.tags[1]')", '"b"'),
        ("$input.json('$.missing')", '""'),
        ("$input.json('$')", '{"name":"Rex","tags":["a","b"],"owner":{"id":7,"note":"it\'s \\"fine\\""},"weight":12.5,"none":null}'),
        ("$input.path('$.name')", "Rex"),
        ("$input.path('$.owner')", '{id=7, note=it\'s "fine"}'),
        ("$input.path('$.owner').id $input.path('$.tags').size() $input.path('$.tags')[0]", "7 2 a"),
        ("$input.path('$..id')", "[7]"),
        ("$input.path('$.weight')", "12.5"),
        ("$input.path('name')", "Rex"),
        ("$input.params('id')", "42"),
        ("$input.params('both')", "path"),
        ("$input.params('limit') $input.params('X-Tenant') $input.params('x-tenant')|", "2 acme |"),
        ("$input.params().path.id $input.params().get('header').get('X-Tenant')", "42 acme"),
        ("#foreach($k in $input.params().querystring.keySet())$k #end", "limit both "),
        ("#foreach($e in $input.params().querystring.entrySet())$e.key=$e.value;$e.getKey()=$e.getValue() #end", "limit=2;limit=2 both=query;both=query "),
        ("$input.params().keySet() $input.params().querystring.limit $input.params().get('path').get('id')", "[path, querystring, header] 2 42"),
        ("#foreach($p in $input.params().entrySet())$p.key #end", "path querystring header "),
        ("$util.escapeJavaScript($input.path('$.owner').note)", "it\\'s \\\"fine\\\""),
        ("$util.escapeJavaScript('é/')", "\\u00E9\\/"),
        ("$util.parseJson('{\"a\": [1]}').a", "[1]"),
        ("$util.urlEncode('a b&ü')", "a+b%26%C3%BC"),
        ("$util.urlDecode('a+b%26')", "a b&"),
        ("$util.base64Encode('hé')", "aMOp"),
        ("$util.base64Decode('aMOp')", "hé"),
        ("$context.requestId $context.identity.sourceIp", "r-1 192.0.2.1"),
        ("$stageVariables.table ${stageVariables.table} $stageVariables['table'] $stageVariables.get('table')", "pets pets pets pets"),
        ("[$stageVariables.nothing]", "[]"),
        ("$util.nothing(1) $input.headers $context.nothing $context.identity.nothing", "$util.nothing(1) $input.headers $context.nothing $context.identity.nothing"),
    ],
)  # fmt: skip
def test_what_the_service_gives(template: str, text: str) -> None:
    assert run(template) == text


VALUES = {"string": "'abc'", "list": "['a', 'b']", "map": "{'name': 'Rex'}", "number": "5", "boolean": "true"}
ARGUMENTS = {"string": "'a'", "number": "0", "list": "['x']", "map": "{'x': 1}", "object": "'name'"}


@pytest.mark.parametrize("name", [name for name, one in installed_index().template_members.items() if one.owner in VALUES])
def test_what_the_documentation_offers_runs(name: str) -> None:
    member = installed_index().template_members[name]
    given = ", ".join(ARGUMENTS[kind] for argument, kind in (member.takes or {}).items() if not argument.endswith("?"))
    call = f"$v.{member.last}({given})" if member.takes is not None else f"$v.{member.last}"
    assert call not in run(f"#set($v = {VALUES[member.owner]})#set($done = {call})[$!done]")
    assert machine().run(read(f"#set($v = {VALUES[member.owner]}){call}")) != call or member.gives in ("nothing", "object")


def test_an_empty_body_is_an_empty_object() -> None:
    assert run("$input.body $input.json('$')", body="") == "{} {}"


def test_a_body_that_is_no_json_stops_the_template_where_a_part_of_it_is_wanted() -> None:
    assert run("$input.body", body="a=1") == "a=1"
    with pytest.raises(TemplateError, match=r"^Could not parse request body into json: ") as error:
        run("x $input.path('$.a')", body="a=1")
    assert tuple(error.value.span) == (2, 20)


def test_overrides_are_remembered_and_said_when_written_twice() -> None:
    one = machine()
    template = "#set($context.requestOverride.header.X = 'a')#set($context.requestOverride.path.id = 1)#set($context.responseOverride.status = 404)"
    assert one.run(read(template + "#set($context.requestOverride.header.X = 'b')")) == ""
    context = one.names["context"]
    assert context.get("requestOverride").changed == {"header.X": "b", "path.id": 1}
    assert context.get("requestOverride").twice == ["header.X"]
    assert context.get("responseOverride").changed == {"status": 404}


def test_the_rest_of_the_context_cannot_be_set() -> None:
    template = "#set($context.stage = 'x')"
    assert notes(template) == [("$context.stage", "`$context.stage` cannot be set.")]


def test_what_nobody_knows_is_printed_as_dots_and_said() -> None:
    template = "$context.stage ${context.authorizer.tenant} $stageVariables.secret"
    assert run(template) == "… … …"
    assert notes(template) == [
        ("$context.stage", "`$context.stage` cannot be known here."),
        ("${context.authorizer.tenant}", "`${context.authorizer.tenant}` cannot be known here."),
        ("$stageVariables.secret", "`$stageVariables.secret` cannot be known here."),
    ]


def test_a_condition_that_nobody_knows_is_taken_as_false() -> None:
    template = "#if($context.stage == 'prod')a#{else}b#end"
    assert run(template) == "b"
    assert notes(template) == [("$context.stage == 'prod'", "This condition cannot be known; it is taken as false.")]


def test_what_the_file_puts_in_is_not_known() -> None:
    assert run("a\0b #set($x = 'q\0')$x #if(\0 == 1)c#end") == "a…b … "


def test_a_reference_without_a_value_is_said() -> None:
    assert notes("$x.y() $!z") == [("$x.y()", "`$x.y()` has no value, so it is printed as it stands.")]


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("#foreach($i in [1..1001])$i#end", "`#foreach` has more than 1000 rounds."),
        ("#include('x')", "API Gateway has no files that `#include` could read."),
        ("#if(true)", "The template cannot be read: the directive has no `#end`."),
        ("#macro(m)#m()#end#m()", "The template calls itself without an end."),
        ("#set($x = [1..9999999])", "The range is too long."),
    ],
)
def test_what_the_service_refuses(template: str, words: str) -> None:
    with pytest.raises(TemplateError) as error:
        run(template)
    assert str(error.value) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "null"), (True, "true"), (1.0, "1.0"), (1e-5, "1.0E-5"), (12345678.0, "1.2345678E7"), (float("inf"), "Infinity")],
)
def test_java_prints(value: object, text: str) -> None:
    assert printed(value) == text
