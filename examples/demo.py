"""What does an editor show? Starts the server as an editor does, asks about the two projects beside this file, prints the answers.

It is also a short course in the Language Server Protocol: messages are JSON behind a `Content-Length` line; a request has an id and
gets an answer with that id, a notification has none. The exit code is 1 when an answer is missing.
"""
# ruff: noqa: T201 (it is here to print)

from __future__ import annotations

import difflib
import json
import os
import queue
import subprocess
import sys
import textwrap
import threading
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
WIDTH = 100
ROWS = 8
PATIENCE = 30
"""Seconds to wait for an answer."""
SEVERITIES = {1: "error", 2: "warning", 3: "information", 4: "hint"}


def main() -> int:
    """The demo, question by question."""
    server = Server()
    try:
        who = server.start()["serverInfo"]
        print(f"{who['name']} {who['version']} over standard input and output\n")
        show_hover(server, "terraform/vets.tf", "connection_type")
        show_hover(server, "cloudformation/template.yaml", "TLS_1_0")
        show_completion(server, "terraform/vets.tf", 'connection_type = "VPC_LINK"\n', "  ", "the attributes that are not set yet")
        show_completion(server, "terraform/pet.tf", 'content_handling = "CONVERT_TO_JSON"\n', "  connection_type = ", "values")
        show_completion(server, "cloudformation/template.yaml", "StageName: rehearsal\n", "      ", "the properties that are not set yet")
        for name in ("api.tf", "pet.tf", "vets.tf", "stage.tf"):
            show_findings(server, f"terraform/{name}")
        for name in ("template.yaml", "template.json"):
            show_findings(server, f"cloudformation/{name}")
        show_fix(server, "terraform/api.tf", "lambda-integration-not-post")
        show_fix(server, "cloudformation/template.yaml", "vpc-link-without-connection-id")
        server.stop()
    except (NoAnswerError, BrokenPipeError) as missing:
        print(f"No answer: {missing}", file=sys.stderr)
        return 1
    finally:
        server.process.kill()
    return 0


class NoAnswerError(Exception):
    """The server said nothing, or nothing of use."""


