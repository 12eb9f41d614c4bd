"""The server: its state, its life, and how findings leave it. What each request does stands in `handlers/`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from gatewright import __version__
from gatewright.dialects import claim
from gatewright.lsp.client import Client
from gatewright.lsp.converter import converter
from gatewright.lsp.folders import Folders
from gatewright.lsp.parent import can_be_watched, leave_with
from gatewright.lsp.protocol import Protocol
from gatewright.lsp.pulse import Pulse
from gatewright.text import Encoding, LineIndex
from gatewright.workspace.discovery import LIMIT
from gatewright.workspace.paths import path_of
from gatewright.workspace.store import OpenFile, Store

if TYPE_CHECKING:
    from gatewright.lsp.painter import Painter
    from gatewright.model import Document, Project

log = logging.getLogger("gatewright")


class Gatewright(LanguageServer):
    """The language server. One event loop; frozen documents; handlers run in the order of their messages."""

    def __init__(self) -> None:
        super().__init__(  # pyright: ignore[reportUnknownMemberType]
            "gatewright",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Incremental,
            protocol_cls=Protocol,
            converter_factory=converter,
        )
        self.store = Store()
        self.client = Client()
        self.folders = Folders(self._complain)
        self.pulse = Pulse(self.publish)
        self.told_to_shut_down = False
        self._left_early = False
        self._painter: Painter | None = None
        self._shown: dict[str, list[types.Diagnostic]] = {}
        self._read_from: dict[str, frozenset[Path]] = {}
        """By open file, the folders that its findings were read from: a change in one of them may change the findings."""
        self._left_alone: set[str] = set()
        self._watch: asyncio.Task[None] | None = None

    @property
    def encoding(self) -> Encoding:
        """The column unit that was negotiated with the client."""
        return self.client.encoding

    @property
    def painter(self) -> Painter:
        """What writes semantic tokens, imported when it is first asked."""
        if self._painter is None:
            from gatewright.lsp.painter import Painter

            self._painter = Painter(self.encoding)
        return self._painter

    def configure(self) -> None:
        """Takes the settings from `gatewright.toml` and the editor, and looks at every open file again."""
        self.folders.read_again()
        self.look_again(at_once=True)

    def _complain(self, problems: list[str]) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, "\n".join(problems)))

    def pause(self, uri: str) -> float:
        """Seconds of silence before the findings of a file are computed."""
        return self.folders.settings(uri).debounce / 1000

    def look_at(self, file: OpenFile, delay: float) -> None:
        """Computes the findings of a file after a delay, and of the files whose findings it may change."""
        self._tell_of_size(file)
        self.pulse.beat(file.uri, delay)
        self.look_beside(file.uri, delay)

    def look_beside(self, uri: str, delay: float) -> None:
        """Computes the findings of the other open files that were read together with this one: of its module, and of its callers."""
        path = path_of(uri)
        for other in self.store.files():
            if path and other.uri != uri and path.parent in self._read_from.get(other.uri, ()):
                self.pulse.beat(other.uri, delay + 0.1)

    def look_again(self, at_once: bool = False) -> None:
        """Computes the findings of every open file."""
        for file in self.store.files():
            self.pulse.beat(file.uri, 0 if at_once else self.pause(file.uri))

    def _tell_of_size(self, file: OpenFile) -> None:
        """Says once that a file of ours is left alone; a large file of somebody else's is none of our business."""
        if len(file.text) > LIMIT and file.uri not in self._left_alone:
            self._left_alone.add(file.uri)
            path = path_of(file.uri) or Path(file.uri)
            if claim(path.name, file.text).dialect:
                message = f"Gatewright leaves {path.name} alone: it is larger than {LIMIT // 1_000_000} MB."
                self.window_show_message(types.ShowMessageParams(types.MessageType.Info, message))

    async def publish(self, uri: str) -> None:
        """Computes the findings of the newest version, yielding between blocks, and shows them when they changed."""
        document = self.store.document(uri)
        if document is None:
            self._show(uri, None, [])
            return
        found: list[types.Diagnostic] = []
        try:
            if not self.folders.exclude(uri):
                async for batch in self._findings(document):
                    found += batch
        except Exception:
            log.exception("findings failed in %s (version %s)", uri, document.version)
        if self.store.document(uri) is document:
            self._show(uri, document.version, found)

    async def _findings(self, document: Document) -> AsyncIterator[list[types.Diagnostic]]:
        from gatewright.lsp import to_proto

        project = self.store.project(document)
        self._read_from[document.uri] = frozenset(_folders(project)) if document.dialect.name != "cloudformation" else frozenset()
        for step, batch in enumerate(self.folders.engine(document.uri).refresh(document, project)):
            yield to_proto.diagnostics(document, batch, self.lines_of, self.client)
            if step % 20 == 19:
                await asyncio.sleep(0)

    def hide(self, uri: str) -> None:
        """A closed file shows nothing."""
        self.pulse.stop(uri)
        self.folders.forget(uri)
        if self._painter is not None:
            self._painter.forget(uri)
        self._read_from.pop(uri, None)
        self._left_alone.discard(uri)
        self._show(uri, None, [])

    def lines_of(self, uri: str) -> LineIndex | None:
        """The lines of an open file, or of one on disk, for pointing into it."""
        document = self.store.document(uri)
        if document:
            return document.lines
        path = path_of(uri)
        text = self.store.disk.text(path) if path else ""
        return LineIndex(text) if text else None

    def may_edit(self, uri: str) -> bool:
        """Whether a fix may change a file: one that is open, or one in the workspace."""
        path = path_of(uri)
        return self.store.document(uri) is not None or (path is not None and self.folders.hold(path))

    def _show(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        if self._shown.get(uri, []) != found:
            self._shown[uri] = found
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))
        if not found:
            self._shown.pop(uri, None)

    def start_io(self, stdin: BinaryIO | None = None, stdout: BinaryIO | None = None) -> None:
        """Serves until the client says `exit` or closes its end of the pipe. Raises `SystemExit` when it forgot `shutdown`."""
        super().start_io(stdin, stdout)
        self._end()

    def start_tcp(self, host: str, port: int) -> None:
        """The same for one client on a socket."""
        super().start_tcp(host, port)
        self._end()

    def stop(self) -> None:
        """Reads no more messages."""
        self._left_early = not self.told_to_shut_down
        if self._stop_event:
            self._stop_event.set()
        # A socket that stays open would keep the event loop waiting; standard output belongs to the process.
        if isinstance(self.protocol.writer, asyncio.StreamWriter):
            self.protocol.writer.close()

    def leave_with(self, process: int | None) -> None:
        """Ends when the process of the client does. On a socket its end closes the connection, and it may be one of another machine."""
        on_socket = isinstance(self.protocol.writer, asyncio.StreamWriter)
        if process and not on_socket and can_be_watched(process):
            self._watch = asyncio.get_running_loop().create_task(leave_with(process))

    def _end(self) -> None:
        if self._left_early:
            raise SystemExit(1)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """pygls shows every fault in a notification to the user; ours go to the log. A refusal is an answer like any other."""
        if getattr(error, "code", None) == types.LSPErrorCodes.RequestFailed:
            return
        log.error("a message was not handled: %s: %s", type(error).__name__, " ".join(str(error).split()))
        log.debug("%s", getattr(error, "data", None))


def _folders(project: Project) -> Iterator[Path]:
    """The folders of a module and of the local modules that it calls."""
    for document in project.documents:
        path = path_of(document.uri)
        if path:
            yield path.parent
    for module in project.modules.values():
        yield from _folders(module)


def create_server() -> Gatewright:
    """A server with every handler registered."""
    from gatewright.lsp.handlers import register

    # pygls logs a stack for every message that it cannot read; `report_server_error` says the same in a line.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = Gatewright()
    register(server)
    return server
