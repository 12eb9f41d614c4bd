"""`gatewright init`: the files that it writes, where it finds out for what, and what it leaves alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from gatewright import __version__
from gatewright.cli import main
from gatewright.cli.precommit import entry, with_hook
from gatewright.cli.starting import github_workflow, gitlab_job, settings_file
from gatewright.workspace.settings import Settings, merge

Capture = pytest.CaptureFixture[str]

SETTINGS = """\
# Settings of Gatewright, for the command line and for editors. What is commented out is the default.

# Which rules report, and how gravely, where `levels` says nothing: default, strict, security or correctness.
# profile = "default"

# Folders and files to leave out, as glob patterns relative to the workspace.
# exclude = []

# Milliseconds of silence after a keystroke before findings are computed, 0 to 5000.
# debounce = 150

# By rule name, the level of its findings: error, warning, information, hint or off.
[levels]
# stage-without-access-logs = "error"
"""
ENTRY = f"""\
  - repo: local
    hooks:
      - id: gatewright
        name: gatewright
        entry: gatewright check --quiet
        language: python
        additional_dependencies: [gatewright=={__version__}]
        files: \\.(tf|tofu|ya?ml|json|vtl)$
        require_serial: true
"""
NO_CI = "\nNo .github/workflows and no .gitlab-ci.yml here. In any pipeline the step is:\n\ngatewright check\n"
NO_HOOK = f"\nFor .pre-commit-config.yaml, which is not here:\n\nrepos:\n{ENTRY}"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def test_a_folder_with_nothing(here: Path, capsys: Capture) -> None:
    assert main(["init"]) == 0
    assert files(here) == {"gatewright.toml": SETTINGS}
    assert capsys.readouterr().out == f"gatewright.toml written\n{NO_HOOK}{NO_CI}"


def test_the_settings_set_nothing_and_show_the_defaults() -> None:
    assert merge(Settings(), tomllib.loads(settings_file()), "x") == (Settings(), [])
    shown = "\n".join(line.removeprefix("# ") for line in SETTINGS.splitlines() if " = " in line or line.startswith("["))
    assert merge(Settings(profile="strict", exclude=("a",), debounce=1), tomllib.loads(shown), "x") == (
        Settings(levels={"stage-without-access-logs": "error"}),
        [],
    )


def test_a_repository_on_github(here: Path, capsys: Capture) -> None:
    (here / ".github" / "workflows").mkdir(parents=True)
    assert main(["init", str(here)]) == 0
    assert files(here) == {"gatewright.toml": SETTINGS, ".github/workflows/gatewright.yml": github_workflow()}
    assert capsys.readouterr().out == f"gatewright.toml written\n.github/workflows/gatewright.yml written\n{NO_HOOK}"


def test_a_repository_on_gitlab(here: Path, capsys: Capture) -> None:
    (here / ".gitlab-ci.yml").write_text("stages: [test]\n", encoding="utf-8")
    assert main(["init"]) == 0
    assert files(here) == {"gatewright.toml": SETTINGS, ".gitlab-ci.yml": "stages: [test]\n", ".gitlab/gatewright.yml": gitlab_job()}
    include = "\nFor .gitlab-ci.yml, to run it:\n\ninclude:\n  - local: .gitlab/gatewright.yml\n"
    assert capsys.readouterr().out == f"gatewright.toml written\n.gitlab/gatewright.yml written\n{NO_HOOK}{include}"


def test_what_is_there_stays(here: Path, capsys: Capture) -> None:
    (here / ".github" / "workflows").mkdir(parents=True)
    there = {
        "gatewright.toml": "debounce = 1\n",
        ".github/workflows/gatewright.yml": "name: mine\n",
        ".pre-commit-config.yaml": f"repos:\n{ENTRY}",
    }
    for name, text in there.items():
        (here / name).write_text(text, encoding="utf-8")
    assert main(["init"]) == 0
    assert files(here) == there
    assert capsys.readouterr().out == (
        "gatewright.toml is there and stays as it is\n"
        ".github/workflows/gatewright.yml is there and stays as it is\n"
        ".pre-commit-config.yaml has the hook and stays as it is\n"
    )


def test_a_link_that_leads_nowhere_stays(here: Path) -> None:
    (here / "gatewright.toml").symlink_to(here / "elsewhere.toml")
    assert main(["init"]) == 0
    assert not (here / "elsewhere.toml").exists()


def test_printing_writes_nothing(here: Path, capsys: Capture) -> None:
    (here / ".github" / "workflows").mkdir(parents=True)
    assert main(["init", "--print"]) == 0
    assert files(here) == {}
    assert capsys.readouterr().out == (
        f"# gatewright.toml\n\n{SETTINGS}\n# .github/workflows/gatewright.yml\n\n{github_workflow()}\n"
        f"# .pre-commit-config.yaml\n\nrepos:\n{ENTRY}\n"
    )


def test_a_folder_that_there_is_not(capsys: Capture) -> None:
    assert main(["init", "nowhere"]) == 2
    assert capsys.readouterr().err == "gatewright: nowhere is no folder\n"


def test_a_folder_that_cannot_be_written(here: Path, capsys: Capture) -> None:
    (here / ".gitlab-ci.yml").touch()
    (here / ".gitlab").touch()
    assert main(["init"]) == 2
    assert capsys.readouterr().err.startswith("gatewright: ")


WIDE = """\
# Ours.
repos:
-   repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v5.0.0
    hooks:
    -   id: end-of-file-fixer
