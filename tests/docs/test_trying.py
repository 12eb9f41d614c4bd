"""The commands of docs/trying.md print what stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from gatewright.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "trying.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```console\n\$ gatewright (.+)\n((?:.*\n)*?)```$", PAGE, re.MULTILINE)


def test_the_page_shows_commands() -> None:
    assert len(COMMANDS) == 3


@pytest.mark.parametrize(("command", "shown"), COMMANDS)
def test_a_command_prints_what_the_page_shows(
    command: str, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(command)) == 0
    printed = capsys.readouterr().out
    assert printed == shown if not shown.endswith("...\n") else printed.startswith(shown.removesuffix("...\n"))
