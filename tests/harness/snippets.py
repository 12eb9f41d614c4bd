"""Annotated snippets: code with its expected findings written under it.

A line made of blanks, carets and a rule's name says that the stretch above the carets is reported by that rule; it is taken out
before the code is read, so it works in JSON too. `<|>` is the cursor.

    resource "aws_api_gateway_rest_api" "pets" {
      name = 5 * [
             ^^^^^ syntax-error
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from gatewright.dialects import dialect_named
from gatewright.features.place import Place
from gatewright.index import installed_index
from gatewright.model import Document, Project
from gatewright.rules.engine import Engine, Report
from gatewright.rules.registry import pages
from gatewright.rules.rule import Level
from gatewright.text import LineIndex, Span, apply_edits
from gatewright.workspace.settings import Settings

CURSOR = "<|>"
_MARKER = re.compile(r"^[ \t]*(?P<carets>\^+)[ \t]+(?P<rules>[a-z][\w-]*(?:, [a-z][\w-]*)*)[ \t]*$")
URIS = {
    "terraform": "file:///project/main.tf",
    "terraform-json": "file:///project/main.tf.json",
    "cloudformation": "file:///project/template.yaml",
    "json": "file:///project/template.json",
}


@dataclass(frozen=True)
class Snippet:
    """Code without its annotations, and what they said."""

    text: str
    expected: tuple[tuple[str, Span], ...]
    cursor: int | None = None


def read(snippet: str) -> Snippet:
    """Takes the annotations out of a snippet."""
    lines: list[str] = []
    expected: list[tuple[str, Span]] = []
    start = 0
    for line in textwrap.dedent(snippet).lstrip("\n").split("\n"):
        marker = _MARKER.match(line)
        if marker:
            above = start - len(lines[-1]) - 1
            span = Span(above + marker.start("carets"), above + marker.end("carets"))
            expected += [(rule, span) for rule in marker["rules"].split(", ")]
        else:
            lines.append(line)
            start += len(line) + 1
    text = "\n".join(lines)
    cursor = text.find(CURSOR)
    return Snippet(text.replace(CURSOR, ""), tuple(expected), cursor if cursor >= 0 else None)


def document(text: str, dialect: str = "terraform") -> Document:
    """A document of a dialect; `json` is a template in JSON, `terraform-json` a `.tf.json` file."""
    name = "cloudformation" if dialect == "json" else dialect.removesuffix("-json")
    return Document(URIS[dialect], 1, text, dialect_named(name))


def settings_for(rule: str | None) -> Settings:
    """Settings under which a rule reports: `strict` for one that is off by default."""
    page = pages().get(rule or "")
    return Settings(profile="strict") if page and page.rule.level is Level.OFF else Settings()


def reports(text: str, dialect: str = "terraform", settings: Settings | None = None) -> list[Report]:
    """Every finding in a text that stands alone."""
    read_as = document(text, dialect)
    return Engine(settings or Settings()).check(read_as, Project((read_as,)))


def check(snippet: str, dialect: str = "terraform", rule: str | None = None) -> list[Report]:
    """Runs all rules and asserts that exactly the marked places are reported, by exactly those rules.

    With `rule`, findings of other rules do not count. Returns the findings that do.
    """
    code = read(snippet)
    found = [report for report in reports(code.text, dialect, settings_for(rule)) if rule in (None, report.rule)]
    shown = [(report.rule, _show(code.text, report.finding.span)) for report in found]
    wanted = [(name, _show(code.text, span)) for name, span in code.expected]
    assert sorted(shown) == sorted(wanted), [report.finding.message for report in found]
    return found


def _show(text: str, span: Span) -> str:
    """`line:column words`, for a failure that can be read."""
    line, column = LineIndex(text).position(span.start)
    return f"{line + 1}:{column + 1} {span.of(text)}"


def place(snippet: str, dialect: str = "terraform") -> Place:
    """The cursor of a snippet."""
    code = read(snippet)
    assert code.cursor is not None, "the snippet has no cursor"
    read_as = document(code.text, dialect)
    return Place(read_as, Project((read_as,)), code.cursor, installed_index())


def fixed(text: str, report: Report, dialect: str = "terraform", fix: int = 0) -> str:
    """The text after a fix of a finding."""
    read_as = document(text, dialect)
    again = next(
        one
        for one in Engine(settings_for(report.rule)).check(read_as, Project((read_as,)))
        if (one.rule, one.finding.span) == (report.rule, report.finding.span)
    )
    return apply_edits(text, read_as.dialect.render(read_as, again.finding.fixes[fix].wishes))
