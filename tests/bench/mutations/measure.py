"""How many mistakes are reported, and where a person would look for them?

Every kind of mistake in `kinds/` is made, one at a time, at a few places of the whole projects in `tests/projects/`, in which the
checker finds no error and no warning. Then all files of the project are checked:

right     one of its rules reports it at its place
elsewhere one of its rules reports it, at another place only
missed    none does
extra     errors and warnings beyond that one finding: a second rule on the same cause, or one misled by it
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.mutations.kinds import MUTATIONS
from bench.mutations.mutation import HEADER, In, Mistake, Mutation, Place
from gatewright.index import installed_index
from gatewright.model import Block, Document, Project
from gatewright.model.wish import Wish, file_of
from gatewright.rules.engine import Engine, Report
from gatewright.rules.rule import Level, RuleContext
from gatewright.text import Span, apply_edits
from gatewright.workspace.disk import Disk
from gatewright.workspace.projects import module_project

PROJECTS: Final = Path(__file__).resolve().parents[2] / "projects"
SEED: Final = 20261126
DIALECTS: Final = ("terraform", "cloudformation", "sam")
RIGHT: Final = 0.95
"""The least share of mistakes to be reported at their place."""
EXTRA: Final = 0.02
"""The most extra findings, for one mistake."""


@dataclass(frozen=True)
class Whole:
    """A valid project: a template, or a folder of Terraform files."""

    name: str
    dialect: str
    path: Path
    disk: Disk = field(repr=False)

    def project(self, changed: Sequence[Document] = ()) -> Project:
        """What is read as one, with some documents in another version."""
        if self.path.is_file():
            document = changed[0] if changed else self.disk.document(self.path)
            return Project((document,) if document else ())
        return module_project(self.path, {self.path / Path(one.uri).name: one for one in changed}, self.disk)

    @cached_property
    def valid(self) -> Project:
        return self.project()

    @cached_property
    def quiet(self) -> Counter[tuple[str, str, str]]:
        """What is found in it as it is."""
        return Counter(_known_as(*one) for one in findings(self.valid))

    @cached_property
    def blocks(self) -> dict[str, list[Block]]:
        """Its blocks by kind, nested ones too."""
        found: dict[str, list[Block]] = {}
        for document in self.valid.documents:
            for block in document.blocks():
                found.setdefault(block.kind or "", []).append(block)
        return found


@dataclass(frozen=True)
class Verdict:
    """What came of one mistake."""

    mutation: Mutation
    dialect: str
    where: str
    outcome: str
    extras: tuple[str, ...]
    said: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.mutation.name} ({self.where})"


@dataclass
class Result:
    """Everything that was found out."""

    verdicts: list[Verdict] = field(default_factory=list[Verdict])
    nowhere: list[tuple[Mutation, str]] = field(default_factory=list[tuple[Mutation, str]])
    """Mistakes that no project of a dialect has a place for."""

    def share(self, outcome: str) -> float:
        return sum(one.outcome == outcome for one in self.verdicts) / max(1, len(self.verdicts))

    @property
    def extras(self) -> float:
        return sum(len(one.extras) for one in self.verdicts) / max(1, len(self.verdicts))


def measure(mutations: Iterable[Mutation] = MUTATIONS, places: int = 4, seed: int = SEED, dialects: Sequence[str] = DIALECTS) -> Result:
    """The verdict on every kind of mistake, at up to `places` places of each dialect."""
    result, engine, disk = Result(), Engine(), Disk()
    wholes = list(projects(disk, dialects))
    for mutation in mutations:
        for dialect in mutation.dialects or DIALECTS:
            if dialect not in dialects:
                continue
            chance = random.Random(f"{seed} {mutation.name} {dialect}")
            mistakes = list(made(mutation, [whole for whole in wholes if whole.dialect == dialect], places, chance))
            if not mistakes:
                result.nowhere.append((mutation, dialect))
            for whole, mistake, changed in mistakes:
                result.verdicts.append(_judge(mutation, whole, mistake, changed, engine))
    assert not engine.crashed, f"rules failed: {engine.crashed}"
    return result


def projects(disk: Disk, dialects: Sequence[str] = DIALECTS) -> Iterator[Whole]:
    """The projects of some dialects."""
    for dialect in dialects:
        for path in sorted((PROJECTS / dialect).iterdir()):
            if path.is_dir() if dialect == "terraform" else path.suffix in (".yaml", ".json"):
                yield Whole(path.stem, dialect, path, disk)


def made(mutation: Mutation, wholes: list[Whole], places: int, chance: random.Random) -> Iterator[tuple[Whole, Mistake, list[Document]]]:
    """The mistake at some places, in different projects where there are so many."""
    spots = [(whole, block) for whole in wholes for kind in mutation.on for block in whole.blocks.get(kind, ())]
    chance.shuffle(spots)
    used, later, left = set[str](), list[tuple[Whole, Mistake, list[Document]]](), places
    for whole, block in spots:
        if left and (one := _make(mutation, whole, block)):
            if whole.name in used:
                later.append(one)
            else:
                used.add(whole.name)
                left -= 1
                yield one
    yield from later[:left]


def _make(mutation: Mutation, whole: Whole, block: Block) -> tuple[Whole, Mistake, list[Document]] | None:
    """The mistake in one block, when it can be made there, and the files that it changes."""
    document = whole.valid.document(block.uri)
    assert document
    mistake = mutation.make(block, RuleContext(whole.valid, document, installed_index()))
    if mistake is None:
        return None
    changed: list[Document] = []
    wishes_in: dict[str, list[Wish]] = {}
    for wish in mistake.wishes:
        uri, wanted = (wish.uri, wish.wish) if isinstance(wish, In) else (file_of(wish) or block.uri, wish)
        wishes_in.setdefault(uri, []).append(wanted)
    for uri, wishes in wishes_in.items():
        file = whole.valid.document(uri)
        edits = file.dialect.render(file, wishes) if file else []
        if file is None or not edits:
            return None
        new = Document(uri, 2, apply_edits(file.text, edits), file.dialect)
        assert not new.problems, f"{mutation.name} breaks {whole.name}: {_broken(new)}"
        changed.append(new)
    return whole, mistake, changed


def _broken(document: Document) -> str:
    problem = document.problems[0]
    line = document.lines.line_of(problem.span.start)
    return f"{problem.message} {[document.lines.line(one) for one in range(max(0, line - 2), line + 2)]}"


def findings(project: Project, engine: Engine | None = None) -> list[tuple[Document, Report]]:
    """Everything that is found in the files of a project."""
    engine = engine or Engine()
    return [(document, report) for document in project.documents for report in engine.check(document, project)]


def _known_as(document: Document, report: Report) -> tuple[str, str, str]:
    return document.uri, report.rule, report.finding.message


def _judge(mutation: Mutation, whole: Whole, mistake: Mistake, changed: list[Document], engine: Engine) -> Verdict:
    project, before = whole.project(changed), whole.quiet.copy()
    new: list[tuple[Document, Report]] = []
    for document, report in findings(project, engine):
        key = _known_as(document, report)
        if before[key] > 0:
            before[key] -= 1
        else:
            new.append((document, report))
    spans = [found for place in mistake.places for span in _spans(place, project) for found in _near(place.near, *span, project)]
    expected = [one for one in new if one[1].rule in mutation.rules]
    right = next((one for one in expected if _is_at(one, spans)), None)
    hit = right or next(iter(expected), None)
    outcome = "right" if right else "elsewhere" if hit else "missed"
    grave = [one for one in new if one[1].level in (Level.ERROR, Level.WARNING)]
    extras = tuple(_words(*one) for one in grave if one is not hit and one[1].rule not in mutation.along)
    at = next(iter(mistake.places)).block
    where = f"{whole.dialect}/{whole.name} {at if isinstance(at, str) else at.outermost.address}"
    return Verdict(mutation, whole.dialect, where, outcome, extras, tuple(_words(*one) for one in new))


def _is_at(found: tuple[Document, Report], spans: list[tuple[str, Span]]) -> bool:
    document, report = found
    return any(uri == document.uri and span.covers(report.finding.span) for uri, span in spans)


def _words(document: Document, report: Report) -> str:
    line, column = document.lines.position(report.finding.span.start)
    return f"{Path(document.uri).name}:{line + 1}:{column + 1} {report.level.value} {report.rule}: {report.finding.message}"


def _spans(place: Place, project: Project) -> Iterator[tuple[str, Span]]:
    """Where a place is in the changed project."""
    block = _again(place.block, project)
    if block is None:
        return
    for name in place.names:
        if name == HEADER:
            yield from ((block.uri, span) for span in (block.type_span, block.name_span))
            continue
        attribute = block.written(name[1:]) if name.startswith("=") else block.get(name)
        if attribute:
            yield block.uri, attribute.span
        for nested in block.nested(name) or (child for child in block.children if name == f"={child.name}"):
            yield block.uri, nested.span
            yield block.uri, nested.type_span


def _near(words: str, uri: str, span: Span, project: Project) -> Iterator[tuple[str, Span]]:
    """The lines of a stretch that have some words; all of it without such."""
    document = project.document(uri)
    if not words or document is None:
        yield uri, span
        return
    start = document.text.find(words, span.start, span.end)
    while start >= 0:
        yield uri, document.line_span(document.lines.line_of(start))
        start = document.text.find(words, start + 1, span.end)


def _again(block: Block | str, project: Project) -> Block | None:
    """The same block in a changed project: by its address, and the way down to it."""
    if isinstance(block, str):
        return project.by_address.get(block)
    if block.parent is None:
        return project.by_address.get(block.address)
    parent = _again(block.parent, project)
    before = [child for child in block.parent.children if child.param == block.param]
    position = next(number for number, child in enumerate(before) if child.span == block.span)
    now = [child for child in parent.children if child.param == block.param] if parent else []
    return now[position] if position < len(now) else None


# The table -----------------------------------------------------------------------------------------------------------


def table(result: Result) -> Iterator[str]:
    """The numbers by category and dialect."""
    yield f"{'':24}{'':16}{'injected':>10}{'right':>16}{'elsewhere':>11}{'missed':>8}{'extra':>14}"
    groups: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in result.verdicts:
        groups.setdefault((verdict.mutation.category, verdict.dialect), []).append(verdict)
    rows = [*sorted(groups.items()), (("all", ""), result.verdicts)]
    for (category, dialect), verdicts in rows:
        outcomes, extras, total = Counter(one.outcome for one in verdicts), sum(len(one.extras) for one in verdicts), max(1, len(verdicts))
        right = f"{outcomes['right']} {outcomes['right'] / total:.1%}"
        yield (
            f"{category:24}{dialect:16}{len(verdicts):>10}{right:>16}{outcomes['elsewhere']:>11}{outcomes['missed']:>8}"
            f"{f'{extras} {extras / total:.1%}':>14}"
        )


def main() -> int:
    """Prints the table, and what is missed, found elsewhere or too much; with `--strict` the exit code says whether that is too much."""
    parser = argparse.ArgumentParser(description="How many mistakes are reported, and where a person would look for them?")
    parser.add_argument("--places", type=int, default=4, metavar="N", help="places of each kind and dialect (default: 4)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", default="", metavar="WORDS", help="kinds whose name has these words")
    parser.add_argument("--all", action="store_true", help="show also what was right")
    parser.add_argument("--strict", action="store_true", help="exit with 1 below the floors")
    asked = parser.parse_args()
    chosen = [mutation for mutation in MUTATIONS if asked.only in mutation.name]
    result = measure(chosen, asked.places, asked.seed)
    for verdict in result.verdicts:
        if verdict.outcome != "right" or asked.all:
            print(f"{verdict.outcome}: {verdict}; expected {', '.join(verdict.mutation.rules)}")
            for words in verdict.said:
                print(f"    {words}")
        elif verdict.extras:
            print(f"extra: {verdict}")
            for words in verdict.extras:
                print(f"    {words}")
    homeless = {mutation.name for mutation in chosen} - {verdict.mutation.name for verdict in result.verdicts}
    for name in sorted(homeless):
        print(f"nowhere: {name}")
    print(f"\n{len(chosen)} kinds of mistakes, {len(chosen) - len(homeless)} of them with a place in the projects; seed {asked.seed}\n")
    print("\n".join(table(result)))
    return int(asked.strict and (result.share("right") < RIGHT or result.extras > EXTRA))


if __name__ == "__main__":
    sys.exit(main())
