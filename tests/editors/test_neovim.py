"""Do hover, completion, findings and fixes arrive in a real Neovim, with the configuration in `editors/neovim`?"""

from __future__ import annotations

from pathlib import Path

import pytest

from editors.neovim.session import Neovim
from editors.story import CLOUDFORMATION, COMPLETIONS, FILES, FINDINGS, HOVERS, NAMES, STRANGER, TERRAFORM, card, cursor
from gatewright import __version__
from gatewright.features.card import markdown

pytestmark = pytest.mark.editor


@pytest.mark.parametrize("dialect", FILES)
def test_the_server_attaches(neovim: Neovim, root: Path, folder: Path, dialect: str) -> None:
    neovim.edit(folder / NAMES[dialect], FILES[dialect])
    assert neovim.client("name") == "gatewright"
    assert neovim.client("config.root_dir") == str(root)
    assert neovim.client("server_capabilities.positionEncoding") == ("utf-8" if neovim.has("0.11") else "utf-16")
    if neovim.has("0.11"):
        assert neovim.client("server_info") == {"name": "gatewright", "version": __version__}


@pytest.mark.parametrize("dialect", HOVERS)
def test_hover_floats(neovim: Neovim, folder: Path, dialect: str) -> None:
    words = HOVERS[dialect].words
    neovim.edit(folder / NAMES[dialect], FILES[dialect])
    neovim.go_to(words)
    neovim.lua("vim.lsp.buf.hover()")
    shown = neovim.until("hover", neovim.take_float)
    assert shown[0] == HOVERS[dialect].title
    assert "\n".join(shown) == markdown(card(dialect))


@pytest.mark.parametrize("what", COMPLETIONS)
def test_what_is_chosen_is_written(neovim: Neovim, folder: Path, what: str) -> None:
    if what == "a value" and not neovim.has("0.8"):
        pytest.xfail("Neovim 0.7 writes what is chosen behind an opening quote, not in place of it")
    story = COMPLETIONS[what]
    text, line, typed = cursor(story.before)
    neovim.edit(folder / NAMES[story.dialect], text)
    behind = len(text.split("\n")[line]) - len(typed)
    neovim.keys(f"{line + 1}GA{'<Left>' * behind}<C-x><C-o>")
    offered = neovim.until("the menu", neovim.menu)
    assert offered == list(story.offered)
    neovim.keys("<C-n>" * (offered.index(story.chosen) + 1) + "<C-y>")
    # A Neovim without snippets stops behind the quotes.
    text, line, typed = cursor(story.ends(snippets=neovim.has("0.11")))
    neovim.until(text, lambda: neovim.text() == text)
    neovim.until("the cursor", lambda: neovim.cursor() == (line + 1, len(typed)))


@pytest.mark.parametrize("dialect", FINDINGS)
def test_a_finding_behind_an_emoji_is_shown_and_fixed(neovim: Neovim, folder: Path, dialect: str) -> None:
    text, story = FILES[dialect], FINDINGS[dialect]
    neovim.edit(folder / NAMES[dialect], text)
    found = neovim.until("findings", neovim.findings)
    assert (story.rule, story.words) in found
    neovim.go_to("CONVERT_TO_JSON")
    offered = neovim.act(story.fix)
    # Neovim asks about the whole line, which may have other findings.
    changes = [title for title in offered if title.startswith("Change to")]
    assert changes == [story.fix, story.other]
    neovim.until("the fix", lambda: neovim.text() == text.replace(story.words, story.fixed))
    left = [finding for finding in found if finding[0] != story.rule]
    neovim.until("the finding gone", lambda: neovim.findings() == left)


def test_other_yaml_is_left_alone(neovim: Neovim, folder: Path) -> None:
    neovim.edit(folder / "compose.yaml", STRANGER)
    stranger = neovim.lua("return vim.api.nvim_get_current_buf()")
    # The server answers in order: when the second file has its findings, the first had its turn.
    neovim.edit(folder / "template.yaml", CLOUDFORMATION)
    neovim.until("findings", neovim.findings)
    assert neovim.lua(f"return vim.diagnostic.get({stranger})") == []


@pytest.mark.parametrize("farewell", ["stop", "quit"])
def test_the_server_ends_well(program: Path, tmp_path: Path, farewell: str) -> None:
    editor = Neovim(program, tmp_path / "home")
    try:
        editor.edit(tmp_path / "main.tf", TERRAFORM)
        editor.until("findings", editor.findings)
        if farewell == "stop":
            editor.stop_server()
            editor.until("the server's end", editor.server_exit.exists)
        assert editor.quit() == 0
        assert editor.server_ended_well()
        assert "ERROR" not in editor.log()
    finally:
        editor.close()
