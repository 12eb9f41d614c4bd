"""Is the docs index right and complete? Form first, then content, then the facts that are kept of the sources outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from gatewright.index.compare import Difference, described, differences
from gatewright.index.compile import compile_index
from gatewright.index.facts import Upstream, line_of, snapshots
from gatewright.index.form import form_faults
from gatewright.index.known import KnownDifferences, read_known
from gatewright.index.places import Place, place_of, places
from gatewright.index.relations import relation_faults
from gatewright.index.sentences import sentence_faults
from gatewright.index.source import SourceError, SourceFile, read_source, source_files
from gatewright.index.store import Index


@dataclass(frozen=True)
class Checked:
    """What was found in a docs index.

    Attributes:
        faults: in the order of files and lines.
        notes: what could not be checked.
        index: the index itself, where its form is right.
        described: by file of facts, how many of its names the index describes, and how many there are.
    """

    faults: list[SourceError]
    notes: list[str] = field(default_factory=list[str])
    index: Index | None = None
    described: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])


def check_index(source: Path, facts: Path) -> Checked:
    """Checks the folder `source` against its own rules and the facts in the folder `facts`.

    What is not of the right form cannot be looked into, so faults of form come alone.
    """
    files, faults = _read(source)
    form = form_faults(files, source / "schema.json")
    notes = ["jsonschema is not installed: nothing was checked against schema.json"] if form is None else []
    faults += form or []
    loaded = None if faults else _loaded(source, faults)
    if loaded is None:
        return Checked(_in_order(faults), notes)
    index, known = loaded
    written, kept = places(files), snapshots(facts)
    if not kept:
        notes.append(f"there are no facts in {facts}: nothing was compared with the sources outside")
    faults = [*sentence_faults(index, written), *relation_faults(index, written), *_fact_faults(index, written, kept, known)]
    return Checked(_in_order(faults), notes, index, {path.name: described(index, upstream) for path, upstream in kept})


def _read(source: Path) -> tuple[list[SourceFile], list[SourceError]]:
    files: list[SourceFile] = []
    faults: list[SourceError] = []
    for path in source_files(source):
        try:
            files.append(read_source(path))
        except SourceError as fault:
            faults.append(fault)
    return files, faults


def _loaded(source: Path, faults: list[SourceError]) -> tuple[Index, KnownDifferences] | None:
    """The index as it is in the sources now, and what is judged. `None` when one cannot be read, which is then among the faults."""
    with TemporaryDirectory() as folder:
        try:
            compile_index(source, Path(folder))
            known = read_known(source)
        except SourceError as fault:
            faults.append(fault)
            return None
        index = Index(Path(folder))
        for kind in index.kinds():
            index.kind(kind)  # reads it now, as the folder will be gone
        return index, known


def _fact_faults(
    index: Index, written: dict[str, Place], kept: list[tuple[Path, Upstream]], known: KnownDifferences
) -> Iterator[SourceError]:
    """Where the index says otherwise than the facts. What it lacks altogether is wrong where the facts have it."""
    every: list[Difference] = []
    for path, upstream in kept:
        found = list(differences(index, upstream))
        every += found
        for difference in known.news(upstream.source, known.news("facts", found)):
            if difference.entry:
                yield place_of(difference.entry, written).fault(f"{upstream.version}: {difference}")
            else:
                yield SourceError(path, line_of(path, difference.where), f"`{difference.where}` is not described")
    if kept:
        yield from known.gone("facts", every)


def _in_order(faults: list[SourceError]) -> list[SourceError]:
    return sorted(faults, key=lambda fault: (fault.path, fault.line))
