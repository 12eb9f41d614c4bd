"""Which rules report, and how gravely, in each profile? And what do explicit levels and suppressions make of it?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gatewright.model import Block, Project
from gatewright.rules.engine import Engine, Report
from gatewright.rules.levels import level_of
from gatewright.rules.registry import pages
from gatewright.rules.rule import Category, Finding, Fixable, Level, Page, Rule, RuleContext, header
from gatewright.workspace.settings import PROFILES, Settings
from harness.snippets import document

OFF, HINT, INFORMATION, WARNING, ERROR = Level.OFF, Level.HINT, Level.INFORMATION, Level.WARNING, Level.ERROR
TEXT = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'


def page(level: Level, strict: Level | None = None, category: Category = Category.SECURITY, source: str = "") -> Page:
    """A rule named `a-rule` that reports every REST API."""

    def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
        yield Finding(header(api), f"an API in {ctx.dialect}")

    return Page(Rule("a-rule", level, category, ("rest.api",), Fixable.NEVER, "0.1.0", strict=strict), "", check, source)


def found(registered: Page, settings: Settings, text: str = TEXT) -> list[Report]:
    read = document(text)
    return Engine(settings, registered={**pages(), "a-rule": registered}).check(read, Project((read,)))


@pytest.mark.parametrize(
    ("registered", "levels"),
    [
        (page(OFF, INFORMATION), [OFF, INFORMATION, INFORMATION, OFF]),
        (page(HINT, WARNING), [HINT, WARNING, WARNING, OFF]),
        (page(WARNING), [WARNING, WARNING, WARNING, OFF]),
        (page(WARNING, OFF), [WARNING, OFF, OFF, OFF]),
        (page(ERROR, None, Category.CORRECTNESS), [ERROR, ERROR, OFF, ERROR]),
        (page(ERROR, None, Category.SYNTAX), [ERROR, ERROR, OFF, ERROR]),
        (page(HINT, INFORMATION, Category.OPERATIONS), [HINT, INFORMATION, OFF, OFF]),
        (page(HINT, None, Category.HOUSEKEEPING, "gatewright.rules.generic.a_rule"), [HINT, HINT, OFF, HINT]),
    ],
)
def test_level_by_profile(registered: Page, levels: list[Level]) -> None:
    assert PROFILES == ("default", "strict", "security", "correctness")
    assert [level_of(registered, Settings(profile=profile)) for profile in PROFILES] == levels


@pytest.mark.parametrize("profile", PROFILES)
def test_an_explicit_level_wins(profile: str) -> None:
    for level in Level:
        assert level_of(page(OFF, INFORMATION), Settings(profile=profile, levels={"a-rule": level.value})) is level


def test_a_rule_reports_at_the_level_of_the_profile() -> None:
    opinion = page(OFF, INFORMATION)
    assert found(opinion, Settings()) == []
    for profile in ("strict", "security"):
        assert ("a-rule", INFORMATION) in [(report.rule, report.level) for report in found(opinion, Settings(profile=profile))]
    assert [report.rule for report in found(page(HINT), Settings(profile="correctness"))] == []


def test_a_syntax_error_is_no_matter_of_security() -> None:
    assert {report.rule for report in found(page(OFF), Settings(profile="correctness"), TEXT + "resource {\n")} >= {"syntax-error"}
    assert "syntax-error" not in {report.rule for report in found(page(OFF), Settings(profile="security"), TEXT + "resource {\n")}


@pytest.mark.parametrize(
    ("settings", "unused"),
    [
        (Settings(), False),
        (Settings(profile="correctness"), False),
        (Settings(profile="correctness", levels={"a-rule": "off"}), False),
        (Settings(levels={"a-rule": "hint"}), True),
        (Settings(profile="strict"), True),
        (Settings(profile="security", levels={"unused-suppression": "hint"}), True),
    ],
)
def test_a_rule_that_is_off_leaves_no_unused_suppression(settings: Settings, unused: bool) -> None:
    text = "# gatewright: allow a-rule\nlocals {\n  a = 1\n}\n"
    assert [report.rule for report in found(page(OFF, HINT), settings, text)] == ["unused-suppression"] * unused
