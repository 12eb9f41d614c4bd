"""What a user sets, and a sentence for each thing that is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.workspace.settings import FILE_NAME, Settings, merge, read_settings

RIGHT: list[tuple[object, Settings]] = [
    ({}, Settings()),
    (None, Settings()),
    ([1], Settings()),
    ({"levels": None, "profile": None, "exclude": None, "debounce": None}, Settings()),
    ({"levels": {"syntax-error": "off"}}, Settings(levels={"syntax-error": "off"})),
    ({"profile": "strict"}, Settings(profile="strict")),
    ({"exclude": ["legacy", "*.json"]}, Settings(exclude=("legacy", "*.json"))),
    ({"exclude": []}, Settings()),
    ({"debounce": 0}, Settings(debounce=0)),
    ({"debounce": 5000}, Settings(debounce=5000)),
]


@pytest.mark.parametrize(("given", "settings"), RIGHT)
def test_what_is_right_is_taken(given: object, settings: Settings) -> None:
    assert merge(Settings(), given, "editor") == (settings, [])


WRONG: list[tuple[dict[str, object], str]] = [
    ({"level": {}}, "editor: `level` is no setting; did you mean `levels`?"),
    ({"Exclude": []}, "editor: `Exclude` is no setting; did you mean `exclude`?"),
    ({"pets": 1}, "editor: `pets` is no setting."),
    ({"pets": None}, "editor: `pets` is no setting."),
    ({"levels": ["off"]}, "editor: the value of `levels` is not of the right type."),
    (
        {"levels": {"syntax-error": "fatal"}},
        "editor: level `fatal` of `syntax-error` is not one of error, warning, information, hint, off.",
    ),
    (
        {"levels": {"syntax-error": ["off"]}},
        "editor: level `['off']` of `syntax-error` is not one of error, warning, information, hint, off.",
    ),
    ({"profile": "stric"}, "editor: profile `stric` is not one of default, strict, security, correctness; did you mean `strict`?"),
    ({"profile": "pets"}, "editor: profile `pets` is not one of default, strict, security, correctness."),
    ({"profile": ["strict"]}, "editor: the value of `profile` is not of the right type."),
    ({"exclude": "legacy"}, "editor: the value of `exclude` is not of the right type."),
    ({"exclude": ["legacy", 1]}, "editor: the value of `exclude` is not of the right type."),
    ({"debounce": "fast"}, "editor: the value of `debounce` is not of the right type."),
    ({"debounce": True}, "editor: the value of `debounce` is not of the right type."),
    ({"debounce": 1.5}, "editor: the value of `debounce` is not of the right type."),
    ({"debounce": -1}, "editor: the value of `debounce` is not of the right type."),
    ({"debounce": 5001}, "editor: the value of `debounce` is not of the right type."),
]


@pytest.mark.parametrize(("given", "problem"), WRONG)
def test_what_is_wrong_is_said_and_changes_nothing(given: dict[str, object], problem: str) -> None:
    before = Settings(profile="security", levels={"syntax-error": "hint"}, exclude=("a",), debounce=7)
    assert merge(before, given, "editor") == (before, [problem])


def test_the_good_part_of_a_table_is_taken() -> None:
    given = {"levels": {"syntax-error": "off", "wrong-value": "loud"}, "debounce": 3, "none": 1}
    settings, problems = merge(Settings(levels={"out-of-range": "hint"}), given, "x")
    assert settings == Settings(levels={"out-of-range": "hint", "syntax-error": "off"}, debounce=3)
    assert len(problems) == 2


def test_the_later_word_counts() -> None:
    settings, _ = merge(Settings(), {"levels": {"a": "off", "b": "off"}, "exclude": ["x"]}, "file")
    settings, _ = merge(settings, {"levels": {"b": "hint"}, "exclude": ["y"]}, "editor")
    assert settings == Settings(levels={"a": "off", "b": "hint"}, exclude=("y",))


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert read_settings(inner) == (Settings(), [])
    (tmp_path / FILE_NAME).write_text("debounce = 1\n", encoding="utf-8")
    assert read_settings(inner) == (Settings(debounce=1), [])
    (tmp_path / "a" / FILE_NAME).write_text('[levels]\nsyntax-error = "off"\n', encoding="utf-8")
    assert read_settings(inner) == (Settings(levels={"syntax-error": "off"}), [])
    assert read_settings(None) == (Settings(), [])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"debounce = \n", "gatewright.toml: Invalid value (at line 1, column 12)"),
        (b"\xff", "gatewright.toml: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
        (b"debouce = 1\n", "gatewright.toml: `debouce` is no setting; did you mean `debounce`?"),
    ],
)
def test_a_broken_file_is_said(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert read_settings(tmp_path) == (Settings(), [problem])
