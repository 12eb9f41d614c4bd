"""What is offered in a mapping template, and what accepting it writes."""

from __future__ import annotations

import pytest

from features.languages.templates import heredoc, in_json, integration, method, response, websocket
from features.languages.trying import accepted, labels, offers
from features.test_completion_edits import without_stops
from gatewright.features.completion.complete import documentation
from gatewright.index import installed_index
from gatewright.text import TextEdit, apply_edits
from harness.snippets import read

ROOTS = ["$input", "$context", "$util", "$stageVariables"]
DIRECTIVES = ["#if", "#foreach", "#set", "#define", "#macro", "#stop"]


@pytest.mark.parametrize(
    ("snippet", "dialect"),
    [
        (heredoc("$<|>"), "terraform"),
        (heredoc('"$<|>"'), "terraform"),
        (heredoc("#if($inp<|>"), "terraform"),
        (heredoc("#set($a = $<|>.x)"), "terraform"),
        (heredoc("$util.urlEncode($<|>)"), "terraform"),
        (integration('"$<|>"'), "terraform"),
        (integration('jsonencode({ a = "$<|>" })'), "terraform"),
        (method("'$<|>'"), "cloudformation"),
        (method('!Sub "${X} $<|>"'), "cloudformation"),
        (in_json('"$<|>"'), "json"),
        (websocket("$<|>"), "terraform"),
    ],
)
def test_a_dollar_offers_what_every_template_knows(snippet: str, dialect: str) -> None:
    assert labels(snippet, dialect) == ROOTS


def test_variables_set_above_come_first() -> None:
    template = "#set($b = 1)\n#foreach($pet in $pets)\n$<|>\n#end\n#foreach($other in $b)#end#set($later = 2)"
    assert labels(heredoc(template)) == ["$b", "$pet", *ROOTS, "$foreach", "$velocityCount"]
    assert labels(heredoc("#foreach($pet in $<|>)#end")) == ROOTS
    assert labels(heredoc("#macro(m $x)$<|>#end")) == ["$x", *ROOTS]
    assert labels(heredoc("#set($b = 1)$!{<|>")) == ["$!{b", *(f"$!{{{one[1:]}" for one in ROOTS)]


@pytest.mark.parametrize(
    ("template", "offered"),
    [
        ("$input.<|>", ["body", "json", "path", "params"]),
        ("$input.pa<|>th('$')", ["body", "json", "path", "params"]),
        ("$util.<|>", ["escapeJavaScript", "parseJson", "urlEncode", "urlDecode", "base64Encode", "base64Decode"]),
        ("#foreach($a in $b)$foreach.<|>#end", ["index", "count", "hasNext", "first", "last", "parent", "topmost", "stop"]),
        ("$input.params().<|>", ["path", "querystring", "header", "get", "keySet", "entrySet"]),
    ],
)
def test_a_dot_offers_what_belongs_there(template: str, offered: list[str]) -> None:
    assert labels(heredoc(template)) == offered


def test_a_dot_behind_a_value_offers_what_its_type_has() -> None:
    members = installed_index().template_members.values()
    strings = [member.last for member in members if member.owner == "string"]
    assert labels(heredoc("$input.body.<|>")) == labels(heredoc("#set($a = $input.json('$'))$a.<|>")) == strings
    anything = labels(heredoc("$input.path('$.a').<|>"))
    assert {"size", "get", "keySet", "replaceAll", "key"} <= set(anything)
    assert len(anything) == len(set(anything))
    lines = labels(heredoc("$stageVariables.<|>"))
    assert lines[0] == "table"
    assert lines[1:] == [member.last for member in members if member.owner == "map"]
    assert labels(heredoc("$input.params().header.<|>"))[:2] == ["Accept", "X-Tenant"]


def test_context_offers_what_has_a_value_there() -> None:
    request, answer, message = labels(heredoc("$context.<|>")), labels(response("$context.<|>")), labels(websocket("$context.<|>"))
    assert request[:3] == ["$context.requestId", "$context.extendedRequestId", "$context.requestTime"]
    assert {"$context.requestOverride.header.", "$context.requestOverride.path.", "$context.requestOverride.querystring."} <= set(request)
    assert not [one for one in request if one.startswith(("$context.responseOverride", "$context.error", "$context.connectionId"))]
    assert {"$context.responseOverride.status", "$context.responseOverride.header."} <= set(answer)
    assert not [one for one in answer if "requestOverride" in one]
    assert {"$context.connectionId", "$context.eventType"} <= set(message)
    assert not [one for one in message if "Override" in one or one == "$context.resourcePath"]


