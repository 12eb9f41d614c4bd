"""Runs the rules over a file, each behind its own guard, and keeps what settings and suppressions let through."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gatewright.index import Index, installed_index
from gatewright.model import Block, Document, Project
from gatewright.rules.registry import pages
from gatewright.rules.rule import Finding, Fix, Level, Page, RuleContext
from gatewright.rules.suppressions import Suppression, suppressions
from gatewright.text import nearest
from gatewright.workspace.settings import Settings

log = logging.getLogger("gatewright")

CRASHES = 3
"""After so many faults a rule rests until the server starts again."""

SYNTAX_ERROR = "syntax-error"
UNUSED_SUPPRESSION = "unused-suppression"


@dataclass(frozen=True)
class Report:
    """A finding as it is shown: with its rule, the level that settings give it, and where to read more."""

    rule: str
    level: Level
    finding: Finding
    link: str | None = None


class Raw(NamedTuple):
    """A finding before settings and suppressions: its rule, and where to read more."""

    rule: str
    finding: Finding
    link: str | None


@dataclass
class Engine:
    """The rules of one server or one run. It remembers only which rules crashed."""

    settings: Settings = field(default_factory=Settings)
    index: Index = field(default_factory=installed_index)
    registered: Mapping[str, Page] = field(default_factory=pages)
    _crashes: Counter[str] = field(default_factory=Counter[str])

    def check(self, document: Document, project: Project) -> list[Report]:
        """Every finding in the document, in the order of their places."""
        return [report for batch in self.steps(document, project) for report in batch]

    def steps(self, document: Document, project: Project) -> Iterator[list[Report]]:
        """The same in steps, so that a server can do other things between them. Only the last step's list is not empty."""
        found: list[Raw] = []
        if self._level(SYNTAX_ERROR) is not Level.OFF:
            found += [Raw(SYNTAX_ERROR, Finding(problem.span, problem.message), None) for problem in document.problems]
        ctx = RuleContext(project, document, self.index)
        by_kind: dict[str, list[tuple[str, Page]]] = {}
        for block in document.outline.blocks:
            for member in block.family():
                if member.kind:
                    if member.kind not in by_kind:
                        by_kind[member.kind] = self._pages_for(member.kind)
                    self._check_block(member, by_kind[member.kind], ctx, found)
            yield []
        yield sorted(self._kept(found, document), key=lambda report: (report.finding.span, report.rule))

    def _check_block(self, block: Block, pages_on: list[tuple[str, Page]], ctx: RuleContext, found: list[Raw]) -> None:
        for name, page in pages_on:
            if name in self._crashes and self._crashes[name] >= CRASHES:
                continue
            try:
                reported = list(page.check(block, ctx))
            except Exception as fault:
                self._crashed(name, fault, ctx.document)
                continue
            if reported:
                link = page.rule.see[0] if page.rule.see else self._about(block, ctx.dialect)
                found += [Raw(name, finding, link) for finding in reported]

    def _crashed(self, rule: str, fault: Exception, document: Document) -> None:
        """One line when a rule first fails, and one when it rests from now on."""
        self._crashes[rule] += 1
        if self._crashes[rule] == 1:
            words = " ".join(str(fault).split())
            log.error("rule %s failed in %s (version %s): %s: %s", rule, document.uri, document.version, type(fault).__name__, words)
            log.debug("%s", rule, exc_info=True)
        if self._crashes[rule] == CRASHES:
            log.error("rule %s failed %s times and rests until the server starts again", rule, CRASHES)

    def _about(self, block: Block, dialect: str) -> str | None:
        """Where to read about a block, for rules that are not about one kind: at the registry for Terraform, at AWS otherwise."""
        kind = self.index.kind(block.kind or "")
        return kind.see.get(dialect) or next(iter(kind.see.values()), None) if kind else None

    def _pages_for(self, kind: str) -> list[tuple[str, Page]]:
        """The rules on a kind that the settings have not turned off."""
        on_kind = ((name, page) for name, page in self.registered.items() if not page.rule.on or kind in page.rule.on)
        return [(name, page) for name, page in on_kind if self._level(name) is not Level.OFF]

    def _level(self, rule: str) -> Level:
        wanted = self.settings.levels.get(rule)
        return Level(wanted) if wanted else self.registered[rule].rule.level

    def _kept(self, found: list[Raw], document: Document) -> Iterator[Report]:
        allowed = suppressions(document)
        used: set[Suppression] = set()
        for rule, finding, link in found:
            matching = [one for one in allowed if one.rule == rule and one.covers.touches(finding.span.start)]
            used.update(matching)
            if not matching:
                yield Report(rule, self._level(rule), finding, link)
        if self._level(UNUSED_SUPPRESSION) is not Level.OFF:
            for one in allowed:
                if one not in used and self.settings.levels.get(one.rule) != Level.OFF.value:
                    yield Report(UNUSED_SUPPRESSION, self._level(UNUSED_SUPPRESSION), self._unused(one))

    def _unused(self, suppression: Suppression) -> Finding:
        rule = suppression.rule
        if rule in self.registered:
            return Finding(suppression.span, f"`{rule}` reports nothing here; the comment can go.")
        close = nearest(rule, self.registered)
        return Finding(suppression.span, f"There is no rule `{rule}`" + (f"; did you mean `{close}`?" if close else "."))


def certain_fix(report: Report) -> Fix | None:
    """The fix that "fix all" may apply: the first, when it is certain."""
    fixes = report.finding.fixes
    return fixes[0] if fixes and fixes[0].certain else None
