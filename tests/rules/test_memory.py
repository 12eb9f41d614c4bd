"""Is what is found after an edit the same, whether everything is looked at again or only what the edit may have changed?"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from features import corpus
from gatewright.model import Block, Document, Project
from gatewright.model.graph import Method
from gatewright.rules.engine import Engine, Report
from gatewright.rules.registry import pages
from gatewright.rules.rule import Category, Finding, Fixable, Level, Page, Rule, RuleContext
from gatewright.text import Span
from gatewright.workspace.settings import Settings
from harness.snippets import document

STRICT = Settings(profile="strict")
"""More rules look at more."""

_EDITS = 12
_WORDS = ("x", "\n", '"', "{", "}", "  ", "GET", "= 1", "# gatewright: allow wrong-value\n", "VPC_LINK")


def shown(reports: list[Report]) -> list[tuple[str, Level, Span, str, int]]:
    return [(report.rule, report.level, report.finding.span, report.finding.message, len(report.finding.related)) for report in reports]


def refreshed(engine: Engine, read: Document, project: Project) -> list[Report]:
    return list(engine.refresh(read, project))[-1]


def edits(text: str, chance: random.Random) -> Iterator[str]:
    """Texts that each differ from the one before in one place; half of the edits take the one before back."""
    for _ in range(_EDITS):
        edited = chance.choice((mistyped, mistyped, reworded, rearranged))(text, chance)
        yield edited
        if chance.random() < 0.5:
            text = edited
        else:
            yield text


def mistyped(text: str, chance: random.Random) -> str:
    """Something else at any place."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((0, 0, 1, 8, 60)))
    return text[:start] + chance.choice(_WORDS) + text[end:]


def reworded(text: str, chance: random.Random) -> str:
    """One word or reference in place of another."""
    words = list(re.finditer(r"[\w.-]+", text))
    if not words:
        return text
    old, new = chance.choice(words), chance.choice(words)
    return text[: old.start()] + new[0] + text[old.end() :]


def rearranged(text: str, chance: random.Random) -> str:
    """A paragraph twice, nowhere, or in another place."""
    parts = text.split("\n\n")
    part = parts[index := chance.randrange(len(parts))]
    if chance.random() < 0.7:
        del parts[index]
    if chance.random() < 0.7:
        parts.insert(chance.randrange(len(parts) + 1), part)
    return "\n\n".join(parts)


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_edits_of_a_file(path: Path) -> None:
    engine, read = Engine(STRICT), corpus.reader(path)
    refreshed(engine, read, Project((read,)))
    for text in edits(read.text, random.Random(corpus.named(path))):
        read = read.edited(text, 2)
        project = Project((read,))
        assert shown(refreshed(engine, read, project)) == shown(Engine(STRICT).check(read, Project((read,))))


MODULES = sorted({path.parent for path in corpus.paths() if path.suffix == ".tf" and len(list(path.parent.glob("*.tf"))) > 1})


@pytest.mark.parametrize("folder", MODULES, ids=corpus.named)
def test_edits_of_another_file_of_the_module(folder: Path) -> None:
    engine, chance = Engine(STRICT), random.Random(corpus.named(folder))
    members = [corpus.reader(path) for path in sorted(folder.glob("*.tf"))]
    for _ in range(_EDITS):
        index = chance.randrange(len(members))
        for text in list(edits(members[index].text, chance))[:2]:
            members[index] = members[index].edited(text, 2)
            for member in members:
                project = Project(tuple(members))
                assert shown(refreshed(engine, member, project)) == shown(Engine(STRICT).check(member, Project(tuple(members))))


TEXT = """
variable "kind" {
  default = "MOCK"
}

resource "aws_api_gateway_integration" "one" {
  type = var.kind
}

resource "aws_api_gateway_integration" "two" {
  type = "MOCK"
}

resource "aws_api_gateway_stage" "live" {
  stage_name = "live"
}

resource "aws_api_gateway_stage" "test" {
  stage_name = "test"
}
"""


def looked_at(text: str, then: str) -> list[str]:
    """The blocks that a rule, which asks for the type of an integration and for all stages of a stage, sees again after an edit."""
    seen: list[str] = []

    def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
        seen.append(block.address)
        if block.kind == "rest.stage":
            ctx.of_kind("rest.stage")
        ctx.value(block, "type")
        return iter(())

    rule = Rule("a-rule", Level.HINT, Category.CORRECTNESS, ("rest.integration", "rest.stage"), Fixable.NEVER, "0.1.0")
    engine = Engine(Settings(), registered={**pages(), "a-rule": Page(rule, "", check)})
    before = document(text)
    refreshed(engine, before, Project((before,)))
    seen.clear()
    after = before.edited(then, 2)
    refreshed(engine, after, Project((after,)))
    return seen


