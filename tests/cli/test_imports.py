"""What a command imports before it answers: `--version` next to nothing, `check` nothing that is for editors and assistants."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKED = """
import contextlib, io, sys
from gatewright.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
print(*sorted(sys.modules))
"""


def imported(*arguments: str) -> set[str]:
    """The modules of a process that ran a command."""
    command = [sys.executable, "-c", ASKED, *arguments]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT / "server")}, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("arguments", [("--version",), ("check", "--help")], ids=" ".join)
def test_what_is_known_without_looking_is_said_at_once(arguments: tuple[str, ...]) -> None:
    own = {name for name in imported(*arguments) if name.startswith("gatewright")}
    assert own == {"gatewright", "gatewright.cli", "gatewright.cli.arguments", "gatewright.cli.parser"}
    assert imported(*arguments) & {"dataclasses", "importlib.metadata", "inspect", "json", "pathlib", "shtab", "yaml"} == set()


def test_a_check_imports_nothing_that_others_need() -> None:
    others = {"asyncio", "hcl2", "jsonpath", "lark", "lsprotocol", "mcp", "pygls", "rich", "shtab", "tomllib", "unittest"}
    mine = imported("check", "examples/terraform/pet.tf")
    assert "gatewright.cli.check" in mine
    assert mine & {*others, "gatewright.lsp", "gatewright.assistants", "gatewright.features.hover", "gatewright.features.trial"} == set()
