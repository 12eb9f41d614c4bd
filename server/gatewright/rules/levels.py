"""How grave is what a rule finds, by the settings? And do they name rules that exist?"""

from __future__ import annotations

from gatewright.rules.registry import pages
from gatewright.rules.rule import Level, Page
from gatewright.text import nearest
from gatewright.workspace.settings import Settings


def level_of(page: Page, settings: Settings) -> Level:
    """The level of a rule's findings: what `levels` says of it, otherwise what its profile does."""
    wanted = settings.levels.get(page.rule.name)
    match settings.profile:
        case _ if wanted:
            return Level(wanted)
        case "default":
            return page.rule.level
        case "strict" | page.profile:
            return page.rule.strict_level
        case _:
            return Level.OFF


def unknown_rules(settings: Settings) -> list[str]:
    """A sentence for each level that is given to a rule that there is not, with the nearest that there is."""
    return [_unknown(rule) for rule in settings.levels if rule not in pages()]


def _unknown(rule: str) -> str:
    close = nearest(rule, pages())
    return f"levels: there is no rule `{rule}`" + (f"; did you mean `{close}`?" if close else ".")
