"""A Vim in a terminal of its own, that a test types into and looks at.

Keys go through its terminal, as from a keyboard. Whatever is asked of it is asked over a channel that it opens when it starts, between two
keystrokes, as a plugin would do it (`:help channel`). ALE needs the terminal: in one that is none, Vim waits for its input and for nothing else.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import termios
from collections import deque
from pathlib import Path
from threading import Thread
from typing import Any

from editors.session import PATIENCE, ROOT, Session

README = ROOT / "editors/vim/README.md"


def vimrc(client: str) -> str:
    """The lines that the README says to put into a vimrc, for the client whose file they name, with the place of this checkout."""
    blocks: list[str] = re.findall(r"```vim\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return next(block for block in blocks if f"editors/vim/{client}" in block).replace("/path/to/gatewright", str(ROOT))


class Vim(Session):
    """One running Vim. Its whole configuration are the lines of a vimrc, by default those of the README for ALE."""

    def __init__(self, program: Path, home: Path, lines: str | None = None) -> None:
        super().__init__(home)
        (home / "vimrc").write_text(vimrc("ale.vim") if lines is None else lines, encoding="utf-8")
        listening = socket.create_server(("127.0.0.1", 0))
        listening.settimeout(PATIENCE)
        before = [
            f'let g:driver = ch_open("127.0.0.1:{listening.getsockname()[1]}")',
            # What else is installed on this machine finds things of its own.
            "let g:ale_linters = #{terraform: ['gatewright'], yaml: ['gatewright'], json: ['gatewright']}",
            # A menu also for one item, and nothing inserted before it is chosen.
            "set completeopt=menu,menuone,noselect hidden",
        ]
        commands = [word for command in before for word in ("--cmd", command)]
        self._terminal, inside = os.openpty()
        termios.tcsetwinsize(inside, (40, 120))
        self._process = subprocess.Popen(
            [program, "-N", "-n", "-i", "NONE", *commands, "-u", home / "vimrc"],
            env={**self.environment, "TERM": "xterm"},
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)
        self._painted: deque[bytes] = deque(maxlen=50)
        Thread(target=self._read_terminal, daemon=True).start()
        with listening:
            self._channel, _ = listening.accept()
        self._channel.settimeout(PATIENCE)
        self._answers = self._channel.makefile(encoding="utf-8")
        self._asked = 0

    def expr(self, expression: str) -> Any:
        """What an expression of Vim's language is now."""
        # Vim asks with positive numbers itself.
        self._asked -= 1
        self._channel.sendall(json.dumps(["expr", expression, self._asked]).encode() + b"\n")
        number, answer = json.loads(self._answers.readline())
        assert number == self._asked
        assert answer != "ERROR", f"{expression}: {self.log()}"
        return answer

    def command(self, command: str) -> None:
        """Runs a command of Vim; what it prints is not shown."""
        self.expr(f"execute({json.dumps(command)})")

    def keys(self, keys: str) -> None:
        """Types; `\\x1b` is Escape."""
        os.write(self._terminal, keys.encode())

    def edit(self, path: Path, text: str) -> None:
        """Writes a file, opens it, and waits for its first findings. Whatever was being typed elsewhere is over."""
        path.write_text(text, encoding="utf-8")
        self.leave_typing()
        self.command(f"edit! {path}")
        self.until("the server", self.roots)

    def leave_typing(self) -> None:
        """Back to where keys are commands."""
        self.keys("\x1b")
        self.until("the end of typing", lambda: self.expr("mode(1)") == "n")

    def roots(self) -> list[str]:
        """The project's folder of each server that has the current file open."""
        return self.expr("map(filter(values(ale#lsp#GetConnections()), 'has_key(v:val.open_documents, bufnr())'), 'v:val.root')")

    def text(self) -> str:
        """The current file as it stands in the editor."""
        return "\n".join(self.expr("getline(1, '$')")) + "\n"

    def go_to(self, words: str) -> None:
        """Puts the cursor on the first of these words."""
        assert self.expr(f"search({json.dumps(chr(92) + 'V' + words)}, 'cw')") > 0

    def cursor(self) -> tuple[int, int]:
        """Line, from one, and column, in bytes from zero."""
        line, column = self.expr("[line('.'), col('.') - 1]")
        return line, column

    def findings(self) -> list[tuple[str, str]]:
        """The rule of each finding, and the words that it underlines."""
        found = self.expr("ale#engine#GetLoclist(bufnr(''))")
        lines = [line.encode() for line in self.text().split("\n")]

        def words(one: dict[str, Any]) -> str:
            assert one["end_lnum"] == one["lnum"]
            return lines[one["lnum"] - 1][one["col"] - 1 : one["end_col"]].decode()

        return [(one["code"], words(one)) for one in found]

    def take_float(self) -> list[str]:
        """The lines of the window that floats over the text, which is closed."""
        shown = self.expr("map(popup_list(), \"getbufline(winbufnr(v:val), 1, '$')\")")
        if shown:
            self.command("call popup_clear(1)")
        return [line for window in shown for line in window]

    def menu(self) -> list[str]:
        """The words of the completion menu."""
        info = self.expr("complete_info(['pum_visible', 'items'])")
        return [item["word"] for item in info["items"]] if info["pum_visible"] else []

    def screen(self) -> str:
        """What stands on the screen."""
        row = "join(map(range(1, &columns), '(screenstring(row, v:val))'), '')"
        return "\n".join(line.rstrip() for line in self.expr(f"map(range(1, &lines), {{_, row -> {row}}})"))

    def log(self) -> str:
        """What Vim wrote on its terminal last, as it wrote it."""
        return b"".join(self._painted).decode(errors="replace")

    def quit(self) -> int:
        """Leaves without saving; its exit code."""
        self.keys("\x1b:qall!\r")
        return self._process.wait(PATIENCE)

    def close(self) -> None:
        """Ends it, whatever it is doing."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._answers.close()
        self._channel.close()

    def _read_terminal(self) -> None:
        """A terminal that nobody reads stops who writes to it."""
        try:
            while painted := os.read(self._terminal, 65536):
                self._painted.append(painted)
        except OSError:
            pass  # Vim is gone.
        finally:
            os.close(self._terminal)
