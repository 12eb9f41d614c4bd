"""A Kate on a screen that nobody sees, which a test types into.

Kate tells nothing about itself: a test reads what goes back and forth between Kate and the server, what Kate saves, and pictures of it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from editors.session import ROOT, Session

CONFIG = ROOT / "editors/kate/settings.json"
NEEDED = ("kate", "Xvfb", "openbox", "xdotool", "scrot", "dbus-run-session")
"""The programs that `install.sh` brings."""

_RECORD = """\
#!/bin/sh
tee "{home}/asked" | "{server}" "$@" | tee "{home}/answered"
"""
# Kate asks whether it may start a server; the answer stands here once it was given. What it would complete and remove by itself is left to the server and to us.
_KATERC = """\
[Kate Plugins]
lspclientplugin=true
katefiletreeplugin=false
kateprojectplugin=false

[lspclient]
AllowedServerCommandLines={command} --stdio

[KTextEditor Document]
Remove Spaces=0

[KTextEditor View]
Keyword Completion=false
Word Completion=false
"""


class Kate(Session):
    """One running Kate with `editors/kate/settings.json`, on a file of its own."""

    def __init__(self, home: Path, path: Path, text: str) -> None:
        super().__init__(home)
        self._groups: list[subprocess.Popen[bytes]] = []
        command, server = home / "bin/gatewright", home / "bin/server"
        command.rename(server)
        command.write_text(_RECORD.format(home=home, server=server), encoding="utf-8")
        command.chmod(0o755)
        config = home / "config"
        (config / "kate/lspclient").mkdir(parents=True)
        shutil.copy(CONFIG, config / "kate/lspclient/settings.json")
        (config / "katerc").write_text(_KATERC.format(command=command), encoding="utf-8")
        (home / "run").mkdir(mode=0o700)
        path.write_text(text, encoding="utf-8")
        self.path = path
        self.environment |= {"LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": str(home / "run")}
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def asked(self, method: str) -> list[dict[str, Any]]:
        """What Kate has asked the server, or told it, by this method."""
        return [message["params"] for message in _messages(self.home / "asked") if message.get("method") == method]

    def answered(self, method: str) -> list[Any]:
        """What the server has answered to this method."""
        numbers = [message["id"] for message in _messages(self.home / "asked") if message.get("method") == method]
        answers = {message["id"]: message["result"] for message in _messages(self.home / "answered") if "result" in message}
        return [answers[number] for number in numbers if number in answers]

    def findings(self) -> list[dict[str, Any]]:
        """The diagnostics that Kate was told last."""
        told = [
            message["params"] for message in _messages(self.home / "answered") if message.get("method") == "textDocument/publishDiagnostics"
        ]
        return told[-1]["diagnostics"] if told else []

    def keys(self, *keys: str) -> None:
        """Presses keys, as X names them."""
        self._hand("key", "--delay", "50", *keys)

    def type(self, text: str) -> None:
        """Types a text."""
        self._hand("type", "--delay", "50", text)

    def go_to(self, line: int, column: int) -> None:
        """Puts the cursor on a line and a column, both from zero."""
        self.keys("ctrl+Home", *["Down"] * line, *["Right"] * column)

    def saved(self) -> str:
        """The file, once Kate has saved it."""
        self.keys("ctrl+s")
        return self.path.read_text(encoding="utf-8")

    def picture(self, name: str) -> Path:
        """A picture of the screen."""
        picture = self.home / f"{name}.png"
        subprocess.run(["scrot", "--overwrite", picture], env=self.environment, check=True)
        return picture

    def log(self) -> str:
        """What Kate said; there is a picture beside it."""
        self.picture("log")
        return f"{self.home}\n{(self.home / 'said').read_text(encoding='utf-8', errors='replace')[-2000:]}"

    def quit(self) -> None:
        """Leaves without saving."""
        self.keys("ctrl+q")
        self._kate.wait(30)

    def close(self) -> None:
        """Ends it with its screen, whatever it is doing."""
        for group in reversed(self._groups):
            with suppress(ProcessLookupError):
                os.killpg(group.pid, signal.SIGKILL)
            group.wait()

    def _open(self) -> None:
        self.environment["DISPLAY"] = f":{self._screen()}"
        self._start("openbox")
        self._kate = self._start("dbus-run-session", "--", "kate", "--new", "--startanon", str(self.path))
        self._hand("search", "--sync", "--onlyvisible", "--class", "kate")
        self.until("the file", lambda: self.asked("textDocument/didOpen"))

    def _screen(self) -> int:
        """Starts a screen; its number."""
        number = self.home / "display"
        self._start("sh", "-c", f'exec Xvfb -displayfd 3 -screen 0 1100x700x24 3>"{number}"')
        return int(self.until("the screen", lambda: number.exists() and number.read_text(encoding="utf-8").strip()))

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        with (self.home / "said").open("ab") as said:
            group = subprocess.Popen(
                command, env=self.environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
            )
        self._groups.append(group)
        return group

    def _hand(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self.environment, stdout=subprocess.DEVNULL, timeout=30, check=True)


def _messages(record: Path) -> Sequence[Mapping[str, Any]]:
    """The messages of one direction, but for one that is still under way."""
    if not record.exists():
        return []
    rest, messages = record.read_bytes(), []
    while (head := re.match(rb"Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n", rest)) and len(rest) >= head.end() + int(head[1]):
        end = head.end() + int(head[1])
        messages.append(json.loads(rest[head.end() : end]))
        rest = rest[end:]
    return messages
