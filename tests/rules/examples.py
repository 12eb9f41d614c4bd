"""The examples of all registered pages, so that a new rule is held to what every rule promises without a test of its own."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gatewright.model import Document, Project
from gatewright.rules.engine import Engine, Report
from gatewright.rules.registry import pages
from gatewright.rules.rule import Page
from gatewright.workspace.settings import Settings
from harness.notations import JSON_OF, in_json
from harness.snippets import document, read, settings_for

HEADINGS = ["What it does", "Why it matters", "Example", "Write instead", "When it stays quiet"]
PAGES = sorted(pages().values(), key=lambda page: page.rule.name)
_FENCE = re.compile(r"```(?P<dialect>\w+)\n(?P<code>.*?)\n[ ]*```", re.DOTALL)


def fences(page: Page, heading: str) -> list[tuple[str, str]]:
    """The code under a heading, each with its dialect."""
    # The first line of a fence is as deep as the fence itself.
    return [(fence["dialect"], textwrap.dedent(fence["code"])) for fence in _FENCE.finditer(section(page, heading))]


def section(page: Page, heading: str) -> str:
    """What stands under a heading of a page."""
    after = page.text.split(f"\n{heading}\n", 1)[1]
    for other in HEADINGS[HEADINGS.index(heading) + 1 :]:
        after = after.split(f"\n{other}\n", 1)[0]
    return after


@dataclass(frozen=True)
class Example:
    """One fence of a page in one notation, without its markers."""

    rule: str
    notation: str
    text: str
    order: int = 0

    @property
    def document(self) -> Document:
        """A document that stands alone."""
        return document(self.text, self.notation)

    @property
    def in_json(self) -> Example:
        """The same code in the JSON notation of its dialect."""
        return Example(self.rule, JSON_OF[self.notation], in_json(self.text, self.notation), self.order)

    @property
    def settings(self) -> Settings:
        """Settings under which its rule reports."""
        return settings_for(self.rule)

    def with_text(self, text: str) -> Example:
        """Other code in the same notation."""
        return Example(self.rule, self.notation, text, self.order)

    def __str__(self) -> str:
        return f"{self.rule}-{self.notation}" + (f"-{self.order}" if self.order else "")


def written(heading: str) -> Iterator[Example]:
    """The fences under a heading, as they stand on the pages."""
    for page in PAGES:
        for order, (dialect, code) in enumerate(fences(page, heading)):
            yield Example(
                page.rule.name, dialect, read(code).text, sum(1 for other, _ in fences(page, heading)[:order] if other == dialect)
            )


@lru_cache(maxsize=4)
def found(example: Example) -> tuple[Document, list[Report]]:
    """An example that was read, and every finding in it. A rule that crashes lets the test fail."""
    read_as, engine = example.document, Engine(example.settings)
    reports = engine.check(read_as, Project((read_as,)))
    assert not engine.crashes, f"{engine.crashes} in\n{example.text}"
    return read_as, reports
