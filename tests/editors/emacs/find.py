"""Which Emacs do the tests drive? The one in `GATEWRIGHT_EMACS`, else the one of `install.sh`, else the one on the PATH."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from editors.session import CACHE

OLDEST = 29
"""The first that has Eglot."""


def find() -> Path | None:
    """The program, or `None` when there is none that is new enough. Raises `OSError` when the one that is named does not run."""
    named = os.environ.get("GATEWRIGHT_EMACS")
    if named:
        version(Path(named))
        return Path(named)
    on_path = shutil.which("emacs")
    places = [CACHE / "emacs-trixie/bin/emacs", *([Path(on_path)] if on_path else [])]
    return next((place for place in places if place.exists() and version(place) >= OLDEST), None)


def packages(program: Path) -> list[Path]:
    """The folders of lsp-mode, and of all that it needs, which `install.sh` put beside its Emacs."""
    return sorted((program.parents[1] / "usr/share/emacs/site-lisp/elpa-src").glob("*"))


def version(program: Path) -> int:
    """Its major version."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"GNU Emacs (\d+)", said)
    if found is None:
        raise OSError(f"{program} is no Emacs")
    return int(found[1])
