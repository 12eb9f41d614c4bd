"""How a message names several things."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 3
"""A message that names more is not read."""


def listed(names: Iterable[str]) -> str:
    """Names in backquotes: "`a`", "`a` and `b`", "`a`, `b`, `c` and 4 more"."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) > _MOST:
        quoted = [*quoted[:_MOST], f"{len(quoted) - _MOST} more"]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " and " + quoted[-1]
