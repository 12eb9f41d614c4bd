"""Which rules does a run look at? `--select` and `--ignore`, by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gatewright.batch.checked import Checked
from gatewright.rules.engine import Report
from gatewright.rules.levels import level_of
from gatewright.rules.registry import pages
from gatewright.rules.rule import Level
from gatewright.text import nearest
from gatewright.workspace.settings import Settings


class SelectionError(ValueError):
    """There is no such rule; the message has the nearest name."""


@dataclass(frozen=True)
class Selection:
    """The rules that count: only some, or all but some."""

    only: frozenset[str]
    ignored: frozenset[str]

    def takes(self, report: Report) -> bool:
        """Whether a finding counts."""
        return (not self.only or report.rule in self.only) and report.rule not in self.ignored

    def of(self, one: Checked) -> Checked:
        """A file with the findings that count."""
        return one.without([found for found in one.found if not self.takes(found.report)])

    def settings(self, settings: Settings) -> Settings:
        """The settings under which the rules that are selected report, also those that are off otherwise."""
        asleep = {name: pages()[name] for name in self.only if level_of(pages()[name], settings) is Level.OFF}
        woken = {name: page.rule.strict_level.value for name, page in asleep.items() if page.rule.strict_level is not Level.OFF}
        return replace(settings, levels={**settings.levels, **woken}) if woken else settings


def selection(only: Iterable[str] | None, ignored: Iterable[str] | None) -> Selection:
    """The selection that arguments make, each a name or several with commas. Raises `SelectionError`."""
    return Selection(frozenset(_names(only)), frozenset(_names(ignored)))


def _names(given: Iterable[str] | None) -> Iterable[str]:
    for words in given or ():
        for name in filter(None, (word.strip() for word in words.split(","))):
            if name not in pages():
                close = nearest(name, pages())
                raise SelectionError(f"there is no rule `{name}`" + (f"; did you mean `{close}`?" if close else ""))
            yield name
