"""Do answers about the texts in small languages arrive as the protocol wants them: colors, names, folds, signatures?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from gatewright.features.languages.speaker import Signature
from gatewright.lsp import to_proto
from gatewright.lsp.client import Client
from gatewright.lsp.handlers.writing import folded
from gatewright.lsp.server import create_server
from gatewright.text import Span
from harness.client import Editor, place, replaced
from harness.talkative import talk_of_everything

pytestmark = pytest.mark.asyncio(loop_scope="module")

METHOD = """\
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_api_gateway_method" "list" {
  rest_api_id        = aws_api_gateway_rest_api.pets.id
  resource_id        = aws_api_gateway_rest_api.pets.root_resource_id
  http_method        = "GET"
  authorization      = "NONE"
  request_parameters = { "method.request.querystring.limit" = true }
}
"""
INTEGRATION = """\
resource "aws_api_gateway_integration" "list" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_rest_api.pets.root_resource_id
  http_method = aws_api_gateway_method.list.http_method
  request_parameters = {
    "integration.request.header.h" = "'🙂🙂'"
    "integration.request.header.x"  = "method.request.querystring.limit"
  }
}
"""
USE = types.Position(6, 66)


@pytest.fixture
def files(editor: Editor) -> Iterator[tuple[str, str]]:
    """The uris of a method and its integration, in two files."""
    folder = editor.folder()
    uris = editor.open(METHOD, "method.tf", folder, version=3), editor.open(INTEGRATION, "integration.tf", folder, version=7)
    yield uris
    for uri in uris:
        editor.shut(uri)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def simple() -> AsyncIterator[Editor]:
    """An editor that said nothing of what it can do."""
    editor = await Editor.start(options={"debounce": 0})
    yield editor
    assert await editor.close() == 0


async def test_tokens_of_a_file_of_a_part_and_what_is_new(editor: Editor, files: tuple[str, str]) -> None:
    document = types.TextDocumentIdentifier(files[1])
    client = editor.client
    every = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    assert every
    first_line = [5, 5, 19, 9, 0, 0, 20, 6, 3, 0, 0, 7, 1, 2, 1, 0, 6, 6, 5, 0]
    second_line = [1, 5, 19, 9, 0, 0, 20, 6, 3, 0, 0, 7, 1, 2, 1, 0, 7, 14, 9, 0, 0, 15, 11, 3, 0, 0, 12, 5, 2, 0]
    assert [*every.data] == [*first_line, *second_line]
    part = await client.text_document_semantic_tokens_range_async(
        types.SemanticTokensRangeParams(document, types.Range(types.Position(6, 0), types.Position(7, 0)))
    )
    assert part
    assert [*part.data] == [6, *second_line[1:]]
    editor.change(files[1], 8, replaced((6, 66), (6, 67), "LL"))
    assert every.result_id
    new = await client.text_document_semantic_tokens_full_delta_async(types.SemanticTokensDeltaParams(document, every.result_id))
    assert isinstance(new, types.SemanticTokensDelta)
    assert [(edit.start, edit.delete_count, [*(edit.data or [])]) for edit in new.edits] == [(len(every.data) - 5, 5, [0, 12, 6, 2, 0])]
    assert new.result_id
    same = await client.text_document_semantic_tokens_full_delta_async(types.SemanticTokensDeltaParams(document, new.result_id))
    assert isinstance(same, types.SemanticTokensDelta)
    assert list(same.edits) == []
    anew = await client.text_document_semantic_tokens_full_delta_async(types.SemanticTokensDeltaParams(document, every.result_id))
    assert isinstance(anew, types.SemanticTokens)
    assert [*anew.data][-5:] == [0, 12, 6, 2, 0]


def spots(found: object) -> list[tuple[str, str]]:
    """Locations as pairs of uri and place."""
    assert isinstance(found, (list, tuple))
    return [(one.uri, place(one.range)) for one in found if isinstance(one, types.Location)]  # pyright: ignore[reportUnknownVariableType]


async def test_names_across_files(editor: Editor, files: tuple[str, str]) -> None:
    method, integration = files
    document, client = types.TextDocumentIdentifier(integration), editor.client
    declared, used = (method, "8:53-8:58"), (integration, "6:66-6:71")
    definition = await client.text_document_definition_async(types.DefinitionParams(document, USE))
    assert spots([definition]) == [declared]
    for with_declaration, expected in ((True, [declared, used]), (False, [used])):
        params = types.ReferenceParams(types.ReferenceContext(with_declaration), document, USE)
        assert spots(await client.text_document_references_async(params)) == expected
    seen = await client.text_document_document_highlight_async(types.DocumentHighlightParams(document, USE))
    assert [(place(one.range), one.kind) for one in seen or []] == [("6:66-6:71", types.DocumentHighlightKind.Read)]
    there = types.DocumentHighlightParams(types.TextDocumentIdentifier(method), types.Position(8, 53))
    seen = await client.text_document_document_highlight_async(there)
    assert [(place(one.range), one.kind) for one in seen or []] == [("8:53-8:58", types.DocumentHighlightKind.Write)]
    nothing = types.DocumentHighlightParams(document, types.Position(0, 0))
    assert await client.text_document_document_highlight_async(nothing) is None


async def test_references_of_the_file_are_highlighted_too(editor: Editor, files: tuple[str, str]) -> None:
    params = types.DocumentHighlightParams(types.TextDocumentIdentifier(files[0]), types.Position(4, 30))
    seen = await editor.client.text_document_document_highlight_async(params)
    assert [(place(one.range), one.kind) for one in seen or []] == [
        ("0:37-0:41", types.DocumentHighlightKind.Write),
        ("4:23-4:52", types.DocumentHighlightKind.Read),
        ("5:23-5:52", types.DocumentHighlightKind.Read),
    ]


async def test_a_rename_of_two_files(editor: Editor, simple: Editor, files: tuple[str, str]) -> None:
    method, integration = files
    document = types.TextDocumentIdentifier(integration)
    prepared = await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(document, USE))
    assert isinstance(prepared, types.Range)
    assert place(prepared) == "6:66-6:71"
    assert await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(document, types.Position(6, 50))) is None
    edit = await editor.client.text_document_rename_async(types.RenameParams(document, USE, "page"))
    assert edit
    changes = [change for change in edit.document_changes or [] if isinstance(change, types.TextDocumentEdit)]
    assert [
        (change.text_document.uri, change.text_document.version, [(place(one.range), getattr(one, "new_text", "")) for one in change.edits])
        for change in changes
    ] == [(integration, 7, [("6:66-6:71", "page")]), (method, 3, [("8:53-8:58", "page")])]
    alone = simple.open(METHOD)
    edit = await simple.client.text_document_rename_async(
        types.RenameParams(types.TextDocumentIdentifier(alone), types.Position(8, 55), "page")
    )
    assert edit == types.WorkspaceEdit(
        changes={alone: (types.TextEdit(types.Range(types.Position(8, 53), types.Position(8, 58)), "page"),)}
    )


async def test_a_rename_that_is_refused_says_why(editor: Editor, files: tuple[str, str]) -> None:
    params = types.RenameParams(types.TextDocumentIdentifier(files[1]), USE, "a b")
    with pytest.raises(JsonRpcException) as refused:
        await editor.client.text_document_rename_async(params)
    assert refused.value.message == "`a b` cannot be the name of a query parameter: that is letters, digits and `.`, `_`, `$`, `-`."
    assert refused.value.code == types.LSPErrorCodes.RequestFailed.value
    await editor.quiet()
    assert editor.client.log == []


async def test_a_file_outside_of_the_workspace_is_not_changed(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "method.tf").write_text(METHOD)
    uri = editor.open(INTEGRATION, "integration.tf", tmp_path.as_uri())
    with pytest.raises(JsonRpcException, match=r"`method.tf` has it, too, and is outside of the workspace\."):
        await editor.client.text_document_rename_async(types.RenameParams(types.TextDocumentIdentifier(uri), USE, "page"))


async def test_an_editor_folds_and_completes_by_itself_where_there_is_nothing_to_say(editor: Editor, files: tuple[str, str]) -> None:
    document = types.TextDocumentIdentifier(files[1])
    assert await editor.client.text_document_folding_range_async(types.FoldingRangeParams(document)) is None
    assert await editor.client.text_document_signature_help_async(types.SignatureHelpParams(document, USE)) is None


@pytest.mark.parametrize("uri", ["file:///nowhere/main.tf", "file:///nowhere/readme.md"])
async def test_a_file_that_is_not_read(editor: Editor, uri: str) -> None:
    if uri.endswith("md"):
        editor.open("# Pets\n", uri=uri)
    document, client = types.TextDocumentIdentifier(uri), editor.client
    assert await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document)) is None
    assert await client.text_document_semantic_tokens_full_delta_async(types.SemanticTokensDeltaParams(document, "1")) is None
    whole = types.Range(types.Position(0, 0), types.Position(9, 9))
    assert await client.text_document_semantic_tokens_range_async(types.SemanticTokensRangeParams(document, whole)) is None
    assert await client.text_document_folding_range_async(types.FoldingRangeParams(document)) is None
    assert await client.text_document_rename_async(types.RenameParams(document, types.Position(0, 0), "a")) is None


async def test_folds_are_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    talk_of_everything(monkeypatch)
    server = create_server()
    text = INTEGRATION.replace('"method.request.querystring.limit"', "<<-EOT\n        <\n        a\n        >\n      EOT\n")
    server.store.open("file:///shop/main.tf", 1, text)
    assert folded(server, "file:///shop/main.tf") == [types.FoldingRange(*lines) for lines in ((0, 12), (4, 10), (6, 10), (7, 8))]


@pytest.mark.parametrize(
    ("client", "labels", "kind", "summary"),
    [
        (Client(signature_markdown=True, parameter_offsets=True), [(6, 9), (11, 16)], types.MarkupKind.Markdown, "Puts `value` there."),
        (Client(), ["key", "value"], types.MarkupKind.PlainText, "Puts value there."),
    ],
)
async def test_a_signature_counts_in_utf_16(client: Client, labels: list[object], kind: types.MarkupKind, summary: str) -> None:
    found = Signature("🙂put(key, value)", (Span(5, 8), Span(10, 15)), 1, "Puts `value` there.")
    assert to_proto.signature(found, client) == types.SignatureHelp(
        [
            types.SignatureInformation(
                "🙂put(key, value)",
                types.MarkupContent(kind, summary),
                [types.ParameterInformation(label) for label in labels],  # pyright: ignore[reportArgumentType]
            )
        ],
        active_signature=0,
        active_parameter=1,
    )
