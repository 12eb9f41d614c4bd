"""Findings after a pause in typing: computed for the newest version, published when it is still the newest and they changed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

Compute = Callable[[str], Awaitable[None]]


@dataclass
class Pulse:
    """One waiting or running computation per file; the next keystroke takes its place."""

    compute: Compute
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict[str, "asyncio.Task[None]"])

    def beat(self, uri: str, delay: float) -> None:
        """Compute for `uri` after `delay` seconds of silence."""
        self.stop(uri)
        self._tasks[uri] = asyncio.get_running_loop().create_task(self._later(uri, delay))

    def stop(self, uri: str) -> None:
        """Forget what waits or runs for a file."""
        task = self._tasks.pop(uri, None)
        if task and not task.done():
            task.cancel()

    async def _later(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        await self.compute(uri)
