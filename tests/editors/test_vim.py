"""Do hover, completion, findings and fixes arrive in a real Vim with ALE, set up as its README says? Is vim-lsp told the same?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from editors.presence import not_run
from editors.processes import servers
from editors.story import CLOUDFORMATION, COMPLETIONS, FILES, FINDINGS, HOVERS, NAMES, STRANGER, TERRAFORM, card, cursor
from editors.vim.find import find
from editors.vim.session import Vim, vimrc
from gatewright.dialects import families
from gatewright.features.card import plain

pytestmark = pytest.mark.editor

LEFT = "\x1b[D"
"""An arrow key."""

SUFFIXES = sorted({suffix for family in families() for suffix in family.suffixes})


@pytest.fixture(scope="module")
def program() -> Path:
    """The Vim to drive."""
    found = find()
    if found is None:
        not_run("Vim", "no Vim with ALE in GATEWRIGHT_VIM, or in the cache of tests/editors/install.sh")
    return found


@pytest.fixture(scope="module")
def vim(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vim]:
    """One Vim for all tests of this file; each opens a file of its own."""
    editor = Vim(program, tmp_path_factory.mktemp("vim"))
    yield editor
    editor.close()


@pytest.mark.parametrize("dialect", FILES)
def test_the_server_attaches(vim: Vim, root: Path, folder: Path, dialect: str) -> None:
    vim.edit(folder / NAMES[dialect], FILES[dialect])
    assert vim.roots() == [str(root)]
    assert vim.expr("&omnifunc") == "ale#completion#OmniFunc"


@pytest.mark.parametrize("dialect", HOVERS)
def test_hover_floats(vim: Vim, folder: Path, dialect: str) -> None:
    words = HOVERS[dialect].words
    vim.edit(folder / NAMES[dialect], FILES[dialect])
    vim.go_to(words)
    vim.keys("K")
    shown = vim.until("hover", vim.take_float)
    assert "\n".join(shown) == plain(card(dialect))


@pytest.mark.parametrize("what", COMPLETIONS)
def test_what_is_chosen_is_written(vim: Vim, folder: Path, what: str) -> None:
    story = COMPLETIONS[what]
    offered = complete(vim, folder / NAMES[story.dialect], story.before)
    # ALE shows what would be written, which may be more than the name.
    assert [word[: len(name)] for word, name in zip(offered, story.offered, strict=True)] == list(story.offered)
    written(vim, offered, story.chosen, story.ends(snippets=False))


PHOTOS = 'resource "aws_api_gateway_rest_api" "photos" {\n  name = "photos"\n}\nresource "aws_api_gateway_deployment" "now" {\n%s\n}\n'
LOGS = 'resource "aws_api_gateway_stage" "live" {\n  access_log_settings {\n    format = "%s"\n  }\n}\n'


@pytest.mark.parametrize(
    ("around", "before", "chosen", "after"),
    [
        (PHOTOS, "  rest_api_id = aws_api_gateway_rest_api.ph<|>", "photos.id", "  rest_api_id = aws_api_gateway_rest_api.photos.id<|>"),
        (PHOTOS, "  rest_api_id = aws_api_gateway_rest_api.photos.<|>", "id", "  rest_api_id = aws_api_gateway_rest_api.photos.id<|>"),
        (PHOTOS, "  /* é🐾 */ rest_api_id = aws_<|>", "aws_", "  /* é🐾 */ rest_api_id = aws_api_gateway_rest_api.photos.id<|>"),
        (PHOTOS, "  canary<|>", "canary_settings", "  canary_settings { }<|>"),
        (LOGS, "$context.requ<|>", "requestId", "$context.requestId<|>"),
        (LOGS, "$context.identity.source<|>", "sourceIp", "$context.identity.sourceIp<|>"),
    ],
)
def test_what_stands_before_the_word_is_not_written_again(
    vim: Vim, folder: Path, around: str, before: str, chosen: str, after: str
) -> None:
    written(vim, complete(vim, folder / "main.tf", around % before), chosen, around % after)


def complete(vim: Vim, path: Path, text: str) -> list[str]:
    """Opens a file, asks for completion where its mark is, and gives what is offered."""
    text, line, typed = cursor(text)
    vim.edit(path, text)
    behind = len(text.split("\n")[line]) - len(typed)
    vim.keys(f"{line + 1}GA{LEFT * behind}\x18\x0f")
    return vim.until("the menu", vim.menu)


def written(vim: Vim, offered: list[str], chosen: str, after: str) -> None:
    """Chooses from the menu and looks at the file and its cursor."""
    number = next(number for number, word in enumerate(offered, 1) if word.startswith(chosen))
    vim.keys("\x0e" * number + "\x19")
    text, line, typed = cursor(after)
    vim.until(text, lambda: vim.text() == text)
    vim.until("the cursor", lambda: vim.cursor() == (line + 1, len(typed.encode())))


@pytest.mark.parametrize("dialect", FINDINGS)
def test_a_finding_behind_an_emoji_is_shown_and_fixed(vim: Vim, folder: Path, dialect: str) -> None:
    text, story = FILES[dialect], FINDINGS[dialect]
    vim.edit(folder / NAMES[dialect], text)
    found = vim.until("findings", vim.findings)
    assert (story.rule, story.words) in found
    vim.go_to("CONVERT_TO_JSON")
    vim.keys("gra")
    asked = vim.until("the question", lambda: vim.screen() if "Type number" in vim.screen() else "")
    assert f"1) {story.fix}\n2) {story.other}\n" in asked
    vim.keys("1\r")
    vim.until("the fix", lambda: vim.text() == text.replace(story.words, story.fixed))
    # ALE looks again when Vim says that the text is another, and Vim says so after a key.
    vim.keys("l")
    left = sorted(finding for finding in found if finding[0] != story.rule)
    vim.until("the finding gone", lambda: sorted(vim.findings()) == left)


def test_other_yaml_is_left_alone(vim: Vim, folder: Path) -> None:
    vim.edit(folder / "compose.yaml", STRANGER)
    stranger = vim.expr("bufnr()")
    # The server answers in order: when the second file has its findings, the first had its turn.
    vim.edit(folder / "template.yaml", CLOUDFORMATION)
    vim.until("findings", vim.findings)
    assert vim.expr(f"ale#engine#GetLoclist({stranger})") == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_file_that_is_read_has_a_type(vim: Vim, folder: Path, suffix: str) -> None:
    path = folder / f"shop{suffix}"
    path.write_text(FILES["json"] if suffix.endswith("json") else CLOUDFORMATION, encoding="utf-8")
    vim.leave_typing()
    vim.command(f"edit {path}")
    assert vim.expr("index(g:gatewright_filetypes, &filetype) >= 0"), vim.expr("&filetype")


@pytest.mark.parametrize(("text", "filetype"), [(FILES["json"], "json"), (CLOUDFORMATION, "yaml"), ("Dear {{ name }},\n", "")])
def test_a_template_is_what_it_holds(vim: Vim, folder: Path, text: str, filetype: str) -> None:
    path = folder / "shop.template"
    path.write_text(text, encoding="utf-8")
    vim.leave_typing()
    vim.command(f"edit {path}")
    assert vim.expr("&filetype") == filetype


@pytest.mark.parametrize("farewell", ["stop", "quit"])
def test_the_server_ends_with_its_editor(program: Path, tmp_path: Path, farewell: str) -> None:
    editor = Vim(program, tmp_path / "home")
    try:
        editor.edit(tmp_path / "main.tf", TERRAFORM)
        editor.until("findings", editor.findings)
        assert servers(editor.home) != []
        if farewell == "stop":
            editor.command("ALEStopAllLSPs")
            editor.until("the server's end", lambda: not servers(editor.home))
        assert editor.expr("v:errmsg") == ""
        assert editor.quit() == 0
        editor.until("the server's end", lambda: not servers(editor.home))
    finally:
        editor.close()


VIM_LSP = """
function! lsp#register_server(server) abort
  let g:registered = a:server
