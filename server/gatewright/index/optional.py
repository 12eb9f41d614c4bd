"""Is a package there that only a development environment needs?"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def optional(module: str) -> Any:
    """The module; `None` when its package is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None