class Server:
    """The server's process, and the messages to and from it."""

    def __init__(self) -> None:
        # In a checkout the package need not be installed.
        path = os.pathsep.join(filter(None, [str(HERE.parent / "server"), os.environ.get("PYTHONPATH")]))
        command = [sys.executable, "-m", "gatewright", "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path})
        self._incoming: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._findings: dict[str, list[dict[str, Any]]] = {}
        self._texts: dict[str, str] = {}
        self._requests = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def start(self) -> dict[str, Any]:
        """Both sides say what they can do; then every file is opened."""
        capabilities = {
            # Columns as Python counts them. An editor that says nothing gets UTF-16 code units.
            "general": {"positionEncodings": ["utf-32"]},
            "textDocument": {
                "hover": {"contentFormat": ["plaintext"]},
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
            },
        }
        answer = self.request("initialize", {"processId": os.getpid(), "rootUri": HERE.as_uri(), "capabilities": capabilities})
        self.notify("initialized", {})
        for path in sorted(HERE.glob("*/*.*")):
            name = path.relative_to(HERE).as_posix()
            self._texts[name] = path.read_text(encoding="utf-8")
            item = {"uri": path.as_uri(), "languageId": path.suffix[1:], "version": 1, "text": self._texts[name]}
            self.notify("textDocument/didOpen", {"textDocument": item})
        return answer

    def stop(self) -> None:
        """First the request to shut down, then the word to leave."""
        self.request("shutdown", None)
        self.notify("exit", None)
        if self.process.wait(PATIENCE) != 0:
            raise NoAnswerError("the server left with an error")

    def text(self, name: str) -> str:
        """A file as it was opened."""
        return self._texts[name]

    def ask(self, method: str, name: str, **about: Any) -> Any:
        """A request about a file."""
        return self.request(method, {"textDocument": {"uri": uri(name)}, **about})

    def change(self, name: str, version: int, text: str) -> None:
        """The editor's text is the one that counts: nothing is written to disk."""
        self.notify("textDocument/didChange", {"textDocument": {"uri": uri(name), "version": version}, "contentChanges": [{"text": text}]})

    def findings(self, name: str) -> list[dict[str, Any]]:
        """What the server published about a file, on its own account: nobody asks for findings."""
        while uri(name) not in self._findings:
            self._take(f"findings of {name}")
        return self._findings[uri(name)]

    def request(self, method: str, params: Any) -> Any:
        """Sends a request and waits for the answer with its id."""
        self._requests += 1
        self._send({"id": self._requests, "method": method, "params": params})
        while True:
            message = self._take(method)
            if message.get("id") == self._requests and "method" not in message:
                if "error" in message:
                    raise NoAnswerError(f"{method}: {message['error']['message']}")
                return message["result"]

    def notify(self, method: str, params: Any) -> None:
        """Sends a notification."""
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _take(self, awaited: str) -> dict[str, Any]:
        try:
            message = self._incoming.get(timeout=PATIENCE)
        except queue.Empty:
            raise NoAnswerError(awaited) from None
        if message is None:
            raise NoAnswerError(f"{awaited}; the server is gone")
        if message.get("method") == "textDocument/publishDiagnostics":
            self._findings[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def _listen(self) -> None:
        assert self.process.stdout
        while header := self.process.stdout.readline():
            length = int(header.removeprefix(b"Content-Length:"))
            while self.process.stdout.readline().strip():
                pass
            self._incoming.put(json.loads(self.process.stdout.read(length)))
        self._incoming.put(None)


def show_hover(server: Server, name: str, words: str) -> None:
    """The card for the first of these words."""
    text = server.text(name)
    line, column = position(text, text.index(words))
    answer = server.ask("textDocument/hover", name, position={"line": line, "character": column})
    if not answer:
        raise NoAnswerError(f"hover on {words}")
    heading(f"Hover on `{words}`, {name}:{line + 1}:{column + 1}")
    show_line(text, answer["range"])
    print()
    for paragraph in answer["contents"]["value"].splitlines():
        print(wrapped(paragraph, "    | "))
    print()


def show_completion(server: Server, name: str, behind: str, typed: str, what: str) -> None:
    """The top of the list after typing on a new line behind some words. Editors narrow it down themselves, letter by letter."""
    text = server.text(name)
    at = text.index(behind) + len(behind)
    server.change(name, 2, f"{text[:at]}{typed}\n{text[at:]}")
    line, column = position(text, at)[0], len(typed)
    items = server.ask("textDocument/completion", name, position={"line": line, "character": column})["items"][:ROWS]
    server.change(name, 3, text)
    if not items:
        raise NoAnswerError(f"completion behind {typed}")
    heading(f"Completion: {what}, {name}:{line + 1}:{column + 1}")
    print(f"  {line + 1:>4} | {typed}")
    print(f"       | {' ' * column}^")
    longest = max(len(item["label"]) for item in items)
    for item in items:
        detail = textwrap.shorten(item.get("detail", ""), WIDTH - longest - 11, placeholder=" ...")
        print(f"         {item['label']:<{longest}}  {detail}".rstrip())
    print()


def show_findings(server: Server, name: str) -> None:
    """Each with its place, its level, and its rule."""
    found = server.findings(name)
    if not found:
        raise NoAnswerError(f"findings of {name}")
    heading(f"Findings in {name}")
    for finding in found:
        start = finding["range"]["start"]
        print(f"  {start['line'] + 1}:{start['character'] + 1} {SEVERITIES[finding['severity']]} {finding['code']}")
        print(wrapped(finding["message"], "    "))
        show_line(server.text(name), finding["range"])
    print()


def show_fix(server: Server, name: str, rule: str) -> None:
    """The first quick fix for a finding, and what it changes."""
    finding = next((one for one in server.findings(name) if one["code"] == rule), None)
    if finding is None:
        raise NoAnswerError(f"finding {rule}")
    context = {"diagnostics": [finding], "only": ["quickfix"]}
    actions = server.ask("textDocument/codeAction", name, range=finding["range"], context=context)
    if not actions:
        raise NoAnswerError(f"quick fix of {rule}")
    heading(f"Quick fix for {rule}: {actions[0]['title']}")
    before = server.text(name)
    after = edited(before, actions[0]["edit"]["changes"][uri(name)])
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, n=1, lineterm=""):
        print(f"  {line}")
    print()


def edited(text: str, edits: list[dict[str, Any]]) -> str:
    """The text with the edits of an answer. They all speak of the text before: from the last to the first, no place moves."""
    for edit in sorted(edits, key=lambda edit: offset(text, edit["range"]["start"]), reverse=True):
        text = text[: offset(text, edit["range"]["start"])] + edit["newText"] + text[offset(text, edit["range"]["end"]) :]
    return text


def position(text: str, at: int) -> tuple[int, int]:
    """Line and column, both from zero."""
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)


def offset(text: str, place: dict[str, int]) -> int:
    """The way back."""
    return sum(len(line) for line in text.splitlines(keepends=True)[: place["line"]]) + place["character"]


def uri(name: str) -> str:
    """The address of a file of the examples."""
    return (HERE / name).as_uri()


def heading(words: str) -> None:
    """A title over an answer."""
    print(f"{words}\n{'-' * len(words)}")


def show_line(text: str, place: dict[str, dict[str, int]]) -> None:
    """The line of a range, with carets under it."""
    start, end = place["start"], place["end"]
    print(f"  {start['line'] + 1:>4} | {text.splitlines()[start['line']]}")
    print(f"       | {' ' * start['character']}{'^' * (end['character'] - start['character'])}")


def wrapped(paragraph: str, margin: str) -> str:
    """A paragraph in the width of the terminal; the lines of a list hang under their first word."""
    hanging = margin + ("  " if paragraph.startswith("- ") else "")
    return (
        textwrap.fill(paragraph, WIDTH, initial_indent=margin, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
        or margin.rstrip()
    )


if __name__ == "__main__":
    raise SystemExit(main())
