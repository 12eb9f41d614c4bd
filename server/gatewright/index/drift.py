"""What have the sources outside added, removed or changed since the docs index was last compared with them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gatewright.index.compare import Difference, differences
from gatewright.index.facts import Upstream
from gatewright.index.known import KnownDifferences
from gatewright.index.source import SourceError
from gatewright.index.store import Index
from gatewright.index.upstream.registry import read_registry
from gatewright.index.upstream.sam import read_sam
from gatewright.index.upstream.service import read_service
from gatewright.index.upstream.terraform import read_provider


@dataclass(frozen=True)
class Drift:
    """What one source says otherwise.

    Attributes:
        source: the dialect: `api`, `cloudformation`, `sam` or `terraform`.
        version: what was compared; where nothing was, why not.
        compared: whether anything was.
        news: what nobody judged yet.
        gone: what was judged and is no difference any more.
    """

    source: str
    version: str
    compared: bool = True
    news: list[Difference] = field(default_factory=list[Difference])
    gone: list[SourceError] = field(default_factory=list[SourceError])


def drift(index: Index, known: KnownDifferences, provider: Path | None) -> Iterator[Drift]:
    """Each source in turn. `provider` is the output of `terraform providers schema -json`; raises `ValueError` when it is not."""
    yield _compared("api", read_service(frozenset(index.kinds())), "botocore is not installed", index, known)
    yield _compared("cloudformation", read_registry(_spelled(index, "cloudformation")), "cfn-lint is not installed", index, known)
    yield _compared("sam", read_sam(), "aws-sam-translator is not installed", index, known)
    terraform = read_provider(provider, _spelled(index, "terraform")) if provider else None
    yield _compared("terraform", terraform, "no `terraform providers schema -json` was given", index, known)


def _spelled(index: Index, dialect: str) -> frozenset[str]:
    return frozenset(spelled for spelled, _ in index.spelled(dialect))


def _compared(source: str, upstream: Upstream | None, otherwise: str, index: Index, known: KnownDifferences) -> Drift:
    if upstream is None:
        return Drift(source, otherwise, compared=False)
    found = list(differences(index, upstream))
    return Drift(source, upstream.version, news=known.news(source, found), gone=known.gone(source, found))
