"""Writes the generated part of the documentation: a page for each rule under `docs/rules/`."""

from __future__ import annotations

from pathlib import Path

from gatewright.rules.registry import pages
from gatewright.rules.rule import Page

RULES = Path(__file__).parent / "rules"
_HEADINGS = ("What it does", "Why it matters", "Example", "Write instead", "When it stays quiet")


def rule_page(page: Page) -> str:
    """A rule's docstring as Markdown, with its metadata in front."""
    rule = page.rule
    title, _, rest = page.text.partition("\n")
    lines = [f"# {rule.name}", "", title, ""]
    lines += [f"Level: {rule.level.value}. Category: {rule.category.value}. Fix: {rule.fix.value}. Since {rule.since}."]
    for line in rest.splitlines():
        lines += ["", f"## {line}", ""] if line in _HEADINGS else [line.removeprefix("    ")]
    if rule.see:
        lines += ["", "## See", "", *(f"- <{address}>" for address in rule.see)]
    return "\n".join(lines).replace("\n\n\n", "\n\n").strip() + "\n"


def overview(found: list[Page]) -> str:
    """The table of all rules."""
    rows = [
        f"| [{page.rule.name}]({page.rule.name}.md) | {page.rule.level.value} | {page.rule.category.value} | {page.rule.fix.value} |"
        for page in found
    ]
    return "\n".join(["# Rules", "", "| rule | level | category | fix |", "|---|---|---|---|", *rows]) + "\n"


def generated() -> dict[str, str]:
    """Every generated file of `docs/rules/` with its content."""
    found = sorted(pages().values(), key=lambda page: page.rule.name)
    return {f"{page.rule.name}.md": rule_page(page) for page in found} | {"README.md": overview(found)}


def main() -> None:
    """Writes what is generated and removes what no rule stands behind."""
    RULES.mkdir(exist_ok=True)
    files = generated()
    for old in RULES.glob("*.md"):
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        (RULES / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
