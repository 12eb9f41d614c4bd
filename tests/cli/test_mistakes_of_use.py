"""What is said of wrong commands: the fault, the nearest right thing, exit code 2, and no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.cli import main

Capture = pytest.CaptureFixture[str]
API = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'
STAGE = 'resource "aws_api_gateway_stage" "a" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  deployment_id = "x"\n  stage_name = "live"\n}\n'
BROKEN = {
    "syntax": ("profile = \n", "gatewright.toml: Invalid value (at line 1, column 11)"),
    "key": (
        'profil = "strict"',
        "gatewright.toml: `profil` is no setting; did you mean `profile`?",
    ),
    "value": (
        'profile = "strickt"',
        "gatewright.toml: profile `strickt` is not one of default, strict, security, correctness; did you mean `strict`?",
    ),
    "rule": (
        '[levels]\nlambda-integration-not-pos = "error"',
        "levels: there is no rule `lambda-integration-not-pos`; did you mean `lambda-integration-not-post`?",
    ),
    "level": (
        '[levels]\nsyntax-error = "eror"',
        "gatewright.toml: level `eror` of `syntax-error` is not one of error, warning, information, hint, off.",
    ),
    "type": ("levels = 3", "gatewright.toml: the value of `levels` is not of the right type."),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "api.tf").write_text(API + STAGE, encoding="utf-8")
    (tmp_path / "bytes.tf").write_bytes(b"\xff")
    (tmp_path / "half.json").write_text('{"x":', encoding="utf-8")
    (tmp_path / "template.vtl").write_text("{}", encoding="utf-8")
    (tmp_path / "dangling.tf").symlink_to("nowhere.tf")
    return tmp_path


ARGUMENTS = [
    (
        ["chek", "."],
        "COMMAND takes check, explain, graph, render, trace, mcp, index, init, completions, and not `chek`; did you mean `check`?",
        "gatewright",
    ),
    (["--stdoi"], "`--stdoi` is no option; did you mean `--stdio`?", "gatewright"),
    (["check", "--formt", "json"], "`--formt` is no option; did you mean `--format`?", "gatewright check"),
    (["check", "--forma", "json"], "`--forma` is no option; did you mean `--format`?", "gatewright check"),
    (
        ["check", "--format", "jsn"],
        "--format takes text, json, sarif, github, gitlab, junit, markdown, and not `jsn`; did you mean `json`?",
        "gatewright check",
    ),
    (["check", "--fail-on", "fatal"], "--fail-on takes error, warning, information, hint, never, and not `fatal`", "gatewright check"),
    (["check", "--jobs", "0"], "--jobs: `0` is no number of processes", "gatewright check"),
    (["check", "--diff"], "--diff prints what --fix would change; it needs --fix", "gatewright check"),
    (
        ["check", "--stdin-filename", "a.tf", "--fix"],
        "--stdin-filename is for one look at a text, and cannot be with --fix",
        "gatewright check",
    ),
    (
        ["check", "--stdin-filename", "a.tf", "--watch"],
        "--stdin-filename is for one look at a text, and cannot be with --watch",
        "gatewright check",
    ),
    (["explain"], "one NAME is explained, or --error MESSAGE", "gatewright explain"),
    (["explain", "--error"], "--error: expected one argument", "gatewright explain"),
    (["graph"], "the following arguments are required: PATH", "gatewright graph"),
    (["trace", "GET /"], "the following arguments are required: PATH", "gatewright trace"),
    (["index", "drft"], "QUESTION takes check, drift, and not `drft`; did you mean `drift`?", "gatewright index"),
    (["completions", "fsh"], "shell takes bash, zsh, fish, and not `fsh`; did you mean `fish`?", "gatewright completions"),
    (["completions", "fish", "zsh"], "`zsh` is one argument too many", "gatewright completions"),
]


@pytest.mark.parametrize(("arguments", "words", "command"), ARGUMENTS, ids=[" ".join(case[0]) for case in ARGUMENTS])
def test_wrong_arguments(capsys: Capture, arguments: list[str], words: str, command: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert (left.value.code, *capsys.readouterr()) == (2, "", f"gatewright: {words}\nSee: {command} --help\n")


RUNS = [
    (["check", "infr"], "infr does not exist; did you mean infra?"),
    (["check", "infra/api.t"], "infra/api.t does not exist; did you mean infra/api.tf?"),
    (["check", "dangling.tf"], "dangling.tf is a link to what does not exist"),
    (["check", "infra", "--select", "pets"], "there is no rule `pets`"),
    (["check", "infra", "--select", "wrong-valu"], "there is no rule `wrong-valu`; did you mean `wrong-value`?"),
    (["check", "infra", "--ignore", "wrong-value,wrong-typ"], "there is no rule `wrong-typ`; did you mean `wrong-type`?"),
    (["check", "infra", "--baseline", "known.json"], "known.json does not exist; --write-baseline makes it"),
    (["check", "infra", "--baseline", "half.json"], "half.json cannot be read: Expecting value: line 1 column 6 (char 5)"),
    (["check", "infra", "--write-baseline", "--baseline", "no/b.json"], "no/b.json cannot be written: No such file or directory"),
    (["explain", "conection_type"], "nothing is known of `conection_type`; did you mean `connection_type`?"),
    (["graph", "infr"], "infr does not exist; did you mean infra?"),
    (["render", "infra"], "infra cannot be read: not a file"),
    (["render", "template.vtl", "--event", "half.json"], "the event is no JSON: Expecting value: line 1 column 6 (char 5)"),
    (["trace", "GET", "infra"], "`GET` is no request; write a verb and a path, like `GET /pets/42?limit=2`"),
    (["trace", "GET /", "infra", "--stage", "liv"], "there is no stage `liv`; did you mean `live`?"),
    (["trace", "GET /", "infra", "--stage", "x"], "there is no stage `x`, only live"),
    (["init", "infr"], "infr is no folder"),
    (["--tcp", "there"], "`there` is not of the form HOST:PORT, with a port from 1 to 65535"),
]


@pytest.mark.parametrize(("arguments", "words"), RUNS, ids=[" ".join(case[0]) for case in RUNS])
def test_what_cannot_be_done(capsys: Capture, arguments: list[str], words: str) -> None:
    assert (main(arguments), *capsys.readouterr()) == (2, "", f"gatewright: {words}\n")


def test_a_stage_that_is_not_known_may_be_any(capsys: Capture, here: Path) -> None:
    (here / "infra" / "api.tf").write_text(API + STAGE.replace('"live"', "var.stage"), encoding="utf-8")
    assert main(["trace", "GET /", "infra", "--stage", "x"]) == 0
    assert capsys.readouterr().err == ""


def test_a_file_that_cannot_be_read(capsys: Capture) -> None:
    assert main(["check", "bytes.tf"]) == 2
    assert capsys.readouterr().err == "gatewright: bytes.tf cannot be read: not UTF-8 (byte 0)\n"


@pytest.mark.parametrize(("text", "words"), BROKEN.values(), ids=BROKEN)
def test_broken_settings(capsys: Capture, here: Path, text: str, words: str) -> None:
    (here / "gatewright.toml").write_text(text, encoding="utf-8")
    assert (main(["check", "infra"]), *capsys.readouterr()) == (2, "", f"gatewright: {words}\n")
