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
from gatewright.lsp.protocol import Protocol
from gatewright.lsp.pulse import Pulse
from gatewright.text import Encoding, LineIndex
from gatewright.workspace.discovery import LIMIT, is_excluded
from gatewright.workspace.paths import path_of
from gatewright.workspace.settings import Settings, merge, read_settings
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
        self.settings = Settings()
        self.roots: list[Path] = []
        self.given: object = None
        """Settings from the editor: `initializationOptions`, then what `workspace/configuration` answers."""
        self.pulse = Pulse(self.publish)
        self.told_to_shut_down = False
        self._left_early = False
        self._engine: Any = None
        self._painter: Painter | None = None
        self._shown: dict[str, list[types.Diagnostic]] = {}
        self._folders: dict[str, frozenset[Path]] = {}
        """By open file, the folders that its findings were read from: a change in one of them may change the findings."""
        self._left_alone: set[str] = set()
        self._complaints: list[str] = []

    @property
    def encoding(self) -> Encoding:
        """The column unit that was negotiated with the client."""
        return self.client.encoding

    @property
    def engine(self) -> Any:
        """The rules, imported when they are first needed."""
        if self._engine is None:
            from gatewright.rules.engine import Engine

            self._engine = Engine(self.settings)
        return self._engine

    @property
    def painter(self) -> Painter:
        """What writes semantic tokens, imported when it is first asked."""
        if self._painter is None:
            from gatewright.lsp.painter import Painter

            self._painter = Painter(self.encoding)
        return self._painter

    def configure(self) -> None:
        """Takes the settings from `gatewright.toml` and the editor, says what is wrong in them, and looks at every open file again."""
        self.settings, problems = read_settings(self.roots[0] if self.roots else None)
        self.settings, more = merge(self.settings, self.given, "editor settings")
        self._complain([*problems, *more, *self._unknown_rules()])
        if self._engine is not None:
            self._engine.settings = self.settings
        self.look_again(0)

    def _unknown_rules(self) -> list[str]:
        if not self.settings.levels:
            return []
        # The rules are imported only for settings that name some.
        from gatewright.rules.levels import unknown_rules

        return unknown_rules(self.settings)

    def _complain(self, problems: list[str]) -> None:
        """One message for everything that is newly wrong in the settings; what stayed wrong was said before."""
        new = [problem for problem in problems if problem not in self._complaints]
        self._complaints = problems
        if new:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, "\n".join(new)))

    @property
    def pause(self) -> float:
        """Seconds of silence before findings are computed."""
        return self.settings.debounce / 1000

    def look_at(self, file: OpenFile, delay: float) -> None:
        """Computes the findings of a file after a delay, and of the files whose findings it may change."""
        self._tell_of_size(file)
        self.pulse.beat(file.uri, delay)
        self.look_beside(file.uri, delay)

    def look_beside(self, uri: str, delay: float) -> None:
        """Computes the findings of the other open files that were read together with this one: of its module, and of its callers."""
        path = path_of(uri)
        for other in self.store.files():
            if path and other.uri != uri and path.parent in self._folders.get(other.uri, ()):
                self.pulse.beat(other.uri, delay + 0.1)

    def look_again(self, delay: float) -> None:
        """Computes the findings of every open file."""
        for file in self.store.files():
            self.pulse.beat(file.uri, delay)

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
            if not self._is_excluded(uri):
                async for batch in self._findings(document):
                    found += batch
        except Exception:
            log.exception("findings failed in %s (version %s)", uri, document.version)
        if self.store.document(uri) is document:
            self._show(uri, document.version, found)

    async def _findings(self, document: Document) -> AsyncIterator[list[types.Diagnostic]]:
        from gatewright.lsp import to_proto

        project = self.store.project(document)
        self._folders[document.uri] = frozenset(_folders(project)) if document.dialect.name != "cloudformation" else frozenset()
        for step, batch in enumerate(self.engine.refresh(document, project)):
            yield to_proto.diagnostics(document, batch, self.lines_of, self.client)
            if step % 20 == 19:
                await asyncio.sleep(0)

    def hide(self, uri: str) -> None:
        """A closed file shows nothing."""
        self.pulse.stop(uri)
        if self._engine is not None:
            self._engine.forget(uri)
        if self._painter is not None:
            self._painter.forget(uri)
        self._folders.pop(uri, None)
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
        return self.store.document(uri) is not None or (path is not None and any(path.is_relative_to(root) for root in self.roots))

    def _is_excluded(self, uri: str) -> bool:
        path = path_of(uri)
        return path is not None and any(is_excluded(path, root, self.settings.exclude) for root in self.roots)

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
