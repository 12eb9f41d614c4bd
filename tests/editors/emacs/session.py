"""An Emacs in a terminal that nobody sees, which a test types into and looks at.

Keys go through its input queue, as from a keyboard. What a test asks is evaluated between two of them, where the cursor is.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import socket
import struct
import subprocess
import termios
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from editors.session import PATIENCE, ROOT, Session

CONFIG = ROOT / "editors/emacs"
DRIVER = Path(__file__).with_name("driver.el")

Client = Literal["eglot-ensure", "lsp-deferred"]
"""What starts one of the two language clients of Emacs."""

# Only Eglot is a part of Emacs. lsp-mode asks for the root of a new project, and loads what it knows of all servers that there are.
_LSP_MODE = ("-l", "lsp-mode-autoloads", "--eval", "(setq lsp-auto-guess-root t lsp-client-packages nil lsp-semantic-tokens-enable t)")


class Emacs(Session):
    """One running Emacs that has `editors/emacs/gatewright.el` and one of the clients as its whole configuration."""

    def __init__(self, program: Path, home: Path, client: Client = "eglot-ensure", packages: Sequence[Path] = ()) -> None:
        super().__init__(home)
        self._outlive_emacs()
        place = home / "socket"
        self.environment |= {"DRIVER_SOCKET": str(place), "LC_ALL": "C.UTF-8", "TERM": "vt100"}
        folders = [word for folder in (CONFIG, *packages) for word in ("-L", str(folder))]
        start = ["-l", "gatewright", "--eval", f"(gatewright-start-with #'{client})", "-l", str(DRIVER)]
        self._screen, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 140, 0, 0))
        with (home / "stderr").open("w") as complaints:
            self._process = subprocess.Popen(
                [program, f"--terminal={os.ttyname(terminal)}", "-Q", *folders, *(_LSP_MODE if client == "lsp-deferred" else ()), *start],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=complaints,
                stderr=complaints,
                start_new_session=True,
            )
        threading.Thread(target=self._draw, daemon=True).start()
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE)
        self._lines = self._socket.makefile("rw", encoding="utf-8")
        try:
            self.until("Emacs", lambda: self._listens(place))
        except BaseException:
            self.close()
            raise
        finally:
            os.close(terminal)  # Emacs has opened it by its name.

    def ask(self, function: str, *arguments: object) -> Any:
        """The value of a Lisp function."""
        self._lines.write(f"({' '.join([function, *(json.dumps(argument, ensure_ascii=False) for argument in arguments)])})\n")
        self._lines.flush()
        answer = json.loads(self._lines.readline())
        assert "value" in answer, f"{function}: {answer}"
        return answer["value"]

    def keys(self, keys: str) -> None:
        """Types, as Emacs names keys."""
        self.ask("driver-keys", keys)

    def command(self, name: str) -> None:
        """Runs a command by its name."""
        self.keys(f"M-x {' '.join(name)} RET")

    def edit(self, path: Path, text: str) -> None:
        """Writes a file, opens it, and waits for the server. Whatever was being typed elsewhere is over."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.keys("C-g C-g")
        self.ask("driver-show", str(path))
        # The clients wait for the end of a command.
        self.keys("C-x 1")
        self.until("the server", self.attached)

    def attached(self) -> bool:
        """Whether the server answers for the current file."""
        return bool(self.ask("driver-attached"))

    def text(self) -> str:
        """The current file as it stands in the editor."""
        return self.ask("driver-text")

    def go_to(self, words: str) -> None:
        """Puts the cursor on the first of these words."""
        self.ask("driver-go-to", words)

    def go_to_place(self, line: int, column: int) -> None:
        """Puts the cursor on a line and a column, both from zero."""
        self.ask("driver-go-to-place", line, column)

    def cursor(self) -> tuple[int, int]:
        """Line and column, both from zero, in characters."""
        line, column = self.ask("driver-cursor")
        return line, column

    def findings(self) -> list[tuple[str, str]]:
        """The rule of each finding, or where the client does not show it its sentence, and the words that it underlines."""
        found = self.ask("driver-findings")
        return [(match[1] if (match := re.match(r"gatewright \[([a-z-]+)\]", message)) else message, words) for message, words in found]

    def shown(self, name: str) -> str:
        """The text of the window whose buffer's name starts so; empty without one."""
        return self.ask("driver-shown", name) or ""

    def offered(self) -> list[str]:
        """What stands in the window of completions."""
        return self.ask("driver-offered") or []

    def choose(self, number: int) -> None:
        """Takes what stands there, counted from zero."""
        self.keys("M-<down> " * (number + 1) + "M-RET")

    def log(self) -> str:
        """What Emacs said, and what the server complained of."""
        try:
            said = self.ask("driver-log")
        except (OSError, ValueError):
            said = "Emacs does not answer."
        return f"{said}\n{(self.home / 'stderr').read_text(encoding='utf-8')}"

    def quit(self) -> int:
        """Leaves without saving; its exit code."""
        self.command("kill-emacs")
        return self._process.wait(PATIENCE)

    def close(self) -> None:
        """Ends it, whatever it is doing."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._socket.close()
        os.close(self._screen)

    def _listens(self, place: Path) -> bool:
        with suppress(FileNotFoundError, ConnectionRefusedError):
            self._socket.connect(str(place))
            return True
        return False

    def _outlive_emacs(self) -> None:
        """Eglot gives a server a tenth of a second to end, and Emacs none; then all of its group is killed. In another group it ends as it would."""
        command, server = self.home / "bin/gatewright", self.home / "bin/server"
        command.rename(server)
        command.write_text(f'#!/bin/sh\nexec setsid --wait "{server}" "$@"\n', encoding="utf-8")
        command.chmod(0o755)

    def _draw(self) -> None:
        """Emacs waits for its terminal; nobody looks at it."""
        try:
            while os.read(self._screen, 65536):
                pass
        except OSError:
            return
