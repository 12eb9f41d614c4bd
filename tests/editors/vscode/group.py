"""How is a program ended with all that it started? By its process group."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_GRACE = 5
"""Seconds that a program has to end when it is asked to."""


class Group:
    """A running program, with whatever it starts; what it says goes to a file."""

    def __init__(self, command: Sequence[str | Path], log: Path, environment: Mapping[str, str]) -> None:
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
            )

    def running(self) -> bool:
        """Whether the program itself has not ended."""
        return self._process.poll() is None

    def close(self) -> None:
        """Ends all of it: what does not go when it is asked to is killed."""
        self._send(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        self._send(signal.SIGKILL)
        self._process.wait()

    def _send(self, what: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, what)
