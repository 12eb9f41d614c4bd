"""An editor for tests: a real client of the real server in a process of its own, that keeps everything it was shown.

editor = await Editor.start(capable())
uri = editor.open(text)
assert seen(await editor.shown(uri, version=1)) == [("wrong-value", "2:19-2:28")]
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient as PlainClient
from pytest_lsp import LanguageClient

import gatewright

Found = TypeVar("Found")

SERVER = (sys.executable, "-m", "gatewright", "--stdio")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(gatewright.__file__).parents[1])}
PATIENCE = 30
"""Seconds until a test that waits for the server has failed. Nothing waits this long when all is well."""

WRONG = 'resource "aws_api_gateway_rest_api" "pets" {\n  name           = "pets"\n  api_key_source = "HEADERS"\n}\n'
"""A file with one finding, `wrong-value` at `2:19-2:28`, and two fixes for it."""
RIGHT = WRONG.replace("HEADERS", "HEADER")
BROKEN = 'variable "pets" {\n'
"""A file with a syntax error."""

_folders = count(1)


def capable(*encodings: str, **others: bool) -> types.ClientCapabilities:
    """A client that can do all that we know to use, but for what `others` turns off."""

    def can(name: str) -> bool:
        return others.get(name, True)

    forms = [types.MarkupKind.Markdown, types.MarkupKind.PlainText] if can("markdown") else [types.MarkupKind.PlainText]
    item = types.ClientCompletionItemOptions(
        snippet_support=can("snippets"),
        documentation_format=forms,
        tag_support=types.CompletionItemTagOptions([types.CompletionItemTag.Deprecated]),
    )
    tags = types.ClientDiagnosticsTagOptions([*types.DiagnosticTag])
    kinds = types.ClientCodeActionKindOptions([types.CodeActionKind.QuickFix])
    called = types.ClientSignatureInformationOptions(
        documentation_format=forms, parameter_information=types.ClientSignatureParameterInformationOptions(label_offset_support=True)
    )
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(one) for one in encodings])
        if encodings
        else None,
        window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=can("show_document"))),
        workspace=types.WorkspaceClientCapabilities(
            configuration=can("configuration"),
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=can("document_changes")),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=can("watches")),
            did_change_configuration=types.DidChangeConfigurationClientCapabilities(dynamic_registration=can("watches")),
        ),
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=forms),
            completion=types.CompletionClientCapabilities(
                completion_item=item, completion_item_kind=types.ClientCompletionItemOptionsKind([*types.CompletionItemKind])
            ),
            signature_help=types.SignatureHelpClientCapabilities(signature_information=called),
            rename=types.RenameClientCapabilities(prepare_support=can("prepare")),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=can("related"), code_description_support=can("links"), version_support=True, tag_support=tags
            ),
            code_action=types.CodeActionClientCapabilities(
                is_preferred_support=True, code_action_literal_support=types.ClientCodeActionLiteralOptions(kinds)
            ),
            document_symbol=types.DocumentSymbolClientCapabilities(
                hierarchical_document_symbol_support=True, symbol_kind=types.ClientSymbolKindOptions([*types.SymbolKind])
            ),
        ),
    )


class Client(LanguageClient):
    """pytest-lsp's client; the server's standard error is kept instead of passed on."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []

    async def start_io(self, cmd: str, *args: Any, **kwargs: Any) -> None:
        await PlainClient.start_io(self, cmd, *args, **kwargs)
        self._stderr_forwarder = asyncio.create_task(self._keep_log())

    async def _keep_log(self) -> None:
        assert self._server
        assert self._server.stderr
        while line := await self._server.stderr.readline():
            self.log.append(line.decode().rstrip())


