"""A mapping template in a file of its own, in an editor: what is known of it comes from the resource that reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from features.languages.templates import integration, response
from gatewright.features.card import markdown
from gatewright.features.completion.complete import complete
from gatewright.features.definition import definition, highlighted, references
from gatewright.features.hover import hover
from gatewright.features.naming.rename import rename
from gatewright.features.place import Place
from gatewright.index import installed_index
from gatewright.rules.engine import Engine
from gatewright.text import apply_edits
from gatewright.workspace.paths import uri_of
from gatewright.workspace.settings import Settings
from gatewright.workspace.store import Store

READING = integration('file("${path.module}/templates/get.vtl")')


def place(folder: Path, template: str, module: str, name: str = "templates/get.vtl") -> Place:
    """The cursor in a template, which the store opened with what is around it."""
    (folder / "main.tf").write_text(module, encoding="utf-8")
    offset, store = template.index("<|>"), Store()
    text = template.replace("<|>", "")
    document = store.open(uri_of(folder / name), 1, text).document
    assert document is not None
    return Place(document, store.project(document), offset, installed_index())


def labels(at: Place) -> list[str]:
    return [item.label for item in complete(at)]


@pytest.mark.parametrize(
    "value",
    [
        'file("${path.module}/templates/get.vtl")',
        'templatefile("${path.module}/templates/get.vtl", { a = 1 })',
        'file("./templates/get.vtl")',
        'file("templates/get.vtl")',
        'var.x ? file("${path.module}/templates/get.vtl") : ""',
    ],
)
def test_it_knows_the_method_that_it_is_for(value: str, tmp_path: Path) -> None:
    at = place(tmp_path, '{"id": "$input.params(\'<|>id\')"}', integration(value))
    assert labels(at) == ["id", "limit", "Accept", "X-Tenant"]
    found = hover(at)
    assert found is not None
    assert markdown(found.card) == "**`id`** path variable\n\n`GET /{id}` has this path variable."


def test_it_knows_which_message_it_is_for(tmp_path: Path) -> None:
    request = labels(place(tmp_path, "$context.<|>", READING))
    assert "$context.requestOverride.path." in request
    assert "$context.responseOverride.status" not in request
    answers = response("x").replace("<<-EOT\n      x\n    EOT", 'file("${path.module}/templates/get.vtl")')
    answer = labels(place(tmp_path, "$context.<|>", answers))
    assert "$context.requestOverride.path." not in answer
    assert "$context.responseOverride.status" in answer


@pytest.mark.parametrize("value", ['file("${path.module}/other/get.vtl")', "file(var.x)", '"get.vtl"'])
def test_one_that_nothing_reads_may_be_for_anything(value: str, tmp_path: Path) -> None:
    at = place(tmp_path, "$context.<|>", integration(value))
    assert {"$context.requestOverride.path.", "$context.responseOverride.status", "$context.connectionId"} <= set(labels(at))
    assert labels(place(tmp_path, "$input.params('<|>')", integration(value))) == []


def test_it_knows_the_stage_variables_of_the_module(tmp_path: Path) -> None:
    assert labels(place(tmp_path, "$stageVariables['<|>']", READING)) == ["table"]


@pytest.mark.parametrize(
    ("template", "label", "after"),
    [
        ('{"a": "$in<|>"}', "$input", '{"a": "$input"}'),
        ('{\n  $input.json("<|>")\n}', None, None),
        ("$context.req<|>", "$context.requestId", "$context.requestId"),
        ("<|>", "#stop", "#stop"),
        ("# comment\n#st<|>", "#stop", "# comment\n#stop"),
        ("${inp<|>", "${input", "${input"),
    ],
)
def test_it_is_written_as_it_is(template: str, label: str | None, after: str | None, tmp_path: Path) -> None:
    at = place(tmp_path, template, READING)
    items = {item.label: item for item in complete(at)}
    if label is None:
        assert not items
    else:
        assert apply_edits(at.document.text, [items[label].edit]) == after


def test_skeletons_have_lines(tmp_path: Path) -> None:
    items = {item.label: item for item in complete(place(tmp_path, "  #<|>", READING))}
    assert items["#if"].snippet == "#if(${1:condition})\n    $0\n  #end"


def test_a_template_of_appsync_is_left_alone(tmp_path: Path) -> None:
    assert Store().open(uri_of(tmp_path / "a.vtl"), 1, "$util.toJson($ctx.result)").document is None


def test_it_takes_no_part_in_its_module(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(READING, encoding="utf-8")
    store = Store()
    template = store.open(uri_of(tmp_path / "get.vtl"), 1, "$input.body").document
    module = store.open(uri_of(tmp_path / "main.tf"), 1, READING).document
    assert template is not None
    assert module is not None
    assert {one.uri for one in store.project(template).documents} == {template.uri, module.uri}
    assert [one.uri for one in store.project(module).documents] == [module.uri]


@pytest.mark.parametrize(
    ("module", "found"),
    [
        (READING, ["template-variable-unknown"]),
        (READING.replace('"AWS"', '"AWS_PROXY"'), []),
        ("", []),
    ],
)
def test_rules_know_which_integration_reads_it(module: str, found: list[str], tmp_path: Path) -> None:
    """No REST API has a connection id, a WebSocket API has; a proxy integration looks at no template."""
    at = place(tmp_path, "$context.connectionId<|>", module)
    assert [report.rule for report in Engine(Settings()).check(at.document, at.project)] == found


def test_its_names_lead_to_the_module(tmp_path: Path) -> None:
    at = place(tmp_path, "$stageVariables.ta<|>ble", READING)
    (spot,) = definition(at)
    assert spot.uri == uri_of(tmp_path / "main.tf")
    assert spot.span.of(READING) == "table"
    assert [one.uri for one in references(at)] == [spot.uri, at.document.uri]


def test_its_own_variables_are_its_own(tmp_path: Path) -> None:
    at = place(tmp_path, "#set($a = 1)$<|>a", READING)
    assert [(one.span.of(at.document.text), one.declares) for one in highlighted(at)] == [("a", True), ("a", False)]
    edits = rename(at, "b")
    assert list(edits) == [at.document.uri]
    assert apply_edits(at.document.text, edits[at.document.uri]) == "#set($b = 1)$b"
