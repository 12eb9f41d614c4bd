"""What the editor tests share, and the lines that say which editors were not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from editors.neovim.find import find
from editors.neovim.session import Neovim
from editors.presence import NOT_RUN, not_run


@pytest.fixture(scope="module")
def program() -> Path:
    """The Neovim to drive."""
    found = find()
    if found is None:
        not_run("Neovim", "no Neovim 0.11 or later in GATEWRIGHT_NVIM, in the cache of tests/editors/install.sh, or on the PATH")
    return found


@pytest.fixture(scope="module")
def neovim(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neovim]:
    """One Neovim for all tests of a file; each opens a file of its own."""
    editor = Neovim(program, tmp_path_factory.mktemp("neovim"))
    yield editor
    editor.close()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that an editor takes for the project: one server for all tests of a file."""
    folder = tmp_path_factory.mktemp("project")
    (folder / ".git").mkdir()
    return folder


@pytest.fixture
def folder(root: Path) -> Path:
    """A module of its own for each test."""
    folder = root / str(len(list(root.iterdir())))
    folder.mkdir()
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """pytest keeps the reason of a skip to itself unless it is asked."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = {report.longrepr[2].removeprefix("Skipped: ") for report in skipped if isinstance(report.longrepr, tuple)}
    for reason in sorted(reason for reason in reasons if NOT_RUN in reason):
        terminalreporter.write_line(reason)
