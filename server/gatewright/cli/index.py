"""`gatewright index check` and `gatewright index drift`: is the docs index right, and is it still what the sources outside say?"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from gatewright.index.check import check_index
from gatewright.index.coverage import Coverage, coverage, spelled
from gatewright.index.drift import Drift
from gatewright.index.drift import drift as compare
from gatewright.index.known import read_known
from gatewright.index.source import SourceError
from gatewright.index.store import Index, installed_index, source_folder


def check(parsed: argparse.Namespace) -> int:
    """Prints the faults of the docs index, or how much it says when there are none."""
    source = Path(parsed.source)
    if not (source / "schema.json").is_file():
        print(
            f"gatewright: {source} is no folder with the sources of the docs index; an installed Gatewright has only their compiled form",
            file=sys.stderr,
        )
        return 2
    checked = check_index(source, source.parent / "tests" / "data" / "facts")
    for note in checked.notes:
        print(f"gatewright: {note}", file=sys.stderr)
    for fault in checked.faults:
        print(fault)
    if checked.faults or checked.index is None:
        return 1
    print("\n".join(_table(checked.index)))
    for name, (known, total) in checked.described.items():
        print(f"facts: {known} of {total} names described ({name})")
    return 0


def drift(parsed: argparse.Namespace) -> int:
    """Prints what the sources outside say otherwise than the index."""
    judged = Path(os.path.relpath(source_folder()))
    if not judged.is_dir():
        print(
            "gatewright: this installation has no docs_index/known_differences.yaml, so known differences are listed, too", file=sys.stderr
        )
    try:
        sources = list(compare(installed_index(), read_known(judged), Path(parsed.terraform) if parsed.terraform else None))
    except (OSError, ValueError, SourceError) as fault:
        print(f"gatewright: {fault}", file=sys.stderr)
        return 2
    print("\n".join(line for one in sources for line in _news(one)))
    return int(any(one.news or one.gone for one in sources))


def _news(one: Drift) -> Iterator[str]:
    if not one.compared:
        yield f"{one.source}: not compared, {one.version}"
        return
    yield f"{one.source}: {one.version}"
    yield from (f"  {line}" for line in [*one.news, *one.gone] or ["nothing new"])


def _table(index: Index) -> Iterator[str]:
    families = coverage(index)
    names = [field.name for field in fields(Coverage)]
    yield _row("family", [*names[:-1], "explained"])
    for family, numbers in (families | {"total": sum(families.values(), Coverage())}).items():
        yield _row(family, [*(getattr(numbers, name) for name in names[:-1]), numbers.share])
    yield "parameters spelled: " + ", ".join(f"{dialect} {number}" for dialect, number in spelled(index).items())


def _row(name: str, cells: list[object]) -> str:
    return f"{name:<12}" + "".join(f"{cell:>10}" for cell in cells)
