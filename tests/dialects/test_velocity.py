"""A mapping template in a file of its own: one block, and edits of its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.dialects import claim, dialect_named
from gatewright.inside import strands
from gatewright.inside.languages import MappingTemplate
from gatewright.model import Document, Project
from gatewright.model.wish import Allow, Remove, ReplaceValue, ReplaceWords, Wish
from gatewright.rules.engine import Engine
from gatewright.rules.suppressions import suppressions, without
from gatewright.text import Span, TextEdit, apply_edits
from gatewright.workspace.settings import Settings

TEXT = '#set($a = 1)\n{ "🙂": $a }\n'


def document(text: str) -> Document:
    return Document("file:///project/get%20pet.vtl", 1, text, dialect_named("velocity"))


@pytest.mark.parametrize("text", ["", "{", TEXT, "\r\n", "#if(", "\0"])
def test_any_text_is_one_template(text: str) -> None:
    read = document(text)
    (block,) = read.outline.blocks
    (strand,) = strands(block)
    assert (block.kind, block.name, block.span) == ("velocity.template", "get pet.vtl", Span(0, len(text)))
    assert (strand.text, strand.language, strand.in_file(Span(0, len(text)))) == (text, MappingTemplate(""), Span(0, len(text)))
    assert read.problems == ()


def test_a_new_version_is_a_new_template() -> None:
    after = document(TEXT).edited("new", 2)
    assert [strand.text for block in after.blocks() for strand in strands(block)] == ["new"]


def test_writes_words_as_they_are() -> None:
    read = document(TEXT)
    (text,) = read.outline.blocks[0].attributes

    def written(*wishes: Wish) -> str:
        return apply_edits(TEXT, read.dialect.render(read, wishes))

    assert written(ReplaceWords(TextEdit(Span(5, 7), '$"'))) == TEXT.replace("$a =", '$" =')
    assert written(ReplaceValue(text.value, "\n")) == "\n"
    assert written(Allow(20, "a-rule")) == '#set($a = 1)\n## gatewright: allow a-rule\n{ "🙂": $a }\n'
    assert written(ReplaceWords(TextEdit(Span(5, 7), "x")), Remove(text)) == TEXT


def test_no_rule_fails_on_it() -> None:
    read = document(TEXT)
    engine = Engine(Settings(profile="strict"))
    assert [report.rule for report in engine.check(read, Project((read,)))] == []


def test_a_comment_of_the_template_allows_a_rule() -> None:
    text = "## gatewright: allow a-rule\n## why\n#set($a = 1)\n$b\n"
    read = document(text)
    (found,) = suppressions(read)
    assert found.covers.of(text) == "#set($a = 1)"
    edit = without(read, found)
    assert edit is not None
    assert apply_edits(text, [edit]) == "## why\n#set($a = 1)\n$b\n"


def test_rules_on_templates_look_at_it() -> None:
    read = document('{"a": "$input.json(\'$\')", $context.requestID #if($a)}')
    engine = Engine(Settings())
    reports = engine.check(read, Project((read,)))
    assert [report.rule for report in reports] == ["template-json-in-quotes", "template-variable-unknown", "template-malformed"]
    wishes = [wish for report in reports[:2] for wish in report.finding.fixes[0].wishes]
    assert apply_edits(read.text, read.dialect.render(read, wishes)) == "{\"a\": $input.json('$'), $context.requestId #if($a)}"


@pytest.mark.parametrize("text", ["$context.resourcePath", "$context.connectionId", "$context.requestOverride.header.a"])
def test_it_may_belong_to_any_kind_of_api(text: str) -> None:
    read = document(text)
    assert [report.rule for report in Engine(Settings()).check(read, Project((read,)))] == []


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[1] / "velocity" / "good").rglob("*.vtl")), ids=lambda path: path.stem)
def test_what_is_right_in_an_integration_is_right_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert claim(path.name, text).dialect == "velocity"
    read = document(text)
    assert [report.rule for report in Engine(Settings()).check(read, Project((read,)))] == []
