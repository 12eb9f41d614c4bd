"""What does an editor show? Findings of the newest version, complete, only when they changed, and gone with their file."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from lsprotocol import types

from harness.client import RIGHT, WRONG, Editor, capable, place, replaced, seen

pytestmark = pytest.mark.asyncio(loop_scope="module")

USE = 'resource "aws_api_gateway_rest_api" "pets" {\n  name           = "pets"\n  api_key_source = var.source\n}\n'
GOOD_DEFAULT = 'variable "source" {\n  default = "HEADER"\n}\n'
BAD_DEFAULT = GOOD_DEFAULT.replace("HEADER", "HEADERS")
LINK = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api"

MANIFEST = "apiVersion: v1\nkind: Service\nmetadata:\n  name: pets\nspec:\n  type: AWS::ApiGateway::RestApi\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def simple() -> AsyncIterator[Editor]:
    """An editor that can show a line and a message, no more."""
    editor = await Editor.start(options={"debounce": 0})
    yield editor
    assert await editor.close() == 0


async def test_a_finding_is_complete(editor: Editor) -> None:
    folder = editor.folder()
    variables = editor.open(BAD_DEFAULT, "variables.tf", folder)
    uri = editor.open(USE, "main.tf", folder, version=7)
    assert await editor.shown(uri, 7) == types.PublishDiagnosticsParams(
        uri=uri,
        version=7,
        diagnostics=(
            types.Diagnostic(
                range=types.Range(types.Position(2, 19), types.Position(2, 29)),
                message="`api_key_source` is `HEADERS`; use `HEADER` or `AUTHORIZER`.",
                severity=types.DiagnosticSeverity.Error,
                code="wrong-value",
                code_description=types.CodeDescription(LINK),
                source="gatewright",
                related_information=(
                    types.DiagnosticRelatedInformation(
                        types.Location(variables, types.Range(types.Position(1, 12), types.Position(1, 21))),
                        "`HEADERS` comes from here (default).",
                    ),
                ),
            ),
        ),
    )


async def test_a_simple_client_is_not_sent_what_it_cannot_show(simple: Editor) -> None:
    uri = simple.open(f"{USE}{BAD_DEFAULT}")
    assert (await simple.shown(uri, 1)).diagnostics == (
        types.Diagnostic(
            range=types.Range(types.Position(2, 19), types.Position(2, 29)),
            message="`api_key_source` is `HEADERS`; use `HEADER` or `AUTHORIZER`.",
            severity=types.DiagnosticSeverity.Error,
            code="wrong-value",
            source="gatewright",
        ),
    )


async def test_the_version_is_that_of_the_text_that_was_read(editor: Editor) -> None:
    uri = editor.open(WRONG)
    await editor.shown(uri, 1)
    editor.change(uri, 2, replaced((0, 0), (0, 0), "\n"))
    assert seen(await editor.shown(uri, 2)) == [("wrong-value", "3:19-3:28")]


async def test_findings_are_sent_when_they_change_and_only_then(editor: Editor) -> None:
    uri = editor.open(RIGHT)
    for version, text in enumerate((f"{RIGHT}# pets\n", WRONG, f"{WRONG}# cats\n", f"{WRONG}# dogs\n", RIGHT, f"{RIGHT}\n"), 2):
        editor.change(uri, version, text)
        await editor.quiet()
    editor.shut(uri)
    await editor.quiet()
    sent = [(shown.version, seen(shown)) for shown in editor.published if shown.uri == uri]
    assert sent == [(3, [("wrong-value", "2:19-2:28")]), (6, [])]


async def test_a_closed_file_shows_nothing(editor: Editor) -> None:
    uri = editor.open(WRONG)
    await editor.shown(uri, 1)
    editor.shut(uri)
    assert (await editor.shown(uri, None)).diagnostics == ()


async def test_only_the_last_of_quick_keystrokes_is_looked_at() -> None:
    editor = await Editor.start(capable(), options={"debounce": 1000})
    gone, uri = editor.open(RIGHT), editor.open(RIGHT)
    await editor.quiet()
    before = len(editor.published)
    editor.change(gone, 2, WRONG)
    editor.shut(gone)
    for version in range(2, 12):
        editor.change(uri, version, f"{WRONG}# {version}\n")
    await editor.shown(uri, 11)
    assert [(shown.uri, shown.version) for shown in editor.published[before:]] == [(uri, 11)]
    assert await editor.close() == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("service.yaml", MANIFEST),
        ("package.json", '{"Resources": 3}'),
        ("main.tf.bak", WRONG),
        ("notes.md", WRONG),
        ("main.tf", "\0" + WRONG),
    ],
)
async def test_a_file_of_somebody_else_is_left_alone(editor: Editor, name: str, text: str) -> None:
    uri = editor.open(text, name)
    await editor.quiet()
    assert [shown for shown in editor.published if shown.uri == uri] == []
    assert await editor.hover(uri, 2, 5) is None
    assert await editor.complete(uri, 2, 5) == {}
    assert await editor.actions(uri, 2, 20) == []
    assert await editor.symbols(uri) == []


async def test_a_variable_and_its_use_in_two_files(editor: Editor) -> None:
    folder = editor.folder()
    use = editor.open(USE, "main.tf", folder)
    variables = editor.open(GOOD_DEFAULT, "variables.tf", folder)
    editor.change(variables, 2, BAD_DEFAULT)
    shown = await editor.shown(use, 1)
    assert seen(shown) == [("wrong-value", "2:19-2:29")]
    assert shown.diagnostics[0].related_information
    assert [(one.location.uri, place(one.location.range)) for one in shown.diagnostics[0].related_information] == [(variables, "1:12-1:21")]
    editor.change(variables, 3, GOOD_DEFAULT)
    await editor.until(lambda: [shown for shown in editor.published if shown.uri == use and not shown.diagnostics] or None)
    assert [(shown.version, seen(shown)) for shown in editor.published if shown.uri == use] == [
        (1, [("wrong-value", "2:19-2:29")]),
        (1, []),
    ]


async def test_a_file_that_is_closed_counts_as_it_stands_on_disk(editor: Editor) -> None:
    folder = editor.folder()
    variables = editor.open(BAD_DEFAULT, "variables.tf", folder)
    use = editor.open(USE, "main.tf", folder)
    await editor.shown(use, 1)
    editor.shut(variables)
    await editor.until(lambda: [shown for shown in editor.published if shown.uri == use and not shown.diagnostics] or None)


async def test_a_called_module_and_its_caller(editor: Editor) -> None:
    folder = editor.folder()
    outputs = editor.open('output "source" {\n  value = "HEADER"\n}\n', "outputs.tf", f"{folder}/keys")
    call = 'module "keys" {\n  source = "./keys"\n}\n'
    use = editor.open(call + USE.replace("var.source", "module.keys.source"), "main.tf", folder)
    await editor.quiet()
    editor.change(outputs, 2, 'output "source" {\n  value = "HEADERS"\n}\n')
    assert seen(await editor.shown(use, 1)) == [("wrong-value", "5:19-5:37")]


@pytest.mark.parametrize(
    ("uri", "found"),
    [
        ("untitled:main.tf", [("wrong-value", "2:19-2:28")]),
        ("git:/shops/git/main.tf", [("wrong-value", "2:19-2:28")]),
        ("file:///shops/with%20blanks/m%C3%A4in.tf", [("wrong-value", "2:19-2:28")]),
        ("file://[shop/main.tf", [("wrong-value", "2:19-2:28")]),
        ("file:///shops/zero%00/main.tf", [("wrong-value", "2:19-2:28")]),
        ("untitled:Untitled-1", None),
        ("git:/shops/git/main.tf?%7B%22ref%22%3A%22HEAD%22%7D", None),
        ("output:", None),
        ("", None),
    ],
)
async def test_uris_that_are_no_files(editor: Editor, uri: str, found: list[tuple[str, str]] | None) -> None:
    editor.open(WRONG, uri=uri)
    if found is not None:
        assert seen(await editor.shown(uri, 1)) == found
        assert [symbol.name for symbol in await editor.symbols(uri)] == ["aws_api_gateway_rest_api.pets"]
    else:
        await editor.quiet()
        assert [shown for shown in editor.published if shown.uri == uri] == []
        assert await editor.symbols(uri) == []


@pytest.mark.parametrize("uri", ["file:///nowhere/main.tf", "untitled:Untitled-9", "git:/nowhere/main.tf", "nothing at all", ""])
async def test_requests_for_a_file_that_is_not_open_answer_nothing(editor: Editor, uri: str) -> None:
    document, start = types.TextDocumentIdentifier(uri), types.Position(0, 0)
    assert await editor.hover(uri, 0, 0) is None
    assert await editor.client.text_document_completion_async(types.CompletionParams(document, start)) is None
    assert await editor.client.text_document_definition_async(types.DefinitionParams(document, start)) is None
    assert not await editor.client.text_document_references_async(types.ReferenceParams(types.ReferenceContext(True), document, start))
    assert await editor.actions(uri, 0, 0) == []
    assert await editor.symbols(uri) == []
