"""Schemas of models in an editor: what a hover says, what is offered, and what is written."""

from __future__ import annotations

import random

import pytest

from gatewright.features.completion.complete import complete, documentation
from gatewright.features.languages.json_schema import Schemas
from gatewright.features.languages.schema_words import KEYWORDS
from gatewright.index import installed_index
from gatewright.inside import Strand, strands
from harness.editor import accepted, card, labels
from harness.snippets import document, place

API = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'
OWNER = 'resource "aws_api_gateway_model" "owner" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  name = "Owner"\n}\n'
MODEL = 'resource "aws_api_gateway_model" "pet" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n  name = "Pet"\n'
TEMPLATE = """Resources:
  Pets:
    Type: AWS::ApiGateway::RestApi
  Owner:
    Type: AWS::ApiGateway::Model
    Properties: {RestApiId: !Ref Pets, Name: Owner}
  Pet:
    Type: AWS::ApiGateway::Model
    Properties:
      RestApiId: !Ref Pets
      Name: Pet
      Schema:"""
JSON = '{"Resources": {"Pet": {"Type": "AWS::ApiGateway::Model", "Properties": {"Schema": '


def encoded(words: str) -> str:
    """A schema as values of Terraform."""
    return f"{API}{OWNER}{MODEL}  schema = jsonencode({{\n    {words}\n  }})\n}}\n"


def heredoc(words: str) -> str:
    """A schema as text in a heredoc."""
    return f"{API}{OWNER}{MODEL}  schema = <<-EOT\n    {words}\n  EOT\n}}\n"


def in_quotes(words: str) -> str:
    """A schema as text in quotes."""
    escaped = words.replace('"', '\\"')
    return f'{API}{OWNER}{MODEL}  schema = "{escaped}"\n}}\n'


def mapping(*lines: str) -> str:
    """A schema as a mapping of a template."""
    return "\n        ".join((TEMPLATE, *lines)) + "\n"


def in_json(words: str) -> str:
    """A schema as an object of a template in JSON."""
    return f"{JSON}{words}\n}}}}}}}}\n"


TYPE = '**`type`** keyword\n\nThe type that a value must have, or a list of types of which it has one.\n\nFor example `"type": "object"`.'


@pytest.mark.parametrize(
    ("snippet", "dialect"),
    [
        (encoded('ty<|>pe = "object"'), "terraform"),
        (heredoc('{"ty<|>pe": "object"}'), "terraform"),
        (in_quotes('{"ty<|>pe": "object"}'), "terraform"),
        (mapping("ty<|>pe: object"), "cloudformation"),
        (f'{TEMPLATE} |\n        {{"ty<|>pe": "object"}}\n', "cloudformation"),
        (f'{TEMPLATE} \'{{"ty<|>pe": "object"}}\'\n', "cloudformation"),
        (f'{TEMPLATE} !Sub >-\n        {{"title": "${{AWS::Region}} é 😀",\n        "ty<|>pe": "object"}}\n', "cloudformation"),
        (in_json('{"ty<|>pe": "object"}'), "json"),
        (in_json('"{\\"ty<|>pe\\": \\"object\\"}"'), "json"),
    ],
)
def test_explains_a_keyword_in_every_container(snippet: str, dialect: str) -> None:
    assert card(snippet, dialect) == (TYPE, "type")


@pytest.mark.parametrize(
    ("words", "head", "about"),
    [
        ('type = "ob<|>ject"', '**`object`** type\n\nAn object with properties: `{"name": "Rex"}`.', "object"),
        (
            'format = "date<|>-time"',
            "**`date-time`** format of text\n\nA date and time with its zone: `2026-11-22T08:30:00Z`.",
            "date-time",
        ),
        (
            'required = ["na<|>me"]\n    properties = { name = { type = "string", description = "What it is called." } }',
            "**`name`** string, required\n\nWhat it is called.",
            "name",
        ),
        ("properties = { a<|>ge = {} }", "**`age`** any type, optional\n\nA property of the object.", "age"),
        (
            'required = ["i<|>d"]\n    properties = {}',
            "**`id`** required\n\n`properties` does not list it, so that any value will do.",
            "id",
        ),
        (
            'definitions = { Tag = { type = "string" } }\n    items = { "$ref" = "#/def<|>initions/Tag" }',
            '**`Tag`** definition, string\n\nA schema for use in this one.\n\nNamed by `"$ref": "#/definitions/Tag"`.',
            "#/definitions/Tag",
        ),
        (
            '"$ref" = "https://apigateway.amazonaws.com/restapis/${aws_api_gateway_rest_api.pets.id}/mod<|>els/Owner"',
            (
                "**`Owner`** model of an API\n\n`aws_api_gateway_model.owner` of this project.\n\n"
                "It must exist before this one: API Gateway looks it up when it takes the schema."
            ),
            "https://apigateway.amazonaws.com/restapis/${aws_api_gateway_rest_api.pets.id}/models/Owner",
        ),
        (
            "co<|>nst = 1",
            "**`const`** keyword of a later draft\n\nAPI Gateway reads draft 4 and ignores it, so that nothing is checked.",
            "const",
        ),
        (
            "exclusive<|>Minimum = true",
            (
                "**`exclusiveMinimum`** keyword for numbers\n\nWhether `minimum` itself is too small.\n\n"
                'For example `"exclusiveMinimum": true`.\n\n**Beware:** API Gateway does not support it.'
            ),
            "exclusiveMinimum",
        ),
    ],
)
def test_explains_each_piece(words: str, head: str, about: str) -> None:
    assert card(encoded(words)) == (head, about)


