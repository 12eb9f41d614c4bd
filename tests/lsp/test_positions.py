"""Are places exact behind characters that take one column in one unit and four in another? Asked in every unit, in both directions."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from lsprotocol import types

from harness.client import Editor, capable, place, replaced, seen

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEMPLATE = 'Resources:\n  Pets:\n    Type: AWS::ApiGateway::RestApi\n    Properties: {Name: "🚀🚀é", ApiKeySourceType: HEADERS}\n'
HEADERS = {"utf-8": (55, 62), "utf-16": (50, 57), "utf-32": (48, 55)}
"""Where `HEADERS` stands: two emoji of four bytes or two units, and a letter of two bytes, are before it."""

MODULE = (
    'resource "aws_api_gateway_rest_api" "pets" {\n  name = "🚀"\n  /* 🚀é */ api_key_source = local.source\n}\n'
    'locals { /* 🐈🐈 */ source = "HEADERS" }\n'
)
USE = {"utf-8": "2:32-2:44", "utf-16": "2:29-2:41", "utf-32": "2:28-2:40"}
NAME = {"utf-8": "4:24-4:30", "utf-16": "4:20-4:26", "utf-32": "4:18-4:24"}
VALUE = {"utf-8": "4:33-4:42", "utf-16": "4:29-4:38", "utf-32": "4:27-4:36"}


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["utf-8", "utf-16", "utf-32"])
async def spoken(request: pytest.FixtureRequest) -> AsyncIterator[tuple[Editor, str]]:
    """An editor that counts in one unit, and the unit."""
    editor = await Editor.start(capable(request.param), options={"debounce": 0})
    assert editor.result.capabilities.position_encoding == request.param
    yield editor, request.param
    assert await editor.close() == 0


async def test_what_goes_out_and_what_comes_in(spoken: tuple[Editor, str]) -> None:
    editor, unit = spoken
    start, end = HEADERS[unit]
    uri = editor.open(TEMPLATE, "pets.yaml")
    assert seen(await editor.shown(uri, 1)) == [("wrong-value", f"3:{start}-3:{end}")]

    card = await editor.hover(uri, 3, start)
    assert card is not None
    assert card.range is not None
    assert place(card.range) == f"3:{start}-3:{end}"

    change = (await editor.actions(uri, 3, end))[0].edit
    assert change is not None
    assert change.document_changes is not None
    edit = change.document_changes[0]
    assert isinstance(edit, types.TextDocumentEdit)
    assert [(place(one.range), getattr(one, "new_text", None)) for one in edit.edits] == [(f"3:{start}-3:{end}", "HEADER")]

    editor.change(uri, 2, replaced((3, end - 1), (3, end), ""))
    assert seen(await editor.shown(uri, 2)) == []
    editor.change(uri, 3, replaced((3, 24), (3, end - 10), "é"), replaced((3, 24), (3, 24), "🚀"))
    assert [symbol.name for symbol in await editor.symbols(uri)] == ["Pets"]


async def test_places_elsewhere_in_the_file(spoken: tuple[Editor, str]) -> None:
    editor, unit = spoken
    uri = editor.open(MODULE)
    finding = (await editor.shown(uri, 1)).diagnostics[0]
    assert place(finding.range) == USE[unit]
    assert finding.related_information is not None
    assert [(place(one.location.range), one.message) for one in finding.related_information] == [
        (VALUE[unit], "`HEADERS` comes from here (local).")
    ]

    use = types.Position(finding.range.start.line, finding.range.end.character)
    document = types.TextDocumentIdentifier(uri)
    declared = await editor.client.text_document_definition_async(types.DefinitionParams(document, use))
    assert isinstance(declared, types.Location)
    assert place(declared.range) == NAME[unit]
    used = await editor.client.text_document_references_async(types.ReferenceParams(types.ReferenceContext(False), document, use))
    assert [place(one.range) for one in used or []] == [USE[unit]]
    assert [place(symbol.selection_range) for symbol in await editor.symbols(uri) if symbol.name == "local.source"] == [NAME[unit]]


@pytest.mark.parametrize(("line", "column"), [(99, 0), (0, 999), (4, 7), (2**31 - 1, 2**31 - 1)])
async def test_a_place_that_is_not_in_the_file_is_its_nearest_end(spoken: tuple[Editor, str], line: int, column: int) -> None:
    editor, _ = spoken
    uri = editor.open(TEMPLATE, "pets.yaml")
    assert await editor.hover(uri, line, column) is None
    assert [symbol.name for symbol in await editor.symbols(uri)] == ["Pets"]
