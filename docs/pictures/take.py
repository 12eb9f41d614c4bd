"""What does a user see? Takes the pictures of README.md from a real Neovim, in dark and in light: `make pictures`.

Neovim runs in tmux on a copy of the file. The screen, as tmux has it, becomes HTML (aha), a picture (chromium) and a small picture
(pngquant), all of them packages of Debian.
"""
# ruff: noqa: T201 (it says what it took)

from __future__ import annotations

import math
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PATIENCE = 30
"""Seconds until a text that does not come is a failure."""
TOOLS = ("tmux", "aha", "chromium", "pngquant")
BACKGROUNDS = {"dark": "#14161b", "light": "#e0e2ea"}
"""Neovim's own colors, and the color behind its text in each."""
COLUMNS = 104
FONT, CELL, LINE, MARGIN = 14, 8.4287, 16.5, 10
"""Pixels: size of DejaVu Sans Mono, what a character of it takes, and the room around the screen."""
UNDERLINE_COLOR = r"\x1b\[58;[\d;]*m"
"""aha would take it for other settings."""
CELLS = "<pre style=\"margin:{margin}px;font:{font}px/{line}px 'DejaVu Sans Mono',monospace\">"


@dataclass(frozen=True)
class Shot:
    """A picture: a file, the words that the cursor goes to, steps of keys with what they bring up, and the rows of the screen."""

    name: str
    file: Path
    words: str
    steps: tuple[tuple[str, str], ...]
    rows: int


TERRAFORM = ROOT / "examples/terraform"
SHOTS = (
    Shot("hover-attribute", TERRAFORM / "vets.tf", "connection_type", (("K", "Terraform"),), 32),
    Shot("hover-reference", TERRAFORM / "pet.tf", "invoke_arn", (("K", "Terraform"),), 22),
    Shot("hover-sam", HERE / "library.yaml", "DefaultAuthorizer", (("K", "AWS  "),), 30),
    Shot(
        "completion",
        TERRAFORM / "vets.tf",
        'integration" "list_vets"',
        (('j 8 c c t y p e Space = Space " " Left C-x C-o', "HTTP_PROXY"), ("C-n", "AWS_PROXY a value")),
        32,
    ),
    Shot("finding", TERRAFORM / "api.tf", 'integration_http_method = \\zs"GET"', (("C-w d", "Lambda is"), ("g r a", "Change to")), 24),
)


class Screen:
    """A Neovim in a terminal of its own, on a file in a folder that nobody misses."""

    def __init__(self, nvim: Path, shot: Shot, background: str, folder: Path) -> None:
        self._socket = folder / "tmux"
        shutil.copytree(shot.file.parent, folder / "work")
        homes = [f"XDG_{name.upper()}_HOME={folder / name}" for name in ("config", "data", "state", "cache")]
        path = f"PATH={Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        settings = [f"PICTURE_BACKGROUND={background}", f"PICTURE_CONFIG={ROOT / 'editors/neovim/gatewright.lua'}"]
        editor = [nvim, "-n", "-i", "NONE", "-u", HERE / "editor.lua", "-c", f"call search('{shot.words}')", shot.file.name]
        size = ["-x", str(COLUMNS), "-y", str(shot.rows)]
        command = ["env", *homes, path, f"PYTHONPATH={ROOT / 'server'}", *settings, *editor]
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, "-c", folder / "work", *command)
        self._tmux("set", "-g", "escape-time", "0")
        self.wait(f" {shot.file.name}\n")
        self.keys("z t")

    def keys(self, keys: str) -> None:
        """Types, with tmux's names for keys."""
        self._tmux("send-keys", *keys.split())

    def wait(self, words: str) -> None:
        """Until the words are there and nothing moves any more."""
        end, before = time.monotonic() + PATIENCE, ""
        while words not in (now := self._tmux("capture-pane", "-p")) or now != before:
            if time.monotonic() > end:
                raise SystemExit(f"{words!r} did not come:\n{now}")
            before = now
            time.sleep(0.3)

    def colored(self) -> str:
        """All that is on the screen."""
        return self._tmux("capture-pane", "-p", "-e", "-N")

    def close(self) -> None:
        """Ends Neovim with its terminal."""
        self._tmux("kill-server")

    def _tmux(self, *arguments: str | Path) -> str:
        return subprocess.run(["tmux", "-S", self._socket, *arguments], capture_output=True, text=True, check=True).stdout


def draw(screen: str, shot: Shot, background: str, folder: Path) -> None:
    """The screen as a PNG, twice as fine as its size, for screens that are."""
    page, fine = folder / "page.html", folder / "page.png"
    html = subprocess.run(
        ["aha", "--title", shot.name], input=re.sub(UNDERLINE_COLOR, "", screen), capture_output=True, text=True, check=True
    ).stdout
    style = CELLS.format(margin=MARGIN, font=FONT, line=LINE)
    body = f'<body style="margin:0;background:{BACKGROUNDS[background]}">{style}'
    page.write_text(re.sub("<body[^>]*>\n*<pre>", body, html), encoding="utf-8")
    size = f"--window-size={math.ceil(COLUMNS * CELL) + 2 * MARGIN},{math.ceil(shot.rows * LINE) + 2 * MARGIN}"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--hide-scrollbars",
        "--force-device-scale-factor=2",
    ]
    command = ["chromium", *options, f"--user-data-dir={folder / 'chromium'}", size, f"--screenshot={fine}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=4 * PATIENCE)
    small = HERE / f"{shot.name}-{background}.png"
    subprocess.run(["pngquant", "--force", "--strip", "--output", small, "16", fine], check=True)
    print(f"{small.relative_to(ROOT)}: {small.stat().st_size // 1024} KB")


def main() -> None:
    """Every shot, or those that are named."""
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        raise SystemExit(f"Not installed: {', '.join(missing)}. On Debian: apt-get install {' '.join(missing)}")
    nvim = runpy.run_path(str(ROOT / "tests/editors/neovim/find.py"))["find"]()
    if nvim is None:
        raise SystemExit("No Neovim 0.11 or later: tests/editors/neovim/install.sh fetches one.")
    for shot in SHOTS:
        for background in BACKGROUNDS:
            if sys.argv[1:] and shot.name not in sys.argv[1:]:
                continue
            with tempfile.TemporaryDirectory() as folder:
                screen = Screen(nvim, shot, background, Path(folder))
                try:
                    for keys, words in shot.steps:
                        screen.keys(keys)
                        screen.wait(words)
                    draw(screen.colored(), shot, background, Path(folder))
                finally:
                    screen.close()


if __name__ == "__main__":
    main()
