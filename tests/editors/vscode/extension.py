"""The extension under test: the one in `GATEWRIGHT_VSIX`, else one that is made of these sources."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from editors.presence import not_run
from editors.session import ROOT
from gatewright import __version__


@cache
def vsix() -> Path:
    """The package, made once a run. Skips the test where it cannot be made."""
    if named := os.environ.get("GATEWRIGHT_VSIX"):
        return Path(named)
    made = subprocess.run([sys.executable, ROOT / "editors/vscode/build.py"], capture_output=True, text=True, check=False)
    if made.returncode:
        not_run("VS Code", f"editors/vscode/build.py failed: {(made.stderr or made.stdout).strip().splitlines()[-1]}")
    return ROOT / f"editors/vscode/dist/gatewright-{__version__}.vsix"
