"""The README shows every picture there is, in dark and in light, and none is heavy."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = 150 * 1024


def test_the_pictures_of_the_readme() -> None:
    named = set(re.findall(r'(?:src|srcset)="(docs/pictures/[^"]+)"', (ROOT / "README.md").read_text(encoding="utf-8")))
    there = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in (ROOT / "docs/pictures").glob("*.png")}
    assert named == set(there)
    kinds = {kind: {name.removesuffix(f"-{kind}.png") for name in named if name.endswith(f"-{kind}.png")} for kind in ("dark", "light")}
    assert kinds["dark"] == kinds["light"]
    assert {name: size for name, size in there.items() if size > HEAVY} == {}
