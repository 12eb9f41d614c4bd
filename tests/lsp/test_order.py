"""What of messages at the wrong time, or of a form that the protocol had once? A request is answered, and no text is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from harness.client import RIGHT, WRONG
from harness.wire import Wire

URI = "file:///shops/order/main.tf"
PLACE = {"textDocument": {"uri": URI}, "position": {"line": 2, "character": 5}}


def told(story: Callable[[Wire], Coroutine[Any, Any, None]]) -> Wire:
    """Runs a story with a server, to which nothing was said yet, and ends it; what it said and its log."""

    async def whole() -> Wire:
        wire = await Wire.start()
        await story(wire)
        assert await wire.close() == 0
        return wire

    return asyncio.run(whole())


def test_before_the_client_is_introduced_nothing_is_done() -> None:
    async def story(wire: Wire) -> None:
        wire.open(URI, WRONG)
        early = await wire.answer(wire.request("textDocument/hover", PLACE))
        assert early["error"] == {"code": -32002, "message": "The server is not initialized yet."}
        await wire.initialize()
        assert await wire.ask("textDocument/hover", PLACE) is None

    wire = told(story)
    assert [one for one in wire.received if "method" in one] == []
    assert wire.log == ""


def test_a_client_is_introduced_once() -> None:
    async def story(wire: Wire) -> None:
        await wire.initialize()
        again = await wire.answer(wire.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}}))
        assert again["error"] == {"code": -32600, "message": "The server is initialized already."}

    assert told(story).log == ""


def test_after_the_farewell_a_request_is_refused() -> None:
    async def story() -> None:
        wire = await Wire.start()
        await wire.initialize()
        await wire.ask("shutdown")
        wire.open(URI, WRONG)
        late = await wire.answer(wire.request("textDocument/hover", PLACE))
        assert late["error"] == {"code": -32600, "message": "The server was told to shut down."}
        wire.notify("exit")
        assert await wire.ended() == 0
        assert [one for one in wire.received if "method" in one] == []
        assert wire.log == ""

    asyncio.run(story())


def test_a_client_that_is_never_quite_introduced_is_served() -> None:
    async def story(wire: Wire) -> None:
        await wire.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        wire.open(URI, WRONG)
        assert [one["code"] for one in await wire.findings(URI)] == ["wrong-value"]

    assert told(story).log == ""


def test_texts_without_a_version_are_the_newest() -> None:
    async def story(wire: Wire) -> None:
        await wire.initialize()
        wire.open(URI, RIGHT, version=None)
        for document in ({"uri": URI, "version": None}, {"uri": URI}):
            for text, found in ((WRONG, ["wrong-value"]), (RIGHT, [])):
                wire.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
                before = len(wire.received)
                await wire.until(lambda before=before: wire.received[before:] or None)
                assert [one["code"] for one in wire.received[-1]["params"]["diagnostics"]] == found
        wire.notify("textDocument/didChange", {"textDocument": {"uri": "file:///shops/order/other.tf"}, "contentChanges": []})
        assert await wire.ask("textDocument/hover", PLACE)

    assert told(story).log == (
        "WARNING gatewright: a change of file:///shops/order/other.tf to version 0 is not newer, or of no open file; left out\n"
    )


NOTHING_TO_SAY = [
    ("$/setTrace", {"value": "verbose"}),
    ("$/cancelRequest", {"id": 9999}),
    ("$/cancelRequest", {"id": "pets"}),
    ("$/progress", {"token": 1, "value": None}),
    ("$/pets", {}),
    ("pets/pets", [1]),
    ("window/workDoneProgress/cancel", {"token": 1}),
    ("textDocument/willSave", {"textDocument": {"uri": URI}, "reason": 1}),
    ("textDocument/didSave", {"textDocument": {"uri": "file:///shops/order/never.tf"}, "text": "pets"}),
    ("workspace/didRenameFiles", {"files": [{"oldUri": URI, "newUri": "file:///shops/order/new.tf"}]}),
    ("workspace/didCreateFiles", {"files": [{"uri": URI}]}),
    ("workspace/didDeleteFiles", {"files": [{"uri": URI}]}),
    ("workspace/didChangeWatchedFiles", {"changes": []}),
    ("workspace/didChangeWatchedFiles", {"changes": [{"uri": "pets:", "type": 3}]}),
    ("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [{"uri": "file:///never", "name": "never"}]}}),
    ("workspace/didChangeWorkspaceFolders", {"event": {"added": [{"uri": "untitled:pets", "name": ""}], "removed": []}}),
]


def test_what_needs_no_answer_changes_nothing() -> None:
    async def story(wire: Wire) -> None:
        await wire.initialize()
        wire.open(URI, WRONG)
        await wire.findings(URI)
        for method, params in NOTHING_TO_SAY:
            wire.notify(method, params)
        assert await wire.ask("textDocument/hover", PLACE)

    wire = told(story)
    assert len([one for one in wire.received if one.get("method")]) == 1
    assert wire.log == ""


UNREADABLE = ["$/setTrace", "$/cancelRequest", "textDocument/didOpen", "textDocument/didChange", "workspace/didChangeWatchedFiles"]


def test_what_cannot_be_read_is_named_in_the_log() -> None:
    async def story(wire: Wire) -> None:
        await wire.initialize()
        for method in UNREADABLE:
            wire.notify(method, {"textDocument": {"uri": 7}})
        await wire.ask("textDocument/hover", PLACE)

    assert told(story).log.splitlines() == [
        f"ERROR gatewright: a message was not handled: JsonRpcInvalidParams: Invalid Params ({method})" for method in UNREADABLE
    ]


def test_everything_may_be_cancelled() -> None:
    async def story(wire: Wire) -> None:
        await wire.initialize()
        wire.open(URI, WRONG)
        asked = [
            wire.request(method, PLACE)
            for method in ("textDocument/hover", "textDocument/completion", "textDocument/definition", "textDocument/documentHighlight") * 5
        ]
        for number in asked:
            wire.notify("$/cancelRequest", {"id": number})
        for number in asked:
            answer = await wire.answer(number)
            assert "result" in answer or answer["error"]["code"] == -32800

    assert told(story).log == ""


FAR = 2**31 - 1
OUTSIDE = [((99, 9), (1, 0)), ((0, 0), (FAR, FAR)), ((2, 25), (2, 20)), ((FAR, 0), (FAR, 0))]


def test_a_range_that_is_not_in_the_file_is_answered() -> None:
    async def story(wire: Wire) -> None:
        await wire.initialize({"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}})
        for number, places in enumerate(OUTSIDE):
            document = {"uri": f"file:///shops/order/{number}/main.tf"}
            wire.open(document["uri"], WRONG)
            start, end = ({"line": line, "character": column} for line, column in places)
            asked = {"textDocument": document, "range": {"start": start, "end": end}}
            await wire.ask("textDocument/codeAction", {**asked, "context": {"diagnostics": []}})
            await wire.ask("textDocument/semanticTokens/range", asked)
            change = {"range": asked["range"], "text": RIGHT}
            wire.notify("textDocument/didChange", {"textDocument": {**document, "version": 2}, "contentChanges": [change]})
            assert await wire.ask("textDocument/documentSymbol", {"textDocument": document})

    assert told(story).log == ""
