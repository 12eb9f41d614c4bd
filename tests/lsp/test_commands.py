"""What an editor's own commands ask: the causes of an error message with their places, and the page about what is under the cursor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types

from gatewright.workspace.paths import uri_of
from harness.client import WRONG, Editor, capable

pytestmark = pytest.mark.asyncio(loop_scope="module")

UNGUARDED = """resource "aws_api_gateway_integration" "pets" {
  type                    = "AWS_PROXY"
  integration_http_method = /* 🐾 */ "GET"
  uri                     = aws_lambda_function.pets.invoke_arn
}

resource "aws_lambda_function" "pets" {
  function_name = "pets"
  role          = "arn:aws:iam::123456789012:role/pets"
}
"""
SAID = "Execution failed due to configuration error: Invalid permissions on Lambda function"


RULE = "lambda-integration-not-post"


def places(found: Any) -> list[tuple[str, int, int, int]]:
    """Where the rule reports something: file, line, first column, and the one behind the last."""
    shown = [(one["uri"], one["range"]["start"], one["range"]["end"]) for one in found["places"] if one["rule"] == RULE]
    return [(uri, start["line"], start["character"], end["character"]) for uri, start, end in shown]


async def ask(editor: Editor, command: str, *arguments: Any) -> Any:
    return await editor.client.workspace_execute_command_async(types.ExecuteCommandParams(command, list(arguments)))


@pytest_asyncio.fixture(loop_scope="module")
async def folder_editor(tmp_path: Path) -> AsyncIterator[Editor]:
    """An editor with a folder whose one file is not open."""
    (tmp_path / "closed.tf").write_text(UNGUARDED, encoding="utf-8")
    editor = await Editor.start(capable("utf-16"), folders=[tmp_path])
    yield editor
    await editor.close()


async def test_a_message_has_its_causes_and_their_places_in_all_files_of_the_workspace(folder_editor: Editor, tmp_path: Path) -> None:
    found = await ask(folder_editor, "gatewright.server.explainError", SAID)
    assert next(rule for rule in found["rules"] if rule["name"] == RULE) == {
        "name": RULE,
        "summary": "Lambda integration is not invoked with `POST`.",
    }
    uri = uri_of(tmp_path / "closed.tf")
    assert places(found) == [(uri, 2, 37, 42)]
    # What is open counts as it stands in the editor.
    folder_editor.open(UNGUARDED.replace("🐾 */", "🐾🐾🐾 */"), uri=uri)
    assert places(await ask(folder_editor, "gatewright.server.explainError", SAID)) == [(uri, 2, 41, 46)]


async def test_a_message_that_nobody_knows_has_no_causes(folder_editor: Editor) -> None:
    assert await ask(folder_editor, "gatewright.server.explainError", "the cat sat on the keyboard") == {"rules": [], "places": []}


async def test_what_is_under_the_cursor_has_a_page(editor: Editor) -> None:
    uri = editor.open(WRONG)
    page = await ask(editor, "gatewright.server.documentation", uri, 2, 4)
    assert page == "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html"
    assert await ask(editor, "gatewright.server.documentation", uri, 3, 0) is None


async def test_allowances_can_be_asked_for_alone(editor: Editor) -> None:
    uri = editor.open(WRONG)
    await editor.shown(uri, version=1)

    async def titles(*kinds: str) -> list[str]:
        context = types.CodeActionContext([], only=list(kinds))
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), types.Range(types.Position(2, 20), types.Position(2, 20)), context
        )
        return [action.title for action in await editor.client.text_document_code_action_async(params) or []]

    fixes, allowances = ["Change to `HEADER`", "Change to `AUTHORIZER`"], ["Allow `wrong-value` here"]
    assert await titles("quickfix") == [*fixes, *allowances]
    assert await titles("quickfix.allow") == allowances
