"""Do answers arrive as this client can take them? Cards, completion, fixes, navigation: what features say is tested beside them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import pytest
import pytest_asyncio
from lsprotocol import types

from harness.client import RIGHT, WRONG, Editor, place, seen

pytestmark = pytest.mark.asyncio(loop_scope="module")

EMPTY = 'resource "aws_api_gateway_rest_api" "pets" {\n  \n  name = "pets"\n}\n'
TWO = f"{WRONG}{WRONG.replace('pets', 'cats')}"
FIX_ALL = "Fix all that is certain in this file"
FIXES = ["Change to `HEADER`", "Change to `AUTHORIZER`", "Allow `wrong-value` here"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def simple() -> AsyncIterator[Editor]:
    """An editor that said nothing of what it can do."""
    editor = await Editor.start(options={"debounce": 0})
    yield editor
    assert await editor.close() == 0


def written(documentation: object) -> tuple[str, str]:
    """The form of a card and its first line."""
    assert isinstance(documentation, types.MarkupContent)
    return documentation.kind.value, documentation.value.partition("\n")[0]


MARKDOWN = ("markdown", "**`api_key_source`** string, optional, changed in place")
PLAIN = ("plaintext", "api_key_source string, optional, changed in place")


async def test_a_card_is_markdown_for_those_who_read_it(editor: Editor, simple: Editor) -> None:
    for client, form in ((editor, MARKDOWN), (simple, PLAIN)):
        card = await client.hover(client.open(WRONG), 2, 5)
        assert card is not None
        assert card.range is not None
        assert (written(card.contents), place(card.range)) == (form, "2:2-2:16")


async def test_a_place_with_nothing_to_say(editor: Editor) -> None:
    assert await editor.hover(editor.open(EMPTY), 1, 0) is None


async def test_completion_with_tab_stops_and_without(editor: Editor, simple: Editor) -> None:
    for client, kind, text in (
        (editor, types.InsertTextFormat.Snippet, 'api_key_source = "$0"'),
        (simple, None, 'api_key_source = ""'),
    ):
        items = await client.complete(client.open(EMPTY), 1, 2)
        item = items["api_key_source"]
        assert isinstance(item.text_edit, types.TextEdit)
        assert (item.insert_text_format, item.text_edit.new_text, place(item.text_edit.range)) == (kind, text, "1:2-1:2")
        assert item.documentation is None
        assert [one.sort_text for one in items.values()] == [f"{order:04}" for order in range(len(items))]


async def test_the_documentation_of_an_item_comes_when_it_is_selected(editor: Editor, simple: Editor) -> None:
    for client, form in ((editor, MARKDOWN), (simple, PLAIN)):
        item = (await client.complete(client.open(EMPTY), 1, 2))["api_key_source"]
        resolved = await client.client.completion_item_resolve_async(item)
        assert written(resolved.documentation) == form
        resolved.documentation = None
        assert resolved == item


@pytest.mark.parametrize("data", [None, 7, "pets", [], {}, {"param": "no/such", "dialect": 3}, {"kind": ["pets"]}, {"param": {"a": 1}}])
async def test_an_item_that_is_not_ours_comes_back_as_it_was(editor: Editor, data: object) -> None:
    item = types.CompletionItem(label="pets", data=data)
    assert await editor.client.completion_item_resolve_async(item) == item


async def test_an_edit_says_which_version_it_is_for(editor: Editor) -> None:
    edit = types.TextEdit(types.Range(types.Position(2, 19), types.Position(2, 28)), '"HEADER"')
    uri = editor.open(WRONG, version=3)
    document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=3)
    assert (await editor.actions(uri, 2, 20))[0].edit == types.WorkspaceEdit(document_changes=(types.TextDocumentEdit(document, (edit,)),))


async def test_a_client_that_knows_only_commands_is_offered_no_fixes(simple: Editor) -> None:
    assert await simple.actions(simple.open(WRONG), 2, 20) == []


async def test_a_fix_names_the_finding_that_it_settles(editor: Editor) -> None:
    uri = editor.open(WRONG)
    finding = (await editor.shown(uri, 1)).diagnostics[0]
    offered = await editor.actions(uri, 2, 20, diagnostics=[finding])
    assert [(one.title, one.is_preferred, one.diagnostics) for one in offered] == [
        (FIXES[0], True, (finding,)),
        (FIXES[1], None, (finding,)),
        (FIXES[2], None, (finding,)),
        (FIX_ALL, None, (finding,)),
    ]


@pytest.mark.parametrize(
    ("line", "only", "titles"),
    [
        (2, None, [*FIXES, FIX_ALL]),
        (2, [], [*FIXES, FIX_ALL]),
        (2, [""], [*FIXES, FIX_ALL]),
        (2, ["quickfix"], FIXES),
        (2, ["quickfix.pets"], []),
        (2, ["source"], [FIX_ALL]),
        (2, ["source.fixAll"], [FIX_ALL]),
        (2, ["source.fixAll", "quickfix"], [*FIXES, FIX_ALL]),
        (2, ["source.organizeImports"], []),
        (2, ["refactor"], []),
        (0, None, []),
        (0, ["quickfix"], []),
        (0, ["source.fixAll"], [FIX_ALL]),
        (99, ["quickfix"], []),
    ],
)
async def test_what_is_asked_for_is_offered(editor: Editor, line: int, only: Sequence[str] | None, titles: list[str]) -> None:
    uri = editor.open(WRONG)
    assert [action.title for action in await editor.actions(uri, line, 5, only)] == titles


async def test_findings_of_other_lines_are_fixed_only_all_at_once(editor: Editor) -> None:
    uri = editor.open(TWO)
    assert seen(await editor.shown(uri, 1)) == [("wrong-value", "2:19-2:28"), ("wrong-value", "6:19-6:28")]
    offered = await editor.actions(uri, 6, 20)
    assert [[place(finding.range) for finding in action.diagnostics or []] for action in offered] == [
        ["6:19-6:28"],
        ["6:19-6:28"],
        ["6:19-6:28"],
        ["2:19-2:28", "6:19-6:28"],
    ]
    edit = offered[-1].edit
    assert edit is not None
    assert edit.document_changes is not None
    change = edit.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    assert [(place(one.range), getattr(one, "new_text", None)) for one in change.edits] == [
        ("2:19-2:28", '"HEADER"'),
        ("6:19-6:28", '"HEADER"'),
    ]


async def test_nothing_is_offered_where_nothing_is_wrong(editor: Editor) -> None:
    uri = editor.open(RIGHT)
    assert await editor.actions(uri, 2, 20) == []
    assert await editor.actions(uri, 2, 20, ["source.fixAll"]) == []


async def test_from_a_use_to_its_declaration_in_another_file_and_back(editor: Editor) -> None:
    folder = editor.folder()
    variables = editor.open('variable "name" {}\n', "variables.tf", folder)
    uri = editor.open('resource "aws_api_gateway_rest_api" "pets" {\n  name = var.name\n}\n', "main.tf", folder)
    document, use = types.TextDocumentIdentifier(uri), types.Position(1, 12)
    declared = await editor.client.text_document_definition_async(types.DefinitionParams(document, use))
    assert isinstance(declared, types.Location)
    assert (declared.uri, place(declared.range)) == (variables, "0:10-0:14")
    for with_declaration, places in ((True, [(variables, "0:10-0:14"), (uri, "1:9-1:17")]), (False, [(uri, "1:9-1:17")])):
        params = types.ReferenceParams(types.ReferenceContext(with_declaration), document, use)
        used = await editor.client.text_document_references_async(params)
        assert [(one.uri, place(one.range)) for one in used or []] == places