@pytest.mark.parametrize("words", ['title = "ty<|>pe"', "default = { ty<|>pe = 1 }", "other = 1<|>", "<|>", 'type = "<|>"'])
def test_says_nothing_of_what_it_does_not_know(words: str) -> None:
    found = card(encoded(words))
    assert found
    assert found[0].startswith("**`schema`** string, optional")


OF_OBJECTS = ["required", "additionalProperties", "patternProperties", "minProperties", "maxProperties", "dependencies"]


@pytest.mark.parametrize(
    ("snippet", "dialect"),
    [
        (encoded('type = "object"\n    properties = {}\n    <|>'), "terraform"),
        (encoded('type = "object"\n    properties = {}\n    req<|>'), "terraform"),
        (heredoc('{"type": "object", "properties": {}, <|>}'), "terraform"),
        (heredoc('{"type": "object", "properties": {}, "<|>'), "terraform"),
        (in_quotes('{"type": "object", "properties": {}, "<|>"}'), "terraform"),
        (mapping("type: object", "properties: {}", "<|>"), "cloudformation"),
        (mapping("type: object", "properties: {}", "re<|>"), "cloudformation"),
        (mapping("{type: object, properties: {}, <|>}"), "cloudformation"),
        (in_json('{"type": "object", "properties": {}, "<|>"}'), "json"),
        (in_json('{"type": "object", "properties": {},\n  <|>}'), "json"),
    ],
)
def test_offers_the_keywords_that_are_missing(snippet: str, dialect: str) -> None:
    found = labels(snippet, dialect)
    assert found[:6] == OF_OBJECTS
    assert found[6:] == [
        "enum",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "$ref",
        "definitions",
        "$schema",
        "id",
        "title",
        "description",
        "default",
    ]


@pytest.mark.parametrize(
    ("snippet", "dialect", "label", "old", "new"),
    [
        (encoded("req<|>"), "terraform", "required", "req", "required = [<|>]"),
        (encoded("<|>"), "terraform", "$ref", "", '"$ref" = "<|>"'),
        (encoded("ty<|> = 1"), "terraform", "type", "ty ", "type "),
        (encoded('"ty<|>" = 1'), "terraform", "type", '"ty"', '"type"'),
        (encoded("type = <|>"), "terraform", "string", "type = ", 'type = "string"'),
        (encoded("additionalProperties = <|>"), "terraform", "false", "= \n  })", "= false\n  })"),
        (encoded("oneOf = [<|>]"), "terraform", "{}", "[]", "[{<|>}]"),
        (heredoc("{<|>}"), "terraform", "properties", "{}", '{"properties": {<|>}}'),
        (heredoc('{"min<|>" "a": 1}'), "terraform", "minimum", '"min"', '"minimum": <|>,'),
        (heredoc('{"<|>"}'), "terraform", "$ref", '""', '"$ref": "<|>"'),
        (in_quotes('{"<|>"}'), "terraform", "$ref", '{\\"\\"}', '{\\"$ref\\": \\"<|>\\"}'),
        (in_quotes('{"type": "<|>"}'), "terraform", "array", '\\"\\"}', '\\"array\\"}'),
        (in_quotes('{"type": <|>}'), "terraform", "array", ": }", ': \\"array\\"}'),
        (mapping("ty<|>"), "cloudformation", "type", "  ty\n", "  type: <|>\n"),
        (
            mapping("type: object", "<|>"),
            "cloudformation",
            "properties",
            "object\n        \n",
            "object\n        properties:\n          <|>\n",
        ),
        (mapping("required:", "  - a", "<|>"), "cloudformation", "allOf", "a\n        \n", "a\n        allOf:\n          - <|>\n"),
        (mapping("type:<|>"), "cloudformation", "null", "type:\n", 'type: "null"\n'),
        (mapping("oneOf:", "  - <|>"), "cloudformation", "type", "- \n", "- type: <|>\n"),
        (mapping("{<|>}"), "cloudformation", "enum", "{}\n", "{enum: [<|>]}\n"),
        (f'{TEMPLATE} "{{\\"ty<|>\\"}}"\n', "cloudformation", "type", '\\"ty\\"', '\\"type\\": \\"<|>\\"'),
        (in_json('{"ty<|>"}'), "json", "type", '"ty"', '"type": "<|>"'),
        (in_json('{"required": ["a"], "properties": {<|>}}'), "json", "a", "{}", '{"a": {<|>}}'),
        (f"{MODEL}  schema = <|>\n}}\n", "terraform", "jsonencode({})", "= \n}", "= jsonencode({\n    <|>\n  })\n}"),
    ],
)
def test_writes_what_is_accepted(snippet: str, dialect: str, label: str, old: str, new: str) -> None:
    text = snippet.replace("<|>", "")
    assert text.count(old) == 1 or old == ""
    after = accepted(snippet, label, dialect)
    assert after == (text.replace(old, new) if old else snippet.replace("<|>", new))


