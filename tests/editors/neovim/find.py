"""Which Neovim do the tests drive? The one in `GATEWRIGHT_NVIM`, else the one of `install.sh`, else the one on the PATH."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from editors.session import CACHE

OLDEST = (0, 11)
"""The first with `vim.lsp.config`. A Neovim that is named may be older: it takes the other road through `gatewright.lua`."""


def find() -> Path | None:
    """The program, or `None` when there is none that is new enough. Raises `OSError` when the one that is named does not run."""
    named = os.environ.get("GATEWRIGHT_NVIM")
    if named:
        version(Path(named))
        return Path(named)
    on_path = shutil.which("nvim")
    places = [CACHE / "neovim-forky/bin/nvim", *([Path(on_path)] if on_path else [])]
    return next((place for place in places if place.exists() and version(place) >= OLDEST), None)


def version(program: Path) -> tuple[int, int]:
    """Its major and minor version."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"NVIM v(\d+)\.(\d+)", said)
    if found is None:
        raise OSError(f"{program} is no Neovim")
    return int(found[1]), int(found[2])
