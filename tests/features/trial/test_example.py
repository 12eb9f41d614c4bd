"""The request that is made up for a template."""

from __future__ import annotations

import json

import pytest

from gatewright.features.trial.example import as_event, example_of_text
from gatewright.features.trial.example_body import example_body
from gatewright.features.trial.message import read_event
from gatewright.features.trial.template import run_template
from gatewright.index import installed_index


@pytest.mark.parametrize(
    ("template", "body"),
    [
        ("$input.body", None),
        ("$input.json('$.name')", {"name": "example-name"}),
        ("$input.path('$.owner.id')", {"owner": {"id": 42}}),
        ("$input.path('$.owner').name", {"owner": {"name": "example-name"}}),
        ("$input.path('$.pets[0].name')", {"pets": [{"name": "example-name"}]}),
        ("$input.path(\"$['first name']\")", {"first name": "example-first name"}),
        ("#set($root = $input.path('$'))$root.name $root.owner.age", {"name": "example-name", "owner": {"age": 42}}),
        ("#foreach($pet in $input.path('$.pets'))$pet.name#end", {"pets": [{"name": "example-name"}]}),
        ("#foreach($tag in $input.path('$.tags'))$tag#end", {"tags": ["example-item"]}),
        ("$input.path('$.pets').size() $input.path('$.pets').get(0).name", {"pets": [{"name": "example-name"}]}),
        ("#if($input.path('$.owner'))$input.path('$.owner.name')#end", {"owner": {"name": "example-name"}}),
    ],
)  # fmt: skip
def test_the_body_has_what_the_template_reads(template: str, body: object) -> None:
    made = example_body(template)
    assert (json.loads(made) if made else None) == body


def test_the_request_has_what_the_template_asks_for() -> None:
    template = "$input.params('limit') $stageVariables.table $context.identity.sourceIp $input.path('$.id')"
    request = example_of_text(template, installed_index())
    assert run_template(template, request, installed_index()).text == "42 example-table 203.0.113.17 42"


def test_it_can_be_written_as_an_event_and_read_again() -> None:
    template = "$input.params('limit') $stageVariables.table $input.path('$.id')"
    request = example_of_text(template, installed_index())
    again = read_event(as_event(request))
    assert (again.query, again.stage_variables, json.loads(again.body)) == (
        request.query,
        request.stage_variables,
        json.loads(request.body),
    )
