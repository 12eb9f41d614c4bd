"""Do the settings name rules that exist?"""

from __future__ import annotations

from gatewright.rules.registry import pages
from gatewright.text import nearest
from gatewright.workspace.settings import Settings


def unknown_rules(settings: Settings) -> list[str]:
    """A sentence for each level that is given to a rule that there is not, with the nearest that there is."""
    return [_unknown(rule) for rule in settings.levels if rule not in pages()]


def _unknown(rule: str) -> str:
    close = nearest(rule, pages())
    return f"levels: there is no rule `{rule}`" + (f"; did you mean `{close}`?" if close else ".")
