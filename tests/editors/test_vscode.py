"""Does everything arrive in a real VS Code, with the extension as it is packaged?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from editors.presence import not_run
from editors.story import CLOUDFORMATION, COMPLETIONS, FILES, FINDINGS, HOVERS, NAMES, STRANGER, cursor
from editors.vscode.extension import vsix
from editors.vscode.find import find
from editors.vscode.session import CodeServer, Window
from gatewright import __version__
from gatewright.features.card import markdown
from gatewright.features.hover import hover
from harness.snippets import place

pytestmark = pytest.mark.editor

LANGUAGES = {"terraform": "terraform", "cloudformation": "yaml", "json": "json"}
RULE = "wrong-value"


@pytest.fixture(scope="module")
def program() -> Path:
    """The code-server to drive."""
    found = find()
    if found is None:
        not_run(
            "VS Code", "no code-server in GATEWRIGHT_CODE_SERVER or in the cache of tests/editors/install.sh, or no chromium on the PATH"
        )
    return found


@pytest.fixture(scope="module")
def code(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CodeServer]:
    """One code-server for all tests."""
    session = CodeServer(program, tmp_path_factory.mktemp("vscode"), [vsix()])
    yield session
    session.close()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first of two folders that are open in one window; the other one is beside it."""
    folder = tmp_path_factory.mktemp("project") / "pets"
    for each in (folder, folder.with_name("covers")):
        each.mkdir()
    folders = [{"path": "pets"}, {"path": "covers"}]
    folder.with_name("all.code-workspace").write_text(json.dumps({"folders": folders}), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def window(code: CodeServer, root: Path) -> Window:
    """One window for all tests; each opens a file of its own."""
    return code.open(root.with_name("all.code-workspace"))


@pytest.mark.parametrize("dialect", FILES)
def test_the_extension_starts(window: Window, folder: Path, dialect: str) -> None:
    window.edit(folder / NAMES[dialect], FILES[dialect])
    assert window.ask("language") == LANGUAGES[dialect]
    window.until("the extension", lambda: ["gatewright.gatewright", __version__] in window.ask("extensions"))
    window.until("findings", window.findings)


@pytest.mark.parametrize("dialect", HOVERS)
def test_hover_is_shown_once(window: Window, folder: Path, dialect: str) -> None:
    words = HOVERS[dialect].words
    window.edit(folder / NAMES[dialect], FILES[dialect])
    window.until("findings", window.findings)
    answer = hover(place(FILES[dialect].replace(words, f"<|>{words}"), dialect))
    assert answer is not None
    shown = markdown(answer.card)
    assert shown.split("\n")[0] == HOVERS[dialect].title
    assert window.hovers(words) == [shown]


@pytest.mark.parametrize("what", COMPLETIONS)
def test_what_is_chosen_is_written(window: Window, folder: Path, what: str) -> None:
    story = COMPLETIONS[what]
    text, line, typed = cursor(story.before)
    window.edit(folder / NAMES[story.dialect], text)
    window.until("findings", window.findings)
    window.ask("goTo", line, len(typed))
    offered = window.suggestions()
    # VS Code also offers what only has the letters of the word, in this order.
    word = re.search(r"\w*$", typed)
    assert [name for name in offered if word is None or name.startswith(word[0])] == list(story.offered)
    window.choose(offered.index(story.chosen))
    text, line, typed = cursor(story.after)
    window.until(text, lambda: window.text() == text)
    assert window.ask("cursor") == [line, len(typed)]


@pytest.mark.parametrize("dialect", FINDINGS)
def test_a_finding_behind_an_emoji_is_shown_and_fixed(window: Window, folder: Path, dialect: str) -> None:
    text, story = FILES[dialect], FINDINGS[dialect]
    window.edit(folder / NAMES[dialect], text)
    found = window.until("findings", window.findings)
    before, _, _ = text.partition(story.words)
    line, column = before.count("\n"), len(before.rpartition("\n")[2]) + 1  # the emoji counts twice
    assert window.ask("ranges", story.rule) == [[line, column, line, column + len(story.words)]]
    assert (story.rule, story.words) in found
    changes = [(title, kind) for title, kind in window.offers("CONVERT_TO_JSON") if title.startswith("Change to")]
    assert changes == [(story.fix, "quickfix"), (story.other, "quickfix")]
    window.ask("take", story.fix)
    assert window.text() == text.replace(story.words, story.fixed)
    left = [finding for finding in found if finding[0] != story.rule]
    window.until("the finding gone", lambda: window.findings() == left)


def test_other_yaml_is_left_alone(window: Window, folder: Path) -> None:
    window.edit(folder / "compose.yaml", STRANGER)
    # The server answers in order: when the second file has its findings, the first had its turn.
    window.edit(folder / "template.yaml", CLOUDFORMATION)
    window.until("findings", window.findings)
    assert window.ask("findingsOf", str(folder / "compose.yaml")) == []
