"""Which Vim do the tests drive? The one in `GATEWRIGHT_VIM`, else the one of `install.sh`."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from editors.session import CACHE


def find() -> Path | None:
    """A Vim that has ALE and channels, or `None`. Raises `OSError` when the one that is named has no channels."""
    named = os.environ.get("GATEWRIGHT_VIM")
    place = Path(named) if named else CACHE / "vim-forky/bin/vim"
    if named or place.exists():
        said = subprocess.run([place, "--version"], capture_output=True, text=True, check=False).stdout
        if "+channel" in said:
            return place
        if named:
            raise OSError(f"{place} is no Vim with channels")
    return None
