"""`workspace/executeCommand` for what an editor offers as commands of its own: the causes of a message, the page about what is under the cursor."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from lsprotocol import types

from gatewright.lsp.guard import guarded
from gatewright.lsp.handlers.asking import place_of, version_of
from gatewright.lsp.names import DOCUMENTATION, EXPLAIN_ERROR
from gatewright.lsp.server import Gatewright
from gatewright.workspace.paths import path_of, uri_of


def register(server: Gatewright) -> None:
    """Registers the commands."""

    @server.command(EXPLAIN_ERROR)
    async def explain_error(text: str) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]
        causes = guarded("explain error", "", None, lambda: _causes(text), {})
        places = [place async for place in _places(server, frozenset(causes))] if causes else []
        return {"rules": [{"name": name, "summary": summary} for name, summary in causes.items()], "places": places}

    @server.command(DOCUMENTATION)
    def documentation(uri: str, line: int, character: int) -> str | None:  # pyright: ignore[reportUnusedFunction]
        position = types.Position(line, character)
        return guarded("documentation", uri, version_of(server, uri), lambda: _page(server, uri, position), None)


def _causes(text: str) -> dict[str, str]:
    """The rules behind a message or a log, and what else is known of it: names, with a sentence each."""
    from gatewright.index import installed_index
    from gatewright.rules.messages import behind

    return {match.name: match.summary for match in behind(text, installed_index())}


async def _places(server: Gatewright, rules: frozenset[str]) -> AsyncIterator[dict[str, Any]]:
    """Where some rules report something in the workspace, as it stands in the editor; other requests come between two files."""
    from gatewright.batch.checked import checked
    from gatewright.batch.reading import Reading
    from gatewright.lsp import to_proto

    typed = {path: file.text for file in server.store.files() if (path := path_of(file.uri))}
    seen: set[str] = set()
    for root in server.folders.roots:
        for one in checked(Reading((root,), server.folders.settings(uri_of(root)), typed=typed), jobs=1):
            uri = uri_of(one.path)
            # One workspace folder may stand in another one.
            for report in one.reports if uri not in seen else ():
                if report.rule in rules:
                    stretch = to_proto.to_range(one.document.lines, report.finding.span, server.client)
                    yield {"uri": uri, "range": stretch, "rule": report.rule, "message": report.finding.message}
            seen.add(uri)
            await asyncio.sleep(0)


def _page(server: Gatewright, uri: str, position: types.Position) -> str | None:
    """The first page that the card under the cursor links to."""
    from gatewright.features.hover import hover

    place = place_of(server, uri, position)
    shown = hover(place) if place else None
    return next((address for _, address in shown.card.links), None) if shown else None
