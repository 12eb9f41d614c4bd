"""Does each client get what it can take, and nothing else? A whole session with the capabilities that real editors send.

`clients/` holds them, without what no answer depends on. `bare.json` is a client that says nothing of itself.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.protocol import default_converter

from harness.abilities import Said, able, faults
from harness.wire import Json, Wire

CLIENTS = {path.stem: json.loads(path.read_text()) for path in sorted(Path(__file__).with_name("clients").glob("*.json"))}

MAIN = """\
variable "source" { /* 🚀 */ default = "HEADERS" }
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
  /* 🚀é */ api_key_source = var.source
}
resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
  http_method   = "GET"
  authorization = "NONE"

  request_parameters = { /* 🚀 */ "method.request.querystring.limit" = true }
}
"""
CALL = """\
resource "aws_api_gateway_integration" "list" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_rest_api.pets.root_resource_id
  http_method = aws_api_gateway_method.list.http_method
  type        = "MOCK"
  uri         = "https://pets.example.com"
  request_parameters = { /* 🚀 */ "integration.request.header.x" = "method.request.querystring.limit" }
  request_templates = {
    "application/json" = <<-EOT
      #if($input.params('a'))
        {"🚀": "$util.escapeJavaScript($input.body)"}
      #end
    EOT
  }

}
"""
ASKED = {
    "textDocumentSync": ["textDocument/publishDiagnostics"],
    "hoverProvider": ["textDocument/hover"],
    "completionProvider": ["textDocument/completion", "completionItem/resolve"],
    "signatureHelpProvider": ["textDocument/signatureHelp"],
    "definitionProvider": ["textDocument/definition"],
    "referencesProvider": ["textDocument/references"],
    "documentHighlightProvider": ["textDocument/documentHighlight"],
    "documentSymbolProvider": ["textDocument/documentSymbol"],
    "codeActionProvider": ["textDocument/codeAction"],
    "codeLensProvider": ["textDocument/codeLens"],
    "renameProvider": ["textDocument/rename"],
    "foldingRangeProvider": ["textDocument/foldingRange"],
    "executeCommandProvider": ["workspace/executeCommand"],
    "semanticTokensProvider": [
        "textDocument/semanticTokens/full",
        "textDocument/semanticTokens/full/delta",
        "textDocument/semanticTokens/range",
    ],
}
"""By what the server offers, the messages that a session must have seen of it."""

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Session:
    """One client with two open files, and the places in them in its unit of columns."""

    def __init__(self, wire: Wire, folder: Path, capabilities: Json) -> None:
        self.wire = wire
        self.capabilities = capabilities
        self.texts = {(folder / name).as_uri(): text for name, text in (("main.tf", MAIN), ("call.tf", CALL))}
        self.main, self.call = self.texts
        self.unit = ""
        self.offered: Json = {}

    def at(self, uri: str, words: str, inside: int = 0) -> Json:
        """A request's words for a place: some characters behind the start of words."""
        offset = self.texts[uri].index(words) + inside
        before = self.texts[uri][:offset]
        return {
            "textDocument": {"uri": uri},
            "position": {"line": before.count("\n"), "character": self._width(before.rpartition("\n")[2])},
        }

    def cut(self, uri: str, at: Json) -> str:
        """The text in a range. Raises `UnicodeDecodeError` where it would cut a character into two."""
        lines = self.texts[uri].split("\n")
        start, end = ((place["line"], place["character"]) for place in (at["start"], at["end"]))
        if start[0] == end[0]:
            return self._slice(lines[start[0]], start[1], end[1])
        return "\n".join(
            (self._slice(lines[start[0]], start[1], None), *lines[start[0] + 1 : end[0]], self._slice(lines[end[0]], 0, end[1]))
        )

    def _width(self, text: str) -> int:
        codec, size = UNITS[self.unit]
        return len(text.encode(codec)) // size

    def _slice(self, line: str, start: int, end: int | None) -> str:
        codec, size = UNITS[self.unit]
        written = line.encode(codec)
        assert max(start, end or 0) * size <= len(written), f"column {start} or {end} is not in {line!r}"
        return written[start * size : None if end is None else end * size].decode(codec)

    async def begin(self) -> None:
        """Introduces the client, and opens both files."""
        result = await self.wire.ask("initialize", {"processId": None, "rootUri": None, **self._introduction()})
        self.offered = result["capabilities"]
        self.unit = self.offered["positionEncoding"]
        self.wire.notify("initialized", {})
        for uri, text in self.texts.items():
            self.wire.open(uri, text)

    def _introduction(self) -> Json:
        folder = self.main.rpartition("/")[0]
        return {"capabilities": self.capabilities, "workspaceFolders": [{"uri": folder, "name": "pets"}]}

    async def finding(self, uri: str, rule: str) -> Json:
        """The finding of a rule in a file, as soon as it is shown."""

        def look() -> Json | None:
            shown = [one["params"] for one in self.wire.received if one.get("method") == "textDocument/publishDiagnostics"]
            return next((one for params in shown if params["uri"] == uri for one in params["diagnostics"] if one["code"] == rule), None)

        return await self.wire.until(look)

    def said(self) -> list[Said]:
        """Everything that the server said so far."""
        asked = self.wire.asked
        return [
            Said(one["method"], one.get("params")) if "method" in one else Said(asked[one["id"]]["method"], one["result"], is_answer=True)
            for one in self.wire.received
        ]


