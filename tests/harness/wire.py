"""A client that writes JSON and reads JSON, and keeps every message of the server as it came over the wire.

`harness.client` is the comfortable one; this is for what no library would send, and for looking at exactly what was sent.
"""

from __future__ import annotations

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, TypeVar

from harness.client import ENVIRONMENT, PATIENCE, SERVER, frame

Found = TypeVar("Found")
Json = dict[str, Any]


class Wire:
    """A server process, what was asked of it, and what it said."""

    def __init__(self, process: Process, answers: Mapping[str, Any]) -> None:
        self.process = process
        self.answers = answers
        """By method, the result that a request of the server is answered with; `null` for others."""
        self.received: list[Json] = []
        self.asked: dict[int, Json] = {}
        """By id, the request that was sent with it."""
        self.log = ""
        self._ids = count(1)
        self._news = asyncio.Event()
        self._readers = [asyncio.create_task(self._read()), asyncio.create_task(self._read_log())]

    @classmethod
    async def start(cls, answers: Mapping[str, Any] | None = None, command: Sequence[str] = SERVER) -> Wire:
        """A started server, to which nothing was said yet."""
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=ENVIRONMENT)
        return cls(process, answers or {})

    def write(self, data: bytes) -> None:
        """Sends bytes as they are."""
        assert self.process.stdin
        self.process.stdin.write(data)

    def notify(self, method: str, params: Any = None) -> None:
        """Sends a notification."""
        self.write(frame(method=method, **_given(params)))

    def request(self, method: str, params: Any = None) -> int:
        """Sends a request, and waits for nothing; its id."""
        number = next(self._ids)
        self.asked[number] = {"method": method, "params": params}
        self.write(frame(id=number, method=method, **_given(params)))
        return number

    async def answer(self, number: int) -> Json:
        """The whole answer to a request, its `result` or its `error`."""
        return await self.until(lambda: next((one for one in self.received if one.get("id") == number and "method" not in one), None))

    async def ask(self, method: str, params: Any = None) -> Any:
        """The result of a request that must not fail."""
        answer = await self.answer(self.request(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    async def initialize(self, capabilities: Json | None = None, **params: Any) -> Json:
        """The introduction; what the server can do."""
        given = {"processId": None, "rootUri": None, "capabilities": capabilities or {}, **params}
        result = await self.ask("initialize", given)
        self.notify("initialized", {})
        return result["capabilities"]

    def open(self, uri: str, text: str, version: int | None = 1, language: str = "terraform") -> None:
        """Opens a file."""
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": version, "text": text}})

    async def findings(self, uri: str, version: int | None = 1) -> list[Json]:
        """The newest findings of a version of a file, as soon as they are there."""

        def look() -> list[Json] | None:
            shown = [one["params"] for one in self.received if one.get("method") == "textDocument/publishDiagnostics"]
            return next((one["diagnostics"] for one in reversed(shown) if (one["uri"], one.get("version")) == (uri, version)), None)

        return await self.until(look)

    async def until(self, look: Callable[[], Found | None]) -> Found:
        """What `look` finds, asked again after each message of the server."""
        try:
            async with asyncio.timeout(PATIENCE):
                while (found := look()) is None:
                    self._news.clear()
                    await self._news.wait()
                return found
        except TimeoutError:
            raise AssertionError(f"the server kept silent; it said: {self.received[-3:]}; its log: {self.log}") from None

    async def close(self) -> int:
        """`shutdown` and `exit`; the exit code."""
        await self.ask("shutdown")
        self.notify("exit")
        return await self.ended()

    async def ended(self) -> int:
        """The exit code, when the process ends by itself and its log is read to the end."""
        code = await asyncio.wait_for(self.process.wait(), PATIENCE)
        await asyncio.wait_for(asyncio.gather(*self._readers), PATIENCE)
        return code

    async def _read(self) -> None:
        assert self.process.stdout
        while header := await self.process.stdout.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while (await self.process.stdout.readline()).strip():
                    pass
                self._take(json.loads(await self.process.stdout.readexactly(length)))

    def _take(self, message: Json) -> None:
        self.received.append(message)
        self._news.set()
        if "method" in message and "id" in message:
            self.write(frame(id=message["id"], result=self.answers.get(message["method"])))

    async def _read_log(self) -> None:
        assert self.process.stderr
        while line := await self.process.stderr.readline():
            self.log += line.decode()


def _given(params: Any) -> Json:
    return {} if params is None else {"params": params}
