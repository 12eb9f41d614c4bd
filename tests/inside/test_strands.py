"""The texts in small languages of a file: what they say, and where each piece of them stands."""

from __future__ import annotations

import pytest

from gatewright.index import installed_index
from gatewright.inside import Strand, strands
from gatewright.inside.languages import LANGUAGES, MappingTemplate, MediaType
from gatewright.inside.strand import HOLE
from gatewright.text import Span
from harness.snippets import document


def of(text: str, dialect: str) -> list[tuple[str, Strand]]:
    """Every strand of a file, with the file's text."""
    read = document(text, dialect)
    return [(text, strand) for block in read.blocks() for strand in strands(block)]


def template(text: str, dialect: str = "terraform") -> Strand:
    """The only mapping template of a file."""
    found = [strand for _, strand in of(text, dialect) if isinstance(strand.language, MappingTemplate)]
    assert len(found) == 1
    return found[0]


def in_file(text: str, strand: Strand, words: str) -> str:
    """What stands in the file where a stretch of the strand says `words`."""
    start = strand.text.index(words)
    return strand.in_file(Span(start, start + len(words))).of(text)


def integration(value: str) -> str:
    return f'resource "aws_api_gateway_integration" "a" {{\n  request_templates = {{\n    "application/json" = {value}\n  }}\n}}\n'


def method(value: str) -> str:
    return f"""Resources:
  A:
    Type: AWS::ApiGateway::Method
    Properties:
      Integration:
        RequestTemplates:
          application/json: {value}
"""


def json_method(value: str) -> str:
    return (
        '{"Resources": {"A": {"Type": "AWS::ApiGateway::Method", "Properties": {"Integration": {"RequestTemplates": '
        f'{{"application/json": {value}}}}}}}}}}}'
    )


CONTAINERS = [
    pytest.param(
        integration('"{\\"x\\": \\"é🙂\\", \\"id\\": $input.json(\'$.id\')}"'), "terraform", "$input.json('$.id')", id="escapes of HCL"
    ),
    pytest.param(integration('<<EOT\n{\n  "🙂": $input.body\n}\nEOT'), "terraform", "$input.body", id="heredoc"),
    pytest.param(
        integration('<<-EOT\n      {\n        "id": $input.body\n      }\n    EOT'), "terraform", "$input.body", id="indented heredoc"
    ),
    pytest.param(
        integration("<<EOT\n$${stageVariables.x} %%{if} $input.body\nEOT"), "terraform", "$input.body", id="escaped interpolation"
    ),
    pytest.param(integration('"${var.x}: $input.body ${var.y}"'), "terraform", "$input.body", id="interpolation"),
    pytest.param(method("$input.body"), "cloudformation", "$input.body", id="plain"),
    pytest.param(method("'it''s 🙂 $input.body'"), "cloudformation", "$input.body", id="single quotes"),
    pytest.param(method('"\\u00e9\\t\\"$input.body\\""'), "cloudformation", "$input.body", id="double quotes"),
    pytest.param(
        method('|\n            {\n              "id": $input.body\n            }'), "cloudformation", "$input.body", id="literal block"
    ),
    pytest.param(method("|2-\n              a\n            $input.body"), "cloudformation", "$input.body", id="indentation indicator"),
    pytest.param(
        method(">-\n            a\n            b $input.body\n\n            c"), "cloudformation", "$input.body", id="folded block"
    ),
    pytest.param(method("|+\n            a\n            $input.body\n\n"), "cloudformation", "$input.body", id="kept line ends"),
    pytest.param(method("!Sub 'arn:${AWS::Region} $input.body ${!stageVariables.x}'"), "cloudformation", "$input.body", id="Sub"),
    pytest.param(method("!Sub |\n            ${Table}\n            $input.body"), "cloudformation", "$input.body", id="Sub in a block"),
    pytest.param(method("!Join ['', ['a', !Ref Table, '$input.body']]"), "cloudformation", "$input.body", id="Join"),
    pytest.param(json_method('"\\u00e9🙂\\n\\"$input.body\\""'), "json", "$input.body", id="escapes of JSON"),
    pytest.param(json_method('{"Fn::Sub": "${Table} $input.body"}'), "json", "$input.body", id="Sub in JSON"),
]


@pytest.mark.parametrize(("text", "dialect", "words"), CONTAINERS)
def test_a_piece_of_a_text_stands_in_the_file(text: str, dialect: str, words: str) -> None:
    strand = template(text, dialect)
    assert in_file(text, strand, words) == words
    start = text.index(words)
    assert strand.in_text(start) == strand.text.index(words)
    assert strand.in_text(start + len(words)) == strand.text.index(words) + len(words)


def test_a_value_of_the_file_is_a_hole() -> None:
    text = integration('"a${var.x}b${var.y}"')
    strand = template(text)
    assert strand.text == f"a{HOLE}b{HOLE}"
    assert [hole.span for hole in strand.holes] == [Span(1, 2), Span(3, 4)]
    assert strand.in_file(Span(0, 1)).of(text) == "a"
    assert strand.in_file(Span(1, 2)).of(text) == "${var.x}"
    assert strand.in_file(Span(2, 3)).of(text) == "b"
    assert strand.in_file(Span(3, 4)).of(text) == "${var.y}"
    assert strand.in_file(Span.at(4)) == Span.at(strand.place.end)


def test_a_name_that_sub_defines_keeps_the_order_of_places() -> None:
    text = method("!Sub ['${first}$input.body${last}', {last: b, first: a}]")
    strand = template(text, "cloudformation")
    assert strand.text == f"{HOLE}$input.body{HOLE}"
    assert list(strand.map.source) == sorted(strand.map.source)
    assert in_file(text, strand, "$input.body") == "$input.body"


def test_literals_of_sub_and_terraform_are_read_as_the_service_gets_them() -> None:
    assert template(integration('"$${stageVariables.x}"')).text == "${stageVariables.x}"
    assert template(method("!Sub '${!stageVariables.x}'"), "cloudformation").text == "${stageVariables.x}"


def test_keys_and_values_have_their_own_languages() -> None:
    text = integration('"$input.body"')
    assert [(strand.text, type(strand.language), strand.is_key) for _, strand in of(text, "terraform")] == [
        ("application/json", MediaType, True),
        ("$input.body", MappingTemplate, False),
    ]


def test_what_is_written_out_as_json_is_read_piece_by_piece() -> None:
    text = integration('jsonencode({ id = "$input.params(\'id\')", all = ["$input.body"] })')
    found = [strand for _, strand in of(text, "terraform") if isinstance(strand.language, MappingTemplate)]
    assert [(strand.text, strand.is_part) for strand in found] == [("$input.params('id')", True), ("$input.body", True)]


def test_each_way_of_a_choice_is_a_text() -> None:
    text = integration('var.x ? "a" : "b"')
    assert [strand.text for _, strand in of(text, "terraform") if not strand.is_key] == ["a", "b"]


def test_what_shows_no_words_is_no_text() -> None:
    text = integration('file("template.vtl")')
    assert [strand.text for _, strand in of(text, "terraform")] == ["application/json"]


def test_every_language_is_of_a_parameter_that_the_index_has() -> None:
    index = installed_index()
    assert [name for name in LANGUAGES if index.param(name) is None and not name.startswith("velocity.")] == []


def test_words_that_the_file_changes_are_a_part_of_the_text() -> None:
    text = integration('trimspace(replace(<<EOT\n{\n  "id": $input.json(\'$.id\')\n}\nEOT\n, "\\n", ""))')
    found = template(text)
    assert found.is_part
    assert in_file(text, found, "$input.json('$.id')") == "$input.json('$.id')"
