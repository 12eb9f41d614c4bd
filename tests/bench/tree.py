"""What does a large tree look like? As many files and lines as are asked for: the corpus again and again, and long generated files.

Each copy of the corpus has a number in its names, so that no two files are the same. Of the rest, a third is HCL, YAML and JSON each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

from bench.generate import FORMATS

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_KINDS = (".tf", ".tfvars", ".json", ".yaml", ".yml", ".vtl")
_NAME = re.compile(r'(?<=\bname = ")(?=\w)|(?<=\bName: )(?=\w)|(?<="Name": ")(?=\w)')
"""Where the number of a copy is put: before the name of something."""


def write_tree(root: Path, files: int, lines: int) -> tuple[int, int]:
    """Writes the tree and says how many files and lines it has: exactly so many files, and so many lines within a hundredth."""
    texts = _corpus()
    copies = (files * 9 // 10) // len(texts)
    written = [(Path(f"copy-{copy}") / path, _NAME.sub(f"c{copy}-", text)) for copy in range(copies) for path, text in texts.items()]
    for (name, make), number in zip(cycle(FORMATS.values()), range(files - len(written)), strict=False):
        left = lines - sum(text.count("\n") for _, text in written)
        written.append((Path(f"long-{number}") / name, make(left // (files - len(written)))))
    for path, text in written:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return len(written), sum(text.count("\n") for _, text in written)


@cache
def _corpus() -> dict[Path, str]:
    return {path.relative_to(CORPUS): path.read_text(encoding="utf-8") for path in _files()}


def _files() -> Iterator[Path]:
    for path in sorted(CORPUS.rglob("*")):
        if path.suffix in _KINDS and path.is_file() and "strangers" not in path.parts:
            yield path
