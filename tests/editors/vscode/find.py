"""Which VS Code do the tests drive? The code-server in `GATEWRIGHT_CODE_SERVER`, else the one of `install.sh`."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from editors.session import CACHE

PINNED = json.loads((Path(__file__).parent / "package.json").read_text(encoding="utf-8"))["dependencies"]["code-server"]


def find() -> Path | None:
    """The program, or `None` when it or the Chromium that looks at it is not there."""
    place = Path(os.environ.get("GATEWRIGHT_CODE_SERVER") or CACHE / f"vscode-{PINNED}/bin/code-server")
    return place if place.exists() and shutil.which("chromium") else None