@pytest.mark.parametrize(
    ("template", "offered"),
    [
        ("$input.params('<|>')", ["id", "limit", "Accept", "X-Tenant"]),
        ("$input.params('<|>", ["id", "limit", "Accept", "X-Tenant"]),
        ('$input.params("li<|>")', ["id", "limit", "Accept", "X-Tenant"]),
        ("$input.params().get('<|>')", ["path", "querystring", "header"]),
        ("$input.params().querystring.get('<|>')", ["limit"]),
        ("$input.params().get('header').get('<|>')", ["Accept", "X-Tenant"]),
        ("$stageVariables['<|>']", ["table"]),
        ("$stageVariables.get('<|>')", ["table"]),
        ("$input.params(<|>)", ["'id'", "'limit'", "'Accept'", "'X-Tenant'", *ROOTS]),
        ("$input.json('<|>')", []),
        ("$input.body.replaceAll('<|>', '')", []),
    ],
)
def test_brackets_offer_the_names_that_are_known(template: str, offered: list[str]) -> None:
    assert labels(heredoc(template)) == offered


@pytest.mark.parametrize(
    ("template", "offered"),
    [
        ("#<|>", DIRECTIVES),
        ("#for<|>", DIRECTIVES),
        ("#if($a)\n#<|>", ["#end", "#elseif", "#else", *DIRECTIVES]),
        ("#if($a)#<|> #end", ["#elseif", "#else", *DIRECTIVES]),
        ("#if($a)#<|> #else#end", ["#elseif", *DIRECTIVES]),
        ("#if($a)#el<|>se#end", ["#elseif", "#else", *DIRECTIVES]),
        ("#if($a)\n#en<|>d", ["#end", "#elseif", "#else", *DIRECTIVES]),
        ("#if($a)#else#<|> #end", DIRECTIVES),
        ("#if($a)#else#<|>", ["#end", *DIRECTIVES]),
        ("#foreach($a in $b)#if($c)#<|> #end", ["#end", "#elseif", "#else", *DIRECTIVES, "#break"]),
        ("#if($c)#foreach($a in $b)#<|> #end#end", [*DIRECTIVES, "#break"]),
        ("#if($a)#{<|>", ["#{end}", "#{else}", "#{stop}"]),
        ("## #<|>", []),
        ("#* $<|> *#", []),
        ("#[[ $<|> ]]#", []),
        ("\\$<|>", []),
        ("word<|>", []),
        ('"key": <|>', [*ROOTS, *DIRECTIVES]),
    ],
)
def test_a_hash_offers_the_directives_that_fit(template: str, offered: list[str]) -> None:
    assert labels(heredoc(template)) == offered


def test_behind_a_comment_a_new_line_starts() -> None:
    assert labels(heredoc("## a\n$<|>")) == ROOTS


def test_an_empty_template_starts_with_a_whole() -> None:
    assert labels(heredoc("<|>"))[:2] == ["$input.json('$')", "$input"]
    assert labels(integration('"<|>"', "MOCK"))[:2] == ['{"statusCode": 200}', "$input"]
    assert accepted(integration("<|>", "MOCK"), '{"statusCode": 200}') == integration('"{\\"statusCode\\": 200}"', "MOCK")
    assert accepted(method("<|>"), "$input.json('$')", "cloudformation") == method("\"$input.json('$')\"")
    assert accepted(heredoc("<|>"), "$input.json('$')") == heredoc("$input.json('$')")


def with_stops(snippet: str, label: str, dialect: str = "terraform") -> str:
    """The whole text after an offer with tab stops is accepted, their words left as they are."""
    item = next(item for item in offers(snippet, dialect) if item.label == label)
    assert item.snippet is not None
    return apply_edits(read(snippet).text, [TextEdit(item.edit.span, without_stops(item.snippet).replace("\\$", "$"))])


