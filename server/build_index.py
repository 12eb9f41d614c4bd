"""Build hook: compiles the docs index into the wheel, so that an installed server never reads YAML for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildIndex(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles `docs_index/` and adds the result to the wheel."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "server"))
        from gatewright.index.compile import compile_index

        target = root / "server" / "gatewright" / "index" / "compiled"
        compile_index(root / "docs_index", target)
        build_data["artifacts"].append("server/gatewright/index/compiled/*.json")
