"""`gatewright init`: settings, the pre-commit hook, and the step for the CI system of a repository. What is there stays."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gatewright.cli.precommit import CONFIG, entry, with_hook
from gatewright.cli.starting import GITLAB_FILE, GITLAB_INCLUDE, ci_files, new_files


def init(parsed: argparse.Namespace) -> int:
    """Writes the files, or prints them with `--print`, and says what became of each."""
    folder = Path(parsed.path)
    if not folder.is_dir():
        print(f"gatewright: {folder} is no folder", file=sys.stderr)
        return 2
    if parsed.print:
        for name, text in (new_files(folder) | {CONFIG: "repos:\n" + entry()}).items():
            print(f"# {name}\n\n{text}")
        return 0
    try:
        _write(folder)
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"gatewright: {error}", file=sys.stderr)
        return 2
    return 0


def _write(folder: Path) -> None:
    for name, text in new_files(folder).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("x", encoding="utf-8") as new:
                new.write(text)
        except FileExistsError:
            print(f"{name} is there and stays as it is")
        else:
            print(f"{name} written")
    _add_hook(folder / CONFIG)
    found = ci_files(folder)
    if GITLAB_FILE in found:
        print(f"\nFor .gitlab-ci.yml, to run it:\n\n{GITLAB_INCLUDE}", end="")
    if not found:
        print("\nNo .github/workflows and no .gitlab-ci.yml here. In any pipeline the step is:\n\ngatewright check")


def _add_hook(config: Path) -> None:
    if not config.is_file():
        print(f"\nFor {CONFIG}, which is not here:\n\nrepos:\n{entry()}", end="")
        return
    # As bytes, so that line ends stay. What is no UTF-8 is no YAML either.
    text = config.read_bytes().decode("utf-8", errors="surrogateescape")
    changed = with_hook(text)
    if changed is None:
        print(f"\n{CONFIG} stays as it is. For its `repos`:\n\n{entry()}", end="")
    elif changed == text:
        print(f"{CONFIG} has the hook and stays as it is")
    else:
        config.write_bytes(changed.encode("utf-8"))
        print(f"{CONFIG}: hook added")
