"""How much does the docs index say?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from gatewright.index.entry import DIALECTS, Kind, Param
from gatewright.index.store import Index


@dataclass(frozen=True)
class Coverage:
    """The numbers of one family, or of all.

    Attributes:
        settable: parameters that a file can set in some dialect.
        values: those of enumerations.
        bodies: texts below the summary, of kinds and parameters.
        gotchas: single warnings, of kinds and parameters.
        explained: settable parameters with a body or a warning.
    """

    kinds: int = 0
    params: int = 0
    settable: int = 0
    values: int = 0
    bodies: int = 0
    gotchas: int = 0
    explained: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def share(self) -> str:
        """Of the settable parameters, how many are explained."""
        return f"{100 * self.explained // self.settable}%" if self.settable else "-"


def coverage(index: Index) -> dict[str, Coverage]:
    """By family."""
    families: dict[str, Coverage] = {}
    for kind in _kinds(index):
        family = kind.id.partition(".")[0]
        families[family] = families.get(family, Coverage()) + _of_kind(kind)
    return dict(sorted(families.items()))


def spelled(index: Index) -> dict[str, int]:
    """By dialect, how many parameters have a name in it."""
    params = [param for kind in _kinds(index) for param in kind.params.values()]
    return {dialect: sum(dialect in param.spell for param in params) for dialect in DIALECTS}


def _kinds(index: Index) -> Iterable[Kind]:
    return [kind for name in index.kinds() if (kind := index.kind(name))]


def _of_kind(kind: Kind) -> Coverage:
    params = list(kind.params.values())
    settable = [param for param in params if _is_settable(param)]
    return Coverage(
        kinds=1,
        params=len(params),
        settable=len(settable),
        values=sum(len(param.values) for param in params),
        bodies=sum(bool(entry.body) for entry in (kind, *params)),
        gotchas=sum(len(entry.beware) for entry in (kind, *params)),
        explained=sum(bool(param.body or param.beware) for param in settable),
    )


def _is_settable(param: Param) -> bool:
    return any(not param.computed_in(dialect) for dialect in param.spell)
