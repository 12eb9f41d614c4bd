"""How a mapping template is colored, which names it has, what folds; and that no half-typed template is too much for its speaker."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from features.languages.templates import heredoc
from gatewright.features.cursor import under
from gatewright.features.languages.speaker import Means, TokenKind
from gatewright.features.languages.velocity.coloring import folds_of, names_of, tokens_of
from gatewright.features.languages.velocity.scope import template_of
from gatewright.features.strings import text_at
from harness.snippets import place

WHOLE = """\
#set($pets = $input.path('$.pets'))
## each pet
{
  #foreach($pet in $pets)
  "$util.escapeJavaScript("$pet.name #if($foreach.hasNext),#end")": $!{pet.age} #*
    many *#
  #end
  "tenant": "$input.params('X-Tenant')", "table": "$stageVariables.table", "ip": $context.identity.sourceIp
  #if($pets.size() >= 2 && !$input.params().header.get('X-Debug') == true)a#elseif($pets[0])b
  #else
  c
  #end
  \\$pets $unknown #macro(line $x)$x#end #line($pets)
}"""


def colors(text: str) -> list[tuple[TokenKind, str]]:
    return [(token.kind, token.span.of(text)) for token in tokens_of(template_of(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "#set($a = 'b')",
            [(TokenKind.KEYWORD, "#set"), (TokenKind.VARIABLE, "$a"), (TokenKind.STRING, "'b'")],
        ),
        (
            '#set($a = "b $c.d(1) e")',
            [
                (TokenKind.KEYWORD, "#set"),
                (TokenKind.VARIABLE, "$a"),
                (TokenKind.STRING, '"b '),
                (TokenKind.VARIABLE, "$c"),
                (TokenKind.FUNCTION, "d"),
                (TokenKind.NUMBER, "1"),
                (TokenKind.STRING, ' e"'),
            ],
        ),
        (
            "#foreach($a in [1..3])$!{a.b}#end",
            [
                (TokenKind.KEYWORD, "#foreach"),
                (TokenKind.VARIABLE, "$a"),
                (TokenKind.KEYWORD, "in"),
                (TokenKind.NUMBER, "1"),
                (TokenKind.NUMBER, "3"),
                (TokenKind.VARIABLE, "$!{a"),
                (TokenKind.PROPERTY, "b"),
                (TokenKind.KEYWORD, "#end"),
            ],
        ),
        (
            "#if(!$a && true)## x\n$input.body#{else}$context.stage#end",
            [
                (TokenKind.KEYWORD, "#if"),
                (TokenKind.OPERATOR, "!"),
                (TokenKind.VARIABLE, "$a"),
                (TokenKind.OPERATOR, "&&"),
                (TokenKind.KEYWORD, "true"),
                (TokenKind.COMMENT, "## x\n"),
                (TokenKind.NAMESPACE, "$input"),
                (TokenKind.PROPERTY, "body"),
                (TokenKind.KEYWORD, "#{else}"),
                (TokenKind.NAMESPACE, "$context"),
                (TokenKind.PROPERTY, "stage"),
                (TokenKind.KEYWORD, "#end"),
            ],
        ),
        (
            "#macro(m $x)$x#end#m('a')#stop",
            [
                (TokenKind.KEYWORD, "#macro"),
                (TokenKind.MACRO, "m"),
                (TokenKind.VARIABLE, "$x"),
                (TokenKind.VARIABLE, "$x"),
                (TokenKind.KEYWORD, "#end"),
                (TokenKind.MACRO, "#m"),
                (TokenKind.STRING, "'a'"),
                (TokenKind.KEYWORD, "#stop"),
            ],
        ),
        ("plain #hash $5 \\$a #[[ $b ]]#", []),
    ],
)
def test_tokens(text: str, found: list[tuple[TokenKind, str]]) -> None:
    assert colors(text) == found


def test_what_declares_and_what_nobody_can_change_is_marked() -> None:
    tokens = list(tokens_of(template_of("#set($a = 1)$a $context.stage #macro(m)#end")))
    assert [token.is_declared for token in tokens if token.kind in (TokenKind.VARIABLE, TokenKind.MACRO)] == [True, False, True]
    assert [token.is_fixed for token in tokens if token.kind is TokenKind.PROPERTY] == [True]


def test_names() -> None:
    found = [(name.means, name.name, name.span.of(WHOLE), name.declares) for name in names_of(template_of(WHOLE))]
    variables = [(word, declares) for means, word, _, declares in found if means is Means.TEMPLATE_VARIABLE]
    assert variables == [
        ("pets", True),
        ("pet", True),
        ("pets", False),
        ("pet", False),
        ("pet", False),
        ("pets", False),
        ("pets", False),
        ("x", True),
        ("x", False),
        ("pets", False),
    ]
    assert all(word == words for _, word, words, _ in found)
    assert [(means, word) for means, word, _, _ in found if means is not Means.TEMPLATE_VARIABLE] == [
        (Means.PATH, "X-Tenant"),
        (Means.QUERY, "X-Tenant"),
        (Means.HEADER, "X-Tenant"),
        (Means.STAGE_VARIABLE, "table"),
        (Means.HEADER, "X-Debug"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("$stageVariables['a']", (Means.STAGE_VARIABLE, "a")),
        ("$stageVariables.get('a')", (Means.STAGE_VARIABLE, "a")),
        ("$input.params().path.a", (Means.PATH, "a")),
        ("$input.params().get('querystring').get('a')", (Means.QUERY, "a")),
        ("$input.params().header['a']", (Means.HEADER, "a")),
    ],
)
def test_each_way_to_name_something(text: str, name: tuple[Means, str]) -> None:
    assert [(one.means, one.name) for one in names_of(template_of(text))] == [name]


@pytest.mark.parametrize(
    "text", ["$stageVariables.size()", "$input.params($x)", "$input.params('')", "$stageVariables.\0", "$other.a", "$input.body"]
)
def test_what_names_nothing(text: str) -> None:
    assert list(names_of(template_of(text))) == []


def test_folds() -> None:
    text = "#if($a)\nb\n#else\nc\n#end\n#foreach($x in $y) d #end\n#*\ne\n*#\n## f\n#macro(m)\n#end\n"
    assert [span.of(text) for span in folds_of(template_of(text))] == [
        "#if($a)\nb\n",
        "#else\nc\n#end",
        "#*\ne\n*#",
        "#macro(m)\n#end",
    ]


def test_every_prefix_and_many_mutations() -> None:
    """At each place of a template that is typed, the speaker answers, and its stretches are in the text, in order, none over another."""
    chance = random.Random(3)
    texts = [WHOLE[:end] for end in range(0, len(WHOLE), 3)]
    for _ in range(300):
        start = chance.randrange(len(WHOLE))
        texts.append(
            WHOLE[:start] + chance.choice(["", "#end", "'", '"', "(", "\0", "$", "${", "#if("]) + WHOLE[start + chance.randrange(9) :]
        )
    for text in texts:
        template = template_of(text)
        spans = [token.span for token in tokens_of(template)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans), text
        assert all(one.end <= other.start for one, other in pairwise(spans)), text
        assert all(name.span.of(text) == name.name for name in names_of(template)), text
        assert all(0 <= span.start < span.end <= len(text) for span in folds_of(template)), text


def test_answers_at_any_place_of_a_broken_template() -> None:
    chance = random.Random(4)
    for _ in range(120):
        start = chance.randrange(len(WHOLE))
        cut = WHOLE[:start] + "<|>" + WHOLE[start + chance.choice([0, 0, 5, 400]) :]
        at = place(heredoc(cut))
        found = text_at(under(at), at)
        if found is None:
            continue
        said = found.speaker.hover(found.strand, found.at, at)
        offers = list(found.speaker.complete(found.strand, found.at, at))
        found.speaker.signature(found.strand, found.at, at)
        length = len(found.strand.text)
        assert said is None or 0 <= said.span.start <= found.at <= said.span.end <= length, cut
        assert all(0 <= offer.span.start <= found.at <= offer.span.end <= length for offer in offers), cut
        assert len(offers) == len({offer.label for offer in offers}), cut
