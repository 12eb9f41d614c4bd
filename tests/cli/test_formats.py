"""The formats of `gatewright check` for programs: what each says of the same findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from sarif_pydantic import Sarif

from gatewright import __version__
from gatewright.cli import main
from gatewright.cli.formats import FORMATS

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
# A warning with a fix, behind an emoji, and an error without one; the file's name needs escaping.
TEXT = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "🙂" /* 🙂 */ \n  descripton = "all"\n}\n\nresource "aws_api_gateway_rest_api" "cats" {\n  name = 5 * [\n}\n'
NAME = "a,b 100%.tf"
NAM = "`aws_api_gateway_rest_api` has no `descripton`; did you mean `description`?"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(TEXT, encoding="utf-8")
    (tmp_path / "good.tf").write_text('variable "a" {}\n', encoding="utf-8")
    return tmp_path


def printed(capsys: Capture, name: str, *arguments: str) -> str:
    assert main(["check", ".", "--format", name, "--fail-on", "never", *arguments]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_json_is_as_its_schema_says(capsys: Capture) -> None:
    schema = json.loads((ROOT / "docs" / "check.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    given = json.loads(printed(capsys, "json"))
    jsonschema.validate(given, schema)
    assert (given["files"], given["counts"]) == (2, {"error": 1, "warning": 1})


def test_sarif(capsys: Capture) -> None:
    text = printed(capsys, "sarif")
    Sarif.model_validate_json(text)
    run: dict[str, Any] = json.loads(text)["runs"][0]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("Gatewright", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["syntax-error", "unknown-attribute"]
    assert driver["rules"][1]["help"]["markdown"].startswith("**`unknown-attribute`** warning, ")
    assert "`" not in driver["rules"][1]["help"]["text"]
    (nam,) = [result for result in run["results"] if result["ruleId"] == "unknown-attribute"]
    artifact = {"uri": "a%2Cb%20100%25.tf", "uriBaseId": "%SRCROOT%"}
    place = {"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 13}
    assert (nam["ruleIndex"], nam["level"], nam["message"]) == (1, "warning", {"text": NAM})
    assert nam["locations"] == [{"physicalLocation": {"artifactLocation": artifact, "region": place}}]
    replacement = {"deletedRegion": place, "insertedContent": {"text": "description"}}
    assert nam["fixes"] == [
        {
            "description": {"text": "Change to `description`"},
            "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
        }
    ]


def test_annotations_for_github(capsys: Capture) -> None:
    lines = printed(capsys, "github").splitlines()
    assert lines[0] == f"::warning file=a%2Cb 100%25.tf,line=3,endLine=3,col=3,endColumn=13,title=unknown-attribute::{NAM}"
    assert lines[1].startswith("::error file=a%2Cb 100%25.tf,line=7,endLine=7,col=")
    assert lines[2:] == ["1 error, 1 warning in 1 of 2 files"]


def test_a_code_quality_report_for_gitlab(capsys: Capture, here: Path) -> None:
    issues = json.loads(printed(capsys, "gitlab"))
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [("unknown-attribute", "major"), ("syntax-error", "critical")]
    assert issues[0]["description"] == NAM
    assert issues[0]["location"] == {"path": NAME, "lines": {"begin": 3, "end": 3}}
    (here / NAME).write_text("\n" + TEXT.replace("  descripton", "  descripton = 1\n  descripton", 1), encoding="utf-8")
    again = [issue["fingerprint"] for issue in json.loads(printed(capsys, "gitlab")) if issue["check_name"] == "unknown-attribute"]
    assert again == [issues[0]["fingerprint"], f"{issues[0]['fingerprint']}-2"]


def test_a_test_report(capsys: Capture) -> None:
    root = ET.fromstring(printed(capsys, "junit"))
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    suites = {suite.get("name"): suite for suite in root}
    assert [case.get("name") for case in suites["good.tf"]] == ["no findings"]
    failures = [failure for case in suites[NAME] for failure in case]
    assert failures[0].attrib == {"type": "warning", "message": NAM}
    assert failures[0].text == f"{NAME}:3:3: {NAM}"


def test_a_comment_in_markdown(capsys: Capture) -> None:
    lines = printed(capsys, "markdown").splitlines()
    assert lines[:4] == ["**Gatewright**: 1 error, 1 warning in 1 of 2 files", "", "| Level | Place | Finding |", "|---|---|---|"]
    assert lines[4].startswith(f"| warning | `{NAME}:3:3` | {NAM} [`unknown-attribute`](https://")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_say_is_said_in_every_format(name: str, capsys: Capture, here: Path) -> None:
    (here / NAME).unlink()
    text = printed(capsys, name)
    expected = {
        "text": "No findings in 1 file\n",
        "github": "No findings in 1 file\n",
        "gitlab": "[]\n",
        "markdown": "**Gatewright**: No findings in 1 file\n",
    }
    if name in expected:
        assert text == expected[name]
    elif name == "junit":
        assert ET.fromstring(text).get("failures") == "0"
    else:
        given = json.loads(text)
        assert (given["runs"][0]["results"] if name == "sarif" else given["findings"]) == []


def test_colors_are_for_terminals_and_those_who_ask(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in printed(capsys, "text")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert f"\x1b[1m{NAME}:3:3\x1b[0m \x1b[33mwarning\x1b[0m unknown-attribute" in printed(capsys, "text")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in printed(capsys, "text")


def test_several_rules_are_counted(capsys: Capture) -> None:
    assert printed(capsys, "text").endswith("\n1 error, 1 warning in 1 of 2 files\n  1 syntax-error\n  1 unknown-attribute\n")


@pytest.fixture
def related(here: Path) -> dict[str, int]:
    """A module of two files: what is found in one leads to the other, at this place."""
    (here / NAME).write_text(
        'resource "aws_api_gateway_rest_api" "pets" {\n  name           = "pets"\n  api_key_source = var.source\n}\n', "utf-8"
    )
    (here / "good.tf").write_text('variable "source" {\n  default = "HEADERS"\n}\n', "utf-8")
    return {"line": 2, "column": 13}


def test_the_place_elsewhere_is_said_also_where_only_one_file_is_checked(capsys: Capture, related: dict[str, int]) -> None:
    assert main(["check", NAME]) == 1
    assert capsys.readouterr().out.splitlines()[:6] == [
        f"{NAME}:3:20 error wrong-value",
        "  `api_key_source` is `HEADERS`; use `HEADER` or `AUTHORIZER`.",
        '  2 |   name           = "pets"',
        "  3 |   api_key_source = var.source",
        "    |                    ^^^^^^^^^^",
        "  good.tf:2:13: `HEADERS` comes from here (default).",
    ]
    assert main(["check", NAME, "--format", "json"]) == 1
    (place,) = json.loads(capsys.readouterr().out)["findings"][0]["related"]
    assert (place["path"], place["start"]) == ("good.tf", related)
    assert main(["check", NAME, "--format", "sarif"]) == 1
    (place,) = json.loads(capsys.readouterr().out)["runs"][0]["results"][0]["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "good.tf"
    assert place["physicalLocation"]["region"]["startLine"] == related["line"]