class Editor:
    """A client, what it was shown, and the few things that an editor does."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[types.ShowMessageParams] = []
        self.registered: list[types.Registration] = []
        self.asked = 0
        """How often the server asked for settings."""
        self.configuration: Any = [None]
        """What it is answered: JSON, or an exception for an error."""
        self._news = asyncio.Event()
        self._listen()

    @classmethod
    async def start(
        cls,
        capabilities: types.ClientCapabilities | None = None,
        options: object = None,
        folders: Sequence[Path] = (),
        answer: Any = (None,),
        command: Sequence[str] = SERVER,
    ) -> Editor:
        """A started server, and an editor that has been introduced to it."""
        editor = cls(Client())
        editor.configuration = answer
        await editor.client.start_io(*command, env=ENVIRONMENT)
        await editor.introduce(capabilities, options, folders)
        return editor

    async def introduce(
        self, capabilities: types.ClientCapabilities | None = None, options: object = None, folders: Sequence[Path] = ()
    ) -> types.InitializeResult:
        """`initialize` and `initialized`."""
        workspace = [types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders]
        params = types.InitializeParams(
            capabilities or types.ClientCapabilities(), initialization_options=options, workspace_folders=workspace or None
        )
        self.result = await asyncio.wait_for(self.client.initialize_session(params), PATIENCE)
        return self.result

    async def close(self) -> int:
        """`shutdown` and `exit`; the exit code of the server."""
        await asyncio.wait_for(self.client.shutdown_session(), PATIENCE)
        assert self.client._server
        code = await asyncio.wait_for(self.client._server.wait(), PATIENCE)
        await self.client.stop()
        return code

    def folder(self) -> str:
        """The uri of a folder that is on no disk and that no other test uses."""
        return f"file:///shops/{next(_folders)}"

    def open(self, text: str, name: str = "main.tf", folder: str | None = None, version: int = 1, uri: str | None = None) -> str:
        """Opens a file, in a folder of its own unless one is named; its uri."""
        uri = uri if uri is not None else f"{folder or self.folder()}/{name}"
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "terraform", version, text)))
        return uri

    def change(self, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent | str) -> None:
        """Changes a file; a plain text replaces all of it."""
        events = [types.TextDocumentContentChangeWholeDocument(change) if isinstance(change, str) else change for change in changes]
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version=version, uri=uri), events)
        )

    def shut(self, uri: str) -> None:
        """Closes a file."""
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def shown(self, uri: str, version: int | None) -> types.PublishDiagnosticsParams:
        """The newest findings of a version of a file, as soon as they are there."""

        def look() -> types.PublishDiagnosticsParams | None:
            return next((params for params in reversed(self.published) if (params.uri, params.version) == (uri, version)), None)

        return await self.until(look)

    async def quiet(self) -> None:
        """Waits until everything that the server had to do at once is done: the findings of one more file are its last task."""
        uri = self.open(BROKEN)
        await self.shown(uri, 1)
        self.shut(uri)
        await self.shown(uri, None)

    async def told(self, number: int = 1) -> list[str]:
        """The messages to the user, when there are so many."""
        return await self.until(lambda: [message.message for message in self.messages] if len(self.messages) >= number else None)

    async def logged(self, words: str) -> str:
        """The line of the server's log with these words."""
        return await self.until(lambda: next((line for line in self.client.log if words in line), None), seconds=0.02)

    async def until(self, look: Callable[[], Found | None], seconds: float | None = None) -> Found:
        """What `look` finds, asked again after each message of the server (or, for its log, every so many seconds)."""
        try:
            async with asyncio.timeout(PATIENCE):
                while (found := look()) is None:
                    self._news.clear()
                    if seconds:
                        await asyncio.sleep(seconds)
                    else:
                        await self._news.wait()
                return found
        except TimeoutError:
            raise AssertionError(f"the server kept silent; shown: {self.published}; its log: {self.client.log}") from None

    async def hover(self, uri: str, line: int, column: int) -> types.Hover | None:
        """The card at a place."""
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, column))
        return await self.client.text_document_hover_async(params)

    async def complete(self, uri: str, line: int, column: int) -> dict[str, types.CompletionItem]:
        """The items at a place, by label; nothing for a file that is not read."""
        params = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(line, column))
        answer = await self.client.text_document_completion_async(params)
        assert answer is None or isinstance(answer, types.CompletionList)
        return {item.label: item for item in answer.items} if answer else {}

    async def actions(
        self, uri: str, line: int, column: int, only: Sequence[str] | None = None, diagnostics: Sequence[types.Diagnostic] = ()
    ) -> list[types.CodeAction]:
        """What is offered for a cursor."""
        place = types.Position(line, column)
        # A client may ask for kinds that no enumeration lists.
        context = types.CodeActionContext(diagnostics, only=list(only) if only is not None else None)  # pyright: ignore[reportArgumentType]
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(place, place), context)
        answer = await self.client.text_document_code_action_async(params)
        return [action for action in answer or [] if isinstance(action, types.CodeAction)]

    async def symbols(self, uri: str) -> list[types.DocumentSymbol]:
        """The outline of a file."""
        answer = await self.client.text_document_document_symbol_async(types.DocumentSymbolParams(types.TextDocumentIdentifier(uri)))
        return [symbol for symbol in answer or [] if isinstance(symbol, types.DocumentSymbol)]

    def _listen(self) -> None:
        client = self.client

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:  # pyright: ignore[reportUnusedFunction]
            self.published.append(params)
            self._news.set()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def message(params: types.ShowMessageParams) -> None:  # pyright: ignore[reportUnusedFunction]
            self.messages.append(params)
            self._news.set()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:  # pyright: ignore[reportUnusedFunction]
            self.registered += params.registrations
            self._news.set()

        @client.feature(types.WORKSPACE_CONFIGURATION)
        def configuration(params: types.ConfigurationParams) -> Any:  # pyright: ignore[reportUnusedFunction]
            self.asked += 1
            self._news.set()
            if isinstance(self.configuration, Exception):
                raise self.configuration
            return self.configuration


def seen(params: types.PublishDiagnosticsParams) -> list[tuple[str, str]]:
    """The findings as pairs of rule and place."""
    return [(str(one.code), place(one.range)) for one in params.diagnostics]


def place(at: types.Range) -> str:
    """`line:column-line:column`, from zero as they are sent."""
    return f"{at.start.line}:{at.start.character}-{at.end.line}:{at.end.character}"


def replaced(start: tuple[int, int], end: tuple[int, int], text: str) -> types.TextDocumentContentChangePartial:
    """A change of a stretch."""
    return types.TextDocumentContentChangePartial(types.Range(types.Position(*start), types.Position(*end)), text)


def frame(**message: Any) -> bytes:
    """A message as it goes over the wire."""
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def talk(*messages: bytes) -> tuple[int, list[dict[str, Any]], str]:
    """Sends everything at once and closes the pipe: the exit code, the answers, and the log."""
    done = subprocess.run(SERVER, input=b"".join(messages), capture_output=True, timeout=PATIENCE, env=ENVIRONMENT, check=False)
    answers = [json.loads(part.split("\r\n\r\n", 1)[1]) for part in done.stdout.decode().split("Content-Length: ")[1:]]
    return done.returncode, answers, done.stderr.decode()
