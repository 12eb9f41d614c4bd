"""From the YAML of the docs index to what a server reads, and what is said of a file that is not of its form."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gatewright.index import Index, installed_index, store
from gatewright.index.compile import compile_index
from gatewright.index.source import SourceError

STAGE = """\
kind: rest.stage
title: Stage of a REST API
summary: A named deployment.
spell: {terraform: aws_stage, cloudformation: "AWS::Stage"}
see: {aws: https://example.com}
params:
  name:
    spell: {terraform: stage_name, cloudformation: StageName, api: stageName}
    type: string
    required: [cloudformation]
    update: {terraform: replace, cloudformation: in-place}
    summary: Its name.
    values: {live: The live one., 2: A number., true: A truth.}
    accepts: {terraform: [live]}
    requires: {live: [logs]}
    computed: false
    checked: 2026-11-22
  logs:
    spell: {terraform: access_log_settings, cloudformation: AccessLogSetting}
    type: block
    summary: Where logs go.
    params:
      format:
        spell: {terraform: format, cloudformation: Format}
        type: string
        required: true
        summary: How a line looks.
        sensitive: true
  id:
    spell: {terraform: id}
    type: {terraform: string}
    summary: Its id.
    computed: true
  tags:
    spell: {cloudformation: Tags}
    type: blocks
    kind: shared.tag
    summary: Its tags.
"""
TAG = "kind: shared.tag\ntitle: Tag\nsummary: A tag.\nspell: {cloudformation: 'Tag'}\n"


def compiled(folder: Path, **files: str) -> Path:
    source = folder / "source"
    source.mkdir(exist_ok=True)
    for name, text in files.items():
        (source / f"{name}.yaml").write_text(text, encoding="utf-8")
    compile_index(source, folder / "compiled")
    return folder / "compiled"


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(compiled(tmp_path, stage=STAGE, tag=TAG))


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in compiled(tmp_path, stage=STAGE, tag=TAG).iterdir()}
    again = {path.name: path.read_bytes() for path in compiled(tmp_path).iterdir()}
    assert first == again
    assert sorted(first) == ["manifest.json", "rest.stage.json", "shared.tag.json"]


def test_what_has_no_source_any_more_goes(tmp_path: Path) -> None:
    folder = compiled(tmp_path, stage=STAGE, tag=TAG)
    (tmp_path / "source" / "tag.yaml").unlink()
    compiled(tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.json", "rest.stage.json"]


def test_kinds_and_their_spellings(index: Index) -> None:
    assert list(index.kinds()) == ["rest.stage", "rest.stage.logs", "shared.tag"]
    assert dict(index.spelled("terraform")) == {"aws_stage": "rest.stage", "aws_stage/access_log_settings": "rest.stage.logs"}
    assert index.kind_of("cloudformation", "AWS::Stage/AccessLogSetting") == "rest.stage.logs"
    assert (index.kind_of("terraform", "AWS::Stage"), index.kind_of("sam", "x"), index.kind("none")) == (None, None, None)
    logs = index.kind("rest.stage.logs")
    assert logs is not None
    assert (logs.title, dict(logs.see), logs.partial) == ("`logs` of stage of a REST API", {"aws": "https://example.com"}, False)
    assert [name for name, _ in logs.settable_in("terraform")] == ["format"]


def test_names_lead_to_parameters(index: Index) -> None:
    assert index.named("stage_name") == ["rest.stage/name"]
    assert index.named("name") == ["rest.stage/name"]
    assert index.named("none") == []
    assert {"StageName", "stageName", "Format"} <= set(index.names())
    assert (index.param("rest.stage/none"), index.param("none/name"), index.param("")) == (None, None, None)


def test_facts_by_dialect(index: Index) -> None:
    name, identity, tags = (index.param(f"rest.stage/{param}") for param in ("name", "id", "tags"))
    assert name is not None
    assert identity is not None
    assert tags is not None
    assert (name.name, name.kind, name.required_in("cloudformation"), name.required_in("terraform")) == ("name", "rest.stage", True, False)
    assert (name.fact("update", "terraform"), name.fact("update", "openapi"), name.fact("none", "terraform")) == ("replace", None, None)
    assert (name.accepted_values("terraform"), name.accepted_values("cloudformation")) == (("live",), ("live", "2", "true"))
    assert (dict(name.requires), name.values["true"]) == ({"live": ("logs",)}, "A truth.")
    assert (identity.computed_in("terraform"), identity.type_in("terraform"), identity.type_in("cloudformation")) == (
        True,
        "string",
        "json",
    )
    assert (tags.block_kind, tags.is_block("cloudformation")) == ("shared.tag", True)
    stage = index.kind("rest.stage")
    assert stage is not None
    assert [spelled for spelled, _ in stage.settable_in("terraform")] == ["stage_name", "access_log_settings"]
    assert (stage.find("cloudformation", "StageName"), stage.find("terraform", "StageName")) == (name, None)


def test_a_shard_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    folder = compiled(tmp_path, stage=STAGE, tag=TAG)
    index = Index(folder)
    (folder / "shared.tag.json").unlink()
    assert index.kind_of("terraform", "aws_stage") == "rest.stage"
    stage = index.kind("rest.stage")
    assert stage is not None
    (folder / "rest.stage.json").unlink()
    assert (index.kind("rest.stage"), index.kind("rest.stage.logs")) == (stage, index.kind("rest.stage.logs"))
    with pytest.raises(FileNotFoundError):
        index.kind("shared.tag")


WRONG = [
    (STAGE.replace("summary: Its name.", "sumary: Its name."), 12, "`sumary` is no key of a parameter"),
    (STAGE.replace("sensitive: true", "secret: true"), 28, "`secret` is no key of a parameter"),
    (STAGE.replace("see: {", "links: {"), 5, "`links` is no key of a kind"),
    (STAGE + "  bare:\n", 39, "`bare` is no mapping"),
    (STAGE.replace("title: Stage", "title: [Stage"), 3, "did not find expected ',' or ']'"),
    ("- a\n", 1, "the file is not a mapping with a `kind`"),
    ("title: x\n", 1, "the file is not a mapping with a `kind`"),
    ("", 1, "the file is not a mapping with a `kind`"),
    (TAG, 1, "`shared.tag` is described twice"),
    (TAG.replace("shared.tag", "shared.other"), 4, "`Tag` is `shared.tag` already"),
]


@pytest.mark.parametrize(("text", "line", "message"), WRONG, ids=[message for _, _, message in WRONG])
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(SourceError) as raised:
        compiled(tmp_path, a=TAG, b=text)
    assert (raised.value.path.name, raised.value.line, raised.value.message) == ("b.yaml", line, message)
    assert str(raised.value) == f"{raised.value.path}:{line}: {message}"


def test_a_checkout_compiles_again_when_a_source_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = compiled(tmp_path, tag=TAG)
    monkeypatch.setattr(store, "_SOURCE", tmp_path / "source")
    monkeypatch.setattr(store, "_COMPILED", folder)
    later = (folder / "manifest.json").stat().st_mtime + 1000
    os.utime(folder / "manifest.json", (later, later))
    (tmp_path / "source" / "tag.yaml").write_text(TAG.replace("A tag", "Another tag"), encoding="utf-8")
    assert summary(store.installed_index.__wrapped__()) == "A tag."
    os.utime(tmp_path / "source" / "tag.yaml", (later + 1, later + 1))
    assert summary(store.installed_index.__wrapped__()) == "Another tag."


def summary(index: Index) -> str:
    tag = index.kind("shared.tag")
    assert tag is not None
    return tag.summary


def test_what_is_compiled_here_is_what_the_sources_say(tmp_path: Path) -> None:
    compile_index(store._SOURCE, tmp_path)
    installed_index()
    fresh = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()}
    assert fresh == {path.name: json.loads(path.read_text(encoding="utf-8")) for path in store._COMPILED.glob("*.json")}
