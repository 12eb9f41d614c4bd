"""How often does Python look for garbage?"""

from __future__ import annotations

import gc


def collect_never() -> None:
    """For a command that ends soon: what it makes is freed where nobody holds it any more, and the rest when it ends."""
    gc.disable()


def collect_rarely() -> None:
    """Lets the garbage collector look less often than it does by itself, which is after every 700 new objects.

    A document is tens of thousands of objects that live as long as their file; looking through them all is what made single
    keystrokes late, and takes a third of the time of a check.
    """
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    gc.enable()
