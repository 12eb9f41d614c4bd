"""`gatewright check` in a pipeline: rules picked, fixes applied, what was known before, a file over standard input."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from gatewright.cli import main

Capture = pytest.CaptureFixture[str]
METHOD = """resource "aws_api_gateway_method" "get" {
  rest_api_id   = "a"
  resource_id   = "b"
  http_method   = "GET"
  authorization = "NONE"
  autorization_scopes = ["a"]
}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main.tf").write_text(METHOD, encoding="utf-8")
    return tmp_path


def rules(capsys: Capture, *arguments: str) -> list[str]:
    """The rules that report, in the order of their places."""
    assert main(["check", "main.tf", "--format", "json", "--fail-on", "never", *arguments]) == 0
    return [finding["rule"] for finding in json.loads(capsys.readouterr().out)["findings"]]


def test_rules_are_selected_and_ignored(capsys: Capture) -> None:
    assert rules(capsys) == ["method-without-authorization", "unknown-attribute"]
    assert rules(capsys, "--select", "unknown-attribute,wrong-value") == ["unknown-attribute"]
    assert rules(capsys, "--ignore", "unknown-attribute", "--ignore", "wrong-value") == ["method-without-authorization"]


def test_a_rule_that_is_off_reports_when_it_is_selected(capsys: Capture, here: Path) -> None:
    (here / "main.tf").write_text('resource "aws_api_gateway_rest_api" "a" {\n  name = "a"\n}\n', encoding="utf-8")
    assert rules(capsys) == []
    assert rules(capsys, "--select", "api-without-tags") == ["api-without-tags"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_there_is_not(capsys: Capture, option: str) -> None:
    assert main(["check", "main.tf", option, "unknown-atribute"]) == 2
    assert capsys.readouterr().err == "gatewright: there is no rule `unknown-atribute`; did you mean `unknown-attribute`?\n"


def test_a_fix_is_shown_and_applied(capsys: Capture, here: Path) -> None:
    assert main(["check", "main.tf", "--fix", "--diff", "--select", "unknown-attribute"]) == 1
    assert capsys.readouterr().out == (
        "--- a/main.tf\n+++ b/main.tf\n@@ -3,5 +3,5 @@\n"
        '   resource_id   = "b"\n   http_method   = "GET"\n   authorization = "NONE"\n'
        '-  autorization_scopes = ["a"]\n+  authorization_scopes = ["a"]\n }\n'
    )
    assert (here / "main.tf").read_text(encoding="utf-8") == METHOD
    assert main(["check", "main.tf", "--fix", "--select", "unknown-attribute"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("No findings in 1 file\n", "1 finding fixed in 1 file\n")
    assert (here / "main.tf").read_text(encoding="utf-8") == METHOD.replace("autorization", "authorization")


def test_what_cannot_be_fixed_for_certain_stays(capsys: Capture, here: Path) -> None:
    assert main(["check", "main.tf", "--fix", "--select", "method-without-authorization", "--fail-on", "warning"]) == 1
    assert (here / "main.tf").read_text(encoding="utf-8") == METHOD


def test_line_ends_stay_as_they_are(here: Path) -> None:
    (here / "main.tf").write_bytes(METHOD.replace("\n", "\r\n").encode())
    assert main(["check", "main.tf", "--fix", "--select", "unknown-attribute"]) == 0
    assert (here / "main.tf").read_bytes() == METHOD.replace("\n", "\r\n").replace("autorization", "authorization").encode()


def test_only_what_is_new_is_reported(capsys: Capture, here: Path) -> None:
    assert main(["check", "main.tf", "--write-baseline"]) == 0
    assert capsys.readouterr().err == "gatewright-baseline.json has 2 findings\n"
    known = ("--baseline", "gatewright-baseline.json")
    assert rules(capsys, *known) == []
    (here / "main.tf").write_text(f"# moved\n\n{METHOD}", encoding="utf-8")
    assert rules(capsys, *known) == []
    (here / "main.tf").write_text(METHOD.replace('["a"]', '["a"]\n  operation_nam = "b"'), encoding="utf-8")
    assert rules(capsys, *known) == ["unknown-attribute"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "known.json does not exist; --write-baseline makes it"),
        ("[]", "known.json is no baseline of this version; --write-baseline makes a new one"),
        ('{"version": 1}', "known.json is no baseline: KeyError: 'findings'"),
    ],
)
def test_a_baseline_that_is_none(capsys: Capture, here: Path, text: str | None, words: str) -> None:
    if text is not None:
        (here / "known.json").write_text(text, encoding="utf-8")
    assert main(["check", "main.tf", "--baseline", "known.json"]) == 2
    assert capsys.readouterr().err == f"gatewright: {words}\n"


def test_a_file_over_standard_input_stands_in_its_module(capsys: Capture, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "variables.tf").write_text('variable "auth" {\n  default = "NONE"\n}\n', encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(METHOD.replace('"NONE"', "var.auth").replace('  autorization_scopes = ["a"]\n', "")))
    assert main(["check", "--stdin-filename", "main.tf", "--format", "json"]) == 0
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["rule"], finding["path"], finding["start"]) == ("method-without-authorization", "main.tf", {"line": 5, "column": 19})


def test_a_path_that_is_not_there_names_the_nearest(capsys: Capture) -> None:
    assert main(["check", "mian.tf"]) == 2
    assert capsys.readouterr().err == "gatewright: mian.tf does not exist; did you mean main.tf?\n"
