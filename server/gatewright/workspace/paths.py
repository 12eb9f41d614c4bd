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
    path = _on_windows(parts.netloc, parts.path) if os.name == "nt" else unquote(parts.path)
    return Path(os.path.normpath(path)) if path else None


def _on_windows(host: str, path: str) -> str:
    # Imported here: it brings an HTTP client along, which costs a tenth of the time to start.
    from urllib.request import url2pathname

    return f"//{host}{url2pathname(path)}" if host else url2pathname(path)


def uri_of(path: Path) -> str:
    """The uri of a file."""
    return path.absolute().as_uri()
