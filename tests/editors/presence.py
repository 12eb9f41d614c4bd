"""How a test says that its editor is not there: a skip whose reason is printed at the end of the run."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

NOT_RUN = "tests not run:"

REQUIRED = os.environ.get("GATEWRIGHT_EDITORS") == "installed"
"""Whether `tests/editors/install.sh` was here before, as in `.ci/run`."""


def not_run(editor: str, why: str) -> NoReturn:
    """Skips whatever needs the editor."""
    pytest.skip(f"{editor} {NOT_RUN} {why}")
