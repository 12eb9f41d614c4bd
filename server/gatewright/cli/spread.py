"""Many files, and several processors to check them with.

Each processor takes whole modules: the files of one share what is worked out for them. Processes are forked, so that they start with what
was read and imported; where a system cannot do that, or there is little to check, one process does it all.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from gatewright.cli.reading import Read
from gatewright.rules.engine import Report

Check = Callable[[Read], list[Report]]

_WORTH = 200_000
"""Characters to check, below which starting processes takes longer than it saves."""

_work: tuple[list[Read], Check] | None = None
"""What the forked processes find in their memory."""


def spread(reads: list[Read], check: Check) -> Iterator[list[Report]]:
    """What `check` gives for each file, in their order. From another process, fixes come without what they would change."""
    global _work  # noqa: PLW0603  # forked processes have no other way to be given what cannot be sent
    groups = _groups(reads)
    processors = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, len(groups))
    if processors < 2 or sum(len(read.document.text) for read in reads) < _WORTH:
        yield from map(check, reads)
        return
    _work = reads, check
    found: dict[int, list[Report]] = {}
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


def _checked(group: list[int]) -> dict[int, list[Report]]:
    """What the files of one group give, in a process of its own."""
    assert _work is not None
    reads, check = _work
    return {order: [_sendable(report) for report in check(reads[order])] for order in group}


def _sendable(report: Report) -> Report:
    """Wishes hold blocks, which cannot be sent; whoever prints needs the titles only."""
    fixes = tuple(replace(fix, wishes=()) for fix in report.finding.fixes)
    return replace(report, finding=replace(report.finding, fixes=fixes))
