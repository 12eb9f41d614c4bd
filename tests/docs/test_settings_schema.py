"""The JSON schema of gatewright.toml says what `gatewright check` says: the same settings are right, the same are wrong."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from gatewright.cli import main
from pages.settings import settings_schema

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "gatewright.schema.json").read_text(encoding="utf-8"))

RIGHT = [
    "",
    'profile = "strict"',
    'exclude = ["a", "**/b"]',
    "exclude = []",
    "debounce = 0",
    "debounce = 5000",
    '[levels]\nwrong-value = "off"',
]
WRONG = [
    ('profile = "strickt"', "profile `strickt` is not one of default, strict, security, correctness; did you mean `strict`?"),
    ("debounc = 1", "`debounc` is no setting; did you mean `debounce`?"),
    ("debounce = 5001", "the value of `debounce` is not of the right type."),
    ("debounce = true", "the value of `debounce` is not of the right type."),
    ('exclude = "a"', "the value of `exclude` is not of the right type."),
    ("exclude = [1]", "the value of `exclude` is not of the right type."),
    ("levels = []", "the value of `levels` is not of the right type."),
    (
        '[levels]\nwrong-value = "loud"',
        "level `loud` of `wrong-value` is not one of error, warning, information, hint, off.",
    ),
]


def test_the_schema_is_current() -> None:
    assert (DOCS / "gatewright.schema.json").read_text(encoding="utf-8") == settings_schema(), "run `make docs`"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def valid(text: str) -> bool:
    return jsonschema.Draft7Validator(SCHEMA).is_valid(tomllib.loads(text))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right(here: Path, text: str) -> None:
    (here / "gatewright.toml").write_text(text, encoding="utf-8")
    assert valid(text)
    assert main(["check"]) == 0


@pytest.mark.parametrize(("text", "problem"), WRONG)
def test_what_is_wrong(here: Path, capsys: pytest.CaptureFixture[str], text: str, problem: str) -> None:
    (here / "gatewright.toml").write_text(text, encoding="utf-8")
    assert not valid(text)
    assert main(["check"]) == 2
    assert capsys.readouterr().err == f"gatewright: gatewright.toml: {problem}\n"


def test_a_level_of_a_rule_that_there_is_not(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = '[levels]\nunknown-atribute = "off"\n'
    (here / "gatewright.toml").write_text(text, encoding="utf-8")
    assert not valid(text)
    assert main(["check"]) == 2
    assert capsys.readouterr().err == "gatewright: levels: there is no rule `unknown-atribute`; did you mean `unknown-attribute`?\n"
