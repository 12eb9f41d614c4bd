"""Does a fault of ours stay small? In a rule, in a feature, in a message: a line in the log, and everything else goes on."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from gatewright.lsp.guard import guarded
from harness.client import PATIENCE, WRONG, Editor, capable, frame, seen, talk

FAULTY = (sys.executable, str(Path(__file__).with_name("faulty_server.py")))
FOUND = [("wrong-value", "2:19-2:28")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def faulty() -> AsyncIterator[Editor]:
    """An editor of the server with planted faults."""
    editor = await Editor.start(capable(), options={"debounce": 0}, command=FAULTY)
    yield editor
    assert await editor.close() == 0


@pytest.mark.asyncio(loop_scope="module")
async def test_a_rule_that_raises_is_named_and_rests_and_the_others_go_on(faulty: Editor) -> None:
    uris: list[str] = []
    for version in range(5, 11):
        uris.append(faulty.open(WRONG, version=version))  # A new file each, so that findings which stay the same are shown.
        assert seen(await faulty.shown(uris[-1], version)) == FOUND
    await faulty.logged("rests")
    assert faulty.client.log == [
        f"ERROR gatewright: rule planted failed in {uris[0]} (version 5): RuntimeError: planted in a rule",
        "ERROR gatewright: rule planted failed 3 times and rests until the server starts again",
    ]


@pytest.mark.asyncio(loop_scope="module")
async def test_a_feature_that_raises_answers_nothing_and_leaves_a_line(faulty: Editor) -> None:
    uri = faulty.open(WRONG, version=4)
    assert await faulty.hover(uri, 2, 5) is None
    assert await faulty.symbols(uri) == []
    for feature in ("hover", "symbols"):
        line = await faulty.logged(f"{feature} failed in {uri}")
        assert line == f"ERROR gatewright: {feature} failed in {uri} (version 4): RuntimeError: planted in a feature"
    assert "description" in await faulty.complete(uri, 1, 2)
    assert faulty.messages == []


def test_the_guard_keeps_long_words_short(caplog: pytest.LogCaptureFixture) -> None:
    def ask() -> str:
        raise ValueError("pets\n" * 100)

    assert guarded("hover", "file:///main.tf", 3, ask, "nothing") == "nothing"
    assert caplog.messages == [f"hover failed in file:///main.tf (version 3): ValueError: {('pets ' * 100)[:300]}"]
    assert guarded("hover", "file:///main.tf", 3, lambda: "a card", "nothing") == "a card"


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/hover", types.HoverParams),
        ("textDocument/definition", types.DefinitionParams),
        ("textDocument/completion", types.CompletionParams),
    ],
)
@pytest.mark.asyncio(loop_scope="module")
async def test_a_request_that_is_cancelled_is_answered_all_the_same(editor: Editor, method: str, params: Callable[..., object]) -> None:
    uri = editor.open(WRONG)
    asked = params(types.TextDocumentIdentifier(uri), types.Position(2, 5))
    answer = editor.client.protocol.send_request_async(method, asked, msg_id=f"cancelled {method}")
    editor.client.cancel_request(types.CancelParams(f"cancelled {method}"))
    editor.client.cancel_request(types.CancelParams("of no request"))
    (answered,) = await asyncio.wait_for(asyncio.gather(answer, return_exceptions=True), PATIENCE)
    if isinstance(answered, BaseException):
        assert isinstance(answered, JsonRpcException)
        assert answered.code == types.LSPErrorCodes.RequestCancelled.value
    assert await editor.hover(uri, 2, 5) is not None


def test_messages_that_cannot_be_read_are_refused_without_a_stack() -> None:
    place = {"textDocument": {"uri": "file:///main.tf"}, "position": {"line": 0, "character": 0}}
    code, answers, log = talk(
        frame(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}}),
        frame(id=2, method="textDocument/hover", params={**place, "position": {"line": -1, "character": 0}}),
        frame(id=3, method="textDocument/hover", params={}),
        frame(id=4, method="textDocument/hover"),
        frame(id=5, method="textDocument/pets", params={}),
        frame(id=6, method="workspace/executeCommand", params={"command": "pets"}),
        frame(method="textDocument/didOpen", params={"textDocument": 3}),
        frame(method="textDocument/pets", params={}),
        frame(method="$/pets"),
        b"Content-Length: 4\r\n\r\n{{{{",
        frame(id=7, method="textDocument/hover", params=place),
        frame(id=8, method="shutdown"),
        frame(method="exit"),
    )
    assert code == 0
    shown = {answer["id"]: answer.get("error") for answer in answers}
    invalid = {"code": -32602, "message": "Invalid Params"}
    assert {key: shown[key] for key in (2, 3, 4, 7, 8)} == {2: invalid, 3: invalid, 4: invalid, 7: None, 8: None}
    assert shown[5] == {"code": -32601, "message": "Method Not Found: textDocument/pets"}
    assert shown[6] == {"code": -32602, "message": "Invalid Params: Command name 'pets' is not defined"}
    assert all("method" not in answer for answer in answers)
    assert "Traceback" not in log


def test_an_initialize_that_fails_says_why_without_a_stack() -> None:
    params = {"processId": None, "rootUri": "file://[", "capabilities": {}}
    _, answers, _ = talk(frame(id=1, method="initialize", params=params), frame(id=2, method="shutdown"), frame(method="exit"))
    assert answers[0]["error"] == {"code": -32603, "message": "ValueError: Invalid IPv6 URL"}
