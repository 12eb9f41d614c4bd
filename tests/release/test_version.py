"""The version stands in one place; whatever else has to name it, names the same."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from gatewright import __version__

ROOT = Path(__file__).parents[2]


def text(name: str) -> str:
    """A file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_package_takes_it_from_the_code() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    assert "version" not in project["project"]
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "server/gatewright/__init__.py"


def test_the_extensions_are_of_the_same_version() -> None:
    assert json.loads(text("editors/vscode/package.json"))["version"] == __version__
    assert json.loads(text("editors/vscode/package-lock.json"))["version"] == __version__
    assert tomllib.loads(text("editors/zed/Cargo.toml"))["package"]["version"] == __version__
    assert tomllib.loads(text("editors/zed/extension.toml"))["version"] == __version__


@pytest.mark.parametrize("page", ["README.md", "editors/vscode/README.md"])
def test_pages_name_the_file_that_is_made(page: str) -> None:
    assert set(re.findall(r"gatewright-([\d.]+)\.(?:vsix|whl|tar)", text(page))) == {__version__}


def test_the_changelog_has_it() -> None:
    assert re.findall(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)[0] in (__version__, "Unreleased")
