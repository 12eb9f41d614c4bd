"""How does a request look from an editor's side of the pipe? A minimal client: one request at a time, blocking, nothing decoded twice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
OURS: Final = (sys.executable, "-m", "gatewright")
BARE: Final = (sys.executable, str(HERE / "bare_server.py"))

CAPABILITIES: Final[dict[str, Any]] = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"], "tagSupport": {"valueSet": [1]}}},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}, "isPreferredSupport": True},
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True, "tagSupport": {"valueSet": [1, 2]}},
    },
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}
"""What a usual editor says of itself."""


class Client:
    """A server in a process of its own. Times are in milliseconds."""

    def __init__(self, command: Sequence[str]) -> None:
        self.started = perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._to, self._from = self.process.stdin, self.process.stdout
        self._last = 0
        self.published: list[dict[str, Any]] = []

    def initialize(self) -> float:
        """From the start of the process to the reply; then `initialized` is sent."""
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": CAPABILITIES})
        elapsed = (perf_counter() - self.started) * 1000
        self.notify("initialized", {})
        return elapsed

    def open(self, uri: str, language: str, text: str) -> None:
        """The editor opens a file."""
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}})

    def change(self, uri: str, version: int, at: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """The editor replaces a stretch."""
        stretch = {"start": _position(at), "end": _position(end)}
        changes = [{"range": stretch, "text": text}]
        self.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes})

    def ask(self, method: str, uri: str, at: tuple[int, int]) -> Any:
        """A request about a place."""
        return self.request(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": _position(at)})

    def request(self, method: str, params: Any) -> Any:
        """Sends a request and waits for its answer; what arrives before it is put aside."""
        self._last += 1
        self._send({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params})
        while True:
            message = self._receive()
            if "method" in message:
                self._take(message)
            elif message["id"] == self._last:
                return message["result"]

    def wait_for_findings(self) -> None:
        """Waits until findings are published."""
        while not self.published:
            self._take(self._receive())

    def notify(self, method: str, params: Any) -> None:
        """Sends a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def memory(self) -> float:
        """The resident megabytes of the server (Linux only)."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def stop(self) -> None:
        """Says goodbye, and waits until the process is gone."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self._to.close()
        self.process.wait()
        self._from.close()

    def _take(self, message: dict[str, Any]) -> None:
        """What the server says of its own accord: findings are kept, and its requests get an empty answer."""
        if message["method"] == "textDocument/publishDiagnostics":
            self.published.append(message["params"])
        if "id" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def _receive(self) -> dict[str, Any]:
        length = 0
        while (line := self._from.readline().strip()) or not length:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            if not line and self.process.poll() is not None:
                raise EOFError("the server is gone")
        return json.loads(self._from.read(length))


def _position(place: tuple[int, int]) -> dict[str, int]:
    return {"line": place[0], "character": place[1]}
