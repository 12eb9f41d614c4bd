"""What docs/never.md promises holds: a program that is watched by an audit hook reads its files, and does nothing else."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gatewright.index import installed_index

ROOT = Path(__file__).parents[2]
WATCHED = r"""
import os, sys

FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC

def watch(event, details):
    writes = event == "open" and isinstance(details[0], str) and details[2] & WRITING
    if event.startswith(FORBIDDEN) or writes:
        os.write(2, f"{event} {details}\n".encode())
        os._exit(99)

sys.addaudithook(watch)
"""
RUN = f"{WATCHED}\nfrom gatewright.cli import main\nsys.exit(main(sys.argv[1:]))"
LITERALS = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}
FILE = {"uri": "file:///nowhere/main.tf"}
TEXT = 'resource "aws_api_gateway_rest_api" "pets" {\n  name           = "pets"\n  api_key_source = "HEADERS"\n}\n'
PLACE = {"line": 2, "character": 20}
REQUESTS: list[tuple[str, dict[str, Any] | None]] = [
    ("initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": {"codeAction": LITERALS}}}),
    ("textDocument/hover", {"textDocument": FILE, "position": {"line": 2, "character": 5}}),
    ("textDocument/codeAction", {"textDocument": FILE, "range": {"start": PLACE, "end": PLACE}, "context": {"diagnostics": []}}),
    ("shutdown", None),
]
OPENED = {"textDocument": FILE | {"languageId": "terraform", "version": 1, "text": TEXT}}


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    """A checkout compiles the docs index when its sources changed; a wheel has it."""
    installed_index()


def watched(*arguments: str, code: str = RUN, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A run that ends with 99 at the first thing that it must not do, and says which."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "server"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=variables, input=stdin, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "does",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import subprocess; subprocess.run(['true'])",
        "os.execv('/bin/true', ['true'])",
        "open('gatewright-written', 'w')",
        "from pathlib import Path; Path('gatewright-written').mkdir()",
    ],
)
def test_the_watch_sees(does: str) -> None:
    assert watched(code=f"{WATCHED}\n{does}").returncode == 99
    assert not (ROOT / "gatewright-written").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "examples", "--jobs", "1"], 1),
        (["check", "examples", "--jobs", "2", "--format", "sarif"], 1),
        (["check", "examples/terraform", "--fix", "--diff"], 1),
        (["explain", "connection_type"], 0),
        (["explain", "--error", "Invalid permissions on Lambda function", "examples"], 0),
        (["graph", "examples"], 0),
        (["render", "examples/templates/adopt.vtl"], 0),
        (["trace", "GET /pets", "examples/terraform"], 0),
        (["init", "--print"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_command_only_reads(arguments: list[str], code: int) -> None:
    ran = watched(*arguments)
    assert ran.returncode == code, ran.stderr
    assert ran.stdout


def test_the_server_only_reads() -> None:
    asked = [{"id": number, "method": method, "params": params} for number, (method, params) in enumerate(REQUESTS)]
    said = [
        asked[0],
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": OPENED},
        *asked[1:],
        {"method": "exit"},
    ]
    ran = watched("--stdio", stdin="".join(map(_framed, said)))
    assert (ran.returncode, ran.stderr) == (0, "")
    answers = {
        answer["id"]: answer for line in re.split(r"Content-[^{]*", ran.stdout) if line for answer in [json.loads(line)] if "id" in answer
    }
    assert sorted(answers) == [0, 1, 2, 3]
    assert answers[1]["result"]["contents"]["value"].startswith("api_key_source")
    assert answers[2]["result"][0]["title"] == "Change to `HEADER`"


def _framed(message: dict[str, Any]) -> str:
    text = json.dumps({"jsonrpc": "2.0"} | message)
    return f"Content-Length: {len(text)}\r\n\r\n{text}"
