"""What pygls does otherwise than we want: document synchronization, the words of errors, and the way out.

The store is the only place that holds a file's text, and it refuses older versions. pygls keeps a copy of every document too, splits
it into lines on each change, and accepts an older version or a change to a file that was never opened. Its notifications are
therefore answered here.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method


class Protocol(LanguageServerProtocol):
    """pygls's protocol with the store in the place of its workspace of documents."""

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        _take_unit(params)
        result = yield from super().lsp_initialize(params)
        # pygls offers file operations, whether there are any or not.
        if result.capabilities.workspace:
            result.capabilities.workspace.file_operations = None
        return result

    @lsp_method(types.EXIT)
    def lsp_exit(self, *args: Any) -> Generator[Any, Any, None]:
        # pygls raises `SystemExit` inside the event loop: over a pipe its code is lost, on a socket it is logged as a fault.
        yield self._handler(types.EXIT), args, None

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        yield self._handler(types.TEXT_DOCUMENT_DID_OPEN), (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        yield self._handler(types.TEXT_DOCUMENT_DID_CHANGE), (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        yield self._handler(types.TEXT_DOCUMENT_DID_CLOSE), (params,), None

    def structure_message(self, data: dict[str, Any]) -> Any:
        """As pygls reads a message, but a request that cannot be read is answered: its sender waits."""
        try:
            return super().structure_message(data)
        except JsonRpcException as fault:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=fault.to_response_error())
            raise

    def _send_response(self, msg_id: str | int, result: Any = None, error: types.ResponseError | None = None) -> None:
        """As pygls answers, without the stack that it puts into an error: that belongs into the log."""
        if error is not None:
            error.data = None
        super()._send_response(msg_id, result, error)

    def _handler(self, method: str) -> Any:
        return self.fm.features[method]  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _take_unit(params: types.InitializeParams) -> None:
    """A client that offers no unit of columns and counts bytes is set up to say so: `positionEncoding` among its options is its offer."""
    options = params.initialization_options
    unit = options.pop("positionEncoding", None) if isinstance(options, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    general = params.capabilities.general or types.GeneralClientCapabilities()
    if isinstance(unit, str) and not general.position_encodings:
        general.position_encodings = [unit]
        params.capabilities.general = general