async def _whole_session(session: Session) -> None:
    """Asks for everything once, and looks whether the answers are the right ones."""
    wire, main, call = session.wire, session.main, session.call
    await session.begin()
    document = {"textDocument": {"uri": call}}

    found = {uri: await session.finding(uri, rule) for uri, rule in ((main, "wrong-value"), (call, "mock-integration-ignores-uri"))}
    assert session.cut(main, found[main]["range"]) == "var.source"
    assert session.cut(call, found[call]["range"]) == 'uri         = "https://pets.example.com"'

    card = await wire.ask("textDocument/hover", session.at(main, "api_key_source", 3))
    assert session.cut(main, card["range"]) == "api_key_source"

    for place in (session.at(call, "\n\n}", 1), session.at(call, "escapeJavaScript", 6), session.at(main, "NONE", 2)):
        offered = await wire.ask("textDocument/completion", place)
        assert offered["items"]
        await wire.ask("completionItem/resolve", offered["items"][0])

    signature = await wire.ask("textDocument/signatureHelp", session.at(call, "$input.body"))
    assert signature["signatures"][0]["label"] == "escapeJavaScript(text)"

    for uri, finding in found.items():
        context = {"diagnostics": [finding], "triggerKind": 1}
        fixes = await wire.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": finding["range"], "context": context})
        assert bool(fixes) == bool(able(session.capabilities, "textDocument.codeAction.codeActionLiteralSupport"))

    use = session.at(call, "querystring.limit", 14)
    declared = await wire.ask("textDocument/definition", use)
    assert (declared["uri"], session.cut(main, declared["range"])) == (main, "limit")
    used = await wire.ask("textDocument/references", {**use, "context": {"includeDeclaration": True}})
    assert [(one["uri"], session.cut(one["uri"], one["range"])) for one in used] == [(main, "limit"), (call, "limit")]
    seen = await wire.ask("textDocument/documentHighlight", use)
    assert [session.cut(call, one["range"]) for one in seen] == ["limit"]

    if able(session.capabilities, "textDocument.rename.prepareSupport"):
        assert session.cut(call, await wire.ask("textDocument/prepareRename", use)) == "limit"
    edit = await wire.ask("textDocument/rename", {**use, "newName": "page"})
    assert {uri: [session.cut(uri, one["range"]) for one in edits] for uri, edits in _edits(edit)} == {main: ["limit"], call: ["limit"]}

    outline = await wire.ask("textDocument/documentSymbol", {"textDocument": {"uri": main}})
    assert [one["name"] for one in outline] == ["var.source", "aws_api_gateway_rest_api.pets", "aws_api_gateway_method.list"]
    assert await wire.ask("textDocument/foldingRange", document)

    every = await wire.ask("textDocument/semanticTokens/full", document)
    assert {"$input", "escapeJavaScript", "#if"} <= set(_colored(session, call, every["data"]))
    await wire.ask("textDocument/semanticTokens/full/delta", {**document, "previousResultId": every["resultId"]})
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 16, "character": 0}}
    part = await wire.ask("textDocument/semanticTokens/range", {**document, "range": whole})
    assert part["data"] == every["data"]

    lenses = await wire.ask("textDocument/codeLens", document)
    assert len(lenses) == bool(able(session.capabilities, "window.showDocument.support"))
    place = session.at(call, "#if")["position"]
    command = {"command": "gatewright.tryTemplate", "arguments": [call, place["line"], place["character"]]}
    assert "escapeJavaScript" not in await wire.ask("workspace/executeCommand", command)

    wire.notify("workspace/didChangeConfiguration", {"settings": {"gatewright": {"debounce": 0}}})
    start = session.at(main, "var.source")["position"]
    end = session.at(main, "var.source", len("var.source"))["position"]
    change = {"range": {"start": start, "end": end}, "text": '"HEADER"'}
    wire.notify("textDocument/didChange", {"textDocument": {"uri": main, "version": 2}, "contentChanges": [change]})
    assert "wrong-value" not in [one["code"] for one in await wire.findings(main, 2)]


