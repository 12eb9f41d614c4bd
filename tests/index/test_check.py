"""What `check_index` says of a docs index with one fault in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from gatewright.index import form
from gatewright.index.check import Checked, check_index

SCHEMA = Path(__file__).parents[2] / "docs_index" / "schema.json"
STAGE = """\
kind: rest.stage
title: Stage of a REST API
summary: A named deployment that clients can call.
spell: {terraform: aws_api_gateway_stage, cloudformation: "AWS::ApiGateway::Stage"}
see: {aws: https://example.com/stage}
params:
  name:
    spell: {terraform: stage_name, cloudformation: StageName}
    type: string
    required: true
    update: replace
    summary: Segment of the address between host and path.
    body: |
      Letters, digits, hyphens and underscores.
      ```hcl
      stage_name = "live"
      ```
    beware:
      - A change makes a new stage.
    values: {live: Serves clients., test: Serves testers.}
    default: live
    requires: {live: [logs]}
    refers: {terraform: [aws_api_gateway_deployment.stage_name]}
  logs:
    spell: {terraform: access_log_settings, cloudformation: AccessLogSetting}
    type: block
    update: in-place
    only_with: {name: [live]}
    summary: Where a line for each request goes.
    params:
      format:
        spell: {terraform: format, cloudformation: Format}
        type: string
        min_length: 1
        summary: How one line of a log looks.
"""
MODEL = """\
kind: rest.model
title: Model of a body
summary: Describes what a body holds.
spell: {terraform: aws_api_gateway_model}
params:
  schema: {spell: {terraform: schema}, type: string, summary: A document of JSON Schema.}
"""
FACTS = {
    "name": {"required": True, "replace": True, "enum": ["live", "test"]},
    "logs": {"inside": {"Format": {"min_length": 1}}},
}
TERRAFORM = {"stage_name": FACTS["name"], "access_log_settings": {"block": True, "inside": {"format": {"min_length": 1}}}}
CLOUDFORMATION = {"StageName": FACTS["name"], "AccessLogSetting": FACTS["logs"]}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def checked(stage: str = STAGE, model: str = MODEL, known: str = "", **facts: object) -> Checked:
    """An index with two kinds, and the facts of each source by resource."""
    folder = Path("docs_index")
    folder.mkdir()
    shutil.copy(SCHEMA, folder)
    for name, text in (("stage", stage), ("model", model), ("known_differences", known)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    Path("facts").mkdir()
    for source, resources in facts.items():
        assert isinstance(resources, dict)
        lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(names)}" for name, names in resources.items())
        Path("facts", f"{source}.json").write_text(f'{{"from": "edition 7", "resources": {{\n{lines}\n}}}}\n', encoding="utf-8")
    return check_index(folder, Path("facts"))


def faults(stage: str = STAGE, model: str = MODEL, known: str = "", **facts: object) -> list[str]:
    return [str(fault) for fault in checked(stage, model, known, **facts).faults]


def test_nothing_is_wrong() -> None:
    found = checked(
        terraform={"aws_api_gateway_stage": TERRAFORM, "aws_api_gateway_model": {"schema": {}}},
        cloudformation={"AWS::ApiGateway::Stage": CLOUDFORMATION},
    )
    assert ([str(fault) for fault in found.faults], found.notes) == ([], [])
    assert found.described == {"terraform.json": (4, 4), "cloudformation.json": (3, 3)}


def test_what_cannot_be_checked_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "optional", {}.get)
    found = checked(STAGE.replace("clients can call.", "clients can call"))
    assert (found.faults, found.notes) == (
        [],
        [
            "jsonschema is not installed: nothing was checked against schema.json",
            "there are no facts in facts: nothing was compared with the sources outside",
        ],
    )


def test_every_file_is_looked_at() -> None:
    assert faults(STAGE.replace("see:", "links:"), MODEL.replace("Model of", "[Model of")) == [
        "docs_index/model.yaml:3: did not find expected ',' or ']'",
        "docs_index/stage.yaml:5: `links` is no key of a kind",
    ]


SUMMARY = "a summary is one line of at most 120 characters that ends with a period"
TYPE = "a type is one of string number integer boolean map list set block blocks json, or such a type by dialect"
PLANTED = [
    # Form.
    ("clients can call.", "clients can call", 3, f"`summary`: {SUMMARY}"),
    ("host and path.", "host and path" + " and path" * 20 + ".", 12, f"`summary`: {SUMMARY}"),
    ("Stage of a REST API", "Stage of a REST API.", 2, "`title`: a title has at most 60 characters and no period"),
    ("https://example.com", "http://example.com", 5, "`aws`: a link starts with https://"),
    ("Serves testers.", "''", 20, "`test`: a value has a meaning, which ends with a period"),
    ("a new stage.", "a new stage", 18, "`0`: a warning is a sentence, or ends with what is written"),
    ("    type: string\n    required", "    required", 7, "`name`: a parameter has `spell`, and `type` and `summary` or `like`"),
    ("update: in-place", "update: {terraform: renew}", 27, "`update`: an update is in-place or replace, or one of them by dialect"),
    ("type: block", "type: blok", 26, f"`type`: {TYPE}"),
    ("default: live", "defalt: live", 21, "`defalt` is no key of a parameter"),
    # Leads nowhere, found while compiling.
    (
        "type: string\n    required",
        "like: rest.none/name\n    required",
        9,
        "`rest.none/name` is no parameter that `rest.stage/name` can be like",
    ),
    ("see:", "same_as: [rest.none]\nsee:", 5, "`rest.none` is no kind"),
    ("aws_api_gateway_stage,", "aws_api_gateway_model,", 4, "`aws_api_gateway_model` is `rest.model` already"),
    # Sentences.
    ("digits, hyphens", "digits, TODO, hyphens", 13, "`body` is not finished"),
    ("      Letters, digits, hyphens and underscores.\n", "      More.\n" * 13, 13, "`body` has 13 lines outside of code, not 1 to 12"),
    ("      Letters, digits, hyphens and underscores.\n", "", 13, "`body` has 0 lines outside of code, not 1 to 12"),
    (
        "How one line of a log looks.",
        "Documents of a JSON schema.",
        35,
        "`summary` says nothing that that of `rest.model/schema` does not say",
    ),
    # Relations.
    ("terraform: access_log_settings", "terraform: stage_name", 25, "`stage_name` is `rest.stage/name` in terraform already"),
    ("requires: {live: [logs]}", "requires: {live: [log]}", 22, "`log` is no parameter of `rest.stage`"),
    ("requires: {live: [logs]}", "requires: {dead: [logs]}", 22, "`dead` is none of the values"),
    ("requires: {live: [logs]}", "conflicts_with: [log]", 22, "`log` is no parameter of `rest.stage`"),
    ("requires: {live: [logs]}", "at_least_one_of: [log]", 22, "`log` is no parameter of `rest.stage`"),
    ("only_with: {name: [live]}", "only_with: {mode: [live]}", 28, "`mode` is no parameter of `rest.stage`"),
    ("only_with: {name: [live]}", "only_with: {name: [dead]}", 28, "`dead` is no value of `rest.stage/name`"),
    ("only_with: {name: [live]}", "kinds: {live: rest.model}", 28, "`kinds` needs `chosen_by`"),
    ("only_with: {name: [live]}", "kinds: {live: rest.none}\n    chosen_by: name", 28, "`rest.none` is no kind"),
    ("only_with: {name: [live]}", "chosen_by: mode", 28, "`mode` is no parameter of `rest.stage`"),
    ("default: live", "default: dead", 21, "`dead` is none of the values"),
    ("default: live", "accepts: {terraform: [dead]}", 21, "`dead` is none of the values"),
    ("default: live", "pattern: '['", 21, "`[` is no regular expression"),
    ("default: live", "kind: rest.none", 21, "`rest.none` is no kind"),
    ("type: string\n        min", "type: block\n        min", 33, "a block needs `params`, `kind` or `kinds`"),
    (
        "aws_api_gateway_deployment.stage_name",
        "aws_api_gateway_deployment",
        23,
        "`aws_api_gateway_deployment` is no reference in terraform",
    ),
    ("aws_api_gateway_deployment.stage_name", "aws_api_gateway_stage.none", 23, "`aws_api_gateway_stage` has no `none`"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "message"), PLANTED, ids=[f"{line} {message}" for *_, line, message in PLANTED])
def test_one_fault(right: str, wrong: str, line: int, message: str) -> None:
    assert STAGE.count(right) == 1
    assert faults(STAGE.replace(right, wrong)) == [f"docs_index/stage.yaml:{line}: {message}"]


def test_summaries_of_what_is_the_same_everywhere_may_be_alike() -> None:
    region = "  region: {spell: {terraform: region}, type: string, summary: Region that it is managed in instead.}\n"
    assert faults(STAGE + region, MODEL + region) == []


def test_values_may_be_accepted_in_capitals() -> None:
    assert faults(STAGE.replace("default: live", "accepts: {terraform: [LIVE, live, test]}")) == []


def test_a_borrowed_summary_may_be_alike() -> None:
    assert faults(model=MODEL + "  format: {spell: {terraform: format}, like: rest.stage.logs/format}\n") == []


def test_facts_that_are_otherwise_are_said_where_the_index_has_them() -> None:
    names = {
        "stage_name": {"read_only": True, "replace": True},
        "access_log_settings": {"block": True, "many": True, "inside": {"format": {"required": True, "min_length": 2, "max_length": 9}}},
        "cache": {},
    }
    assert faults(terraform={"aws_api_gateway_stage": names, "aws_api_gateway_model": {}, "aws_api_gateway_account": {}}) == [
        "docs_index/stage.yaml:1: edition 7: added aws_api_gateway_stage.cache",
        "docs_index/stage.yaml:7: edition 7: changed aws_api_gateway_stage.stage_name is read-only, here it is not",
        "docs_index/stage.yaml:7: edition 7: changed aws_api_gateway_stage.stage_name is not required, here it is",
        "docs_index/stage.yaml:24: edition 7: changed aws_api_gateway_stage.access_log_settings is of type blocks, here block",
        "docs_index/stage.yaml:31: edition 7: changed aws_api_gateway_stage.access_log_settings.format is required, here it is not",
        "docs_index/stage.yaml:31: edition 7: changed aws_api_gateway_stage.access_log_settings.format has min length 2, here 1",
        "docs_index/stage.yaml:31: edition 7: changed aws_api_gateway_stage.access_log_settings.format has max length 9, here none",
        "facts/terraform.json:4: `aws_api_gateway_account` is not described",
    ]


def test_what_the_facts_do_not_have_is_too_much() -> None:
    names = {"StageName": FACTS["name"] | {"enum": ["live", "beta"]}}
    assert faults(cloudformation={"AWS::ApiGateway::Stage": names}) == [
        "docs_index/stage.yaml:7: edition 7: added AWS::ApiGateway::Stage.StageName value beta",
        "docs_index/stage.yaml:7: edition 7: removed AWS::ApiGateway::Stage.StageName value test",
        "docs_index/stage.yaml:24: edition 7: removed AWS::ApiGateway::Stage.AccessLogSetting",
    ]
    shutil.rmtree("docs_index")
    shutil.rmtree("facts")
    assert faults(cloudformation={"AWS::ApiGateway::Other": {}}) == [
        "docs_index/stage.yaml:1: edition 7: removed AWS::ApiGateway::Stage",
        "facts/cloudformation.json:2: `AWS::ApiGateway::Other` is not described",
    ]


KNOWN = "{source}:\n  removed AWS::ApiGateway::Stage.AccessLogSetting: Not released.\n"


@pytest.mark.parametrize("source", ["facts", "cloudformation"])
def test_a_judged_difference_is_none(source: str) -> None:
    assert faults(known=KNOWN.format(source=source), cloudformation={"AWS::ApiGateway::Stage": {"StageName": FACTS["name"]}}) == []


def test_a_judged_difference_that_is_none_any_more() -> None:
    assert faults(known=KNOWN.format(source="facts"), cloudformation={"AWS::ApiGateway::Stage": CLOUDFORMATION}) == [
        "docs_index/known_differences.yaml:2: `removed AWS::ApiGateway::Stage.AccessLogSetting` is no difference any more"
    ]


def test_a_judged_difference_has_a_reason() -> None:
    assert faults(known="sam:\n  added AWS::Serverless::Api:\n") == [
        "docs_index/known_differences.yaml:2: `added AWS::Serverless::Api` has no reason"
    ]
