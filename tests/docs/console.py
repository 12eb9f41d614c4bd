"""Which command lines do the README and the pages show, and what do they say that these print?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).parents[2]
GENERATED = ("docs/rules/", "docs/reference/")
_FENCE = re.compile(r"^ *```(?:console|shell|sh|bash)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """A command line, and what a page shows of its output; `None` where it shows the command alone."""

    command: str
    output: str | None = None

    def prints(self, text: str) -> bool:
        """Whether this is what is shown. Three dots stand for any number of lines."""
        lines = "".join("(?:.*\n)*" if line == "...\n" else re.escape(line) for line in (self.output or "").splitlines(keepends=True))
        return self.output is None or bool(re.fullmatch(lines, text))


def pages() -> list[str]:
    """The pages with commands, by their path in the project."""
    found = [ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("editors/*/README.md")]
    names = sorted(path.relative_to(ROOT).as_posix() for path in found)
    return [name for name in names if not name.startswith(GENERATED) and next(commands(name), None)]


def commands(page: str) -> Iterator[Shown]:
    """The commands of a page in their order. With `$` before it, a command is followed by what it prints; without, each line is one."""
    for fence in _FENCE.findall((ROOT / page).read_text(encoding="utf-8")):
        text = dedent(fence).replace("\\\n", "")
        if text.startswith("$ "):
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield Shown(command, output or None)
        else:
            yield from (Shown(line) for line in text.splitlines() if line and not line.startswith("#"))
