"""Mapping templates in an editor: what a piece is, and what a function takes."""

from __future__ import annotations

import pytest

from features.languages.templates import heredoc, in_json, integration, method, response, websocket
from features.languages.trying import card
from gatewright.features.cursor import under
from gatewright.features.languages.speaker import Signature
from gatewright.features.strings import text_at
from gatewright.index import TemplateMember, installed_index
from harness.snippets import place

MEMBERS = installed_index().template_members
VALUES = {
    "params": "$input.params()",
    "loop": "$foreach",
    "string": "$input.body",
    "list": "$stageVariables.keySet()",
    "map": "$stageVariables",
    "number": "$input.body.length()",
    "boolean": "$input.body.isEmpty()",
    "entry": "$pair",
}


def asked(member: TemplateMember) -> str:
    """A template with the cursor in a member."""
    owner = VALUES.get(member.owner, member.owner)
    call = "" if member.takes is None else f"({', '.join('$x' for _ in member.takes)})"
    words = f"{owner}.{member.last[:2]}<|>{member.last[2:]}{call}" if owner else f"{member.name[:3]}<|>{member.name[3:]}"
    return heredoc(f"#foreach($pair in $stageVariables.entrySet())\n{words}\n#end")


@pytest.mark.parametrize("name", MEMBERS)
def test_everything_that_templates_know_has_a_card(name: str) -> None:
    member = MEMBERS[name]
    found = card(asked(member))
    assert found is not None
    arguments = "" if member.takes is None else f"({', '.join(member.takes)})"
    assert found[0].startswith(f"**`{name if name.startswith('$') else member.last}{arguments}`** ")
    assert member.summary in found[0]
    assert all(line in found[0] for line in member.beware)
    assert found[1] == (member.last if member.owner else name)


@pytest.mark.parametrize(
    ("snippet", "dialect"),
    [
        (integration('"{\\"id\\": $input.js<|>on(\'$.id\')}"'), "terraform"),
        (heredoc("🙂 $${x} %%{y}\n{\"id\": $input.js<|>on('$.id')}"), "terraform"),
        (integration("jsonencode({ id = \"$input.js<|>on('$.id')\" })"), "terraform"),
        (method("$input.js<|>on('$.id')"), "cloudformation"),
        (method("'it''s $input.js<|>on(''$.id'')'"), "cloudformation"),
        (method("\"\\u00e9 $input.js<|>on('$.id')\""), "cloudformation"),
        (method("|-\n            {\n              \"id\": $input.js<|>on('$.id')\n            }"), "cloudformation"),
        (method(">\n            {\n\n            \"id\": $input.js<|>on('$.id')}"), "cloudformation"),
        (method("!Sub \"${X} ${!x} $input.js<|>on('$.id')\""), "cloudformation"),
        (in_json('"{\\"🙂\\": $input.js<|>on(\'$.id\')}"'), "json"),
        (websocket("$input.js<|>on('$.id')"), "terraform"),
    ],
)
def test_a_function_has_its_card_in_every_container(snippet: str, dialect: str) -> None:
    found = card(snippet, dialect)
    assert found is not None
    assert found[0].startswith(
        f"**`$input.json(path)`** string\n\n{MEMBERS['$input.json'].summary}\n\nExample: `$input.json('$.pet.name')` shows `\"Rex\"`"
    )
    assert found[1] == "json"


@pytest.mark.parametrize(
    ("template", "text", "words"),
    [
        ("$input.params('i<|>d')", "**`id`** path variable\n\n`GET /{id}` has this path variable.", "id"),
        ('$input.params("lim<|>it")', "**`limit`** query parameter\n\n`GET /{id}` has this query parameter.", "limit"),
        ("$input.params().header.Acc<|>ept", "**`Accept`** header\n\n`GET /{id}` has this header.", "Accept"),
        ("$input.params().header.get('X-Ten<|>ant')", "**`X-Tenant`** header\n\n`GET /{id}` has this header.", "X-Tenant"),
        ("$input.params().get('path').get('i<|>d')", "**`id`** path variable\n\n`GET /{id}` has this path variable.", "id"),
        ("$input.params().path['i<|>d']", "**`id`** path variable\n\n`GET /{id}` has this path variable.", "id"),
        ("$input.params('no<|>ne')", "**`none`** parameter of the request\n\n`GET /{id}` does not declare it.", "none"),
        ("$input.params().querystring.i<|>d", "**`id`** query parameter\n\n`GET /{id}` does not declare it.", "id"),
    ],
)
def test_a_parameter_says_where_it_is_declared(template: str, text: str, words: str) -> None:
    assert card(heredoc(template)) == (text, words)


