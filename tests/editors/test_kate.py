"""Do hover, completion, findings and fixes arrive in a real Kate, with the settings in `editors/kate`?"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editors.kate.session import CONFIG, NEEDED, Kate
from editors.presence import not_run
from editors.story import COMPLETIONS, FILES, FINDINGS, HOVERS, NAMES, TERRAFORM, card, cursor
from gatewright.features.card import markdown


@pytest.fixture
def kate(root: Path, folder: Path, tmp_path: Path) -> Iterator[Callable[[str, str], Kate]]:
    """Opens a file in a Kate of its own."""
    if missing := [program for program in NEEDED if not shutil.which(program)]:
        not_run("Kate", f"{', '.join(missing)} not found; tests/editors/kate/install.sh installs what they need")
    editors: list[Kate] = []

    def opened(name: str, text: str) -> Kate:
        editors.append(Kate(tmp_path / "home", folder / name, text))
        assert editors[-1].asked("initialize")[0]["rootUri"] == root.as_uri()
        return editors[-1]

    yield opened
    for editor in editors:
        editor.close()


@pytest.mark.editor
@pytest.mark.slow_editor
@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("template.yaml", FILES["cloudformation"], "yaml"),
        ("template.json", FILES["json"], "json"),
        ("order.vm", "#set($id = $input.params('id'))\n", "velocity"),
    ],
)
def test_the_server_attaches(kate: Callable[[str, str], Kate], name: str, text: str, language: str) -> None:
    opened = kate(name, text).asked("textDocument/didOpen")
    assert [document["textDocument"]["languageId"] for document in opened] == [language]


@pytest.mark.editor
@pytest.mark.slow_editor
def test_hover_a_finding_and_its_fix(kate: Callable[[str, str], Kate]) -> None:
    editor = kate(NAMES["terraform"], TERRAFORM)
    assert [document["textDocument"]["languageId"] for document in editor.asked("textDocument/didOpen")] == ["terraform"]

    story, line = FINDINGS["terraform"], TERRAFORM.split("\n")[2]
    found = editor.until("findings", editor.findings)
    # Kate counts in utf-16, where the emoji is two units wide.
    before = len(line[: line.index(story.words)].encode("utf-16-le")) // 2
    place_of = {"start": {"line": 2, "character": before}, "end": {"line": 2, "character": before + len(story.words)}}
    assert [finding["range"] for finding in found if finding["code"] == story.rule] == [place_of]
    editor.picture("finding")

    words = HOVERS["terraform"].words
    editor.go_to(2, line.index(words))
    editor.keys("alt+l", "y")  # Symbol Info
    assert editor.until("hover", lambda: editor.answered("textDocument/hover"))[0]["contents"]["value"] == markdown(card("terraform"))
    editor.picture("hover")

    editor.go_to(2, line.index(story.words) + 1)
    editor.keys("alt+Return")  # Code Action
    offered = [action["title"] for action in editor.until("code actions", lambda: editor.answered("textDocument/codeAction"))[0]]
    assert [title for title in offered if title.startswith("Change to")] == [story.fix, story.other]
    editor.picture("actions")
    editor.keys(*["Down"] * (offered.index(story.fix) + 1), "Return")
    fixed = TERRAFORM.replace(story.words, story.fixed)
    editor.until(fixed, lambda: editor.saved() == fixed)
    editor.until("the finding gone", lambda: len(editor.findings()) == len(found) - 1)
    assert [finding for finding in editor.findings() if finding["code"] == story.rule] == []

    editor.quit()
    # Kate says `shutdown` as a notification, which is none: the server ends, and says that something was forgotten.
    editor.until("the server's end", editor.server_exit.exists)


@pytest.mark.editor
@pytest.mark.slow_editor
# Kate 22.12 takes no notice of what a completion replaces: inside of quotes it writes a second one.
@pytest.mark.parametrize("what", [what for what in COMPLETIONS if what != "a value"])
def test_what_is_chosen_is_written(kate: Callable[[str, str], Kate], what: str) -> None:
    story = COMPLETIONS[what]
    text, line, typed = cursor(story.before)
    editor = kate(NAMES[story.dialect], text)
    editor.go_to(line, len(typed))
    editor.keys("ctrl+space")
    editor.until("completions", lambda: editor.answered("textDocument/completion"))
    editor.picture("completion")
    editor.keys("Return")
    after = cursor(story.ends(snippets=False))[0]
    editor.until(after, lambda: editor.saved() == after)


def test_one_server_reads_every_language() -> None:
    servers = json.loads(CONFIG.read_text(encoding="utf-8"))["servers"]
    assert servers.pop("gatewright") == {
        "command": ["gatewright", "--stdio"],
        "rootIndicationFileNames": ["gatewright.toml", ".terraform", ".git"],
    }
    modes = {"terraform": "Terraform", "yaml": "YAML", "json": "JSON", "velocity": "Velocity"}
    assert servers == {language: {"use": "gatewright", "highlightingModeRegex": f"^{mode}$"} for language, mode in modes.items()}
