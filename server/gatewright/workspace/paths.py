"""Uris to paths and back. Editors write the same file's uri in several ways; its path is one."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


def path_of(uri: str) -> Path | None:
    """The file behind a uri; `None` when it is none on this machine (`untitled:`, `git:`)."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or "%00" in parts.path or "\0" in parts.path:
        return None
    path = unquote(parts.path)
    if os.name == "nt":
        path = on_windows(parts.netloc, path)
    return Path(os.path.normpath(path)) if path else None


def on_windows(host: str, path: str) -> str:
    """The path of a uri as Windows has it: on a drive (`/c:/a.tf`), or on another machine."""
    if host not in ("", "localhost"):
        return f"//{host}{path}"
    return path[1:] if path[2:3] == ":" else path


def uri_of(path: Path) -> str:
    """The uri of a file."""
    return path.absolute().as_uri()
