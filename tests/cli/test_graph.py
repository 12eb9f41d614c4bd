"""`gatewright graph`: the APIs of files and folders, each once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gatewright.cli import main

Capture = pytest.CaptureFixture[str]
API = 'resource "aws_api_gateway_rest_api" "%s" {\n  name = "%s"\n}\n'
TEMPLATE = "Resources:\n  Pets:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: visits\n"


def drawn(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(["graph", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "main.tf").write_text(API % ("pets", "pets") + 'module "vets" {\n  source = "./vets"\n}\n', encoding="utf-8")
    (tmp_path / "more.tf").write_text("locals {\n  x = 1\n}\n", encoding="utf-8")
    (tmp_path / "vets").mkdir()
    (tmp_path / "vets" / "main.tf").write_text(API % ("vets", "vets"), encoding="utf-8")
    (tmp_path / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def test_each_api_once(capsys: Capture, folder: Path) -> None:
    code, out, err = drawn(capsys, str(folder))
    assert (code, err) == (0, "")
    assert [out.count(f"REST API {name}") for name in ("pets", "vets", "visits")] == [1, 1, 1]


def test_a_called_module_by_itself(capsys: Capture, folder: Path) -> None:
    assert drawn(capsys, str(folder / "vets"))[1] == "REST API vets\n"


def test_a_file_of_a_module_stands_for_the_module(capsys: Capture, folder: Path) -> None:
    assert drawn(capsys, str(folder / "more.tf"))[1] == "REST API pets\n\nREST API vets\n"


def test_json(capsys: Capture, folder: Path) -> None:
    _, out, _ = drawn(capsys, str(folder), "--format", "json")
    read = json.loads(out)
    assert read["version"] == 1
    assert {api["name"] for api in read["apis"]} == {"pets", "vets", "visits"}


@pytest.mark.parametrize(("form", "first"), [("mermaid", "flowchart LR"), ("dot", "digraph apis {")])
def test_one_diagram_for_all(capsys: Capture, folder: Path, form: str, first: str) -> None:
    _, out, _ = drawn(capsys, str(folder), "--format", form)
    assert out.splitlines()[0] == first
    assert out.count(first) == 1
    assert "REST API vets" in out


def test_no_api(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text("locals {}\n", encoding="utf-8")
    assert drawn(capsys, str(tmp_path)) == (0, "", "gatewright: there is no API in these files\n")
    assert json.loads(drawn(capsys, str(tmp_path), "--format", "json")[1]) == {"version": 1, "apis": []}


def test_a_path_that_is_not_there(capsys: Capture, tmp_path: Path) -> None:
    code, out, err = drawn(capsys, str(tmp_path / "none"))
    assert (code, out) == (2, "")
    assert err.endswith("does not exist\n")
