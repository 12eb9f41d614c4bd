"""Every rule is a page that is true: its examples are run."""

import re

import pytest

from gatewright.rules.rule import Fixable, Level, Page
from harness.snippets import check, fixed, read, reports, settings_for
from rules.examples import HEADINGS, PAGES, fences

LONGEST_LINE = 140


def named(pages: list[Page]) -> list[str]:
    return [page.rule.name for page in pages]


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_page_has_its_headings_in_order(page: Page) -> None:
    found = [line for line in page.text.splitlines() if line in HEADINGS]
    assert found == HEADINGS
    assert page.text.splitlines()[0].endswith(".")
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", page.rule.name)
    assert page.source.rpartition(".")[2] == page.rule.name.replace("-", "_"), "the file is named after the rule"


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_prose_fits_the_screen(page: Page) -> None:
    prose = re.sub(r"```.*?```", "", page.text, flags=re.DOTALL)
    assert not [line for line in prose.splitlines() if len(line) > LONGEST_LINE]


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_example_reports_exactly_what_is_marked(page: Page) -> None:
    examples = fences(page, "Example")
    assert examples, "an example belongs to every rule"
    for dialect, code in examples:
        assert read(code).expected, f"nothing is marked in the {dialect} example"
        check(code, dialect, page.rule.name)


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_what_to_write_instead_is_clean(page: Page) -> None:
    examples = fences(page, "Write instead")
    assert examples
    for dialect, code in examples:
        found = [
            report
            for report in reports(code, dialect, settings_for(page.rule.name))
            if report.level.weight >= Level.WARNING.weight or report.rule == page.rule.name
        ]
        assert not found, [(report.rule, report.finding.message) for report in found]


@pytest.mark.parametrize("page", [page for page in PAGES if page.rule.fix is Fixable.ALWAYS], ids=lambda page: page.rule.name)
def test_first_fix_takes_the_finding_away(page: Page) -> None:
    for dialect, code in fences(page, "Example"):
        text = read(code).text
        settings = settings_for(page.rule.name)
        before = [report for report in reports(text, dialect, settings) if report.rule == page.rule.name]
        after = reports(fixed(text, before[0], dialect), dialect, settings)
        assert len([report for report in after if report.rule == page.rule.name]) < len(before)
        assert not [report for report in after if report.rule == "syntax-error"]


def test_two_rules_of_three_have_a_fix() -> None:
    fixable = [page for page in PAGES if page.rule.fix is not Fixable.NEVER]
    rest = ", ".join(page.rule.name for page in PAGES if page not in fixable)
    assert len(fixable) * 3 >= len(PAGES) * 2, f"{len(fixable)} of {len(PAGES)}; not: {rest}"
