"""How much of a file is still understood while a line of it is half-typed?

Every valid file of the corpus is cut at random places: the rest of one line is gone, as it is while somebody types it. Of each
such state it is asked:

others   Is every other top-level block still found, by its address and kind? Blocks that the cut line belongs to do not count.
hover    Where something that stands whole on the line before the cut has a card in the intact file: does hovering it show that
         card still? The last such thing is asked.
complete Where something is offered at the cut in the intact file, or is known to fit there: is something offered? Known to fit is:
         inside the name of a documented attribute or nested block, such names; in its value, when it takes an enumeration or a
         boolean, or is set to a reference and another block of a kind that it refers to is in the project. Of a function in a
         template only the names count that it refers to: the rest is syntax.
faults   Does anything raise: reading, a rule, hover or completion?

Behind each share stands how many states were asked: most places of a file (names that people choose, comments, other services) have no
card and nothing to offer, cut or not.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from gatewright.dialects import dialect_named
from gatewright.features.completion.complete import complete
from gatewright.features.hover import hover
from gatewright.features.place import Place
from gatewright.index import Param, installed_index
from gatewright.model import Attribute, Block, Bool, Document, Project, Ref, Role, Text
from gatewright.rules.engine import Engine
from gatewright.text import Span
from gatewright.workspace.disk import Disk
from gatewright.workspace.paths import uri_of
from gatewright.workspace.projects import module_project

CORPUS: Final = Path(__file__).resolve().parent.parent / "corpus"
SEED: Final = 20261123
FLOORS: Final = {"others": 0.99, "hover": 0.95, "complete": 0.95}
FORMATS: Final = {"HCL": ("terraform", "*.tf"), "YAML": ("cloudformation", "*.yaml"), "JSON": ("cloudformation", "*.json")}


_WORD: Final = re.compile(r"[A-Za-z_][\w-]*")


@dataclass
class Share:
    """How many of the states that count were passed, and the first that were not."""

    passed: int = 0
    asked: int = 0
    missed: list[str] = field(default_factory=list[str])

    def note(self, passed: bool, state: State, what: str = "") -> None:
        """Counts one answer."""
        self.asked += 1
        self.passed += passed
        if not passed:
            self.missed.append(f"{state}{what}")

    @property
    def ratio(self) -> float:
        """From 0 to 1."""
        return self.passed / self.asked if self.asked else 1.0


@dataclass(frozen=True)
class State:
    """A file with one line cut at `offset`."""

    path: Path
    intact: Document
    offset: int

    @property
    def line(self) -> Span:
        """The whole line in the intact file."""
        return self.intact.line_span(self.intact.lines.line_of(self.offset))

    @property
    def cut(self) -> Document:
        """The file without the rest of the line."""
        return self.intact.edited(self.intact.text[: self.offset] + self.intact.text[self.line.end :], 2)

    def __str__(self) -> str:
        line, column = self.intact.lines.position(self.offset)
        return f"{self.path.relative_to(CORPUS)}:{line + 1}:{column + 1} {self.intact.text[self.line.start : self.offset].lstrip()}|"


@dataclass
class Result:
    """What was found out for one format."""

    states: int = 0
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in FLOORS})
    faults: list[str] = field(default_factory=list[str])


def measure(format_name: str, cuts: int, every: int = 1, seed: int = SEED) -> Result:
    """The shares of one format, over `cuts` states of each of its files (of one file in `every`)."""
    result, disk, engine = Result(), Disk(), Engine()
    for path in _files(format_name)[::every]:
        intact = Document(uri_of(path), 1, path.read_text(encoding="utf-8"), dialect_named(FORMATS[format_name][0]))
        if intact.problems:
            continue
        for state in _states(path, intact, cuts, seed):
            result.states += 1
            _judge(state, result, disk, engine)
    return result


def _files(format_name: str) -> list[Path]:
    dialect, pattern = FORMATS[format_name]
    return sorted((CORPUS / dialect).rglob(pattern))


def _states(path: Path, intact: Document, cuts: int, seed: int) -> Iterator[State]:
    """Places in lines that say something, the same ones in every run."""
    chance = random.Random(f"{seed} {path.relative_to(CORPUS).as_posix()}")
    lines = [line for line in range(len(intact.lines)) if intact.lines.line(line).strip()]
    for line in chance.choices(lines, k=cuts):
        span = intact.line_span(line)
        yield State(path, intact, chance.randrange(span.start, span.end))


def _judge(state: State, result: Result, disk: Disk, engine: Engine) -> None:
    """Asks everything of one state. A fault is noted and ends the questions."""
    try:
        _judge_others(state, result.shares["others"])
        project = _project(state.path, state.cut, disk)
        cut = next(document for document in project.documents if document.uri == state.intact.uri)
        before = _project(state.path, state.intact, disk)
        _judge_hover(state, cut, before, project, result.shares["hover"])
        _judge_completion(state, cut, before, project, result.shares["complete"])
        engine.check(cut, project)
    except Exception as fault:
        result.faults.append(f"{state}: {type(fault).__name__}: {fault}")
    for rule in list(engine.crashes):
        result.faults.append(f"{state}: rule {rule}")
        del engine.crashes[rule]


def _project(path: Path, document: Document, disk: Disk) -> Project:
    return module_project(path.parent, {path: document}, disk) if document.dialect.name == "terraform" else Project((document,))


# Other blocks --------------------------------------------------------------------------------------------------------


def _judge_others(state: State, share: Share) -> None:
    wanted = Counter(_known_as(block) for block in state.intact.outline.blocks if not block.span.overlaps(state.line))
    found = Counter(_known_as(block) for block in state.cut.outline.blocks)
    lost = wanted - found
    share.note(not lost, state, f" lost {len(lost)} of {len(wanted)}")


def _known_as(block: Block) -> tuple[str, str | None]:
    return block.address, block.kind


# Hover ---------------------------------------------------------------------------------------------------------------


def _judge_hover(state: State, cut: Document, intact: Project, project: Project, share: Share) -> None:
    for word in reversed(list(_WORD.finditer(state.intact.text, state.line.start, state.offset))):
        wanted = hover(Place(state.intact, intact, word.start(), installed_index()))
        if wanted and state.line.start <= wanted.span.start and wanted.span.end < state.offset:
            shown = hover(Place(cut, project, word.start(), installed_index()))
            share.note(shown is not None and shown.card.title == wanted.card.title, state, f" hover {word.group()}")
            return


def _documented_names(state: State) -> Iterator[tuple[Span, Param]]:
    """The names on the cut line that the docs index knows."""
    for block in _blocks_on(state):
        for member in block.family():
            names = [(attribute.name_span, attribute.param) for attribute in member.attributes]
            names += [(child.name_span, child.param) for child in member.children]
            for span, param_id in names:
                param = installed_index().param(param_id) if param_id else None
                if param and state.line.covers(span):
                    yield span, param


def _blocks_on(state: State) -> Iterable[Block]:
    return (block for block in state.intact.outline.blocks if block.span.overlaps(state.line))


# Completion ----------------------------------------------------------------------------------------------------------


def _judge_completion(state: State, cut: Document, intact: Project, project: Project, share: Share) -> None:
    what = _fits_at_cut(state, project)
    if not what and complete(Place(state.intact, intact, state.offset, installed_index())):
        what = "as before"
    if what:
        share.note(bool(complete(Place(cut, project, state.offset, installed_index()))), state, f" {what}")


def _fits_at_cut(state: State, project: Project) -> str:
    """What is known to fit at the cut, in a word; empty where nothing is."""
    for span, _ in _documented_names(state):
        if span.start < state.offset <= span.end:
            return "name"
    for block in _blocks_on(state):
        for member in block.family():
            for attribute in member.attributes:
                if _in_value(attribute, state) and (what := _takes(attribute, block, state, project)):
                    return what
    return ""


def _in_value(attribute: Attribute, state: State) -> bool:
    """Whether the cut is between the start of the value (behind its quote) and its end (before its quote)."""
    match attribute.value:
        case Text() as text if text.quoted:
            return text.inner.start <= state.offset <= text.inner.end
        case Bool(span=span):
            return span.start <= state.offset <= span.end
        case Text(span=span):
            return span.start <= state.offset <= span.end
        case Ref(span=span, target_span=target, path=path):
            # In a template a function's name and quotes (`!GetAtt `, `{"Ref": "`) stand between the names.
            names = [span] if state.intact.dialect.name == "terraform" else [Span.at(span.start), target, *(step.span for step in path)]
            return any(name.touches(state.offset) for name in names)
        case _:
            return False


def _takes(attribute: Attribute, block: Block, state: State, project: Project) -> str:
    """Why something fits in an attribute's value."""
    dialect = state.intact.dialect.name
    param = installed_index().param(attribute.param) if attribute.param else None
    if param is None:
        return ""
    if isinstance(attribute.value, Ref):
        kinds = {str(target).partition(".")[0] for target in param.fact("refers", dialect) or []}
        others = (other for other in project.blocks if other.address != block.address and other.role in (Role.RESOURCE, Role.DATA))
        return "reference" if any(other.spelled in kinds for other in others) else ""
    if param.accepted_values(dialect):
        return "enumeration"
    return "boolean" if param.type_in(dialect) == "boolean" else ""


