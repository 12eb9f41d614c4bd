"""Uris to paths and back. Editors write the same file's uri in several ways; its path is one."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname


def path_of(uri: str) -> Path | None:
    """The file behind a uri; `None` when it is none on this machine (`untitled:`, `git:`)."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or "%00" in parts.path or "\0" in parts.path:
        return None
    path = url2pathname(unquote(parts.path)) if os.name == "nt" else unquote(parts.path)
    if os.name == "nt" and parts.netloc:
        path = f"//{parts.netloc}{path}"
    return Path(os.path.normpath(path)) if path else None


def uri_of(path: Path) -> str:
    """The uri of a file."""
    return path.absolute().as_uri()
