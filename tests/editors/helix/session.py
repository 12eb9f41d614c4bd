"""A Helix in a terminal of tmux, that a test types into and looks at.

Helix has no language to be asked in. Keys go in, and what it shows is read from the screen; what is selected, and what the file holds, Helix
writes into files.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from editors.session import PATIENCE, ROOT, Session

CONFIG = ROOT / "editors/helix/languages.toml"
# How many findings there are, and the kind of the file, are read in the status line.
_SHOWN = '[editor.statusline]\nright = ["diagnostics", "file-type", "selections", "position"]\n'


class Helix(Session):
    """One running Helix with `editors/helix/languages.toml` as its languages."""

    def __init__(self, programs: tuple[Path, Path], home: Path, folder: Path) -> None:
        super().__init__(home)
        self._helix, self._tmux = programs
        self._socket, self._log, self._out = home / "tmux", home / "helix.log", home / "out"
        settings = home / "config/helix"
        settings.mkdir(parents=True)
        (settings / "languages.toml").symlink_to(CONFIG)
        (settings / "config.toml").write_text(_SHOWN, encoding="utf-8")
        self.edited = home / "none"
        # The terminal outlives Helix: with it would go what Helix started.
        command = shlex.join([str(self._helix), "-v", "--log", str(self._log)])
        self._ask(
            "-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", "-c", folder, f'{command}; echo "Helix ended: $?"; read _'
        )
        self._ask("set-option", "-s", "escape-time", "0")
        self.until("Helix", self.status)

    def health(self, language: str) -> str:
        """What Helix says of a language and its servers."""
        asked = [self._helix, "--health", language]
        said = subprocess.run(asked, env=self.environment, capture_output=True, text=True, check=True, timeout=PATIENCE).stdout
        return re.sub(r"\x1b\[[\d;]*m", "", said)

    def keys(self, *keys: str) -> None:
        """Presses keys, each by its name in tmux (`Enter`, `C-x`)."""
        self._ask("send-keys", *keys)

    def types(self, text: str) -> None:
        """Types a text."""
        self._ask("send-keys", "-l", text)

    def runs(self, command: str) -> None:
        """Runs a command of Helix."""
        self.types(f":{command}")
        self.keys("Enter")

    def screen(self) -> str:
        """What stands on the screen."""
        return self._ask("capture-pane", "-p")

    def status(self) -> str:
        """The line at the bottom that says what is going on."""
        return next((line for line in self.screen().split("\n") if re.match(r" (NOR|INS|SEL) .* \d+:\d+ *$", line)), "")

    def language(self) -> str:
        """What Helix takes the file for."""
        return self.status().split()[-4]

    def cursor(self) -> tuple[int, int]:
        """Line and column, from zero, in characters."""
        line, _, column = self.status().rstrip().rpartition(" ")[2].partition(":")
        return int(line) - 1, int(column) - 1

    def findings(self) -> int:
        """How many there are."""
        return sum(int(number) for number in re.findall(r"● (\d+)", self.status()))

    def menu(self) -> list[str]:
        """The labels of the completion menu: each stands before its kind."""
        return re.findall(r"(\S+) +(?:property|value|enum_member|reference|field) *$", self.screen(), re.MULTILINE)

    def edit(self, path: Path, text: str) -> None:
        """Writes a file and opens it. Whatever was being typed or asked elsewhere is over."""
        path.write_text(text, encoding="utf-8")
        self.leave_typing()
        self.runs(f"buffer-close! {self.edited}")
        self.edited = path
        self.runs(f"open {path}")
        self.until(f"{path}", lambda: path.name in self.status())

    def leave_typing(self) -> None:
        """Back to where keys are commands, with no window open."""
        self.keys("Escape", "Escape")
        self.until("the end of typing", lambda: self.status().startswith(" NOR "))

    def go_to(self, line: int, column: int) -> None:
        """Puts the cursor on a line and a column, from zero, in characters."""
        self.types(f"{line + 1}Ggh" + (f"{column}l" if column else ""))
        self.until("the cursor", lambda: self.status() and self.cursor() == (line, column))

    def text(self) -> str:
        """The current file as it stands in the editor; it is saved."""
        self._out.unlink(missing_ok=True)
        self.types("%")
        return self.selected()

    def selected(self) -> str:
        """The text that is selected."""
        self._out.unlink(missing_ok=True)
        self.runs(f"pipe-to cat > {self._out}.part && mv {self._out}.part {self._out}")
        self.until("the selection", self._out.exists)
        return self._out.read_text(encoding="utf-8")

    def last_finding(self) -> str:
        """The words of the last one of the file: Helix selects them when it goes there."""
        self.types("]D")
        return self.selected()

    def log(self) -> str:
        """The screen, and the end of what Helix and the server wrote down."""
        return f"{self._run('capture-pane', '-p').stdout}\n{self._log.read_text(encoding='utf-8')[-3000:]}"

    def quit(self) -> bool:
        """Leaves without saving; whether that went well."""
        self.leave_typing()
        self.runs("quit-all!")
        self.until("the end of Helix", lambda: "Helix ended" in self.screen())
        return "Helix ended: 0\n" in self.screen()

    def close(self) -> None:
        """Ends it, whatever it is doing."""
        self._run("kill-server")

    def _ask(self, *request: str | Path) -> str:
        done = self._run(*request)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _run(self, *request: str | Path) -> subprocess.CompletedProcess[str]:
        command: Sequence[str | Path] = [self._tmux, "-S", self._socket, *request]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=PATIENCE)
