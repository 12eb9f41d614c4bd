"""What does the server say of itself, what does it ask for, and what does it cost before it is asked anything?"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest
from lsprotocol import types

from gatewright import __version__
from gatewright.features.languages import SPEAKERS
from gatewright.lsp.names import TOKEN_KINDS, TOKEN_MARKS, TRIGGERS
from harness.client import ENVIRONMENT, PATIENCE, Editor, capable, frame, talk

FLOOR = """
import sys
from gatewright.lsp.server import create_server
create_server()
late = ("yaml", "hcl2", "gatewright.rules", "gatewright.features.", "gatewright.cli", "gatewright.index", "gatewright.model", "gatewright.syntax")
print(*sorted(name for name in sys.modules if name.startswith(late)))
"""


def initialize(**params: Any) -> bytes:
    return frame(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}, **params})


def test_it_offers_what_it_serves_and_nothing_else() -> None:
    code, answers, log = talk(initialize(), frame(id=2, method="shutdown"), frame(method="exit"))
    assert (code, log) == (0, "")
    assert answers[0]["result"] == {
        "serverInfo": {"name": "gatewright", "version": __version__},
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": {"openClose": True, "change": types.TextDocumentSyncKind.Incremental.value, "save": True},
            "hoverProvider": True,
            "completionProvider": {
                "triggerCharacters": ['"', "'", ".", "=", ":", " ", "!", "{", "[", "-", "$", "#", "/", "(", "*", "\\"],
                "resolveProvider": True,
            },
            "codeActionProvider": {"codeActionKinds": ["quickfix", "quickfix.allow", "source.fixAll.gatewright"]},
            "definitionProvider": True,
            "referencesProvider": True,
            "documentHighlightProvider": True,
            "renameProvider": True,
            "foldingRangeProvider": True,
            "signatureHelpProvider": {"triggerCharacters": ["(", ","]},
            "documentSymbolProvider": True,
            "codeLensProvider": {"resolveProvider": False},
            "executeCommandProvider": {
                "commands": ["gatewright.tryTemplate", "gatewright.server.explainError", "gatewright.server.documentation"]
            },
            "semanticTokensProvider": {
                "legend": {"tokenTypes": [*TOKEN_KINDS], "tokenModifiers": [*TOKEN_MARKS]},
                "full": {"delta": True},
                "range": True,
            },
            "workspace": {"workspaceFolders": {"supported": True, "changeNotifications": True}},
        },
    }


def test_a_client_that_asks_before_a_rename_is_told_that_it_can() -> None:
    _, answers, _ = talk(initialize(capabilities={"textDocument": {"rename": {"prepareSupport": True}}}))
    assert answers[0]["result"]["capabilities"]["renameProvider"] == {"prepareProvider": True}


def test_every_character_that_starts_something_in_a_text_is_announced() -> None:
    assert {character for speaker in SPEAKERS.values() for character in speaker.triggers} <= set(TRIGGERS)


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["utf-8"], "utf-8"),
        (["utf-32", "utf-16"], "utf-32"),
        (["utf-16", "utf-8"], "utf-16"),
        (["utf-7"], "utf-16"),
        ([], "utf-16"),
    ],
)
def test_the_client_chooses_the_unit_of_columns(offered: list[str], chosen: str) -> None:
    _, answers, _ = talk(initialize(capabilities={"general": {"positionEncodings": offered}}))
    assert answers[0]["result"]["capabilities"]["positionEncoding"] == chosen


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    done = subprocess.run([sys.executable, "-c", FLOOR], capture_output=True, text=True, timeout=PATIENCE, env=ENVIRONMENT, check=True)
    assert done.stdout.split() == []


async def _registrations(capabilities: types.ClientCapabilities) -> list[types.Registration]:
    editor = await Editor.start(capabilities)
    await editor.quiet()
    assert await editor.close() == 0
    return editor.registered


def test_a_client_that_watches_files_is_asked_to() -> None:
    watch, settings = asyncio.run(_registrations(capable()))
    assert watch.method == "workspace/didChangeWatchedFiles"
    patterns = ["**/*.{tf,tofu,tfvars}", "**/*.tf.json", "**/*.{yaml,yml,json,template}", "**/*.{vtl,vm}", "**/gatewright.toml"]
    assert watch.register_options == {"watchers": [{"globPattern": pattern} for pattern in patterns]}
    assert settings.method == "workspace/didChangeConfiguration"
    assert settings.register_options == {"section": "gatewright"}


def test_a_client_that_cannot_watch_is_asked_for_nothing() -> None:
    assert asyncio.run(_registrations(capable(watches=False))) == []
