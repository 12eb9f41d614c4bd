"""Makes `dist/gatewright-VERSION.vsix`: the extension with the server inside, for every platform.

Needs npm, and a Python with pip and the packages that the server is built with (`make vsix` sees to that).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUNDLED = HERE / "bundled"
LIBS = BUNDLED / "libs"
PURE = BUNDLED / "pure"
"""Apart from the others, so that the Python that serves may prefer a compiled PyYAML of its own."""

COMMAND_LINE_ONLY = ("rich", "shtab")
"""What no server imports."""
COMPILED = ("*.so", "*.pyd")
NOT_NEEDED = (
    "bin",
    "cli",
    "_yaml",
    "regex",
    "regex-*.dist-info",
    "**/__pycache__",
    "**/RECORD",
    "**/direct_url.json",
    "**/entry_points.txt",
)
"""Commands, caches, what names files of this machine, and `regex`, which is compiled (`bundled/stand_ins` has what is used of it)."""


def main() -> None:
    """Builds everything anew, but for what npm has installed already."""
    if is_stale(HERE / "node_modules/.package-lock.json", HERE / "package-lock.json"):
        npm("ci", "--ignore-scripts")
    bundle_server()
    shutil.copy(ROOT / "LICENSE", HERE)
    npm("run", "build")
    npm("run", "package")


def bundle_server() -> None:
    """Installs the server and its dependencies into the extension, without anything compiled."""
    for folder in (LIBS, PURE):
        shutil.rmtree(folder, ignore_errors=True)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    pip(*(name for name in wanted if not name.startswith(COMMAND_LINE_ONLY)))
    pip("--no-deps", "--no-build-isolation", str(ROOT))
    for pattern in (*NOT_NEEDED, *(f"**/{pattern}" for pattern in COMPILED)):
        for found in LIBS.glob(pattern):
            shutil.rmtree(found) if found.is_dir() else found.unlink()
    PURE.mkdir()
    (LIBS / "yaml").rename(PURE / "yaml")


def pip(*arguments: str) -> None:
    """Installs into the bundle; wheels only, so that nobody's set-up script runs."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--target", LIBS]
    subprocess.run([*command, *arguments], check=True)


def npm(*arguments: str) -> None:
    """Runs npm in this folder."""
    # On Windows npm is a script, which is found by its whole name only.
    subprocess.run([shutil.which("npm") or "npm", *arguments], cwd=HERE, check=True)


def is_stale(made: Path, source: Path) -> bool:
    """Whether something was not made, or before its source changed."""
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


if __name__ == "__main__":
    main()
