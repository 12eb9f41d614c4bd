"""What is being typed at a place of a template?"""

from __future__ import annotations

import random

import pytest

from gatewright.expressions.velocity.tree import Method
from gatewright.expressions.velocity.typed import typed_argument, typed_directive, typed_name


def at(marked: str) -> tuple[str, int]:
    """The text without its cursor, and where that stood."""
    return marked.replace("|", ""), marked.index("|")


@pytest.mark.parametrize(
    ("marked", "sigil", "name", "before"),
    [
        ("$|", "$", "", None),
        ("a $inp|ut.body", "$", "input", None),
        ("$!{inp|}", "$!{", "inp", None),
        ("$$|", "$", "", None),
        ("$input.|", "$", "", "$input"),
        ("$input.js|on('$.a')", "$", "json", "$input"),
        ("#set($a = $input.pa|", "$", "pa", "$input"),
        ("\"$input.par|ams('id')\"", "$", "params", "$input"),
        ('#if("$context.id|', "$", "id", "$context"),
        ("${context.identity.|}", "${", "", "${context.identity"),
        ("$input.params().header.|", "$", "", "$input.params().header"),
        ("$a.b($c.|", "$", "", "$c"),
        ("$a.b('x').c|", "$", "c", "$a.b('x')"),
    ],
)
def test_names(marked: str, sigil: str, name: str, before: str | None) -> None:
    text, offset = at(marked)
    found = typed_name(text, offset)
    assert found is not None
    assert (found.sigil, found.name.of(text)) == (sigil, name)
    assert text[found.start :].startswith(sigil)
    written = text[found.reference.start : found.name.start - 1] if found.reference else None
    assert written == before


@pytest.mark.parametrize(
    "marked", ["|", "a|", "\\$|", "\\$inp|", "$5|", "$input|.body".replace("|", "") + " |", "$a.b(|", "$a.b()|", "$input.params('a|')"]
)
def test_no_names(marked: str) -> None:
    assert typed_name(*at(marked)) is None


@pytest.mark.parametrize(
    ("marked", "function", "active", "quoted"),
    [
        ("$input.params('a|", "params", 0, "a"),
        ("$input.params('a|bc')", "params", 0, "abc"),
        ('$input.params("|")', "params", 0, ""),
        ("$input.params(|", "params", 0, None),
        ("$input.params(|)", "params", 0, None),
        ('$input.params(\'|\n"b": 1', "params", 0, ""),
        ('{"a": "$input.params(\'na|", 1}', "params", 0, "na"),
        ("$a.replaceAll('a', |", "replaceAll", 1, None),
        ("$a.replaceAll('a', 'b|')", "replaceAll", 1, "b"),
        ("$a.c(1,2|, 3)", "c", 1, None),
        ("$a.b($c.d(|", "d", 0, None),
        ("$a.b($c.d()|)", "b", 0, None),
        ("$a.b($c.d()|", "b", 0, None),
        ("$a.b( |", "b", 0, None),
        ("$stageVariables['a|']", "[", 0, "a"),
        ("$stageVariables['a|", "[", 0, "a"),
        ("#if($a.b('x|", "b", 0, "x"),
    ],
)
def test_arguments(marked: str, function: str, active: int, quoted: str | None) -> None:
    text, offset = at(marked)
    found = typed_argument(text, offset)
    assert found is not None
    assert (found.link.name if isinstance(found.link, Method) else "[") == function
    assert found.is_index == (function == "[")
    assert found.active == active
    assert (found.text.of(text) if found.text else None) == quoted


@pytest.mark.parametrize("marked", ["|", "$a.b()|", "$a.b|()", "$a.b('x')|", "$a[1]|", "f(|", "$a (|"])
def test_no_arguments(marked: str) -> None:
    assert typed_argument(*at(marked)) is None


@pytest.mark.parametrize(
    ("marked", "typed"),
    [
        ("#|", "#"),
        ("a #fo|reach($a", "#foreach"),
        ("#{el|se}", "#{else}"),
        ("#{|", "#{"),
        ("{#el|se}", "#else"),
        ("##|", None),
        ("\\#|", None),
        ("a|", None),
    ],
)
def test_directives(marked: str, typed: str | None) -> None:
    text, offset = at(marked)
    found = typed_directive(text, offset)
    assert (found.of(text) if found else None) == typed


def test_any_place_in_any_text() -> None:
    chance = random.Random(7)
    parts = ["$", "$input", ".", "params", "(", ")", "'", '"', "[", "]", "{", "}", "#if", "#", "\0", "é", "🙂", "\n", ",", "\\", " ", "a"]
    for _ in range(4000):
        text = "".join(chance.choices(parts, k=chance.randrange(14)))
        offset = chance.randrange(len(text) + 1)
        name, argument, directive = typed_name(text, offset), typed_argument(text, offset), typed_directive(text, offset)
        if name:
            assert 0 <= name.start < name.name.start <= offset <= name.name.end <= len(text), (text, offset)
        if argument and argument.text:
            assert argument.text.start <= offset <= argument.text.end <= len(text), (text, offset)
        if directive:
            assert directive.start < offset <= directive.end <= len(text), (text, offset)
