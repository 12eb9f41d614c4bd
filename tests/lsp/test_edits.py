"""How do edits of several files reach a client?"""

from __future__ import annotations

from lsprotocol import types

from gatewright.dialects import dialect_named
from gatewright.lsp import to_proto
from gatewright.lsp.client import Client
from gatewright.model import Document, Project
from gatewright.text import Span, TextEdit

_OPEN = Document("file:///p/a.tf", 3, "a = 1\n", dialect_named("terraform"))
_ON_DISK = Document("file:///p/m/b.tf", None, "\nb = 2\n", dialect_named("terraform"))
_PROJECT = Project((_OPEN,), modules={"module.m": Project((_ON_DISK,))})
_EDITS = {_OPEN.uri: [TextEdit(Span(4, 5), "2")], _ON_DISK.uri: [TextEdit(Span(5, 6), "3")]}


def written(line: int, column: int, text: str) -> types.TextEdit:
    return types.TextEdit(types.Range(types.Position(line, column), types.Position(line, column + 1)), text)


def test_each_file_has_its_edits_and_its_version() -> None:
    edit = to_proto.workspace_edit(_PROJECT, _EDITS, Client(document_changes=True))
    assert edit == types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(_OPEN.uri, 3), [written(0, 4, "2")]),
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(_ON_DISK.uri, None), [written(1, 4, "3")]),
        ]
    )


def test_a_client_without_versions_gets_them_by_file() -> None:
    edit = to_proto.workspace_edit(_PROJECT, _EDITS, Client())
    assert edit == types.WorkspaceEdit(changes={_OPEN.uri: [written(0, 4, "2")], _ON_DISK.uri: [written(1, 4, "3")]})
