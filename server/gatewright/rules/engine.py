"""Runs the rules over a file, each behind its own guard, and keeps what settings and suppressions let through."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from gatewright.index import Index, installed_index
from gatewright.model import Block, Document, Project
from gatewright.model.wish import ReplaceWords
from gatewright.rules.levels import level_of
from gatewright.rules.memory import Kept, Look, Memory, Raw, is_broken, look
from gatewright.rules.questions.openapi import InDocument, as_written, integrations_in
from gatewright.rules.registry import pages
from gatewright.rules.rule import Finding, Fix, Level, Page, RuleContext
from gatewright.rules.suppressions import Suppression, suppressions, without
from gatewright.text import TextEdit, nearest
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


@dataclass
class Engine:
    """The rules of one server or one run. It remembers which rules crashed, and for files that are edited what it found last."""

    settings: Settings = field(default_factory=Settings)
    index: Index = field(default_factory=installed_index)
    registered: Mapping[str, Page] = field(default_factory=pages)
    crashes: Counter[str] = field(default_factory=Counter[str])
    """How often each rule failed so far. The engines of one server share it."""
    _memories: dict[str, Memory] = field(default_factory=dict[str, Memory])
    _chosen: tuple[Settings, Callable[[str | None], list[Page]]] | None = None

    @property
    def crashed(self) -> tuple[str, ...]:
        """The rules that failed so far."""
        return tuple(self.crashes)

    def check(self, document: Document, project: Project) -> list[Report]:
        """Every finding in the document with its fixes, in the order of their places."""
        return self.check_in(self.context(document, project))

    def context(self, document: Document, project: Project) -> RuleContext:
        """What the rules may ask about a document; for the next one of the project, `about` keeps what they found out."""
        return RuleContext(project, document, self.index)

    def check_in(self, ctx: RuleContext) -> list[Report]:
        """The same as `check`."""
        found, pages_for = self._syntax(ctx.document), self._pages_by_kind()
        for block in ctx.document.outline.blocks:
            for member, inside in _members(block, ctx):
                for page in pages_for(member.kind):
                    found += self._check(page, member, inside)
        return self._reports(found, ctx.document)

    def refresh(self, document: Document, project: Project) -> Iterator[list[Report]]:
        """The same without fixes, working out only what an edit may have changed.

        It comes in steps, so that a server can do other things between them; only the last step's list is not empty.
        """
        memory, basis = self._memories.get(document.uri, Memory()), self._basis(project)
        if memory.basis != basis:
            memory = Memory()
        ctx, found = RuleContext(project, document, self.index, wants_fixes=False), self._syntax(document)
        changed = memory.changed(document, ctx.graph)
        now = Memory(basis, {member.uri: member.declared for member in project.documents}, registers=ctx.graph.registers)
        pages_for = self._pages_by_kind()
        for block in document.outline.blocks:
            called = project.called(block), block.span.of(document.text)
            broken = is_broken(block, document)
            held = None if broken else memory.blocks.get(called)
            stale = [one for one in held.looks if not one.holds(changed)] if held else []
            if held is None:
                held = Kept(tuple(self._look(block, pages_for, ctx)), frozenset(ref.target for ref in block.references))
                yield []
            elif stale:
                held = replace(held, looks=tuple(self._look_again(held.looks, stale, block, ctx)))
                yield []
            if not broken:
                now.blocks[called] = held
            found += held.at(block.span.start)
        # A rule that crashed meanwhile may have found nothing for that reason only.
        if self._basis(project) == basis:
            self._memories[document.uri] = now
        yield self._reports(found, document)

    def forget(self, uri: str) -> None:
        """A file is edited no more."""
        self._memories.pop(uri, None)

    def _basis(self, project: Project) -> object:
        """What findings rest on besides the words of a module or template."""
        return self.settings, dict(self.crashes), project.assignments, list(_in_modules(project))

    def _syntax(self, document: Document) -> list[Raw]:
        if self._level(SYNTAX_ERROR) is Level.OFF:
            return []
        return [Raw(SYNTAX_ERROR, Finding(problem.span, problem.message), None) for problem in document.problems]

    def _look(self, block: Block, pages_for: Callable[[str | None], list[Page]], ctx: RuleContext) -> Iterator[Look]:
        """What is worth keeping of what the rules see in a declaration and in the blocks nested in it."""
        for position, (member, inside) in enumerate(_members(block, ctx)):
            for page in pages_for(member.kind):
                seen = self._look_with(page, position, member, block, inside)
                if seen.found or seen.asked:
                    yield seen

    def _look_again(self, looks: Iterable[Look], stale: list[Look], block: Block, ctx: RuleContext) -> Iterator[Look]:
        """The same looks, those that are stale taken anew."""
        members, old = list(_members(block, ctx)), {id(one) for one in stale}
        for one in looks:
            member, inside = members[one.position]
            yield self._look_with(self.registered[one.rule], one.position, member, block, inside) if id(one) in old else one

    def _look_with(self, page: Page, position: int, member: Block, block: Block, ctx: RuleContext) -> Look:
        watch = ctx.project.watch
        watch.begin()
        try:
            found = self._check(page, member, ctx)
        finally:
            asked = watch.end_in_groups()
        return look(page.rule.name, position, found, asked, block)

    def _pages_by_kind(self) -> Callable[[str | None], list[Page]]:
        """The rules on each kind, as the settings are now."""
        if self._chosen is None or self._chosen[0] is not self.settings:
            self._chosen = self.settings, cache(self._pages_for)
        return self._chosen[1]

    def _reports(self, found: list[Raw], document: Document) -> list[Report]:
        return sorted(self._kept(found, document), key=lambda report: (report.finding.span, report.rule))

    def _check(self, page: Page, block: Block, ctx: RuleContext) -> list[Raw]:
        """What one rule finds in one block. A rule that fails finds nothing, and after some faults is not asked any more."""
        name = page.rule.name
        if name in self.crashes and self.crashes[name] >= CRASHES:
            return []
        try:
            reported = list(page.check(block, ctx))
        except Exception as fault:
            self._crashed(name, fault, ctx.document)
            return []
        if not reported:
            return []
        if isinstance(ctx, InDocument):
            reported = [as_written(finding, block) for finding in reported]
        link = page.rule.see[0] if page.rule.see else self._about(block, ctx.dialect)
        return [Raw(name, finding, link) for finding in reported]

    def _crashed(self, rule: str, fault: Exception, document: Document) -> None:
        """One line when a rule first fails, and one when it rests from now on."""
        self.crashes[rule] += 1
        if self.crashes[rule] == 1:
            words = " ".join(str(fault).split())
            log.error("rule %s failed in %s (version %s): %s: %s", rule, document.uri, document.version, type(fault).__name__, words)
            log.debug("%s", rule, exc_info=True)
        if self.crashes[rule] == CRASHES:
            log.error("rule %s failed %s times and rests until the server starts again", rule, CRASHES)

    def _about(self, block: Block, dialect: str) -> str | None:
        """Where to read about a block, for rules that are not about one kind: at the registry for Terraform, at AWS otherwise."""
        kind = self.index.kind(block.kind or "")
        return kind.see.get(dialect) or next(iter(kind.see.values()), None) if kind else None

    def _pages_for(self, kind: str | None) -> list[Page]:
        """The rules on a kind that the settings have not turned off; on a block of no kind, none."""
        on_kind = (page for page in self.registered.values() if kind and (not page.rule.on or kind in page.rule.on))
        return [page for page in on_kind if self._level(page.rule.name) is not Level.OFF]

    def _level(self, rule: str) -> Level:
        return level_of(self.registered[rule], self.settings)

    def _is_off(self, rule: str) -> bool:
        """Whether settings turn a rule off, also one that there is not (any more)."""
        return self._level(rule) is Level.OFF if rule in self.registered else self.settings.levels.get(rule) == Level.OFF.value

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
                if one not in used and not self._is_off(one.rule):
                    yield Report(UNUSED_SUPPRESSION, self._level(UNUSED_SUPPRESSION), self._unused(one, document))

    def _unused(self, suppression: Suppression, document: Document) -> Finding:
        rule, edit = suppression.rule, without(document, suppression)
        remove = (Fix(f"Allow `{rule}` no more", (ReplaceWords(edit),)),) if edit else ()
        if rule in self.registered:
            return Finding(suppression.span, f"`{rule}` reports nothing here; the comment can go.", fixes=remove)
        close = nearest(rule, self.registered)
        if close is None:
            return Finding(suppression.span, f"There is no rule `{rule}`.", fixes=remove)
        change = Fix(f"Change to `{close}`", (ReplaceWords(TextEdit(suppression.span, close)),), certain=False)
        return Finding(suppression.span, f"There is no rule `{rule}`; did you mean `{close}`?", fixes=(change, *remove))


def _members(block: Block, ctx: RuleContext) -> Iterator[tuple[Block, RuleContext]]:
    """A block, those nested in it, and the integrations of an OpenAPI document there, each with what to ask about it."""
    yield from ((member, ctx) for member in block.family())
    yield from integrations_in(block, ctx)


def _in_modules(project: Project) -> Iterator[Document]:
    """The documents of the modules that a project calls, however deep."""
    for module in project.modules.values():
        yield from module.documents
        yield from _in_modules(module)


def certain_fix(report: Report) -> Fix | None:
    """The fix that "fix all" may apply: the first, when it is certain."""
    fixes = report.finding.fixes
    return fixes[0] if fixes and fixes[0].certain else None
