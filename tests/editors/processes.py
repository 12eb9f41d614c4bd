"""Which servers did an editor start, and not end? For editors that end them by force, so that no exit code is left."""

from __future__ import annotations

from pathlib import Path


def servers(home: Path) -> list[int]:
    """The processes of `gatewright --stdio` that run in the surroundings of an editor with this home."""
    return [int(place.name) for place in Path("/proc").iterdir() if place.name.isdigit() and _is_server(place, home)]


def _is_server(process: Path, home: Path) -> bool:
    try:
        arguments = (process / "cmdline").read_bytes().split(b"\0")
        surroundings = (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return False  # It has ended, or is somebody else's.
    return b"--stdio" in arguments and f"HOME={home}".encode() in surroundings