def test_offers_properties_that_are_not_required_yet() -> None:
    words = 'properties = { id = {}, name = { type = "string" } }\n    required = ["id", "<|>"]'
    assert labels(encoded(words)) == ["name"]
    assert [item.detail for item in complete(place(encoded(words)))] == ["property, string"]


@pytest.mark.parametrize(
    ("snippet", "dialect", "written"),
    [
        (
            encoded('"$ref" = <|>'),
            "terraform",
            '"$ref" = "https://apigateway.amazonaws.com/restapis/${aws_api_gateway_rest_api.pets.id}/models/Owner"\n',
        ),
        (
            heredoc('{"$ref": "<|>"}'),
            "terraform",
            '"https://apigateway.amazonaws.com/restapis/${aws_api_gateway_rest_api.pets.id}/models/Owner"}',
        ),
        (mapping("$ref: <|>"), "cloudformation", '$ref: !Sub "https://apigateway.amazonaws.com/restapis/${Pets}/models/Owner"\n'),
        (
            f'{TEMPLATE} !Sub |\n        {{"$ref": "<|>"}}\n',
            "cloudformation",
            '{"$ref": "https://apigateway.amazonaws.com/restapis/${Pets}/models/Owner"}',
        ),
    ],
)
def test_writes_the_address_of_a_model_with_the_id_of_the_api(snippet: str, dialect: str, written: str) -> None:
    assert written in accepted(snippet, "Owner", dialect)


@pytest.mark.parametrize(
    ("snippet", "dialect"),
    [
        (heredoc('{"type": "object" "<|>"}'), "terraform"),
        (encoded("# ty<|>"), "terraform"),
        (mapping("type: object # ty<|>"), "cloudformation"),
        (encoded('type = <|>"object"'), "terraform"),
        (heredoc('{"default": {"<|>"}}'), "terraform"),
        (heredoc('{"title": "<|>"}'), "terraform"),
        (heredoc('{"minimum": <|>}'), "terraform"),
        (f'{TEMPLATE} |\n        {{"$ref": "<|>"}}\n', "cloudformation"),
    ],
)
def test_offers_nothing_where_nothing_is_known(snippet: str, dialect: str) -> None:
    assert labels(snippet, dialect) == []


def test_documents_what_it_offers() -> None:
    (item,) = [one for one in complete(place(encoded("<|>"))) if one.label == "type"]
    found = documentation(item.about, "terraform", installed_index())
    assert found
    assert found.title == "type"
    assert found.summary == KEYWORDS["type"].summary


def strand_of(snippet: str) -> Strand:
    (strand,) = [strand for block in document(snippet).blocks() for strand in strands(block)]
    return strand


def test_colors_and_folds_text_and_leaves_values_to_the_editor() -> None:
    text = '{"type": "object",\n     "properties": {\n     "type": {"minimum": 1, "const": true}}}'
    strand = strand_of(f"{MODEL}  schema = <<-EOT\n     {text}\n  EOT\n}}\n")
    assert [(token.span.of(strand.text), token.kind.value) for token in Schemas().tokens(strand)] == [
        ("type", "keyword"),
        ('"object"', "string"),
        ("properties", "keyword"),
        ("type", "property"),
        ("minimum", "keyword"),
        ("1", "number"),
        ("const", "property"),
        ("true", "keyword"),
    ]
    assert [span.of(strand.text).count("\n") for span in Schemas().folds(strand)] == [2, 1]
    values = strand_of(f'{MODEL}  schema = jsonencode({{\n  type = "object"\n}})\n}}\n')
    assert (list(Schemas().tokens(values)), list(Schemas().folds(values))) == ([], [])


def test_never_raises_and_stays_inside_the_text() -> None:
    chance = random.Random(3)
    whole = '{"type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/definitions/Id", "oneOf": [{}, {"type": ["null"]}]}}}'
    for _ in range(150):
        start = chance.randrange(len(whole))
        middle = "".join(chance.choice('{}[]",: \\a') for _ in range(chance.randrange(4)))
        text = whole[:start] + middle + whole[start + chance.randrange(9) :]
        at = chance.randrange(len(text) + 1)
        cut = heredoc(f"{text[:at]}<|>{text[at:]}")
        card(cut)
        file = cut.replace("<|>", "")
        for item in complete(place(cut)):
            assert 0 <= item.edit.span.start <= item.edit.span.end <= len(file)
        strand = strand_of(f"{MODEL}  schema = <<-EOT\n    {text}\n  EOT\n}}\n")
        ends = [0]
        for token in Schemas().tokens(strand):
            assert ends[-1] <= token.span.start < token.span.end <= len(strand.text)
            ends.append(token.span.end)
