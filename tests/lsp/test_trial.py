"""A mapping template is tried from the editor: a lens above it, a command, a page that the client is asked to show."""

from __future__ import annotations

import pytest
from lsprotocol import types

from gatewright.workspace.paths import path_of
from harness.client import Editor, capable, place

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEMPLATE = """resource "aws_api_gateway_integration" "send" {
  type = "AWS"
  request_templates = {
    "application/json" = <<-EOT
      {"🙂": $input.json('$.name'), "no": "$nope"}
    EOT
  }
}
"""
PAGE = """# application/json of send

With this request:

```json
"""


async def lenses(editor: Editor, uri: str) -> list[tuple[str, str]]:
    found = await editor.client.text_document_code_lens_async(types.CodeLensParams(types.TextDocumentIdentifier(uri)))
    return [(place(one.range), one.command.title if one.command else "") for one in found or []]


async def test_a_template_has_a_lens_and_its_command_a_page(editor: Editor) -> None:
    shown: list[types.ShowDocumentParams] = []

    @editor.client.feature(types.WINDOW_SHOW_DOCUMENT)
    def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:  # pyright: ignore[reportUnusedFunction]
        shown.append(params)
        return types.ShowDocumentResult(success=True)

    uri = editor.open(TEMPLATE)
    assert await lenses(editor, uri) == [("4:6-4:6", "Try with example request")]
    text = await editor.client.workspace_execute_command_async(types.ExecuteCommandParams("gatewright.tryTemplate", [uri, 4, 6]))
    assert isinstance(text, str)
    assert text.startswith(PAGE)
    assert text.endswith(
        'it makes:\n\n```json\n{"🙂": "example-name", "no": "$nope"}\n```\n\n- 1:37: `$nope` has no value, so it is printed as it stands.\n'
    )
    path = path_of(shown[0].uri)
    assert path is not None
    assert (path.name, path.read_text(encoding="utf-8")) == ("post-request.md", text)
    assert path.parent.name.startswith("gatewright-")


async def test_a_place_without_a_template_shows_nothing(editor: Editor) -> None:
    uri = editor.open(TEMPLATE)
    assert await editor.client.workspace_execute_command_async(types.ExecuteCommandParams("gatewright.tryTemplate", [uri, 0, 0])) is None


async def test_a_client_that_shows_no_documents_gets_no_lens() -> None:
    simple = await Editor.start(capable(show_document=False), options={"debounce": 0})
    assert await lenses(simple, simple.open(TEMPLATE)) == []
    assert await simple.close() == 0
