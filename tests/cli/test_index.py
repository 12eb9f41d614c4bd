"""`gatewright index`: what it prints of a docs index, and with which exit code it ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gatewright.cli import index, main
from gatewright.index import form
from gatewright.index.compare import Difference
from gatewright.index.drift import Drift

Capture = pytest.CaptureFixture[str]

SCHEMA = Path(__file__).parents[2] / "docs_index" / "schema.json"
STAGE = """\
kind: rest.stage
title: Stage of a REST API
summary: A named deployment that clients can call.
body: One sentence.
spell: {terraform: aws_api_gateway_stage, cloudformation: "AWS::ApiGateway::Stage"}
params:
  mode:
    spell: {terraform: mode, cloudformation: Mode}
    type: string
    summary: How it answers.
    beware: [One warning., Another one.]
    values: {fast: Answers at once., slow: Answers later.}
  name: {spell: {terraform: name}, type: string, summary: What it is called.}
  id: {spell: {terraform: id}, type: string, computed: true, summary: Id of it.}
"""
TAG = "kind: shared.tag\ntitle: Tag\nsummary: A tag.\nspell: {cloudformation: Tag}\nparams: {}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("docs_index/rest/stage.yaml", STAGE), ("docs_index/shared/tag.yaml", TAG)):
        Path(name).parent.mkdir(parents=True)
        Path(name).write_text(text, encoding="utf-8")
    shutil.copy(SCHEMA, "docs_index")
    facts = Path("tests", "data", "facts")
    facts.mkdir(parents=True)
    names = '{"mode": {}, "name": {}, "id": {"read_only": true}}'
    (facts / "terraform.json").write_text(
        f'{{"from": "edition 7", "resources": {{\n "aws_api_gateway_stage": {names}\n}}}}\n', encoding="utf-8"
    )


def test_how_much_it_says(capsys: Capture) -> None:
    assert main(["index", "check"]) == 0
    assert capsys.readouterr().out == (
        "family           kinds    params  settable    values    bodies   gotchas explained\n"
        "rest                 1         3         2         2         1         2       50%\n"
        "shared               1         0         0         0         0         0         -\n"
        "total                2         3         2         2         1         2       50%\n"
        "parameters spelled: terraform 3, cloudformation 1, sam 0, openapi 0, api 0\n"
        "facts: 3 of 3 names described (terraform.json)\n"
    )


def test_faults(capsys: Capture) -> None:
    Path("docs_index/rest/stage.yaml").write_text(STAGE.replace("answers.", "answers"), encoding="utf-8")
    assert main(["index", "check", "--source", "docs_index"]) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == (
        "docs_index/rest/stage.yaml:10: `summary`: a summary is one line of at most 120 characters that ends with a period\n",
        "",
    )


def test_what_was_not_checked(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "optional", {}.get)
    assert main(["index", "check"]) == 0
    assert capsys.readouterr().err == "gatewright: jsonschema is not installed: nothing was checked against schema.json\n"


@pytest.mark.parametrize("folder", ["none", "tests"])
def test_no_sources(capsys: Capture, folder: str) -> None:
    assert main(["index", "check", "--source", folder]) == 2
    assert capsys.readouterr() == (
        "",
        f"gatewright: {folder} is no folder with the sources of the docs index; an installed Gatewright has only their compiled form\n",
    )


def test_drift(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    news = [Difference("added", "rest.stage.x"), Difference("changed", "rest.stage.y", "is required, here it is not")]
    sources = [
        Drift("api", "botocore 7", news=news),
        Drift("sam", "aws-sam-translator 7"),
        Drift("terraform", "no `terraform providers schema -json` was given", compared=False),
    ]
    monkeypatch.setattr(index, "compare", lambda *_: sources)
    assert main(["index", "drift"]) == 1
    assert capsys.readouterr().out == (
        "api: botocore 7\n"
        "  added rest.stage.x\n"
        "  changed rest.stage.y is required, here it is not\n"
        "sam: aws-sam-translator 7\n"
        "  nothing new\n"
        "terraform: not compared, no `terraform providers schema -json` was given\n"
    )
    del sources[0]
    assert main(["index", "drift"]) == 0


def test_without_sources_everything_is_news(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "compare", lambda *_: [])
    monkeypatch.setattr(index, "source_folder", lambda: Path("none"))
    assert main(["index", "drift"]) == 0
    assert capsys.readouterr().err == (
        "gatewright: this installation has no docs_index/known_differences.yaml, so known differences are listed, too\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "schema.json is no output of `terraform providers schema -json` with the AWS provider"),
        (None, "[Errno 2] No such file or directory: 'schema.json'"),
    ],
)
def test_a_schema_that_cannot_be_read(capsys: Capture, text: str | None, message: str) -> None:
    if text is not None:
        Path("schema.json").write_text(text, encoding="utf-8")
    assert main(["index", "drift", "--terraform", "schema.json"]) == 2
    assert capsys.readouterr().err == f"gatewright: {message}\n"
