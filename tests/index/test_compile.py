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
    assert sorted(first) == [
        "context_variables.json",
        "manifest.json",
        "messages.json",
        "quotas.json",
        "rest.stage.json",
        "service_actions.json",
        "services.json",
        "shared.tag.json",
        "velocity.json",
        "words.json",
    ]


def test_what_has_no_source_any_more_goes(tmp_path: Path) -> None:
    folder = compiled(tmp_path, stage=STAGE, tag=TAG)
    (tmp_path / "source" / "tag.yaml").unlink()
    compiled(tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == [
        "context_variables.json",
        "manifest.json",
        "messages.json",
        "quotas.json",
        "rest.stage.json",
        "service_actions.json",
        "services.json",
        "velocity.json",
        "words.json",
    ]


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


def test_a_name_of_several_words_is_spelled_alike_or_left(tmp_path: Path) -> None:
    text = "kind: rest.{0}\ntitle: T\nsummary: S.\nspell: {{terraform: aws_{0}}}\nparams:\n  rest_api_id:\n    spell: {{cloudformation: RestApiId}}\n"
    text += "    type: string\n    summary: S.\n  stage_name:\n    spell: {{cloudformation: {1}}}\n    type: string\n    summary: S.\n"
    index = Index(compiled(tmp_path, a=text.format("a", "StageName"), b=text.format("b", "Stage")))
    assert (index.word("rest_api_id", "cloudformation"), index.word("stage_name", "cloudformation")) == ("RestApiId", None)
    assert (index.word("rest_api_id", "terraform"), index.word("name", "cloudformation")) == (None, None)


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


def test_a_parameter_like_another_borrows_its_words_and_facts(tmp_path: Path) -> None:
    sam = """\
kind: sam.api
title: API in short form
summary: Both at once.
spell: {sam: "AWS::Serverless::Api"}
same_as: [rest.stage]
params:
  stage:
    spell: {sam: StageName}
    like: rest.stage/name
    required: true
    summary: Name of its one stage.
  logs:
    spell: {sam: AccessLogSetting}
    like: rest.stage/logs
"""
    index = Index(compiled(tmp_path, sam=sam, stage=STAGE, tag=TAG))
    stage, logs, model = (index.param(name) for name in ("sam.api/stage", "sam.api/logs", "rest.stage/logs"))
    assert stage is not None
    assert logs is not None
    assert model is not None
    assert (stage.summary, stage.values["live"], stage.like) == ("Name of its one stage.", "The live one.", "rest.stage/name")
    assert (stage.required_in("cloudformation"), stage.fact("update", "cloudformation"), dict(stage.requires)) == (True, "in-place", {})
    assert (logs.summary, logs.block_kind, logs.type_in("cloudformation")) == ("Where logs go.", "rest.stage.logs", "block")
    # A SAM template is a CloudFormation template, and the model learns what SAM calls it.
    assert index.kind_of("cloudformation", "AWS::Serverless::Api") == index.kind_of("sam", "AWS::Serverless::Api") == "sam.api"
    assert (logs.spell["cloudformation"], model.spell["sam"], model.spell["cloudformation"]) == (
        "AccessLogSetting",
        "AccessLogSetting",
        "AccessLogSetting",
    )
    lent = index.kind("rest.stage")
    assert lent is not None
    assert lent.spell["sam"] == "AWS::Serverless::Api"


def test_what_is_read_is_not_changed(tmp_path: Path) -> None:
    data = "kind: rest.stage_data\ntitle: A stage\nsummary: Reads it.\nspell: {terraform: data.aws_stage}\nparams:\n"
    data += "  name: {spell: {terraform: name}, like: rest.stage/name, computed: true}\n"
    name = Index(compiled(tmp_path, data=data, stage=STAGE, tag=TAG)).param("rest.stage_data/name")
    assert name is not None
    assert (name.fact("update", "terraform"), name.computed_in("terraform"), name.summary) == (None, True, "Its name.")


def test_quotas_are_kept_with_what_they_are_about(tmp_path: Path) -> None:
    quotas = "rest.stages: {summary: Stages of an API, limit: 10, unit: stages, scope: API, protocols: [REST], adjustable: true, about: [rest.stage, rest.stage/name]}\n"
    index = Index(compiled(tmp_path, quotas=quotas, stage=STAGE, tag=TAG))
    stage, name = index.kind("rest.stage"), index.param("rest.stage/name")
    assert stage is not None
    assert name is not None
    assert stage.quotas == name.quotas == (index.quotas["rest.stages"],)
    assert (stage.quotas[0].limit, stage.quotas[0].adjustable, stage.quotas[0].protocols) == (10, True, ("REST",))


def test_context_variables(tmp_path: Path) -> None:
    variables = "$context.requestId: {summary: Id of the request., type: string, valid: [rest-log, http-log], example: abc}\n"
    found = Index(compiled(tmp_path, context_variables=variables)).context_variables["$context.requestId"]
    assert (found.name, found.summary, found.valid, found.example) == (
        "$context.requestId",
        "Id of the request.",
        ("rest-log", "http-log"),
        "abc",
    )


def test_template_members(tmp_path: Path) -> None:
    members = "string.length: {summary: How long it is., takes: {}, gives: number, example: $a.length()}\n"
    found = Index(compiled(tmp_path, velocity=members)).template_members["string.length"]
    assert (found.owner, found.last, found.takes, found.gives) == ("string", "length", {}, "number")


def test_services(tmp_path: Path) -> None:
    services = "sqs: {title: Amazon SQS, summary: Queues., actions: {SendMessage: Sends.}, others: [PurgeQueue]}\n"
    found = Index(compiled(tmp_path, services=services)).services["sqs"]
    assert (found.name, found.title, dict(found.actions), found.others, dict(found.paths)) == (
        "sqs",
        "Amazon SQS",
        {"SendMessage": "Sends."},
        ("PurgeQueue",),
        {},
    )


def test_service_actions(tmp_path: Path) -> None:
    actions = "SQS-SendMessage: {required: {QueueUrl: Its URL.}, optional: {Region: Its Region.}, usual: {QueueUrl: x}}\n"
    found = Index(compiled(tmp_path, service_actions=actions)).service_actions["SQS-SendMessage"]
    assert (found.name, dict(found.required), dict(found.usual)) == ("SQS-SendMessage", {"QueueUrl": "Its URL."}, {"QueueUrl": "x"})
    assert list(found.parameters) == ["QueueUrl", "Region"]


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


WRONG_LISTS = [
    ("quotas", "a:\n  limits: 3\n", 2, "`limits` is no key of a quota"),
    ("quotas", "a:\n  about: [rest.none]\n", 2, "`rest.none` is neither a kind nor a parameter"),
    ("velocity", "$a:\n  give: string\n", 2, "`give` is no key of a member"),
    ("services", "sqs:\n  action: {}\n", 2, "`action` is no key of a service"),
    ("service_actions", "SQS-SendMessage:\n  needs: {}\n", 2, "`needs` is no key of a service action"),
    ("context_variables", "$context.x: 3\n", 1, "`$context.x` is no key of a context variable"),
    (
        "other",
        STAGE.replace("type: string", "like: shared.tag/none", 1),
        9,
        "`shared.tag/none` is no parameter that `rest.stage/name` can be like",
    ),
    (
        "other",
        STAGE.replace("type: string", "like: rest.stage/name", 1),
        9,
        "`rest.stage/name` is no parameter that `rest.stage/name` can be like",
    ),
    ("other", STAGE.replace("see:", "same_as: [rest.none]\nsee:"), 5, "`rest.none` is no kind"),
]


@pytest.mark.parametrize(("name", "text", "line", "message"), WRONG_LISTS, ids=[message for *_, message in WRONG_LISTS])
def test_what_leads_nowhere_is_said_with_its_line(tmp_path: Path, name: str, text: str, line: int, message: str) -> None:
    with pytest.raises(SourceError) as raised:
        compiled(tmp_path, tag=TAG, **{name: text})
    assert (raised.value.path.name, raised.value.line, raised.value.message) == (f"{name}.yaml", line, message)


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
