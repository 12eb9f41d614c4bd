"""What of files that nobody wrote by hand, or that somebody wrote to do harm? A clear finding or silence, and the server lives."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from harness.client import WRONG, Editor, seen

pytestmark = pytest.mark.asyncio(loop_scope="module")

DEEP = 10_000
LARGE = 5_000_000
TEMPLATE = "Resources:\n  Pets:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: pets\n      ApiKeySourceType: HEADERS\n"
BOMB = "".join(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 40))
HEADERS = {"tf": ("wrong-value", "2:19-2:28"), "yaml": ("wrong-value", "5:24-5:31")}


async def _lives(editor: Editor, uri: str) -> None:
    """Whatever the file was, each question about it is answered, and the next file is served."""
    await editor.hover(uri, 1, 10)
    await editor.complete(uri, 1, 10)
    await editor.actions(uri, 1, 10)
    await editor.symbols(uri)
    editor.shut(uri)
    other = editor.open(WRONG)
    assert seen(await editor.shown(other, 1)) == [HEADERS["tf"]]
    editor.shut(other)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bomb.yaml", f"{TEMPLATE}Metadata:\n  a0: &a0 pets\n" + "".join(f"  {line}\n" for line in BOMB.splitlines())),
        ("itself.yaml", f"{TEMPLATE}Metadata: &all\n  again: *all\n"),
        ("sequences.yaml", f"{TEMPLATE}Metadata: {'[' * DEEP}{']' * DEEP}\n"),
        ("open.yaml", f"{TEMPLATE}Metadata: {'[' * DEEP}\n"),
        ("mappings.yaml", f"{TEMPLATE}Metadata: {'{a: ' * DEEP}{'}' * DEEP}\n"),
        ("indented.yaml", TEMPLATE + "Metadata:\n" + "".join(f"{' ' * level}a:\n" for level in range(1, 2000))),
        ("functions.yaml", f"{TEMPLATE}Outputs:\n  Pets:\n    Value: {'!Sub ' * 3}pets\n"),
        (
            "deep.json",
            '{"Resources": {"Pets": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "pets"}, "Metadata": '
            + "[" * DEEP
            + "]" * DEEP
            + "}}}",
        ),
        ("objects.json", '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": ' + '{"a":' * DEEP + "1" + "}" * DEEP + "}"),
        ("lists.tf", f"{WRONG}locals {{\n  a = {'[' * DEEP}{']' * DEEP}\n}}\n"),
        ("calls.tf", f"{WRONG}locals {{\n  a = {'f(' * DEEP}{')' * DEEP}\n}}\n"),
        ("open.tf", f"{WRONG}locals {{\n  a = {'(' * DEEP}\n}}\n"),
        ("templates.tf", f"{WRONG}locals {{\n  a = {chr(34) + '${' + chr(34)}{'${' * DEEP}\n}}\n"),
        ("blocks.tf", f"{WRONG}{'a {' * DEEP}{'}' * DEEP}\n"),
        ("nots.tf", f"{WRONG}locals {{\n  a = {'!' * DEEP}true\n}}\n"),
        ("itself.tf", f"{WRONG}locals {{\n  a = local.b\n  b = local.a\n  c = local.c\n}}\n"),
        ("surrogate.tf", f"{WRONG}# \ud83d\n"),
        ("surrogate.yaml", f"{TEMPLATE}# \ud83d\n"),
        ("mark.tf", f"\ufeff{WRONG}"),
        ("mark.yaml", f"\ufeff{TEMPLATE}"),
        ("zero.yaml", f"{TEMPLATE}# \0\n"),
        ("line.tf", f"{WRONG}# {'x' * 1_000_000}\n"),
    ],
    ids=lambda value: value if len(value) < 20 else "text",
)
async def test_a_file_that_does_harm_elsewhere(editor: Editor, name: str, text: str) -> None:
    log = len(editor.client.log)
    uri = editor.open(text, name)
    await editor.symbols(uri)
    await editor.quiet()
    found = [seen(params) for params in editor.published if params.uri == uri]
    # What is deep or strange is a fault of syntax at most; the sound part before it is read all the same, where a line tells the two apart.
    sound = [] if name.endswith(".json") else [HEADERS[name.partition(".")[2]]]
    assert [[one for one in findings if one[0] != "syntax-error"] for findings in found] == [sound]
    assert len(found[0]) <= len(sound) + 1
    await _lives(editor, uri)
    assert editor.client.log[log:] == []


@pytest.mark.parametrize("depth", [10, 60])
async def test_the_sound_part_of_a_nested_file_is_still_read(editor: Editor, depth: int) -> None:
    uri = editor.open(f"{TEMPLATE}Metadata: {'[' * depth}{']' * depth}\n", "pets.yaml")
    assert seen(await editor.shown(uri, 1)) == [HEADERS["yaml"]]


async def test_a_file_that_is_too_large_is_left_alone_and_that_is_said_once(editor: Editor) -> None:
    said = len(editor.messages)
    uri = editor.open(WRONG + "#" * LARGE, "my%20pets.tf")
    editor.change(uri, 2, WRONG + "#" * (LARGE + 1))
    await editor.quiet()
    assert [(one.type, one.message) for one in editor.messages[said:]] == [
        (types.MessageType.Info, "Gatewright leaves my pets.tf alone: it is larger than 5 MB.")
    ]
    assert [params for params in editor.published if params.uri == uri] == []
    assert await editor.symbols(uri) == []
    editor.change(uri, 3, WRONG)
    assert seen(await editor.shown(uri, 3)) == [HEADERS["tf"]]


async def test_a_large_file_of_somebody_else_is_not_spoken_of(editor: Editor) -> None:
    said = len(editor.messages)
    editor.open("[" + "1," * (LARGE // 2 + 1) + "1]", "numbers.json")
    await editor.quiet()
    assert editor.messages[said:] == []


async def test_bytes_on_disk_that_are_no_text_count_for_nothing(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "variables.tf").write_bytes(b'variable "source" {\n  default = "\xff\xfe"\n}\n')
    (tmp_path / "terraform.tfvars").write_bytes(b"source = \xff")
    uri = editor.open(WRONG, uri=(tmp_path / "main.tf").as_uri())
    assert seen(await editor.shown(uri, 1)) == [HEADERS["tf"]]
    await _lives(editor, uri)


async def test_links_that_lead_nowhere_or_in_circles(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "loop.tf").symlink_to(tmp_path / "loop.tf")
    (tmp_path / "gone.tf").symlink_to(tmp_path / "nothing.tf")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "folder.tf").mkdir()
    call = 'module "again" {\n  source = "./again"\n}\nmodule "loop" {\n  source = "./loop.tf"\n}\nmodule "self" {\n  source = "./"\n}\n'
    uri = editor.open(WRONG + call, uri=(tmp_path / "main.tf").as_uri())
    assert seen(await editor.shown(uri, 1)) == [HEADERS["tf"]]
    inside = editor.open(WRONG, uri=(tmp_path / "again" / "again" / "more.tf").as_uri())
    assert seen(await editor.shown(inside, 1)) == [HEADERS["tf"]]
    await _lives(editor, uri)


async def test_modules_that_call_each_other(editor: Editor, tmp_path: Path) -> None:
    for name, other in (("cats", "dogs"), ("dogs", "cats")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.tf").write_text(
            f'module "m" {{\n  source = "../{other}"\n  n = 1\n}}\noutput "o" {{\n  value = module.m.o\n}}\n'
        )
    use = 'module "cats" {\n  source = "./cats"\n}\nlocals {\n  a = module.cats.o\n}\n'
    uri = editor.open(WRONG + use, uri=(tmp_path / "main.tf").as_uri())
    assert seen(await editor.shown(uri, 1)) == [HEADERS["tf"]]
    await _lives(editor, uri)


@pytest.mark.parametrize(
    "uri",
    [
        "vscode-remote://ssh-remote+shop/home/pets/main.tf",
        "inmemory://model/main.tf",
        "file:///c%3A/My%20Shops/main.tf",
        "file:///C:/shops/main.tf",
        "file://shop/share/main.tf",
        "file:///shops/100%25/%F0%9F%9A%80%23%3F/main.tf",
        "file:///shops/ma%ZZ/main.tf",
        "FILE:///shops/upper/main.tf",
    ],
)
async def test_a_file_is_served_wherever_the_editor_has_it_from(editor: Editor, uri: str) -> None:
    log = len(editor.client.log)
    editor.open(WRONG, uri=uri)
    assert seen(await editor.shown(uri, 1)) == [HEADERS["tf"]]
    for action in await editor.actions(uri, 2, 20):
        assert action.edit
        changed = [change for change in action.edit.document_changes or [] if isinstance(change, types.TextDocumentEdit)]
        assert [change.text_document.uri for change in changed] == [uri]
    await _lives(editor, uri)
    assert editor.client.log[log:] == []


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "git:/shops/main.tf?ref", "output:pets", "file:", "main.tf#1", ""])
async def test_a_file_of_which_no_name_says_what_it_is_is_left_alone(editor: Editor, uri: str) -> None:
    log = len(editor.client.log)
    editor.open(WRONG, uri=uri)
    assert await editor.hover(uri, 2, 5) is None
    await _lives(editor, uri)
    assert [params for params in editor.published if params.uri == uri] == []
    assert editor.client.log[log:] == []


@pytest.mark.parametrize("name", ["main.tf", "main.tf.json", "pets.yaml", "pets.json", "pets.vtl", "prod.tfvars"])
async def test_a_file_without_a_byte(editor: Editor, name: str) -> None:
    log = len(editor.client.log)
    uri = editor.open("", name)
    await editor.complete(uri, 0, 0)
    await _lives(editor, uri)
    assert [params for params in editor.published if params.uri == uri] == []
    assert editor.client.log[log:] == []


@pytest.mark.parametrize(("name", "text"), [("main.tf", WRONG), ("pets.yaml", TEMPLATE)])
@pytest.mark.parametrize("end", ["\r\n", "\r\n\n"], ids=["windows", "mixed"])
async def test_fixes_keep_the_ends_of_lines(editor: Editor, name: str, text: str, end: str) -> None:
    windows = text.replace("\n", end)
    uri = editor.open(windows, name)
    await editor.shown(uri, 1)
    line = next(number for number, words in enumerate(windows.split("\n")) if "HEADERS" in words)
    fixes = {action.title: action for action in await editor.actions(uri, line, 25)}
    assert _applied(windows, fixes["Change to `HEADER`"]) == windows.replace("HEADERS", "HEADER")
    allowed = _applied(windows, fixes["Allow `wrong-value` here"])
    assert allowed.replace("\r\n", "").count("\n") == windows.replace("\r\n", "").count("\n")
    assert allowed.count("\r\n") == windows.count("\r\n") + 1


def _applied(text: str, action: types.CodeAction) -> str:
    """A text after the edits of an action, in lines as the protocol has them."""
    assert action.edit
    assert action.edit.document_changes
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    lines = text.splitlines(keepends=True)
    for edit in reversed(change.edits):
        assert isinstance(edit, types.TextEdit)
        start, end = (sum(map(len, lines[: at.line])) + at.character for at in (edit.range.start, edit.range.end))
        text = text[:start] + edit.new_text + text[end:]
    return text
