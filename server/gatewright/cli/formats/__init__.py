"""How findings are written: one file a format. Each has `write(found)`, which gives the whole text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from gatewright.batch.checked import Checked

FORMATS = {
    "text": "as_text",
    "json": "as_json",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "markdown": "as_markdown",
}
"""By name, the module. Only the one that is asked for is imported."""

WITH_EDITS = ("json", "sarif")
"""Those that show what a fix would change."""


def writer(name: str) -> Callable[[Sequence[Checked]], str]:
    """Who writes a format."""
    return import_module(f"gatewright.cli.formats.{FORMATS[name]}").write
