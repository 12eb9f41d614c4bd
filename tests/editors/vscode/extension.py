"""The extension under test: the one in `GATEWRIGHT_VSIX`, else one that is made of these sources."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from filelock import FileLock

from editors.presence import not_run
from editors.session import ROOT
from gatewright import __version__

EXTENSION = ROOT / "editors/vscode"

_OUT_OF_REACH = re.compile(
    r"No matching distribution found|Failed to establish a new connection|npm error (?:network|code E(?:NOTFOUND|CONN|TIMEDOUT|AI_AGAIN))"
    r"|No such file or directory: 'npm'"
)
"""What pip and npm say of a registry that they do not reach, and Python of an npm that is not there."""


def one_at_a_time() -> FileLock:
    """Held while the extension's folder is written to: the tests of a run have several processes."""
    (EXTENSION / "dist").mkdir(exist_ok=True)
    return FileLock(EXTENSION / "dist/.lock")


@cache
def vsix() -> Path:
    """The package, made once a run. Skips the test where what it is made of cannot be had."""
    if named := os.environ.get("GATEWRIGHT_VSIX"):
        return Path(named)
    run, made_in = os.environ.get("PYTEST_XDIST_TESTRUNUID"), EXTENSION / "dist/.run"
    with one_at_a_time():
        if run is None or not made_in.exists() or made_in.read_text(encoding="utf-8") != run:
            _make()
            made_in.write_text(run or "", encoding="utf-8")
    return EXTENSION / f"dist/gatewright-{__version__}.vsix"


def _make() -> None:
    made = subprocess.run([sys.executable, EXTENSION / "build.py"], capture_output=True, text=True, check=False)
    said = made.stderr + made.stdout
    if made.returncode and _OUT_OF_REACH.search(said):
        not_run("VS Code", "npm, or what the extension is made of, is not to be had")
    assert made.returncode == 0, said
