"""Does the server hold the text that the editor holds? Changes in order, at every kind of place, and none that comes too late."""

from __future__ import annotations

import asyncio
import re

import pytest
from lsprotocol import types

from harness.client import RIGHT, WRONG, Editor, replaced, seen

pytestmark = pytest.mark.asyncio(loop_scope="module")

A = 'variable "a" {}'
B = 'variable "b" {}'

CHANGES = {
    "a stretch": (f"{A}\n", [replaced((0, 10), (0, 11), "pets")], 'variable "pets" {}\n'),
    "several, each on the text that the one before it left": (
        f"{A}\n",
        [replaced((0, 10), (0, 11), "b"), replaced((0, 0), (0, 0), f"{A}\n"), replaced((1, 10), (1, 11), "c")],
        f'{A}\nvariable "c" {{}}\n',
    ),
    "everything, then a stretch": (f"{A}\n", [f"{B}\n{B}\n", replaced((0, 10), (0, 11), "c")], f'variable "c" {{}}\n{B}\n'),
    "behind CRLF": (f"{A}\r\n{A}\r\n", [replaced((1, 10), (1, 11), "b")], f"{A}\r\n{B}\r\n"),
    "a CRLF itself": (f"{A}\r\n\r\n{B}", [replaced((0, 15), (1, 0), "")], f"{A}\r\n{B}"),
    "two lines": (f"{A}\r\n{A}\r\n{B}", [replaced((0, 0), (2, 0), "\r\n")], f"\r\n{B}"),
    "at the end": (f"{A}\n", [replaced((1, 0), (1, 0), B)], f"{A}\n{B}"),
    "at the end of a last line": (A, [replaced((0, 15), (0, 15), f"\n{B}")], f"{A}\n{B}"),
    "beyond the end of a line": (f"{A}\n{B}\n", [replaced((0, 99), (0, 99), f"\n{A}")], f"{A}\n{A}\n{B}\n"),
    "beyond the last line": (f"{A}\n", [replaced((99, 0), (99, 7), B)], f"{A}\n{B}"),
    "behind a surrogate pair": ('variable "🚀a" {}\n', [replaced((0, 12), (0, 13), "b")], 'variable "🚀b" {}\n'),
    "a surrogate pair": ('variable "a🚀🚀" {}\n', [replaced((0, 11), (0, 13), "")], 'variable "a🚀" {}\n'),
    "a surrogate pair, typed": ('variable "éa" {}\n', [replaced((0, 11), (0, 11), "😀")], 'variable "é😀a" {}\n'),
    "a surrogate pair, replaced": (
        'variable "a" {}\n',
        [replaced((0, 11), (0, 11), "😀"), replaced((0, 11), (0, 13), "😺")],
        'variable "a😺" {}\n',
    ),
    "all of it": (f"{A}\n{B}\n", [replaced((0, 0), (2, 0), "")], ""),
    "all of it, and back": (f"{A}\n", [replaced((0, 0), (9, 9), ""), replaced((0, 0), (0, 0), B)], B),
    "no change": (f"{A}\n", [], f"{A}\n"),
}


@pytest.mark.parametrize("name", CHANGES)
async def test_a_change_leaves_the_text_that_the_editor_has(editor: Editor, name: str) -> None:
    before, changes, after = CHANGES[name]
    changed, fresh = editor.open(before), editor.open(after)
    editor.change(changed, 2, *changes)
    outline = await editor.symbols(changed)
    assert [symbol.name for symbol in outline] == [f"var.{name}" for name in re.findall('variable "(.+?)"', after)]
    assert outline == await editor.symbols(fresh)


async def test_a_carriage_return_alone_ends_a_line(editor: Editor) -> None:
    uri = editor.open("Resources:\r  Pets:\r    Type: AWS::ApiGateway::RestApi\r", "pets.yaml")
    editor.change(uri, 2, replaced((1, 2), (1, 6), "Cats"))
    assert [symbol.name for symbol in await editor.symbols(uri)] == ["Cats"]


async def test_requests_see_what_was_typed_before_them(editor: Editor) -> None:
    uri = editor.open(A)
    answers: list[asyncio.Task[list[types.DocumentSymbol]]] = []
    for version in range(2, 22):
        editor.change(uri, version, f'variable "v{version}" {{}}')
        answers.append(asyncio.create_task(editor.symbols(uri)))
        await asyncio.sleep(0)  # The request goes out before the next change.
    names = [[symbol.name for symbol in await answer] for answer in answers]
    assert names == [[f"var.v{version}"] for version in range(2, 22)]


@pytest.mark.parametrize("version", [-1, 0, 4, 5])
async def test_a_version_that_is_not_newer_is_left_out(editor: Editor, version: int) -> None:
    uri = editor.open(A, version=5)
    editor.change(uri, version, B)
    assert [symbol.name for symbol in await editor.symbols(uri)] == ["var.a"]
    assert await editor.logged(f"{uri} to version {version}") == (
        f"WARNING gatewright: a change of {uri} to version {version} is not newer, or of no open file; left out"
    )
    editor.change(uri, 6, B)
    assert [symbol.name for symbol in await editor.symbols(uri)] == ["var.b"]


async def test_versions_may_leap(editor: Editor) -> None:
    uri = editor.open(RIGHT, version=1)
    editor.change(uri, 40, WRONG)
    assert seen(await editor.shown(uri, 40)) == [("wrong-value", "2:19-2:28")]


async def test_a_change_of_a_file_that_is_not_open_is_left_out(editor: Editor) -> None:
    uri = f"{editor.folder()}/main.tf"
    editor.change(uri, 2, WRONG)
    assert await editor.symbols(uri) == []
    assert await editor.logged(f"{uri} to version 2") == (
        f"WARNING gatewright: a change of {uri} to version 2 is not newer, or of no open file; left out"
    )
    await editor.quiet()
    assert [shown for shown in editor.published if shown.uri == uri] == []


async def test_a_file_that_is_opened_twice_is_the_second_one(editor: Editor) -> None:
    uri = editor.open(A, version=7)
    editor.open(B, uri=uri, version=1)
    assert [symbol.name for symbol in await editor.symbols(uri)] == ["var.b"]


async def test_a_file_is_forgotten_when_it_is_closed(editor: Editor) -> None:
    uri = editor.open(A, version=7)
    editor.shut(uri)
    assert await editor.symbols(uri) == []
    editor.open(B, uri=uri, version=1)
    assert [symbol.name for symbol in await editor.symbols(uri)] == ["var.b"]


async def test_closing_a_file_that_is_not_open_does_nothing(editor: Editor) -> None:
    uri = f"{editor.folder()}/main.tf"
    editor.shut(uri)
    await editor.quiet()
    assert [shown for shown in editor.published if shown.uri == uri] == []


async def test_a_template_is_one_from_the_change_that_makes_it_one(editor: Editor) -> None:
    template = (
        "Resources:\n  Pets:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: pets\n      ApiKeySourceType: HEADERS\n"
    )
    uri = editor.open("Pets: []\n", "pets.yaml")
    editor.change(uri, 2, template)
    assert seen(await editor.shown(uri, 2)) == [("wrong-value", "5:24-5:31")]
    editor.change(uri, 3, "Pets: []\n")
    assert seen(await editor.shown(uri, None)) == []