def test_a_parameter_of_an_unknown_method_says_how_it_is_found() -> None:
    assert card(websocket("$input.params('i<|>d')")) == (
        "**`id`** parameter of the request\n\nIt is looked for in the path, then in the query string, then among the headers.",
        "id",
    )


@pytest.mark.parametrize(
    ("template", "title", "words"),
    [
        ("$stageVariables.ta<|>ble", "$stageVariables.table", "$stageVariables.table"),
        ("$!stageVariables.ta<|>ble", "$stageVariables.table", "$!stageVariables.table"),
        ("$stageVariables['ta<|>ble']", "table", "table"),
        ("$stageVariables.get('ta<|>ble')", "table", "table"),
    ],
)
def test_a_stage_variable_shows_its_values(template: str, title: str, words: str) -> None:
    assert card(heredoc(template)) == (
        f"**`{title}`** stage variable\n\nThe text that the stage defines.\n\n- `live` has `pets-live`.",
        words,
    )


def test_a_context_variable_is_one_thing() -> None:
    for template in (
        "$context.ident<|>ity.sourceIp",
        "$context.identity.source<|>Ip.length()",
        '#set($a = "$context.identity.<|>sourceIp")',
    ):
        found = card(heredoc(template))
        assert found is not None
        assert found[1] == "$context.identity.sourceIp"
        assert found[0].startswith("**`$context.identity.sourceIp`** string, in access logs (")
    found = card(heredoc("$con<|>text.identity.sourceIp"))
    assert found is not None
    assert found[0].startswith("**`$context`** variables\n\n")


@pytest.mark.parametrize(
    ("snippet", "sentence"),
    [
        (heredoc("$context.responseOverride.sta<|>tus"), "There is no response yet when a request template runs."),
        (response("$context.requestOverride.pa<|>th.id"), "The request was sent already when a response template runs."),
        (heredoc("$context.error.mess<|>age"), "Templates run where there is no error yet."),
        (heredoc("$context.connection<|>Id"), "It has no value in a template of a REST API."),
        (websocket("$context.resource<|>Path"), "It has no value in a template of a WebSocket API."),
    ],
)
def test_a_context_variable_that_has_no_value_there_says_why(snippet: str, sentence: str) -> None:
    found = card(snippet)
    assert found is not None
    assert sentence in found[0]


@pytest.mark.parametrize(
    "snippet",
    [
        heredoc("$context.requestOverride.pa<|>th.id"),
        response("$context.responseOverride.sta<|>tus"),
        websocket("$context.connection<|>Id"),
        heredoc("$context.authorizer.ten<|>ant"),
    ],
)
def test_one_that_has_a_value_says_nothing_of_it(snippet: str) -> None:
    found = card(snippet)
    assert found is not None
    assert "no value in" not in found[0]
    assert "template runs" not in found[0]


SETS = """\
#set($pets = $input.path('$.pets'))
#set($name = 'a')
#foreach($pet in
    $pets)
$pet.name $name $pets
#end
#set($name = 1)
$name"""


@pytest.mark.parametrize(
    ("line", "text", "words"),
    [
        (
            "$p<|>et.name $name $pets",
            "**`$pet`** any value\n\nA variable of this template, which has its value from:\n\n- `line 3` `#foreach($pet in $pets)`",
            "$pet",
        ),
        (
            "$pet.name $na<|>me $pets",
            "**`$name`** any value\n\nA variable of this template, which has its value from:\n\n- `line 2` `#set($name = 'a')`",
            "$name",
        ),
        (
            "$pet.name $name $pe<|>ts",
            "**`$pets`** any value\n\nA variable of this template, which has its value from:\n\n- `line 1` `#set($pets = $input.path('$.pets'))`",
            "$pets",
        ),
    ],
)
def test_a_variable_of_the_template_shows_where_it_is_set(line: str, text: str, words: str) -> None:
    assert card(heredoc(SETS.replace("$pet.name $name $pets", line))) == (text, words)