@pytest.mark.parametrize(
    ("snippet", "label", "dialect", "written"),
    [
        (heredoc('{"id": $inp<|>}'), "$input", "terraform", heredoc('{"id": $input}')),
        (heredoc("$input.pa<|>rams('a')"), "json", "terraform", heredoc("$input.json('a')")),
        (heredoc("$input.<|>"), "json", "terraform", heredoc("$input.json('$')")),
        (heredoc("$input.body.<|>"), "trim", "terraform", heredoc("$input.body.trim()")),
        (heredoc("$context.iden<|>tity.caller.trim()"), "$context.requestId", "terraform", heredoc("$context.requestId.trim()")),
        (method("'${context.req<|>'"), "${context.requestId", "cloudformation", method("'${context.requestId}'")),
        (method("'${context.req<|>}'"), "${context.requestId", "cloudformation", method("'${context.requestId}'")),
        (heredoc("$input.params('l<|>i')"), "limit", "terraform", heredoc("$input.params('limit')")),
        (heredoc('{"a": "$input.params(\'<|>", 1}'), "id", "terraform", heredoc('{"a": "$input.params(\'id", 1}')),
        (in_json('"$<|>"'), "$util", "json", in_json('"$util"')),
        (method("'$input.params(''<|>'')'"), "id", "cloudformation", method("'$input.params(''id'')'")),
        (heredoc("#fo<|>reach($a in $b)#end"), "#if", "terraform", heredoc("#if($a in $b)#end")),
        (heredoc("#if($a)#{el<|>se}b#end"), "#{else}", "terraform", heredoc("#if($a)#{else}b#end")),
    ],
)
def test_writes_in_place_of_what_is_typed(snippet: str, label: str, dialect: str, written: str) -> None:
    assert accepted(snippet, label, dialect) == written


@pytest.mark.parametrize(
    ("snippet", "label", "dialect", "written"),
    [
        (heredoc("#<|>"), "#if", "terraform", heredoc("#if(condition)\n  \n#end")),
        (heredoc("{\n  #fo<|>\n}"), "#foreach", "terraform", heredoc("{\n  #foreach($item in $list)\n    \n  #end\n}")),
        (heredoc("#<|>"), "#set", "terraform", heredoc("#set($name = value)")),
        (heredoc("$input.<|>"), "json", "terraform", heredoc("$input.json('$')")),
        (heredoc("$input.body.<|>"), "replaceAll", "terraform", heredoc("$input.body.replaceAll('expression', 'new')")),
        (integration('"#<|>"'), "#foreach", "terraform", integration('"#foreach($item in $list)#end"')),
        (integration('"$input.<|>"'), "json", "terraform", integration("\"$input.json('$')\"")),
        (in_json('"#<|>"'), "#if", "json", in_json('"#if(condition)#end"')),
        (method("'#<|>'"), "#if", "cloudformation", method("'#if(condition)#end'")),
        (method("'$input.<|>'"), "json", "cloudformation", method("'$input.json(''$'')'")),
        (
            method("|\n            #<|>"),
            "#if",
            "cloudformation",
            method("|\n            #if(condition)\n              \n            #end"),
        ),
    ],
)
def test_skeletons_take_the_lines_that_the_file_has(snippet: str, label: str, dialect: str, written: str) -> None:
    found = with_stops(snippet, label, dialect)
    assert [line.rstrip() for line in found.splitlines()] == [line.rstrip() for line in written.splitlines()]


def test_a_dollar_of_a_snippet_is_no_tab_stop() -> None:
    by_label = {item.label: item for item in offers(heredoc("#<|>"))}
    assert by_label["#foreach"].snippet == "#foreach(\\$${1:item} in \\$${2:list})\n        $0\n      #end"
    by_label = {item.label: item for item in offers(integration('"$input.<|>"'))}
    assert by_label["json"].snippet == "json('\\$$1')"
    by_label = {item.label: item for item in offers(in_json('"#<|>"'), "json")}
    assert by_label["#set"].snippet == "#set(\\$${1:name} = ${2:value})"


@pytest.mark.parametrize(
    ("template", "label", "title"),
    [
        ("$<|>", "$input", "$input"),
        ("$input.<|>", "json", "$input.json(path)"),
        ("#<|>", "#foreach", "#foreach($item in $list) ... #end"),
        ("$context.<|>", "$context.requestId", "$context.requestId"),
        ("$context.<|>", "$context.authorizer.", "$context.authorizer.property"),
    ],
)
def test_the_documentation_of_an_offer_is_its_card(template: str, label: str, title: str) -> None:
    item = next(item for item in offers(heredoc(template)) if item.label == label)
    found = documentation(item.about, "terraform", installed_index())
    assert found is not None
    assert found.title == title