@pytest.mark.parametrize(
    ("words", "others", "again"),
    [
        ('"MOCK"\n}\n\nresource "aws_api_gateway_stage"', '"HTTP"\n}\n\nresource "aws_api_gateway_stage"', ["two"]),
        ('default = "MOCK"', 'default = "HTTP"', ["one"]),
        ('"kind"', '"other"', ["one"]),
        ('stage_name = "live"', 'stage_name = "prod"', ["live", "test"]),
        ("\nvariable", "\n\n# further down\n\nvariable", []),
        ("", "", []),
    ],
)
def test_only_what_an_edit_may_change_is_looked_at_again(words: str, others: str, again: list[str]) -> None:
    assert [address.rpartition(".")[2] for address in looked_at(TEXT, TEXT.replace(words, others, 1))] == again


def test_new_settings_and_a_forgotten_file_are_looked_at_whole() -> None:
    read = document('resource "aws_api_gateway_rest_api" "a" {\n  colour = "x"\n}')
    engine = Engine()
    assert [report.rule for report in refreshed(engine, read, Project((read,)))] == ["missing-required-attribute", "unknown-attribute"]
    engine.settings = Settings(levels={"unknown-attribute": "off"})
    assert [report.rule for report in refreshed(engine, read, Project((read,)))] == ["missing-required-attribute"]
    engine.forget(read.uri)
    assert [report.rule for report in refreshed(engine, read, Project((read,)))] == ["missing-required-attribute"]


METHODS = "".join(
    f"""
resource "aws_api_gateway_method" "{name}" {{
  rest_api_id = "api"
  resource_id = "{path}"
  http_method = "GET"
}}

resource "aws_api_gateway_integration" "{name}" {{
  rest_api_id = "api"
  resource_id = "{path}"
  http_method = "GET"
  type        = "MOCK"
}}
"""
    for name, path in (("one", "a"), ("two", "b"), ("three", "c"))
)


@pytest.mark.parametrize(
    ("words", "others", "again"),
    [
        ('"b"\n  http_method = "GET"\n  type', '"d"\n  http_method = "GET"\n  type', ["two"]),
        ('"b"\n  http_method = "GET"\n  type', '"a"\n  http_method = "GET"\n  type', ["one", "two"]),
        ('"b"\n  http_method = "GET"\n  type', 'var.path\n  http_method = "GET"\n  type', ["two"]),
        ("MOCK", "HTTP", []),
        ("\nresource", "\n\n# further down\n\nresource", []),
    ],
)
def test_a_rule_on_methods_looks_at_those_again_whose_integration_is_another_one(words: str, others: str, again: list[str]) -> None:
    seen: list[str] = []

    def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
        seen.append(block.name)
        assert ctx.graph.node(block, of=Method).integration is not ctx
        return iter(())

    rule = Rule("a-rule", Level.HINT, Category.CORRECTNESS, ("rest.method",), Fixable.NEVER, "0.1.0")
    engine = Engine(Settings(), registered={**pages(), "a-rule": Page(rule, "", check)})
    before = document(METHODS)
    refreshed(engine, before, Project((before,)))
    assert seen == ["one", "two", "three"]
    seen.clear()
    after = before.edited(METHODS.replace(words, others, 1), 2)
    refreshed(engine, after, Project((after,)))
    assert (seen, engine.crashed) == (again, ())


def test_what_is_written_twice_with_the_same_words_is_told_apart() -> None:
    logging = """
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "a"
  stage_name  = "live"
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}
"""
    engine, read = Engine(STRICT), document(logging + "# the end")
    refreshed(engine, read, Project((read,)))
    for text in (logging * 2 + "# the end", logging * 2 + "# The end", logging + "# the end"):
        read = read.edited(text, 2)
        project = Project((read,))
        found = refreshed(engine, read, project)
        assert shown(found) == shown(Engine(STRICT).check(read, project))
        assert [report.finding.span.start < len(logging) for report in found if report.rule == "logging-without-account-role"] == [True]