def test_a_variable_that_is_set_twice_shows_both() -> None:
    found = card(heredoc(f"{SETS[:-5]}$na<|>me"))
    assert found is not None
    assert found[0].endswith("- `line 2` `#set($name = 'a')`\n- `line 7` `#set($name = 1)`")


def test_a_variable_that_nothing_sets_is_printed() -> None:
    assert card(heredoc("$re<|>quest")) == (
        "**`$request`** not set\n\nNothing in this template gives it a value, and so it is printed as it stands.",
        "$request",
    )


@pytest.mark.parametrize(
    "snippet", [integration('jsonencode({ a = "$re<|>quest" })'), heredoc("${var.sets}\n$re<|>quest"), heredoc("#macro(m)#end $re<|>quest")]
)
def test_nothing_is_said_of_what_may_be_set_elsewhere(snippet: str) -> None:
    found = card(snippet)
    assert found is not None
    assert "`request_templates`" in found[0]


@pytest.mark.parametrize(
    ("template", "text", "words"),
    [
        (
            "#i<|>f($a)#end",
            "**`#if(condition) ... #end`** directive\n\nPrints what is inside where the condition holds: it is neither false nor null.",
            "#if",
        ),
        ("#if($a)#{el<|>se}b#end", "**`#else`** directive\n\nPrints what follows where no condition before holds.", "#{else}"),
        (
            "a\n#foreach($b in\n  $c)\n#if($d)#end\n#e<|>nd",
            "**`#end`** directive\n\nCloses `#foreach($b in $c)` in line 2 of the template.",
            "#end",
        ),
        ("#if($a)b#elseif($c)d#e<|>nd", "**`#end`** directive\n\nCloses `#if($a)` in line 1 of the template.", "#end"),
        ("#st<|>op", "**`#stop`** directive\n\nEnds the template.", "#stop"),
        (
            "#se<|>t($a = 1)",
            "**`#set($name = value)`** directive\n\nGives a variable a value. Where the value is null, the variable keeps the one before.",
            "#set",
        ),
    ],
)
def test_a_directive_has_its_card(template: str, text: str, words: str) -> None:
    assert card(heredoc(template)) == (text, words)


def test_a_function_of_a_value_that_may_be_anything_says_what_it_does_in_each() -> None:
    found = card(heredoc("$input.path('$.a').si<|>ze()"))
    assert found is not None
    assert found[0].startswith("**`size()`** of what the value turns out to be\n\n- `list` ")
    assert "\n- `map` " in found[0]


def signature(snippet: str) -> Signature | None:
    at = place(snippet)
    found = text_at(under(at), at)
    assert found is not None
    return found.speaker.signature(found.strand, found.at, at)


@pytest.mark.parametrize(
    ("template", "label", "active"),
    [
        ("$input.params(<|>)", "params(name?)", "name?"),
        ("$input.json('<|>", "json(path)", "path"),
        ("$input.body.replaceAll('a', <|>", "replaceAll(expression, new)", "new"),
        ("#set($a = $util.urlEncode($input.body<|>))", "urlEncode(text)", "text"),
        ("$input.path('$').get(<|>)", "get(index)", "index"),
    ],
)
def test_a_function_shows_what_it_takes(template: str, label: str, active: str) -> None:
    found = signature(heredoc(template))
    assert found is not None
    assert found.label == label
    assert found.parameters[found.active].of(label) == active
    assert found.summary


@pytest.mark.parametrize("template", ["$input.body.trim(<|>)", "$foo.bar2(<|>)", "$input.json('$')<|>", "#if(<|>)", "<|>"])
def test_what_takes_nothing_shows_nothing(template: str) -> None:
    assert signature(heredoc(template)) is None
