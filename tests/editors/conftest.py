"""What the editor tests share, and the line that says so when an editor is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from editors.neovim.find import find
from editors.neovim.session import Neovim

_ABSENT = (
    "Neovim tests not run: no Neovim 0.11 or later in GATEWRIGHT_NVIM, in the cache of tests/editors/neovim/install.sh, or on the PATH"
)


@pytest.fixture(scope="module")
def program() -> Path:
    """The Neovim to drive."""
    found = find()
    if found is None:
        pytest.skip(_ABSENT)
    return found


@pytest.fixture(scope="module")
def neovim(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neovim]:
    """One Neovim for all tests of a file; each opens a file of its own."""
    editor = Neovim(program, tmp_path_factory.mktemp("neovim"))
    yield editor
    editor.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """pytest keeps the reason of a skip to itself unless it is asked."""
    if any(_ABSENT in str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_line(_ABSENT)
