"""The server: its state, its life, and how findings leave it. What each request does stands in `handlers/`."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from gatewright import __version__
from gatewright.lsp.client import Client
from gatewright.lsp.guard import guarded
from gatewright.lsp.protocol import Protocol
from gatewright.lsp.pulse import Pulse
from gatewright.text import Encoding, LineIndex
from gatewright.workspace.discovery import LIMIT, is_excluded
from gatewright.workspace.paths import path_of
from gatewright.workspace.settings import Settings, merge, read_settings
from gatewright.workspace.store import OpenFile, Store

log = logging.getLogger("gatewright")


class Gatewright(LanguageServer):
    """The language server. One event loop; frozen documents; handlers run in the order of their messages."""

    def __init__(self) -> None:
        super().__init__(
            "gatewright",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Incremental,
            protocol_cls=Protocol,
        )
        self.store = Store()
        self.client = Client()
        self.settings = Settings()
        self.roots: list[Path] = []
        self.given: object = None
        """Settings from the editor: `initializationOptions`, then what `workspace/configuration` answers."""
        self.pulse = Pulse(self.publish)
        self._engine: Any = None
        self._shown: dict[str, list[types.Diagnostic]] = {}
        self._told: set[str] = set()

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

    def configure(self) -> None:
        """Takes the settings from `gatewright.toml` and the editor, says what is wrong in them, and looks at every open file again."""
        self.settings, problems = read_settings(self.roots[0] if self.roots else None)
        self.settings, more = merge(self.settings, self.given, "editor settings")
        for problem in (*problems, *more):
            self.tell(problem, types.MessageType.Warning)
        if self._engine is not None:
            self._engine.settings = self.settings
        for file in self.store.files():
            self.pulse.beat(file.uri, 0)

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """Shows a message once."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(kind, message))

    def look_at(self, file: OpenFile, delay: float) -> None:
        """Computes the findings of a file after a delay, and of the files of its module, whose findings it may change."""
        if len(file.text) > LIMIT:
            self.tell(f"Gatewright leaves {Path(file.uri).name} alone: it is larger than {LIMIT // 1_000_000} MB.")
        self.pulse.beat(file.uri, delay)
        folder = path_of(file.uri)
        for other in self.store.files() if file.document and folder else ():
            place = path_of(other.uri)
            if other.uri != file.uri and other.document and place and folder and place.parent == folder.parent:
                self.pulse.beat(other.uri, delay + 0.1)

    async def publish(self, uri: str) -> None:
        """Computes the findings of the newest version, yielding between blocks, and shows them when they changed."""
        file = self.store.file(uri)
        document = file.document if file else None
        if file is None or document is None or self._is_excluded(uri):
            self._show(uri, None, [])
            return
        found: list[types.Diagnostic] = []
        try:
            from gatewright.lsp import to_proto

            project = self.store.project(document)
            for step, batch in enumerate(self.engine.steps(document, project)):
                found += to_proto.diagnostics(document, batch, self.lines_of, self.client)
                if step % 20 == 19:
                    await asyncio.sleep(0)
        except Exception:
            log.exception("findings failed in %s (version %s)", uri, document.version)
        if self.store.document(uri) is document:
            self._show(uri, document.version, found)

    def hide(self, uri: str) -> None:
        """A closed file shows nothing."""
        self.pulse.stop(uri)
        self._show(uri, None, [])

    def lines_of(self, uri: str) -> LineIndex | None:
        """The lines of an open file, or of one on disk, for pointing into it."""
        document = self.store.document(uri)
        if document:
            return document.lines
        path = path_of(uri)
        text = self.store.disk.text(path) if path else ""
        return LineIndex(text) if text else None

    def _is_excluded(self, uri: str) -> bool:
        path = path_of(uri)
        return bool(path) and any(is_excluded(path, root, self.settings.exclude) for root in self.roots if path)

    def _show(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        if self._shown.get(uri, []) != found:
            self._shown[uri] = found
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))
        if not found:
            self._shown.pop(uri, None)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """pygls shows every fault in a notification to the user; ours go to the log."""
        guarded(f"{source.__name__ if hasattr(source, '__name__') else source}", "-", None, lambda: _raise(error), None)


def _raise(error: Exception) -> None:
    raise error


def create_server() -> Gatewright:
    """A server with every handler registered."""
    from gatewright.lsp.handlers import register

    server = Gatewright()
    register(server)
    return server
