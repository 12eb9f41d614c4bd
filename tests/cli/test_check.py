"""`gatewright check`: what it prints, and with which exit code it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gatewright import __version__
from gatewright.cli import main
from gatewright.workspace.settings import PROFILES

GOOD = 'variable "a" {}\n'
# One error and nothing else.
WRONG = 'variable "a" {}\n\nresource "aws_api_gateway_rest_api" "pets" {\n  name = 5 * [\n}\n'
# One warning and nothing else.
DOUBTFUL = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n  nam  = 1\n}\n'
TEMPLATE = "Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: pets\n      Nam: pets\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(**files: str | bytes) -> None:
    """Files by name, `__` for the dot and `_in_` for the folder."""
    for name, content in files.items():
        path = Path(*name.replace("__", ".").split("_in_"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def found(capsys: Capture, *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and each finding as `path:line:column level rule`."""
    code = main(["check", *arguments])
    return code, [line for line in capsys.readouterr().out.splitlines() if line[:1].strip() and ":" in line.partition(" ")[0]]


def test_the_text_of_a_finding(capsys: Capture) -> None:
    write(main__tf=DOUBTFUL)
    assert main(["check", "main.tf"]) == 0
    assert capsys.readouterr().out == (
        "main.tf:3:3 warning unknown-attribute\n"
        "  `aws_api_gateway_rest_api` has no `nam`; did you mean `name`?\n"
        '  2 |   name = "pets"\n'
        "  3 |   nam  = 1\n"
        "    |   ^^^ change to `name`\n"
        "\n"
        "1 warning in 1 of 1 file\n"
    )


def test_the_json_of_a_finding(capsys: Capture) -> None:
    write(main__tf=DOUBTFUL.replace("nam  = 1", 'descripton = "all"'))
    assert main(["check", "--format", "json", "main.tf"]) == 0
    captured = capsys.readouterr()
    given = json.loads(captured.out)
    (finding,) = given.pop("findings")
    assert given == {"version": 1, "files": 1, "counts": {"warning": 1}}
    assert finding.pop("link").startswith("https://")
    assert finding == {
        "path": "main.tf",
        "start": {"line": 3, "column": 3},
        "end": {"line": 3, "column": 13},
        "level": "warning",
        "rule": "unknown-attribute",
        "message": "`aws_api_gateway_rest_api` has no `descripton`; did you mean `description`?",
        "fixes": [
            {
                "title": "Change to `description`",
                "certain": True,
                "edits": [{"path": "main.tf", "start": {"line": 3, "column": 3}, "end": {"line": 3, "column": 13}, "text": "description"}],
            }
        ],
        "related": [],
    }
    assert captured.err == ""


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (GOOD, None, 0),
        (GOOD, "hint", 0),
        (WRONG, None, 1),
        (WRONG, "error", 1),
        (WRONG, "never", 0),
        (DOUBTFUL, None, 0),
        (DOUBTFUL, "error", 0),
        (DOUBTFUL, "warning", 1),
        (DOUBTFUL, "information", 1),
        (DOUBTFUL, "hint", 1),
        (DOUBTFUL, "never", 0),
    ],
)
def test_exit_codes(capsys: Capture, text: str, fail_on: str | None, code: int) -> None:
    write(main__tf=text)
    assert main(["check", "main.tf", *(["--fail-on", fail_on] if fail_on else [])]) == code
    capsys.readouterr()


def test_the_level_of_the_settings_counts(capsys: Capture) -> None:
    write(main__tf=DOUBTFUL, gatewright__toml='[levels]\nunknown-attribute = "error"\n')
    assert found(capsys, "main.tf") == (1, ["main.tf:3:3 error unknown-attribute"])
    write(gatewright__toml='[levels]\nunknown-attribute = "off"\n')
    assert found(capsys, "main.tf") == (0, [])


def test_the_profile_of_the_command_wins_over_that_of_the_file(capsys: Capture) -> None:
    write(main__tf=DOUBTFUL, gatewright__toml='profile = "security"\n')
    assert "main.tf:3:3 warning unknown-attribute" not in found(capsys, "main.tf")[1]
    assert found(capsys, "main.tf", "--profile", "correctness") == (0, ["main.tf:3:3 warning unknown-attribute"])
    write(gatewright__toml='profile = "strict"\n[levels]\nunknown-attribute = "error"\n')
    assert "main.tf:3:3 error unknown-attribute" in found(capsys, "main.tf")[1]
    assert "main.tf:3:3 error unknown-attribute" in found(capsys, "main.tf", "--profile", "security")[1]


def test_a_profile_that_there_is_not(capsys: Capture) -> None:
    write(main__tf=GOOD, gatewright__toml='profile = "strickt"\n')
    assert main(["check", "main.tf"]) == 2
    problem = "profile `strickt` is not one of default, strict, security, correctness; did you mean `strict`?"
    assert capsys.readouterr().err == f"gatewright: gatewright.toml: {problem}\n"


def test_the_profiles_of_the_command_are_those_of_the_settings(capsys: Capture) -> None:
    write(main__tf=GOOD)
    for profile in PROFILES:
        assert main(["check", "main.tf", "--profile", profile]) == 0
    capsys.readouterr()


def test_a_path_that_is_not_there(capsys: Capture) -> None:
    write(main__tf=WRONG)
    assert main(["check", "main.tf", "none.tf", "nowhere/"]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "gatewright: none.tf does not exist\ngatewright: nowhere does not exist\n")


