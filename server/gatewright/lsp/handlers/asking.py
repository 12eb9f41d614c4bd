"""From a request to the place that it asks about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from gatewright.lsp import from_proto
from gatewright.lsp.server import Gatewright

if TYPE_CHECKING:
    from gatewright.features.place import Place


def place_of(server: Gatewright, uri: str, position: types.Position) -> Place | None:
    """The cursor in the newest version of a file; `None` for a file that is not open or that nobody reads."""
    from gatewright.features.place import Place
    from gatewright.index import installed_index

    document = server.store.document(uri)
    if document is None:
        return None
    return Place(document, server.store.project(document), from_proto.offset(document, position, server.encoding), installed_index())


def version_of(server: Gatewright, uri: str) -> int | None:
    """The version of a file, for the log."""
    document = server.store.document(uri)
    return document.version if document else None