endfunction
"""
PATHS = """
function! lsp#utils#get_buffer_path() abort
  return expand('%:p')
endfunction
function! lsp#utils#path_to_uri(path) abort
  return 'file://' . a:path
endfunction
"""


def test_vim_lsp_is_told_how_to_start_it(program: Path, tmp_path: Path) -> None:
    # vim-lsp itself is in no registry of ours; these are the functions of it that the configuration calls.
    (tmp_path / "plugin/autoload/lsp").mkdir(parents=True)
    (tmp_path / "plugin/autoload/lsp.vim").write_text(VIM_LSP, encoding="utf-8")
    (tmp_path / "plugin/autoload/lsp/utils.vim").write_text(PATHS, encoding="utf-8")
    (tmp_path / "my shop, inc/api").mkdir(parents=True)
    (tmp_path / "my shop, inc/gatewright.toml").touch()
    editor = Vim(program, tmp_path / "home", f"set runtimepath^={tmp_path}/plugin\n{vimrc('vim-lsp.vim')}")
    try:
        editor.command("doautocmd User lsp_setup")
        editor.command(f"execute 'edit' fnameescape({json.dumps(str(tmp_path / 'my shop, inc/api/main.tf'))})")
        assert editor.expr("sort(keys(g:registered))") == ["allowlist", "cmd", "name", "root_uri"]
        assert editor.expr("g:registered.name") == "gatewright"
        assert editor.expr("g:registered.cmd({})") == ["gatewright", "--stdio"]
        assert editor.expr("g:registered.root_uri({})") == f"file://{tmp_path}/my shop, inc"
        assert editor.expr("index(g:registered.allowlist, &filetype) >= 0")
        assert editor.expr("&omnifunc") == "lsp#complete"
        assert editor.expr("v:errmsg") == ""
    finally:
        editor.close()
