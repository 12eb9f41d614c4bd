"""How does the server start and end? Over a pipe and on a socket, with a farewell and without one."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pytest

from gatewright.cli import main, serve
from gatewright.lsp.parent import PAUSE
from harness.client import ENVIRONMENT, PATIENCE, SERVER, WRONG, Client, Editor, capable, frame, seen, talk
from harness.wire import Wire

INITIALIZE = frame(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
INITIALIZED = frame(method="initialized", params={})
OPEN = frame(
    method="textDocument/didOpen", params={"textDocument": {"uri": "file:///main.tf", "languageId": "x", "version": 1, "text": WRONG}}
)
SHUTDOWN = frame(id=2, method="shutdown")
EXIT = frame(method="exit")


@pytest.mark.parametrize(
    ("messages", "code", "answered"),
    [
        ((INITIALIZE, INITIALIZED, SHUTDOWN, EXIT), 0, [1, 2]),
        ((INITIALIZE, INITIALIZED, OPEN, SHUTDOWN, EXIT), 0, [1, 2]),
        ((INITIALIZE, SHUTDOWN, frame(id=3, method="textDocument/hover", params={}), EXIT), 0, [1, 2]),
        ((INITIALIZE, INITIALIZED, EXIT), 1, [1]),
        ((EXIT,), 1, []),
        ((INITIALIZE, INITIALIZED), 0, [1]),
        ((INITIALIZE, INITIALIZED, OPEN), 0, [1]),
        ((INITIALIZE, INITIALIZED, b"Content-Length: 400\r\n\r\n{"), 0, [1]),
        ((b"Content-Length",), 0, []),
        ((), 0, []),
    ],
    ids=[
        "farewell",
        "at work",
        "too late",
        "no shutdown",
        "exit first",
        "end of input",
        "end at work",
        "end in a message",
        "end in a header",
        "nothing",
    ],
)
def test_the_process_ends(messages: tuple[bytes, ...], code: int, answered: list[int]) -> None:
    ended, answers, log = talk(*messages)
    assert (ended, [answer["id"] for answer in answers if "id" in answer and "error" not in answer]) == (code, answered)
    assert "Traceback" not in log


@contextmanager
def introduced() -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes], IO[bytes]]]:
    """A server that has begun to answer `initialize`: its process, what it reads, what it says, and its log."""
    with subprocess.Popen(SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(INITIALIZE)
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"Content-Length")
        yield process, process.stdin, process.stdout, process.stderr


def test_the_process_ends_when_its_client_is_gone() -> None:
    with introduced() as (process, given, said, log):
        given.close()
        said.close()
        assert process.wait(PATIENCE) in (0, 1)
        assert b"Traceback" not in log.read()


def test_the_process_ends_with_that_of_its_client_though_its_pipe_is_open() -> None:
    async def story() -> None:
        client = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=asyncio.subprocess.PIPE)
        wire = await Wire.start()
        await wire.initialize(processId=client.pid)
        await client.communicate(b"\n")
        assert await wire.ended() == 1
        assert wire.log == f"INFO gatewright: the client is gone: process {client.pid} ended\n"

    asyncio.run(story())


def test_a_client_on_another_machine_has_a_process_that_is_not_here() -> None:
    async def story() -> None:
        client = await asyncio.create_subprocess_exec(sys.executable, "-c", "")
        await client.wait()
        wire = await Wire.start()
        await wire.initialize(processId=client.pid)
        await asyncio.sleep(PAUSE + 0.5)
        assert await wire.close() == 0
        assert wire.log == ""

    asyncio.run(story())


def test_the_process_ends_when_nobody_reads_what_it_says() -> None:
    with introduced() as (process, given, said, log):
        said.close()
        given.write(INITIALIZED + OPEN)
        given.flush()
        assert process.wait(PATIENCE) == 1
        assert log.read() == b"INFO gatewright: the client is gone: it reads no more\n"


def test_the_server_on_a_socket() -> None:
    async def story() -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = (sys.executable, "-m", "gatewright", "--tcp", str(port))
        process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE, env=ENVIRONMENT)
        editor = Editor(Client())
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    await editor.client.start_tcp("127.0.0.1", port)
                    break
                except ConnectionRefusedError:
                    # Nothing tells when a socket is open but trying it.
                    assert process.returncode is None
                    await asyncio.sleep(0.05)
        await editor.introduce(capable())
        uri = editor.open(WRONG)
        assert seen(await editor.shown(uri, 1)) == [("wrong-value", "2:19-2:28")]
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
        await editor.client.stop()
        assert process.stderr
        assert (await process.stderr.read()).decode() == ""

    asyncio.run(story())


@pytest.mark.parametrize("address", ["pets", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", ":-1", "[::1]", "80x"])
def test_an_address_that_is_none(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--tcp", address]) == 2
    assert capsys.readouterr() == ("", f"gatewright: `{address}` is not of the form HOST:PORT, with a port from 1 to 65535\n")


class Listener:
    """A server that only says where it was told to listen."""

    heard: tuple[str, int] | None = None

    def start_tcp(self, host: str, port: int) -> None:
        self.heard = (host, port)


@pytest.mark.parametrize(
    ("address", "heard", "warned"),
    [
        ("7000", ("127.0.0.1", 7000), False),
        (":7000", ("127.0.0.1", 7000), False),
        ("localhost:7000", ("localhost", 7000), False),
        ("127.0.0.2:7000", ("127.0.0.2", 7000), False),
        ("[::1]:7000", ("::1", 7000), False),
        ("0.0.0.0:7000", ("0.0.0.0", 7000), True),
        ("[::]:7000", ("::", 7000), True),
        ("shop.example.com:7000", ("shop.example.com", 7000), True),
    ],
)
def test_others_are_warned_of(
    address: str, heard: tuple[str, int], warned: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = Listener()
    monkeypatch.setattr("gatewright.lsp.server.create_server", lambda: listener)
    assert serve.serve(address) == 0
    assert listener.heard == heard
    warning = f"gatewright: {heard[0]} can be reached from other machines, and whoever reaches it can read this machine's files\n"
    assert capsys.readouterr() == ("", warning if warned else "")


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["--tcp", f"127.0.0.1:{port}"]) == 2
    assert capsys.readouterr().err.startswith(f"gatewright: cannot listen on 127.0.0.1:{port}: ")
