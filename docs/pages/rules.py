"""What do the pages of the rules say? A page for each rule, from its docstring, and the table of all."""

from __future__ import annotations

from gatewright.rules.registry import pages
from gatewright.rules.rule import Page

_ELSE = "[What is checked, and what is not](not-checked.md) lists what is known to go wrong, check by check, with the rules that cover it."
_HEADINGS = ("What it does", "Why it matters", "Example", "Write instead", "When it stays quiet")


def rule_pages() -> dict[str, str]:
    """Every file of `rules/` with its content."""
    found = sorted(pages().values(), key=lambda page: page.rule.name)
    return {f"rules/{page.rule.name}.md": _page(page) for page in found} | {"rules/README.md": _overview(found)}


def _page(page: Page) -> str:
    """A rule's docstring as Markdown, with its metadata in front."""
    rule = page.rule
    title, _, rest = page.text.partition("\n")
    lines = [f"# {rule.name}", "", title, ""]
    strict = f", {rule.strict.value} in the profile `strict`" if rule.strict else ""
    lines += [f"Level: {rule.level.value}{strict}. Category: {rule.category.value}. Fix: {rule.fix.value}. Since {rule.since}."]
    for line in rest.splitlines():
        lines += ["", f"## {line}", ""] if line in _HEADINGS else [line.removeprefix("    ")]
    if rule.errors:
        lines += ["", "## Messages", "", *(f"- `{words}`" for words in rule.errors)]
    if rule.see:
        lines += ["", "## See", "", *(f"- <{address}>" for address in rule.see)]
    return "\n".join(lines).replace("\n\n\n", "\n\n").strip() + "\n"


def _overview(found: list[Page]) -> str:
    """The table of all rules."""
    rows = [
        f"| [{page.rule.name}]({page.rule.name}.md) | {page.rule.level.value} | {page.rule.strict_level.value} "
        f"| {page.rule.category.value} | {page.rule.fix.value} |"
        for page in found
    ]
    return "\n".join(["# Rules", "", "| rule | level | in `strict` | category | fix |", "|---|---|---|---|---|", *rows, "", _ELSE]) + "\n"