"""
WIDE_ENTRY = f"""\
-   repo: local
    hooks:
    -   id: gatewright
        name: gatewright
        entry: gatewright check --quiet
        language: python
        additional_dependencies: [gatewright=={__version__}]
        files: \\.(tf|tofu|ya?ml|json|vtl)$
        require_serial: true
"""
USUAL = """\
default_stages: [pre-commit]
repos:
  - repo: local
    hooks:
      - id: lint
        entry: make lint  # quick
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WIDE, WIDE + WIDE_ENTRY),
        (USUAL, USUAL + ENTRY),
        (USUAL.rstrip("\n"), USUAL + ENTRY),
        (USUAL + "\n\n", USUAL + ENTRY),
        (USUAL.replace("\n", "\r\n"), (USUAL + ENTRY).replace("\n", "\r\n")),
        (f"repos:\n{ENTRY}", f"repos:\n{ENTRY}"),
        ("", None),
        ("repos: []\n", None),
        ("repos: [\n", None),
        ("repos:\n", None),
        ("repos: [{repo: local, hooks: 1}, 2]\n", None),
        ("since: 2026-02-30\nrepos:\n  - repo: local\n", None),
        ("repos:\n- repo: local\n  name: \udcff\n", None),
        ("- repo: local\n", None),
        ("repos: [{repo: local, hooks: []}]\n", None),
        (USUAL + "ci:\n  skip: [lint]\n", None),
        (USUAL + "...\n", None),
    ],
)
def test_the_hook_is_added_in_the_style_of_the_file(before: str, after: str | None) -> None:
    assert with_hook(before) == after


def test_the_hook_is_written_into_the_file(here: Path, capsys: Capture) -> None:
    config = here / ".pre-commit-config.yaml"
    config.write_bytes(USUAL.replace("\n", "\r\n").encode())
    assert main(["init"]) == 0
    assert config.read_bytes() == (USUAL + ENTRY).replace("\n", "\r\n").encode()
    assert ".pre-commit-config.yaml: hook added\n" in capsys.readouterr().out


@pytest.mark.parametrize("there", [b"repos: []\n", b"repos:\n- repo: \xff\n"])
def test_a_file_that_cannot_be_extended_stays(here: Path, capsys: Capture, there: bytes) -> None:
    config = here / ".pre-commit-config.yaml"
    config.write_bytes(there)
    assert main(["init"]) == 0
    assert config.read_bytes() == there
    assert f"\n.pre-commit-config.yaml stays as it is. For its `repos`:\n\n{ENTRY}" in capsys.readouterr().out


def test_the_entry_says_what_the_hook_of_the_checkout_says() -> None:
    hooks = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    described = {key: value for key, value in hooks[0].items() if key != "description"}
    ours = yaml.safe_load(entry())[0]["hooks"][0]
    assert ours == described | {"additional_dependencies": [f"gatewright=={__version__}"]}
