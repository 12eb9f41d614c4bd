"""What every driven editor has: a home of its own, the server under test on its PATH, and patience."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gatewright-editors"
"""Where the editors are that `install.sh` fetched."""
PATIENCE = 30
"""Seconds until an answer that does not come is a failure; far more than any takes."""

_COMMAND = """\
#!/bin/sh
"{python}" -m gatewright "$@"
echo $? > "{exit}.part"
mv "{exit}.part" "{exit}"
"""

Seen = TypeVar("Seen")


class Session:
    """The surroundings of one running editor.

    The `gatewright` on its PATH is the one under test; it leaves its exit code in the file `server_exit`.
    """

    def __init__(self, home: Path) -> None:
        self.home, self.server_exit = home, home / "exit"
        command = home / "bin/gatewright"
        command.parent.mkdir(parents=True)
        command.write_text(_COMMAND.format(python=sys.executable, exit=self.server_exit), encoding="utf-8")
        command.chmod(0o755)
        folders = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("config", "data", "state", "cache")}
        self.environment = {
            **os.environ,
            **folders,
            "HOME": str(home),
            "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "server"),
        }

    def log(self) -> str:
        """What the editor and the server wrote down, for a test that fails."""
        return ""

    def until(self, what: str, look: Callable[[], Seen]) -> Seen:
        """Looks again until there is something to see."""
        end = time.monotonic() + PATIENCE
        while not (seen := look()):
            assert time.monotonic() < end, f"{what}: not seen\n{self.log()}"
            time.sleep(0.02)
        return seen

    def server_ended_well(self) -> bool:
        """Whether the server is gone, and was not killed."""
        self.until("the server's end", self.server_exit.exists)
        return self.server_exit.read_text(encoding="utf-8") == "0\n"