def _edits(edit: Json) -> Iterator[tuple[str, list[Json]]]:
    yield from edit.get("changes", {}).items()
    for change in edit.get("documentChanges", []):
        yield change["textDocument"]["uri"], change["edits"]


def _colored(session: Session, uri: str, numbers: list[int]) -> Iterator[str]:
    """The words that have a color. None reaches over the end of its line."""
    line = column = 0
    for down, right, length in zip(numbers[::5], numbers[1::5], numbers[2::5], strict=True):
        line, column = line + down, right if down else column + right
        yield session.cut(uri, {"start": {"line": line, "character": column}, "end": {"line": line, "character": column + length}})


def _malformed(said: Iterable[Said]) -> list[str]:
    """The messages that are not of the form that the protocol has for them."""
    converter, wrong = default_converter(), list[str]()
    for one in said:
        made = types.METHOD_TO_TYPES[one.method]
        try:
            if one.is_answer:
                converter.structure({"jsonrpc": "2.0", "id": 1, "result": one.value}, made[1])
            else:
                converter.structure({"jsonrpc": "2.0", "id": 1, "method": one.method, "params": one.value}, made[0])
        except Exception as fault:
            wrong.append(f"{one.method}: {fault}")
    return wrong


@pytest.mark.parametrize("name", CLIENTS)
def test_a_client_gets_what_it_can_take(name: str, tmp_path: Path) -> None:
    capabilities = CLIENTS[name]["capabilities"]

    async def story() -> None:
        wire = await Wire.start({"workspace/configuration": [None], "window/showDocument": {"success": True}})
        session = Session(wire, tmp_path, capabilities)
        await _whole_session(session)
        assert await wire.close() == 0
        said = session.said()
        assert faults(capabilities, said) == []
        assert _malformed(said) == []
        assert {method for one in session.offered if one.endswith(("Provider", "Sync")) for method in ASKED[one]} <= {
            one.method for one in said
        }
        assert wire.log == ""

    asyncio.run(story())


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("textDocument/hover", {"contents": {"kind": "markdown", "value": "pets"}}),
        ("textDocument/hover", {"contents": {"kind": "plaintext", "value": "**pets**"}}),
        ("completionItem/resolve", {"label": "pets", "kind": 1, "documentation": {"kind": "markdown", "value": "pets"}}),
        ("textDocument/completion", {"items": [{"label": "pets", "kind": 19}]}),
        ("textDocument/completion", {"items": [{"label": "pets", "kind": 1, "textEdit": {"newText": "a = ${1:b}"}}]}),
        ("textDocument/completion", {"items": [{"label": "pets", "insertTextFormat": 2, "textEdit": {"newText": "a"}}]}),
        ("textDocument/completion", {"items": [{"label": "pets", "tags": [1]}]}),
        ("textDocument/codeAction", [{"title": "pets", "edit": {}}]),
        ("textDocument/rename", {"documentChanges": []}),
        ("textDocument/documentSymbol", [{"name": "pets", "kind": 23}]),
        ("textDocument/documentSymbol", [{"name": "pets", "kind": 5, "selectionRange": {}}]),
        ("textDocument/signatureHelp", {"signatures": [{"label": "pets(a)", "parameters": [{"label": [5, 6]}]}]}),
        ("initialize", {"capabilities": {"positionEncoding": "utf-8"}}),
    ],
)
def test_what_a_client_that_says_nothing_cannot_take(method: str, value: Any) -> None:
    assert len(faults({}, [Said(method, value, is_answer=True)])) == 1


@pytest.mark.parametrize("method", ["workspace/configuration", "window/showDocument", "client/registerCapability"])
def test_what_a_client_that_says_nothing_is_not_asked(method: str) -> None:
    assert len(faults({}, [Said(method, {"registrations": [{"method": "workspace/didChangeWatchedFiles"}]})])) == 1
