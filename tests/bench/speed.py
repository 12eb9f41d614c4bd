"""How fast does everything answer, and what does it weigh? Each promise with its limit, beside a server that does nothing.

The servers run in processes of their own and are asked over pipes, as an editor does it; the bare one (`bare_server.py`) says
what of a time is the protocol's and the machine's. Places and edits are random with a fixed seed.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final, NamedTuple

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.client import BARE, OURS, Client
from bench.generate import FORMATS
from bench.tree import write_tree
from gatewright.cli.garbage import collect_rarely
from gatewright.features.card import markdown
from gatewright.features.cards import kind_card
from gatewright.index import Index, installed_index
from gatewright.rules.engine import Engine
from gatewright.text import Encoding, LineIndex, Position
from gatewright.workspace.store import Change, Store

SEED: Final = 20261123
SIZES: Final = (80, 2_800, 10_000)
_NAMES = "rest_api_id|parent_id|resource_id|http_method|integration_http_method|passthrough_behavior|uri"
_NAMES += "|RestApiId|ParentId|ResourceId|HttpMethod|IntegrationHttpMethod|PassthroughBehavior|Uri"
ATTRIBUTE: Final = re.compile(rf"""^(?P<indent> +)"?(?P<name>{_NAMES})"? *[=:] *(?P<value>[^\s{{].*?),?$""", re.MULTILINE)
"""A line that sets a documented attribute to a value that ends on it."""


class Row(NamedTuple):
    """One promise: what was measured, its limit, and the bare server's number where it has one."""

    what: str
    measured: float
    limit: float | None
    unit: str
    bare: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the limit is broken."""
        return self.limit is not None and self.measured > self.limit

    def __str__(self) -> str:
        limit = f"{self.limit:.1f}" if self.limit is not None else "-"
        bare = f"{self.bare:.1f}" if self.bare is not None else "-"
        verdict = "-" if self.limit is None else "MISS" if self.missed else "pass"
        return f"{self.what:54}{self.measured:>10.1f}{limit:>10}{bare:>10} {self.unit:3}{verdict:>6}"


@dataclass(frozen=True)
class Sample:
    """A generated file, written to disk where servers and commands find it."""

    format: str
    path: Path
    text: str
    places: tuple[re.Match[str], ...]

    @property
    def uri(self) -> str:
        """The file for the protocol."""
        return self.path.as_uri()

    @property
    def lines(self) -> LineIndex:
        """Offsets to lines and columns; the files are ASCII, so every column unit is the same."""
        return LineIndex(self.text)


def sample(format_name: str, size: int, folder: Path) -> Sample:
    """A file of one format and size, in a folder of its own."""
    name, generate = FORMATS[format_name]
    path = folder / f"{format_name}-{size}" / name
    text = generate(size)
    if not path.exists():
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    return Sample(format_name, path, text, tuple(ATTRIBUTE.finditer(text)))


def at(times: Sequence[float], share: float) -> float:
    """The time that `share` of all stay under."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


@contextmanager
def serving(command: Sequence[str], file: Sample) -> Iterator[Client]:
    """A server that has the file open and has said what it finds there."""
    client = Client(command)
    client.initialize()
    client.open(file.uri, "terraform" if file.format == "HCL" else file.format.lower(), file.text)
    if command is OURS:
        client.wait_for_findings()
    client.ask("hover", file.uri, (0, 0))
    yield client
    client.stop()


# What is measured -----------------------------------------------------------------------------------------------------


def start(starts: int) -> Iterator[Row]:
    """From the start of the process to the reply to `initialize`, one server after the other in turn."""
    times: dict[Sequence[str], list[float]] = {OURS: [], BARE: []}
    for _ in range(starts):
        for command, found in times.items():
            client = Client(command)
            found.append(client.initialize())
            client.stop()
    ours, bare = median(times[OURS]), median(times[BARE])
    yield Row("initialize, median", ours, bare * 1.15, "ms", bare)


def hovers(folder: Path, rounds: int) -> Iterator[Row]:
    """Hovers over attribute names, asked of a warm server."""
    for format_name in FORMATS:
        for size in SIZES:
            file = sample(format_name, size, folder)
            ours, bare = (_hover_times(command, file, rounds) for command in (OURS, BARE))
            yield Row(f"hover, {format_name}, {size} lines, p50", at(ours, 0.5), 2 * at(bare, 0.5), "ms", at(bare, 0.5))
            yield Row(f"hover, {format_name}, {size} lines, p99", at(ours, 0.99), 10, "ms", at(bare, 0.99))


def cold_kinds() -> Iterator[Row]:
    """How much more the first hover over a kind costs than the next: its documentation is read then. The slowest kind, at its best of three."""
    installed = installed_index()
    more: list[float] = []
    for name in installed.kinds():
        kind = installed.kind(name)
        dialect = next(iter(kind.spell), None) if kind else None
        if dialect is None:
            continue
        tries: list[float] = []
        for _ in range(3):
            cold = Index(installed.folder)
            # What every hover reads is there already.
            assert (cold.kind_of(dialect, ""), cold.word("", dialect)) == (None, None)
            tries.append(_card_time(cold, name, dialect) - _card_time(cold, name, dialect))
        more.append(min(tries))
    yield Row("first hover over a kind, more than the next, slowest", max(more), 3, "ms")
    size = sum(path.stat().st_size for path in installed.folder.iterdir())
    yield Row("compiled docs index", size / 1_000_000, 1.5, "MB")


def _card_time(index: Index, name: str, dialect: str) -> float:
    began = perf_counter()
    kind = index.kind(name)
    assert kind is not None
    markdown(kind_card(kind, dialect, index))
    return (perf_counter() - began) * 1000


def _hover_times(command: Sequence[str], file: Sample, rounds: int) -> list[float]:
    chance, lines, times = random.Random(SEED), file.lines, list[float]()
    with serving(command, file) as client:
        for turn in range(rounds + 20):
            found = chance.choice(file.places)
            place = lines.position(found.start("name"))
            began = perf_counter()
            answer = client.ask("hover", file.uri, place)
            if turn >= 20:
                times.append((perf_counter() - began) * 1000)
            assert answer, place
    return times


def typing(folder: Path, rounds: int) -> Iterator[Row]:
    """A character is typed and completion asked for at once: in a new name, and in a value that takes references."""
    for size, limit in ((80, 25.0), (2_800, 25.0), (10_000, 40.0)):
        for format_name in FORMATS:
            file = sample(format_name, size, folder)
            ours, bare = (_typing_times(command, file, rounds) for command in (OURS, BARE))
            yield Row(f"type, then completion, {format_name}, {size} lines, p99", at(ours, 0.99), limit, "ms", at(bare, 0.99))


def _typing_times(command: Sequence[str], file: Sample, rounds: int) -> list[float]:
    chance, lines, times = random.Random(SEED), file.lines, list[float]()
    with serving(command, file) as client:
        for turn in range(rounds + 20):
            found = chance.choice(file.places)
            line = lines.line_of(found.start())
            if turn % 2:
                # A new line in the same block, and the first letter of a name on it.
                client.change(file.uri, turn * 4 + 2, (line, 0), (line, 0), f"{found['indent']}\n")
                place, word = (line, len(found["indent"])), "r"
                undo = ((line, 0), (line + 1, 0), "")
            else:
                # The value is taken away, and the first letter of another one typed.
                start = lines.position(found.start("value"))
                client.change(file.uri, turn * 4 + 2, start, (line, start.column + len(found["value"])), "")
                place, word = start, found["value"][0]
                undo = (start, (line, start.column + 1), found["value"])
            began = perf_counter()
            client.change(file.uri, turn * 4 + 3, place, place, word)
            answer = client.ask("completion", file.uri, (place[0], place[1] + 1))
            if turn >= 20:
                times.append((perf_counter() - began) * 1000)
            assert answer is not None, (place, word)
            client.change(file.uri, turn * 4 + 4, *undo)
    return times


def findings(folder: Path, rounds: int) -> Iterator[Row]:
    """All findings of a file after a keystroke inside a random block, in this process, which collects garbage as the server does."""
    collect_rarely()
    for format_name in FORMATS:
        for size, limit in ((2_800, 60.0), (10_000, None)):
            file, engine, store, chance = sample(format_name, size, folder), Engine(), Store(), random.Random(SEED)
            store.open(file.uri, 1, file.text)
            times, place = list[float](), Position(0, 0)
            for turn in range(2 * rounds):
                # Every other edit takes the letter out again.
                place = file.lines.position(chance.choice(file.places).start("name") + 1) if turn % 2 == 0 else place
                change = Change("x", place, place) if turn % 2 == 0 else Change("", place, Position(place.line, place.column + 1))
                store.change(file.uri, turn + 2, [change], Encoding.UTF32)
                document = store.document(file.uri)
                assert document is not None
                began = perf_counter()
                list(engine.refresh(document, store.project(document)))
                times.append((perf_counter() - began) * 1000)
            yield Row(f"findings after a keystroke, {format_name}, {size} lines, p99", at(times[1:], 0.99), limit, "ms")
            gc.collect()


def memory(folder: Path, edits: int) -> Iterator[Row]:
    """What a server weighs after many keystrokes, with completion, hover and findings in between."""
    for format_name in FORMATS:
        file = sample(format_name, 2_800, folder)
        ours, bare = (_weight(command, file, edits) for command in (OURS, BARE))
        yield Row(f"memory after {edits} edits, {format_name}, 2800 lines", ours, 90, "MB", bare)


def _weight(command: Sequence[str], file: Sample, edits: int) -> float:
    chance, lines = random.Random(SEED), file.lines
    with serving(command, file) as client:
        for turn in range(0, edits, 2):
            place = lines.position(chance.choice(file.places).start("name") + 1)
            client.change(file.uri, turn + 2, place, place, "x")
            client.ask("completion", file.uri, place)
            client.change(file.uri, turn + 3, place, (place[0], place[1] + 1), "")
            client.ask("hover", file.uri, place)
            if command is OURS and turn % 50 == 48:
                # The quick fixes of a line need every finding of the file.
                spot = {"line": place[0], "character": 0}
                params = {"textDocument": {"uri": file.uri}, "range": {"start": spot, "end": spot}, "context": {"diagnostics": []}}
                client.request("textDocument/codeAction", params)
        return client.memory()


def command_line(folder: Path, runs: int) -> Iterator[Row]:
    """`gatewright check` of one file, from nothing to the last line printed, beside a Python that only starts."""
    for size in (80, 2_800):
        file = sample("HCL", size, folder)
        ours = median(_run((*OURS, "check", str(file.path))) for _ in range(runs))
        bare = median(_run((sys.executable, "-c", "pass")) for _ in range(runs))
        yield Row(f"gatewright check, cold, HCL, {size} lines, median", ours, 1000, "ms", bare)


def _run(command: Sequence[str]) -> float:
    began = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return (perf_counter() - began) * 1000


_COUNTED: Final = """
import resource, sys
{}
own, forked = (sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own + forked / 2, file=sys.stderr)
"""
"""A Python that says how long it takes on two processors that do nothing else: what it does itself, and half of what its processes do."""

_CHECKED: Final = "from gatewright.cli import main; main(['check', '--jobs', '2', sys.argv[1]])"
_WORDS: Final = "import pathlib, re; [re.findall(r'\\w+|\\S', path.read_text()) for path in pathlib.Path(sys.argv[1]).rglob('*.*')]"


def large_tree(folder: Path, runs: int) -> Iterator[Row]:
    """`gatewright check` of 1,000 files with 150,000 lines on two processors, beside a Python that only takes their words apart."""
    files, lines = write_tree(folder / "tree", 1_000, 150_000)
    ours, bare = (min(_seconds(script, folder / "tree") for _ in range(runs)) for script in (_CHECKED, _WORDS))
    yield Row(f"gatewright check, {files} files, {lines} lines, best of {runs}", ours, 10, "s", bare)


def _seconds(script: str, tree: Path) -> float:
    command = [sys.executable, "-c", _COUNTED.format(script), str(tree)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stderr.splitlines()[-1])


PARTS: Final[dict[str, Callable[[Path, float], Iterator[Row]]]] = {
    "start": lambda _, share: start(max(3, int(9 * share))),
    "hover": lambda folder, share: hovers(folder, max(50, int(400 * share))),
    "index": lambda *_: cold_kinds(),
    "typing": lambda folder, share: typing(folder, max(50, int(200 * share))),
    "findings": lambda folder, share: findings(folder, max(50, int(100 * share))),
    "memory": lambda folder, share: memory(folder, max(100, int(1000 * share))),
    "check": lambda folder, share: command_line(folder, max(3, int(5 * share))),
    "tree": lambda folder, share: large_tree(folder, max(1, int(3 * share))),
}


def main() -> int:
    """Prints the table; with `--strict`, the exit code says whether a limit is broken."""
    parser = argparse.ArgumentParser(description="How fast does everything answer?")
    parser.add_argument(
        "parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=f"what to measure: {', '.join(PARTS)} (default: all)"
    )
    parser.add_argument("--share", type=float, default=1.0, help="how much of the usual number of rounds")
    parser.add_argument("--strict", action="store_true", help="exit with 1 on a miss")
    asked = parser.parse_args()
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).resolve().parent.parent.parent / "server"))
    missed = False
    print(f"{'':54}{'measured':>10}{'limit':>10}{'bare':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for part in asked.parts or PARTS:
            for row in PARTS[part](Path(folder), asked.share):
                print(row, flush=True)
                missed |= row.missed
    return int(missed and asked.strict)


if __name__ == "__main__":
    sys.exit(main())
