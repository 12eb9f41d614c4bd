"""Which differences between the docs index and what upstream says are judged, and why?

`docs_index/known_differences.yaml` has them by source, each as `gatewright index drift` prints it, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gatewright.index.compare import Difference
from gatewright.index.source import KNOWN_DIFFERENCES, SourceError, SourceFile, read_mapping


@dataclass(frozen=True)
class KnownDifferences:
    """The judged differences, by source."""

    file: SourceFile

    def news(self, source: str, found: Iterable[Difference]) -> list[Difference]:
        """What of the differences from a source is not judged yet."""
        judged = self.file.data.get(source, {})
        return [difference for difference in found if str(difference) not in judged]

    def gone(self, source: str, found: Iterable[Difference]) -> list[SourceError]:
        """The judged differences from a source that are none any more."""
        present = {str(difference) for difference in found}
        return [
            SourceError(self.file.path, self.file.line(source, judged), f"`{judged}` is no difference any more")
            for judged in self.file.data.get(source, {})
            if judged not in present
        ]


def read_known(folder: Path) -> KnownDifferences:
    """Those of a docs index; none where there is no such file. Raises `SourceError` when one has no reason."""
    path = folder / KNOWN_DIFFERENCES
    file = read_mapping(path) if path.exists() else SourceFile(path, {}, {})
    for source, judged in file.data.items():
        for difference, reason in judged.items():
            if not isinstance(reason, str):
                raise SourceError(path, file.line(source, difference), f"`{difference}` has no reason")
    return KnownDifferences(file)
