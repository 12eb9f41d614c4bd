"""Does the client still live? One that is killed closes its pipes, unless a process that it started holds the other ends open."""

from __future__ import annotations

import asyncio
import logging
import os
from typing import NoReturn

log = logging.getLogger("gatewright")

PAUSE = 3
"""Seconds between two looks."""


def can_be_watched(process: int) -> bool:
    """Whether the end of a process can be seen here.

    One that is not there is of another machine or container. On Windows one cannot look without harm, and the pipe must do.
    """
    return os.name != "nt" and _lives(process)


async def leave_with(process: int) -> None:
    """Ends this process once that one has ended."""
    while _lives(process):
        await asyncio.sleep(PAUSE)
    leave(f"process {process} ended")


def leave(why: str, well: bool = False) -> NoReturn:
    """Ends this process at once: a regular end would wait for the thread that waits for input. It ends well when it was told to shut down before."""
    log.info("the client is gone: %s", why)
    os._exit(0 if well else 1)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it belongs to somebody else
    return True
