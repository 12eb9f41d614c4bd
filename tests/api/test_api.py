"""The three functions that other programs call."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

import gatewright
from gatewright.cli import main

ROOT = Path(__file__).parents[2]

API = """\
resource "aws_api_gateway_rest_api" "pets" {
  name           = "pets"
  api_key_source = "HEADERS"
}
"""
WRONG = gatewright.Finding(
    path="main.tf",
    line=3,
    column=20,
    end_line=3,
    end_column=29,
    level="error",
    rule="wrong-value",
    message="`api_key_source` is `HEADERS`; use `HEADER` or `AUTHORIZER`.",
    link="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api",
)


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_text() -> None:
    assert gatewright.check_text(API, filename="main.tf") == [WRONG]
    assert not Path("main.tf").exists()


def test_a_finding_as_a_line() -> None:
    assert str(WRONG) == f"main.tf:3:20 error wrong-value: {WRONG.message}"


@pytest.mark.parametrize(("text", "filename"), [("", "main.tf"), ("a: 1\n", "values.yaml"), (API, "notes.txt")])
def test_a_text_without_api_gateway(text: str, filename: str) -> None:
    assert gatewright.check_text(text, filename=filename) == []


def test_a_text_that_nobody_reads_is_no_fault_of_the_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("a: 1\n"))
    assert main(["check", "--stdin-filename", "values.yaml"]) == 0
    assert capsys.readouterr().err == ""


def test_the_files_around_a_text_count() -> None:
    Path("variables.tf").write_text('variable "source" {\n  default = "HEADERS"\n}\n', encoding="utf-8")
    found = gatewright.check_text(API.replace('"HEADERS"', "var.source"), filename=Path("main.tf"))
    assert [(one.rule, one.line, one.column) for one in found] == [("wrong-value", 3, 20)]


def test_the_text_stands_for_what_is_on_disk() -> None:
    Path("main.tf").write_text(API, encoding="utf-8")
    assert gatewright.check_text(API.replace("HEADERS", "HEADER"), filename="main.tf") == []


def test_paths() -> None:
    Path("main.tf").write_text(API, encoding="utf-8")
    assert gatewright.check_paths(["."]) == gatewright.check_paths([Path("main.tf"), Path()]) == [WRONG]
    assert gatewright.check_paths([]) == []


def test_paths_find_what_the_command_finds(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    main(["check", "--format", "json", "tests/corpus/terraform"])
    printed = [(one["path"], one["start"], one["end"], one["rule"]) for one in json.loads(capsys.readouterr().out)["findings"]]
    found = [
        (one.path, {"line": one.line, "column": one.column}, {"line": one.end_line, "column": one.end_column}, one.rule)
        for one in gatewright.check_paths(["tests/corpus/terraform"])
    ]
    assert found == printed
    assert found


def test_a_profile_wins_over_the_settings() -> None:
    Path("main.tf").write_text(API, encoding="utf-8")
    Path("gatewright.toml").write_text('profile = "security"\n', encoding="utf-8")
    assert "wrong-value" not in {one.rule for one in [*gatewright.check_paths(["."]), *gatewright.check_text(API, filename="main.tf")]}
    assert gatewright.check_paths(["."], profile="correctness") == [WRONG]
    assert gatewright.check_text(API, filename="main.tf", profile="correctness") == [WRONG]


def test_the_levels_of_the_settings_count() -> None:
    Path("gatewright.toml").write_text('[levels]\nwrong-value = "hint"\n', encoding="utf-8")
    assert gatewright.check_text(API, filename="main.tf") == [replace(WRONG, level="hint")]


def test_paths_that_are_not_there_are_all_named() -> None:
    Path("main.tf").write_text(API, encoding="utf-8")
    with pytest.raises(gatewright.ReadingError) as raised:
        gatewright.check_paths(["mian.tf", "nowhere"])
    assert str(raised.value) == "mian.tf does not exist; did you mean main.tf?\nnowhere does not exist"


def test_a_file_that_cannot_be_read() -> None:
    Path("main.tf").write_bytes(b"\xff\xfe\x00")
    Path("good.tf").write_text(API, encoding="utf-8")
    with pytest.raises(gatewright.ReadingError, match=r"^main\.tf cannot be read: "):
        gatewright.check_paths(["main.tf"])
    assert [one.path for one in gatewright.check_paths(["."])] == ["good.tf"]


def test_a_profile_that_there_is_not() -> None:
    with pytest.raises(gatewright.ReadingError) as raised:
        gatewright.check_text(API, filename="main.tf", profile="strickt")
    problem = "profile `strickt` is not one of default, strict, security, correctness; did you mean `strict`?"
    assert str(raised.value) == f"gatewright: {problem}"


@pytest.mark.parametrize("name", ["wrong-value", "VPC_LINK", "stage_name"])
def test_a_name_is_explained_as_the_command_does(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)  # the command fits its lines into it
    assert main(["explain", name]) == 0
    assert capsys.readouterr().out == gatewright.explain(name) + "\n"


def test_an_unknown_name() -> None:
    with pytest.raises(gatewright.UnknownNameError) as raised:
        gatewright.explain("conection_typ")
    assert str(raised.value) == "nothing is known of `conection_typ`; did you mean `connection_type`?"


def test_a_name_that_the_package_has_not() -> None:
    with pytest.raises(AttributeError, match=r"^module 'gatewright' has no attribute 'check_file'$"):
        _ = gatewright.check_file  # type: ignore[attr-defined]
    assert set(gatewright.__all__) <= set(dir(gatewright))


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    asked = "import sys, gatewright; print([name for name in sys.modules if name.startswith('gatewright.') or name in ('pygls', 'yaml')])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT / "server", check=True)
    assert done.stdout == "[]\n"
