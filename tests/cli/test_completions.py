"""`gatewright completions`: the scripts are of their shells, and complete commands, options, values, rules and files."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from gatewright.cli import main


@pytest.fixture
def script(tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Path:
    """The script of the shell that the test asks for."""
    shell = request.param
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    assert main(["completions", shell]) == 0
    file = tmp_path / f"completions.{shell}"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    return file


WORDS = [
    (["che"], ["check"]),
    (["check", "--fo"], ["--format"]),
    (["check", "--format", "s"], ["sarif"]),
    (["check", "--profile", "st"], ["strict"]),
    (["check", "--select", "lambda-integration-not"], ["lambda-integration-not-post"]),
    (["check", "--ignore", "lambda-integration-not"], ["lambda-integration-not-post"]),
    (["explain", "lambda-integration-not"], ["lambda-integration-not-post"]),
    (["completions", "f"], ["fish"]),
]
FILES = [
    (["check", "pet"], ["pets.tf"]),
    (["check", "--baseline", "pet"], ["pets.tf"]),
    (["trace", "GET /pets", "pet"], ["pets.tf"]),
    (["init", "infra/"], ["infra/prod"]),
]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "pets.tf").touch()
    (tmp_path / "infra" / "prod").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("script", ["bash"], indirect=True)
@pytest.mark.parametrize(("words", "completed"), WORDS + FILES)
def test_bash_completes(script: Path, here: Path, words: list[str], completed: list[str]) -> None:
    # The function is asked as the tab key asks it; `complete -p` says which one that is.
    asking = """
        source "$1"; shift
        [[ "$(complete -p gatewright)" =~ -F\\ ([^ ]+) ]]
        COMP_WORDS=(gatewright "$@"); COMP_CWORD=$#; COMPREPLY=()
        "${BASH_REMATCH[1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    asked = subprocess.run(["bash", "-c", asking, "bash", script, *words], cwd=here, capture_output=True, text=True, check=True)
    assert asked.stdout.split() == completed


@pytest.mark.parametrize("script", ["fish"], indirect=True)
@pytest.mark.parametrize(("words", "completed"), WORDS)
def test_fish_completes(script: Path, here: Path, words: list[str], completed: list[str]) -> None:
    asking = f"source {script}; complete -C 'gatewright {' '.join(words)}'"
    asked = subprocess.run(["fish", "--no-config", "-c", asking], cwd=here, capture_output=True, text=True, check=True)
    assert [line.partition("\t")[0] for line in asked.stdout.splitlines()] == completed


@pytest.mark.parametrize("script", ["bash", "zsh", "fish"], indirect=True)
def test_the_shell_reads_the_script(script: Path) -> None:
    read = subprocess.run([script.suffix[1:], "-n", script], capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")
