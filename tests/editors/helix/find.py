"""Which Helix do the tests drive? The one in `GATEWRIGHT_HELIX`, else the one of `install.sh`; tmux stands beside it, or is on the PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from editors.session import CACHE


def find() -> tuple[Path, Path] | None:
    """Helix and tmux, or `None` when one is missing. Raises `OSError` when the Helix that is named is none."""
    named = os.environ.get("GATEWRIGHT_HELIX")
    helix = Path(named) if named else CACHE / "helix-forky/bin/hx"
    beside = helix.with_name("tmux")
    tmux = beside if beside.exists() else shutil.which("tmux")
    if not (named or helix.exists()) or tmux is None:
        return None
    if not subprocess.run([helix, "--version"], capture_output=True, text=True, check=True).stdout.startswith("helix "):
        raise OSError(f"{helix} is no Helix")
    return helix, Path(tmux)
