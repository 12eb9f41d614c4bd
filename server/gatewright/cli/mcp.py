"""`gatewright mcp`: the server for coding assistants, over standard input and output."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path


def serve_assistants(folders: list[str] | None) -> int:
    """Serves until the client closes its end; 2 when the extra is missing or a folder is none."""
    if find_spec("mcp") is None:
        print("gatewright: `gatewright mcp` needs an extra; install it with: pip install 'gatewright[mcp]'", file=sys.stderr)
        return 2
    roots = tuple(Path(folder) for folder in folders or ["."])
    wrong = [root for root in roots if not root.is_dir()]
    for root in wrong:
        print(f"gatewright: {root} is no folder", file=sys.stderr)
    if wrong:
        return 2
    from gatewright.assistants.server import server

    server(roots).run("stdio")
    return 0
