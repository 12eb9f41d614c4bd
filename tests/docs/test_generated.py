"""The generated pages say what the rules say."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_rule_pages_are_current() -> None:
    wanted = runpy.run_path(str(DOCS / "generate.py"))["generated"]()
    written = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "rules").glob("*.md")}
    assert written == wanted, "run `make docs`"
