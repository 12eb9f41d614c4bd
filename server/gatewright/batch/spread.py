"""Many files, and several processors to check them with.

Each processor takes whole modules: the files of one share what is worked out for them. Processes are forked, so that they start with what
was read and imported; where a system cannot do that, or there is little to check, one process does it all.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from gatewright.batch.reading import Read

Answer = TypeVar("Answer")

_WORTH = 200_000
"""Characters to check, below which starting processes takes longer than it saves."""

_work: tuple[list[Read], Callable[[Read], Any]] | None = None
"""What the forked processes find in their memory."""


def spread(reads: list[Read], check: Callable[[Read], Answer], jobs: int | None = None) -> Iterator[Answer]:
    """What `check` gives for each file, in their order, from at most so many processes. It comes from another process, so it holds no blocks."""
    global _work  # noqa: PLW0603  # forked processes have no other way to be given what cannot be sent
    groups = _groups(reads)
    processors = min(jobs or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1), len(groups))
    few = processors < 2 or not hasattr(os, "fork")
    if few or sum(len(read.document.text) for read in reads) < _WORTH:
        yield from map(check, reads)
        return
    _work = reads, check
    found: dict[int, Answer] = {}
    with ProcessPoolExecutor(processors, multiprocessing.get_context("fork")) as pool:
        for group in pool.map(_checked, groups):
            found |= group
    _work = None
    yield from (found[order] for order in range(len(reads)))


def _groups(reads: list[Read]) -> list[list[int]]:
    """The files of each module or template by their order, the largest first, so that no processor is left with it at the end."""
    groups: dict[int, list[int]] = {}
    for order, read in enumerate(reads):
        groups.setdefault(id(read.project), []).append(order)
    return sorted(groups.values(), key=lambda group: -sum(len(reads[order].document.text) for order in group))


def _checked(group: list[int]) -> dict[int, Any]:
    """What the files of one group give, in a process of its own."""
    assert _work is not None
    reads, check = _work
    return {order: check(reads[order]) for order in group}
