"""How many mistakes do other checkers notice? The figures of `docs/comparison.md`.

Every kind of mistake in `mutations/kinds/` is made once in each dialect that it can be made in. Each program checks the project with the mistake and without it; it notices the mistake when it reports anything that
it does not report without. That is generous: a finding counts wherever it stands and whatever it says.

    python tests/bench/peers.py --checkov PATH --cfn-lint PATH

Programs without a path are left out. They run on files in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.mutations.kinds import MUTATIONS
from bench.mutations.measure import DIALECTS, SEED, made, projects
from bench.mutations.mutation import Mutation
from gatewright.rules.registry import pages
from gatewright.rules.rule import Category
from gatewright.workspace.disk import Disk

VALID: Final = "valid"
Findings = dict[str, Counter[str]]
"""By the first folder below the checked one, what is found in it, without places."""


class Trial(NamedTuple):
    """A project with a mistake, in the folder `name`; the project as it is in `valid`."""

    mutation: Mutation
    dialect: str
    name: str
    valid: str


def main() -> None:
    """Prints a table for each dialect."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cfn-lint", type=Path)
    parser.add_argument("--checkov", type=Path)
    parser.add_argument("--all", action="store_true", help="print which mistakes each program notices")
    options = parser.parse_args()
    for dialect in DIALECTS:
        programs: dict[str, Callable[[Path], Findings]] = {"Gatewright": gatewright, "Gatewright, strict": _strict}
        if options.cfn_lint and dialect != "terraform":
            programs["cfn-lint"] = partial(cfn_lint, options.cfn_lint)
        if options.checkov:
            programs["Checkov"] = partial(checkov, options.checkov)
        with tempfile.TemporaryDirectory() as root:
            folder = Path(root)
            trials = list(_write(dialect, folder))
            for program, check in programs.items():
                found = check(folder)
                noticed = [trial for trial in trials if found.get(trial.name, Counter()) - found.get(trial.valid, Counter())]
                print(f"{dialect} {program}: {_shares(trials, noticed)}")
                if options.all:
                    print(*(f"  {trial.mutation.name}" for trial in noticed), sep="\n")


def _shares(trials: list[Trial], noticed: list[Trial]) -> str:
    """The noticed ones of all, for each category of rules."""
    of_all, of_noticed = (Counter(_category(trial) for trial in some) for some in (trials, noticed))
    return ", ".join(f"{category.value} {of_noticed[category]} of {count}" for category, count in of_all.most_common())


def _category(trial: Trial) -> Category:
    return pages()[trial.mutation.rules[0]].rule.category


def _write(dialect: str, folder: Path) -> Iterator[Trial]:
    """Writes the projects, and one with each mistake."""
    wholes = list(projects(Disk(), [dialect]))
    for whole in wholes:
        _copy(whole.path, folder / f"{VALID}-{whole.name}")
    for number, mutation in enumerate(MUTATIONS):
        if mutation.dialects and dialect not in mutation.dialects:
            continue
        for whole, _, changed in made(mutation, wholes, 1, random.Random(f"{SEED} {mutation.name} {dialect}")):
            trial = Trial(mutation, dialect, f"mistake-{number}", f"{VALID}-{whole.name}")
            _copy(whole.path, folder / trial.name)
            for document in changed:
                (folder / trial.name / Path(document.uri).name).write_text(document.text, encoding="utf-8")
            yield trial


def _copy(path: Path, to: Path) -> None:
    if path.is_dir():
        shutil.copytree(path, to)
    else:
        to.mkdir()
        shutil.copy(path, to)


# The programs -------------------------------------------------------------------------------------------------------


def gatewright(folder: Path, profile: str = "default") -> Findings:
    """What Gatewright reports, at any level."""
    report = _json([sys.executable, "-m", "gatewright", "check", "--format", "json", "--profile", profile, str(folder)])
    return _by_folder(folder, ((one["path"], f"{one['rule']} {one['message']}") for one in report["findings"]))


def _strict(folder: Path) -> Findings:
    return gatewright(folder, "strict")


def cfn_lint(program: Path, folder: Path) -> Findings:
    """What cfn-lint reports, in all templates at once."""
    report = _json([str(program), "--format", "json", *map(str, sorted(folder.glob("*/*")))])
    return _by_folder(folder, ((one["Filename"], f"{one['Rule']['Id']} {one['Message']}") for one in report))


def checkov(program: Path, folder: Path) -> Findings:
    """The checks of Checkov that fail."""
    command = [
        str(program),
        "--directory",
        str(folder),
        "--framework",
        "cloudformation",
        "terraform",
        "--compact",
        "--quiet",
        "--skip-download",
        "--output",
        "json",
    ]
    printed = _json(command)
    reports: list[dict[str, Any]] = printed if isinstance(printed, list) else [printed]
    failed: list[dict[str, str]] = [one for report in reports if "results" in report for one in report["results"]["failed_checks"]]
    return _by_folder(folder, ((one["file_path"], f"{one['check_id']} {one['resource']}") for one in failed))


def _json(command: list[str]) -> Any:
    """What a program prints; that it found something is no failure."""
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout or "[]")


def _by_folder(folder: Path, found: Iterator[tuple[str, str]]) -> Findings:
    """The findings by the first folder of their path, which may be relative to the checked folder and begin with a slash."""
    sorted_out: Findings = {}
    for path, words in found:
        name = path.removeprefix(str(folder)).strip("/").partition("/")[0]
        sorted_out.setdefault(name, Counter())[words] += 1
    return sorted_out


if __name__ == "__main__":
    main()
