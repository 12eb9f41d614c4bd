"""Do hover, completion, findings and fixes arrive in a real Emacs, with Eglot and with lsp-mode, through `editors/emacs/gatewright.el`?"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from editors.emacs.find import find, packages
from editors.emacs.session import CONFIG, Emacs
from editors.presence import not_run
from editors.story import CLOUDFORMATION, COMPLETIONS, FILES, FINDINGS, HOVERS, JSON, NAMES, STRANGER, TERRAFORM, card, cursor
from gatewright.features.card import plain, plain_text
from gatewright.features.hover import hover
from harness.snippets import place

pytestmark = pytest.mark.editor

TEMPLATE = "#set($id = $input.params('id'))\n"


@pytest.fixture(scope="module")
def program() -> Path:
    """The Emacs to drive."""
    found = find()
    if found is None:
        not_run("Emacs", "no Emacs 29 or later in GATEWRIGHT_EMACS, in the cache of tests/editors/install.sh, or on the PATH")
    return found


@pytest.fixture(scope="module")
def emacs(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emacs]:
    """One Emacs with Eglot for all tests; each opens a file of its own."""
    editor = Emacs(program, tmp_path_factory.mktemp("emacs"))
    yield editor
    editor.close()


@pytest.fixture(scope="module")
def with_lsp_mode(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emacs]:
    """One Emacs with lsp-mode."""
    if not (found := packages(program)):
        not_run("lsp-mode", "it is not beside Emacs, where tests/editors/emacs/install.sh puts it")
    editor = Emacs(program, tmp_path_factory.mktemp("emacs"), "lsp-deferred", found)
    yield editor
    editor.close()


@pytest.mark.parametrize(
    ("name", "text", "mode", "language"),
    [
        ("main.tf", TERRAFORM, "gatewright-terraform-mode", "terraform"),
        ("template.yaml", CLOUDFORMATION, "gatewright-yaml-mode", "yaml"),
        ("template.json", JSON, "js-json-mode", "json"),
        ("order.vtl", TEMPLATE, "gatewright-velocity-mode", "velocity"),
    ],
)
def test_the_server_attaches(emacs: Emacs, root: Path, folder: Path, name: str, text: str, mode: str, language: str) -> None:
    emacs.edit(folder / name, text)
    assert emacs.ask("driver-eglot") == {
        "server": "gatewright",
        "encoding": "utf-32",
        "root": f"{root}/",
        "mode": mode,
        "language": language,
    }


@pytest.mark.parametrize("dialect", HOVERS)
def test_hover_is_shown(emacs: Emacs, folder: Path, dialect: str) -> None:
    text, words = FILES[dialect], HOVERS[dialect].words
    emacs.edit(folder / NAMES[dialect], text)
    emacs.go_to(words)
    emacs.command("eldoc")
    # Without markdown-mode, Emacs asks for plain text.
    assert emacs.until("hover", lambda: emacs.shown("*eldoc")) == plain(card(dialect))


@pytest.mark.parametrize("what", COMPLETIONS)
def test_what_is_chosen_is_written(emacs: Emacs, folder: Path, what: str) -> None:
    story = COMPLETIONS[what]
    text, line, column = cursor(story.before)
    emacs.edit(folder / NAMES[story.dialect], text)
    emacs.go_to_place(line, len(column))
    emacs.command("completion-help-at-point")
    offered = emacs.until("completions", emacs.offered)
    assert offered == list(story.offered)
    emacs.choose(offered.index(story.chosen))
    text, line, column = cursor(story.ends(snippets=False))
    emacs.until(text, lambda: emacs.text() == text)
    assert emacs.cursor() == (line, len(column))


@pytest.mark.parametrize("dialect", FINDINGS)
def test_a_finding_behind_an_emoji_is_shown_and_fixed(emacs: Emacs, folder: Path, dialect: str) -> None:
    text, story = FILES[dialect], FINDINGS[dialect]
    emacs.edit(folder / NAMES[dialect], text)
    found = emacs.until("findings", emacs.findings)
    assert (story.rule, story.words) in found
    emacs.go_to("CONVERT_TO_JSON")
    offered = act(emacs, "eglot-code-actions", story.fix)
    assert [title for title in offered if title.startswith("Change to")] == [story.fix, story.other]
    emacs.until("the fix", lambda: emacs.text() == text.replace(story.words, story.fixed))
    left = [finding for finding in found if finding[0] != story.rule]
    emacs.until("the finding gone", lambda: emacs.findings() == left)


def test_other_yaml_is_left_alone(emacs: Emacs, folder: Path) -> None:
    emacs.edit(folder / "compose.yaml", STRANGER)
    # The server answers in order: when the second file has its findings, the first had its turn.
    emacs.edit(folder / "template.yaml", CLOUDFORMATION)
    emacs.until("findings", emacs.findings)
    emacs.ask("driver-show", str(folder / "compose.yaml"))
    assert emacs.text() == STRANGER
    assert emacs.findings() == []


def act(emacs: Emacs, command: str, title: str) -> list[str]:
    """Asks what can be done at the cursor and chooses the action of this title; the titles that were offered."""
    emacs.command(command)
    emacs.until("the question", lambda: emacs.ask("driver-asks"))
    emacs.keys("?")
    offered = emacs.until("code actions", emacs.offered)
    emacs.choose(offered.index(title))
    return offered


@pytest.mark.parametrize("farewell", ["stop", "quit"])
def test_the_server_ends_well(program: Path, tmp_path: Path, farewell: str) -> None:
    editor = Emacs(program, tmp_path / "home")
    try:
        editor.edit(tmp_path / "main.tf", TERRAFORM)
        editor.until("findings", editor.findings)
        if farewell == "stop":
            editor.command("eglot-shutdown")
            assert editor.server_ended_well()
        assert editor.quit() == 0
        assert editor.server_ended_well()
    finally:
        editor.close()


def test_lsp_mode_shows_a_finding_and_fixes_it(with_lsp_mode: Emacs, folder: Path) -> None:
    story = FINDINGS["terraform"]
    with_lsp_mode.edit(folder / "main.tf", TERRAFORM)
    found = with_lsp_mode.until("findings", with_lsp_mode.findings)
    wrong = ("`content_handling` is `CONVERT_TO_JSON`; use `CONVERT_TO_BINARY` or `CONVERT_TO_TEXT`.", story.words)
    assert wrong in found
    with_lsp_mode.go_to("CONVERT_TO_JSON")
    offered = act(with_lsp_mode, "lsp-execute-code-action", story.fix)
    assert [title for title in offered if title.startswith("Change to")] == [story.fix, story.other]
    with_lsp_mode.until("the fix", lambda: with_lsp_mode.text() == TERRAFORM.replace(story.words, story.fixed))
    found.remove(wrong)
    with_lsp_mode.until("the finding gone", lambda: with_lsp_mode.findings() == found)


def test_lsp_mode_shows_hover(with_lsp_mode: Emacs, folder: Path) -> None:
    story = HOVERS["terraform"]
    with_lsp_mode.edit(folder / "main.tf", TERRAFORM)
    with_lsp_mode.go_to(story.words)
    with_lsp_mode.command("lsp-describe-thing-at-point")
    shown = with_lsp_mode.until("hover", lambda: with_lsp_mode.shown("*lsp-help*"))
    answer = hover(place(TERRAFORM.replace(story.words, f"<|>{story.words}"), "terraform"))
    assert answer is not None
    # It is asked for in Markdown, and its marks are hidden.
    assert shown.split("\n")[:3] == [plain_text(story.title), "", answer.card.summary]


def test_lsp_mode_colors_a_mapping_template(with_lsp_mode: Emacs, folder: Path) -> None:
    with_lsp_mode.edit(folder / "order.vtl", TEMPLATE)
    faces = {
        "#set": "lsp-face-semhl-keyword",
        "input": "lsp-face-semhl-namespace",
        "params": "lsp-face-semhl-function",
        "'id'": "lsp-face-semhl-string",
    }
    with_lsp_mode.until("colors", lambda: {words: with_lsp_mode.ask("driver-face", words) for words in faces} == faces)


def test_the_configuration_compiles_without_a_warning(program: Path, tmp_path: Path) -> None:
    to = f'(setq byte-compile-error-on-warn t byte-compile-dest-file-function (lambda (_) "{tmp_path}/gatewright.elc"))'
    batch(program, "--eval", to, "-f", "batch-byte-compile", "gatewright.el")
    assert (tmp_path / "gatewright.elc").exists()
    batch(program, "--eval", '(checkdoc-file "gatewright.el")')


def test_modes_that_are_installed_come_first(program: Path) -> None:
    """Another package may name its mode before or after."""
    before = r"""(add-to-list 'auto-mode-alist '("\\.tf\\'" . terraform-mode))"""
    after = r"""(add-to-list 'auto-mode-alist '("\\.ya?ml\\'" . yaml-mode))"""
    look = """(princ (mapcar (lambda (name) (assoc-default name auto-mode-alist #'string-match)) '("a.tf" "a.tofu" "a.yaml" "a.json" "a.vtl")))"""
    said = batch(program, "--eval", before, "-l", "gatewright", "--eval", after, "--eval", look)
    assert said == "(terraform-mode gatewright-terraform-mode yaml-mode js-json-mode gatewright-velocity-mode)"


def test_eglot_names_the_language_of_each_mode(program: Path) -> None:
    modes = "(terraform-mode hcl-mode yaml-mode yaml-ts-mode json-mode json-ts-mode js-json-mode)"
    look = f"(princ (mapcar (lambda (mode) (cdr (assq mode (car (eglot--lookup-mode mode))))) '{modes}))"
    assert batch(program, "-l", "gatewright", "-l", "eglot", "--eval", look) == "(terraform terraform yaml yaml json json json)"


def batch(program: Path, *work: str) -> str:
    """What Emacs prints when it does this, with nothing to complain of."""
    done = subprocess.run([program, "-Q", "--batch", "-L", CONFIG, *work], cwd=CONFIG, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout
