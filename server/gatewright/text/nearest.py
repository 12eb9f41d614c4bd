"""The name that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

ALIKE = 0.7
"""How alike two names are, from 0 to 1, when one may be meant by the other."""

SLIP = 0.85
"""How alike they are when the one is a slip of the keyboard for the other."""


def nearest(name: str, candidates: Iterable[str], alike: float = ALIKE) -> str | None:
    """The candidate closest to `name`, whatever the case and the separators, or `None` when none is as close as `alike`.

    Of candidates that differ in nothing else, the one that is spelled like `name`: `connection_type`, not `connectionType`.
    """
    from difflib import get_close_matches  # starting the server does not wait for it

    folded: dict[str, list[str]] = {}
    for candidate in candidates:
        folded.setdefault(_fold(candidate), []).append(candidate)
    matches = get_close_matches(_fold(name), folded, n=1, cutoff=alike)
    return get_close_matches(name, folded[matches[0]], n=1, cutoff=0)[0] if matches else None


def _fold(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "").replace(" ", "")
