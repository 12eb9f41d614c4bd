"""A VS Code that a test works in and looks at: code-server, its page in a Chromium without a screen, and a probe behind the page.

The probe (`probe/probe.js`) is an extension: it asks VS Code what an extension would ask it. VS Code starts one with each window; it calls the
socket that this file listens on. Keys and what is shown go through the page, as with a person.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from editors.processes import servers
from editors.session import Session
from editors.vscode.group import Group

HERE = Path(__file__).parent
ANSWER = 60
"""Seconds until VS Code has started a window, or answered a question; far more than any takes."""

SETTINGS: Mapping[str, Any] = {
    "chat.disableAIFeatures": True,
    "editor.accessibilitySupport": "off",
    "editor.wordBasedSuggestions": "off",
    "extensions.autoCheckUpdates": False,
    "extensions.autoUpdate": False,
    "extensions.ignoreRecommendations": True,
    "files.autoSave": "off",
    "git.enabled": False,
    "security.workspace.trust.enabled": False,
    "security.workspace.trust.startupPrompt": "never",
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
}
"""What would come between a test and its file is off: lists with words of the text, files saved by themselves, news, offers."""

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
"""For a browser that may run as root, and asks the network for nothing but its page."""

_PYTHON = """\
#!/bin/sh
case "$*" in
*--stdio*)
    "{python}" "$@"
    echo $? >> "{exits}"
    ;;
*) "{python}" "$@" | sed "s#^{python}\\$#$0#" ;;
esac
"""
"""A Python that notes how each server ended, and says that it is itself the program that runs."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium without a screen, for all sessions of a test file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        try:
            yield browser
        finally:
            browser.close()


class CodeServer(Session):
    """One code-server with a profile of its own and the extension under test, and the windows that were opened in it.

    The `python3` on its PATH leaves the exit code of each server that ended.
    """

    def __init__(
        self,
        program: Path,
        browser: Browser,
        home: Path,
        extensions: Sequence[Path],
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(home)
        self._browser = browser
        self._exits = home / "exits"
        self._prepare(settings or {})
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(self.environment["GATEWRIGHT_PROBE"])
        self._socket.listen()
        self._socket.settimeout(ANSWER)
        command = [program, "--config", home / "config.yaml", "--user-data-dir", home / "data", "--extensions-dir", home / "extensions"]
        installs = [part for extension in (*extensions, _probe(home)) for part in ("--install-extension", extension)]
        done = subprocess.run([*command, *installs], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        options = ["--auth", "none", "--bind-addr", "127.0.0.1:0", "--disable-telemetry", "--disable-update-check"]
        self._group = Group([*command, *options], home / "code-server.log", self.environment)
        try:
            self._address = self.until("code-server", self._listening)
        except BaseException:
            self.close()  # nobody else can, who has no session yet
            raise

    def _prepare(self, settings: Mapping[str, Any]) -> None:
        python, user = self.home / "bin/python3", self.home / "data/User"
        python.write_text(_PYTHON.format(python=sys.executable, exits=self._exits), encoding="utf-8")
        python.chmod(0o755)
        user.mkdir(parents=True)
        (user / "settings.json").write_text(json.dumps({**SETTINGS, **settings}), encoding="utf-8")
        (self.home / "config.yaml").write_text("auth: none\n", encoding="utf-8")
        self.environment |= {
            "GATEWRIGHT_PROBE": str(self.home / "probe"),
            # No shop is asked for extensions.
            "EXTENSIONS_GALLERY": "{}",
            # As if it were started from a command line: its PATH is the one that counts, not that of a login shell.
            "VSCODE_CLI": "1",
        }

    def _listening(self) -> str | None:
        said = self.log()
        assert self._group.running(), said
        found = re.search(r"listening on (http://\S+?)/?\s", said)
        return found and found[1]

    def log(self) -> str:
        """What code-server said, without the traces of what it does well without."""
        said = (self.home / "code-server.log").read_text(encoding="utf-8")
        return "".join(line for line in said.splitlines(keepends=True) if line.startswith("["))

    def open(self, place: Path, **page: Any) -> Window:
        """A new window on a folder, or on a workspace of several folders. What is said of its page is for Playwright's `new_page`."""
        shown = self._browser.new_page(**page)
        kind = "workspace" if place.suffix == ".code-workspace" else "folder"
        shown.goto(f"{self._address}/?{urlencode({kind: place})}")
        return Window(self, shown)

    def call(self) -> socket.socket:
        """The next call of a probe: of the window that was opened or loaded last."""
        return self._socket.accept()[0]

    def servers(self) -> set[int]:
        """The processes of the servers that run."""
        return set(servers(self.home))

    def exits(self) -> list[int]:
        """The exit codes of the servers that ended, in this order."""
        return [int(code) for code in self._exits.read_text(encoding="utf-8").split()] if self._exits.exists() else []

    def close(self) -> None:
        """Ends everything but the browser, whatever it is doing."""
        self._group.close()
        self._socket.close()


class Window:
    """A window of VS Code: its page, and what its extensions see."""

    def __init__(self, session: CodeServer, page: Page) -> None:
        self.session, self.page, self.until = session, page, session.until
        self._listen()

    def _listen(self) -> None:
        connection = self.session.call()
        connection.settimeout(ANSWER)
        self._lines = connection.makefile("rw", encoding="utf-8")

    def ask(self, name: str, *arguments: Any) -> Any:
        """What the function of this name in `probe.js` returns. Raises `AssertionError` with its fault when it fails."""
        self._lines.write(json.dumps({"ask": name, "arguments": arguments}) + "\n")
        self._lines.flush()
        reply = json.loads(self._lines.readline())
        assert "fault" not in reply, f"{name}: {reply['fault']}"
        return reply["answer"]

    def edit(self, path: Path, text: str) -> None:
        """Writes a file and opens it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        self.ask("open", str(path))

    def text(self) -> str:
        """The current file as it stands in the editor."""
        return self.ask("text")

    def findings(self) -> list[tuple[str, str]]:
        """The rule of each finding in the current file, and the words that it underlines."""
        return [(rule, words) for rule, words in self.ask("findings")]

    def hovers(self, words: str) -> list[str]:
        """What is shown on the first of these words, in Markdown: one text for each extension that has something to say."""
        return self.ask("hovers", words)

    def offers(self, words: str) -> list[tuple[str, str]]:
        """The title and the kind of everything that can be done about the first of these words."""
        return [(title, kind) for title, kind in self.ask("offers", words)]

    def run(self, command: str, *arguments: Any) -> Any:
        """What a command of VS Code returns."""
        return self.ask("run", command, *arguments)

    def suggestions(self) -> list[str]:
        """Asks for completion at the cursor; the names in the list that opens."""
        self.run("editor.action.triggerSuggest")
        names = self.page.locator(".suggest-widget.visible .monaco-list-row .label-name")
        names.first.wait_for()
        return names.all_inner_texts()

    def choose(self, number: int) -> None:
        """Takes a suggestion, counted from zero."""
        for _ in range(number):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")

    def notices(self) -> list[str]:
        """What the messages in the corner say."""
        return self.page.locator(".notification-list-item-message").all_inner_texts()

    def close(self) -> None:
        """As a person closes a window."""
        self._lines.close()
        self.page.close()


def _probe(home: Path) -> Path:
    """The probe as VS Code installs it."""
    package = home / "probe.vsix"
    with zipfile.ZipFile(package, "w") as archive:
        for file in ("package.json", "probe.js"):
            archive.write(HERE / "probe" / file, f"extension/{file}")
    return package
