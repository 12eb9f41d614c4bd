"""What pygls does otherwise than we want: document synchronization, the words of errors, and the way out.

The store is the only place that holds a file's text, and it refuses older versions. pygls keeps a copy of every document too, splits
it into lines on each change, and accepts an older version or a change to a file that was never opened. Its notifications are
therefore answered here.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method

from gatewright.lsp.parent import leave

if TYPE_CHECKING:
    from gatewright.lsp.server import Gatewright


class Protocol(LanguageServerProtocol):
    """pygls's protocol with the store in the place of its workspace of documents."""

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        _take_unit(params)
        result = yield from super().lsp_initialize(params)
        # pygls offers file operations, whether the client knows any or not.
        offered = result.capabilities.workspace
        if offered and offered.file_operations == types.FileOperationOptions():
            offered.file_operations = None
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
        self._number(data)
        try:
            return super().structure_message(data)
        except JsonRpcException as fault:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=fault.to_response_error())
            raise type(fault)(f"{fault.message} ({data.get('method', 'an answer')})") from fault

    def _number(self, data: dict[str, Any]) -> None:
        """Versions were optional once. A text without one is the newest."""
        if data.get("method") in (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE):
            match data.get("params"):
                case {"textDocument": {"uri": str(uri)} as document} if document.get("version") is None:
                    file = cast("Gatewright", self._server).store.file(uri)
                    document["version"] = file.version + 1 if file else 0
                case _:
                    pass

    def handle_message(self, message: Any) -> None:
        """As pygls handles a message, in the time between introduction and farewell. A request at another time is told so: its sender waits."""
        method, number = getattr(message, "method", None), getattr(message, "id", None)
        refusal = self._refusal(method) if method else None
        if refusal is None:
            super().handle_message(message)
        elif number is not None:
            self._send_response(number, error=refusal)

    def _refusal(self, method: str) -> types.ResponseError | None:
        match method:
            case types.EXIT:
                return None
            case _ if self._shutdown:
                return types.ResponseError(types.ErrorCodes.InvalidRequest, "The server was told to shut down.")
            case types.INITIALIZE if self._workspace is not None:
                return types.ResponseError(types.ErrorCodes.InvalidRequest, "The server is initialized already.")
            case _ if self._workspace is None and method != types.INITIALIZE:
                return types.ResponseError(types.ErrorCodes.ServerNotInitialized, "The server is not initialized yet.")
            case _:
                return None

    def _send_data(self, data: Any) -> None:
        """As pygls sends; where nobody reads any more, nobody will ask either."""
        try:
            super()._send_data(data)
        except BrokenPipeError:
            leave("it reads no more", well=cast("Gatewright", self._server).told_to_shut_down)

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