# The table -----------------------------------------------------------------------------------------------------------


def main() -> int:
    """Prints the shares of every format; with `--strict`, the exit code says whether one is under its floor."""
    parser = argparse.ArgumentParser(description="How much of a file is understood while a line of it is half-typed?")
    parser.add_argument("--cuts", type=int, default=40, metavar="N", help="states of each file (default: 40)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="one file in N (default: all)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N misses of each share")
    parser.add_argument("--strict", action="store_true", help="exit with 1 on a miss")
    asked = parser.parse_args()
    missed = False
    print(f"{'format':8}{'states':>8}" + "".join(f"{f'{name} >= {floor:.0%}':>20}" for name, floor in FLOORS.items()) + f"{'faults':>8}")
    for name in FORMATS:
        result = measure(name, asked.cuts, asked.every, asked.seed)
        shares = "".join(f"{f'{share.ratio:.2%} of {share.asked}':>20}" for share in result.shares.values())
        print(f"{name:8}{result.states:>8}{shares}{len(result.faults):>8}")
        for share, words in [(key, line) for key, value in result.shares.items() for line in value.missed[: asked.show]]:
            print(f"    {share:10}{words}")
        for fault in result.faults[: max(5, asked.show)]:
            print(f"    fault     {fault}")
        missed |= bool(result.faults) or any(share.ratio < FLOORS[key] for key, share in result.shares.items())
    return int(missed and asked.strict)


if __name__ == "__main__":
    sys.exit(main())