def test_settings_that_cannot_be_read(capsys: Capture) -> None:
    write(main__tf=WRONG, gatewright__toml="levels = {\n")
    assert main(["check", "main.tf"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("gatewright: gatewright.toml: ")
    write(gatewright__toml="levls = 1\n")
    assert main(["check", "."]) == 2
    assert capsys.readouterr().err == "gatewright: gatewright.toml: `levls` is no setting; did you mean `levels`?\n"


def test_a_file_that_cannot_be_read_is_said_and_the_rest_goes_on(capsys: Capture) -> None:
    write(a__tf=b"\xff", b__tf=DOUBTFUL)
    assert main(["check", "."]) == 0
    captured = capsys.readouterr()
    assert captured.err == "gatewright: a.tf cannot be read: not UTF-8 (byte 0)\n"
    assert captured.out.endswith("1 warning in 1 of 1 file\n")
    assert main(["check", "a.tf", "b.tf"]) == 2
    assert capsys.readouterr().out == captured.out
    assert main(["check", "a.tf", "b.tf", "--fail-on", "warning"]) == 1


def test_folders_are_walked(capsys: Capture) -> None:
    write(b__tf=DOUBTFUL, a_in_t__yaml=TEMPLATE, a_in_notes__md="x", legacy_in_old__tf=WRONG, node_modules_in_x__tf=WRONG)
    write(gatewright__toml='exclude = ["legacy"]\n')
    assert found(capsys, ".") == (0, ["b.tf:3:3 warning unknown-attribute", "a/t.yaml:6:7 warning unknown-attribute"])
    assert found(capsys, "a") == (0, ["a/t.yaml:6:7 warning unknown-attribute"])
    assert found(capsys, "legacy/old.tf")[0] == 1


@pytest.mark.parametrize(
    "arguments", [("b.tf", "b.tf"), ("b.tf", "./b.tf"), (".", "b.tf"), ("b.tf", "."), (".", "."), ("link.tf", "b.tf")], ids="+".join
)
def test_a_file_is_checked_once(capsys: Capture, here: Path, arguments: tuple[str, ...]) -> None:
    write(b__tf=DOUBTFUL)
    if "link.tf" in arguments:
        (here / "link.tf").symlink_to(here / "b.tf")
    code, findings = found(capsys, *arguments)
    assert (code, len(findings)) == (0, 1)


def test_a_folder_with_nothing_of_ours(capsys: Capture) -> None:
    write(notes__md="x", values__yaml="a: b\n")
    assert main(["check", "."]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("No findings in 0 files\n", "")
    assert main(["check", "notes.md", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"version": 1, "files": 0, "counts": {}, "findings": []}


def test_values_come_from_the_files_beside(capsys: Capture) -> None:
    method = 'resource "aws_api_gateway_method_settings" "all" {\n  rest_api_id = "a"\n  stage_name = "b"\n  method_path = "*/*"\n  settings {\n    logging_level = var.level\n  }\n}\n'
    write(main__tf=method, variables__tf='variable "level" {\n  default = "LOUD"\n}\n')
    code, findings = found(capsys, "main.tf")
    assert (code, findings) == (1, ["main.tf:6:21 error wrong-value"])
    write(terraform__tfvars='level = "ERROR"\n')
    assert found(capsys, "main.tf") == (0, [])


def test_counts_are_in_good_english(capsys: Capture) -> None:
    write(a__tf=WRONG, b__tf=DOUBTFUL.replace("  nam ", "  nm = 1\n  nam ").replace('"pets" {', '"other" {'), c__tf=GOOD)
    assert main(["check", "."]) == 1
    assert capsys.readouterr().out.splitlines()[-3:] == ["1 error, 2 warnings in 2 of 3 files", "  2 unknown-attribute", "  1 syntax-error"]


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    server = Path(__file__).parents[2] / "server"
    return subprocess.run(
        [sys.executable, "-m", "gatewright", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(server), **environment},
        timeout=60,
    )


def test_the_module_is_the_command() -> None:
    write(main__tf=DOUBTFUL)
    ran = command("check", "main.tf", "--fail-on", "warning")
    assert (ran.returncode, ran.stdout.splitlines()[0], ran.stderr) == (1, b"main.tf:3:3 warning unknown-attribute", b"")


def test_a_terminal_without_the_character_gets_its_number() -> None:
    write(main__tf=DOUBTFUL.replace('"pets"\n', '"😀"\n'))
    ran = command("check", "main.tf", PYTHONIOENCODING="ascii")
    assert (ran.returncode, rb'name = "\U0001f600"' in ran.stdout, ran.stderr) == (0, True, b"")


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
def test_a_reader_that_went_away_is_no_error() -> None:
    write(main__tf=DOUBTFUL)
    reader, writer = os.pipe()
    os.close(reader)
    server = Path(__file__).parents[2] / "server"
    ran = subprocess.run(
        [sys.executable, "-m", "gatewright", "check", "main.tf"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONPATH": str(server)},
        timeout=60,
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_version_and_help(capsys: Capture) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["--version"])
    assert capsys.readouterr().out == f"gatewright {__version__}\n"
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["--help"])
    told = capsys.readouterr().out
    assert all(word in told for word in ("check", "explain", "--tcp", "--stdio", "--version"))


@pytest.mark.parametrize("address", ["localhost", "localhost:", ":0", "localhost:65536", "a:b"])
def test_an_address_that_is_none(capsys: Capture, address: str) -> None:
    assert main(["--tcp", address]) == 2
    assert capsys.readouterr().err == f"gatewright: `{address}` is not of the form HOST:PORT, with a port from 1 to 65535\n"
