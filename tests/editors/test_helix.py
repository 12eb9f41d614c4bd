"""Do hover, completion, findings and fixes arrive in a real Helix, with `editors/helix/languages.toml` as it stands?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from editors.helix.find import find
from editors.helix.session import Helix
from editors.presence import not_run
from editors.processes import servers
from editors.story import CLOUDFORMATION, COMPLETIONS, FILES, FINDINGS, HOVERS, NAMES, STRANGER, TERRAFORM, cursor
from gatewright.dialects import families

pytestmark = pytest.mark.editor

SUFFIXES = sorted({suffix for family in families() for suffix in family.suffixes})
LANGUAGES = {"cloudformation", "hcl", "json", "velocity", "yaml"}


@pytest.fixture(scope="module")
def programs() -> tuple[Path, Path]:
    """The Helix to drive, and tmux."""
    found = find()
    if found is None:
        not_run("Helix", "no Helix with tmux in GATEWRIGHT_HELIX, or in the cache of tests/editors/install.sh")
    return found


@pytest.fixture(scope="module")
def helix(programs: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Helix]:
    """One Helix for all tests of this file; each opens a file of its own."""
    editor = Helix(programs, tmp_path_factory.mktemp("helix"), root)
    yield editor
    editor.close()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_server_is_found(helix: Helix, language: str) -> None:
    assert f"✓ gatewright: {helix.home}/bin/gatewright\n" in helix.health(language)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_file_that_is_read_has_a_language(helix: Helix, folder: Path, suffix: str) -> None:
    helix.edit(folder / f"shop{suffix}", FILES["json"] if suffix.endswith("json") else CLOUDFORMATION)
    assert helix.language() in LANGUAGES


@pytest.mark.parametrize("dialect", HOVERS)
def test_hover_is_shown(helix: Helix, folder: Path, dialect: str) -> None:
    before, _, _ = FILES[dialect].partition(HOVERS[dialect].words)
    helix.edit(folder / NAMES[dialect], FILES[dialect])
    helix.until("the server", helix.findings)
    helix.go_to(before.count("\n"), len(before.rpartition("\n")[2]))
    helix.types(" k")
    # Helix shows Markdown as what it means.
    title = re.sub(r"[*`]", "", HOVERS[dialect].title)
    helix.until(title, lambda: title in [line.strip() for line in helix.screen().split("\n")])


@pytest.mark.parametrize("what", COMPLETIONS)
def test_what_is_chosen_is_written(helix: Helix, folder: Path, what: str) -> None:
    story = COMPLETIONS[what]
    text, line, typed = cursor(story.before)
    helix.edit(folder / NAMES[story.dialect], text)
    helix.until("the server", helix.findings)
    helix.go_to(line, len(typed))
    helix.keys("i", "C-x")
    helix.until("the menu", lambda: helix.menu()[: len(story.offered)] == list(story.offered))
    helix.keys(*["Tab"] * (story.offered.index(story.chosen) + 1), "Enter")
    text, line, typed = cursor(story.ends(snippets=True))
    helix.until("the cursor", lambda: helix.cursor() == (line, len(typed)))
    helix.leave_typing()
    assert helix.text() == text


@pytest.mark.parametrize("dialect", FINDINGS)
def test_a_finding_behind_an_emoji_is_shown_and_fixed(helix: Helix, folder: Path, dialect: str) -> None:
    text, story = FILES[dialect], FINDINGS[dialect]
    helix.edit(folder / NAMES[dialect], text)
    found = helix.until("findings", helix.findings)
    assert helix.last_finding() == story.words
    helix.types(" a")
    helix.until("code actions", lambda: story.fix in helix.screen() and story.other in helix.screen())
    helix.keys("Enter")
    helix.until("the finding gone", lambda: helix.findings() == found - 1)
    assert helix.text() == text.replace(story.words, story.fixed)


def test_other_yaml_is_left_alone(helix: Helix, folder: Path) -> None:
    (folder / "template.yaml").write_text(CLOUDFORMATION, encoding="utf-8")
    helix.edit(folder / "compose.yaml", STRANGER)
    # The server answers in order: when the second file has its findings, the first had its turn.
    helix.runs(f"open {folder / 'template.yaml'}")
    helix.until("findings", helix.findings)
    helix.leave_typing()
    helix.runs("buffer-close")
    helix.until("the first file", lambda: "compose.yaml" in helix.status())
    assert helix.findings() == 0


def test_the_server_ends_with_its_editor(programs: tuple[Path, Path], tmp_path: Path) -> None:
    editor = Helix(programs, tmp_path / "home", tmp_path)
    try:
        editor.edit(tmp_path / "main.tf", TERRAFORM)
        editor.until("findings", editor.findings)
        assert servers(editor.home) != []
        assert editor.quit()
        assert '"method":"shutdown"' in editor.log()
        editor.until("the server's end", lambda: not servers(editor.home))
    finally:
        editor.close()
