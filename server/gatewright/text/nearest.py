"""The name that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate closest to `name`, whatever the case and the separators, or `None` when none is close."""
    folded = {_fold(candidate): candidate for candidate in candidates}
    matches = get_close_matches(_fold(name), folded, n=1, cutoff=0.7)
    return folded[matches[0]] if matches else None


def _fold(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "").replace(" ", "")
