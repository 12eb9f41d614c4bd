"""Rules on the schemas of models: what each says, what it offers, and where it stays quiet."""

from __future__ import annotations

import pytest

from harness.snippets import reports
from rules.writing import dialect_of, offers, rewrites, stays_quiet

API = 'resource "aws_api_gateway_rest_api" "shop" {\n  name = "shop"\n}\n'
MODEL = 'resource "aws_api_gateway_model" "pet" {\n  rest_api_id = aws_api_gateway_rest_api.shop.id\n  name = "Pet"\n'
OWNER = MODEL.replace('"pet"', '"owner"').replace('"Pet"', '"Owner"') + '  schema = jsonencode({ type = "object" })\n}\n'
ADDRESS = "https://apigateway.amazonaws.com/restapis/${aws_api_gateway_rest_api.shop.id}/models/"


def encoded(lines: str, before: str = "") -> str:
    """A model whose schema is written as values of Terraform."""
    return f"{before}{MODEL}  schema = jsonencode({{\n    {lines}\n  }})\n}}\n"


def text(lines: str, before: str = "") -> str:
    """A model whose schema is JSON in a heredoc."""
    return f"{before}{MODEL}  schema = <<-EOT\n    {lines}\n  EOT\n}}\n"


def mapping(lines: str) -> str:
    """A model of CloudFormation."""
    head = "Resources:\n  Pet:\n    Type: AWS::ApiGateway::Model\n    Properties:\n      RestApiId: !Ref Shop\n      Name: Pet\n      Schema:\n"
    return f"{head}        {lines}\n"


@pytest.mark.parametrize(
    ("rule", "snippet", "words", "message"),
    [
        (
            "schema-keyword-unknown",
            text('{"requried": ["a"]}'),
            "requried",
            "`requried` is no keyword of draft 4, and is ignored; use `required`.",
        ),
        (
            "schema-keyword-unknown",
            encoded("const = 1"),
            "const",
            "`const` is a keyword of a later draft; API Gateway reads draft 4 and ignores it; use `enum` with one value.",
        ),
        (
            "schema-keyword-unknown",
            mapping("if: {}"),
            "if",
            "`if` is a keyword of a later draft; API Gateway reads draft 4 and ignores it, and checks nothing.",
        ),
        (
            "schema-keyword-unknown",
            text('{"nullable": true}'),
            "nullable",
            'API Gateway ignores `nullable`, and refuses null; use `type` with a list: `["string", "null"]`.',
        ),
        (
            "schema-type-unknown",
            text('{"type": "${var.x}", "items": {"type": "tuple"}}'),
            "tuple",
            (
                '`tuple` is no type; it fails with "Invalid model schema specified"; '
                "use `object`, `array`, `string`, `integer`, `number`, `boolean` or `null`."
            ),
        ),
        (
            "schema-keyword-malformed",
            encoded('enum = "small"'),
            '"small"',
            '`enum` is text; it takes a list of values, and fails with "Invalid model schema specified".',
        ),
        (
            "schema-keyword-malformed",
            text('{"minLength": -1}'),
            "-1",
            '`minLength` is `-1`; it takes a whole number from 0, and fails with "Invalid model schema specified".',
        ),
        (
            "schema-keyword-malformed",
            text('{"oneOf": []}'),
            "[]",
            '`oneOf` is an empty list; it takes a list of schemas, and fails with "Invalid model schema specified".',
        ),
        (
            "schema-keyword-malformed",
            text('{"pattern": "(a"}'),
            "(a",
            '`(a` is no regular expression (a parenthesis is not closed); it fails with "Invalid model schema specified".',
        ),
        (
            "schema-range-empty",
            text('{"minimum": 2.5, "maximum": 2}'),
            "2.5",
            "`minimum` is `2.5` and `maximum` is `2`, so that no value is valid; change one of the two.",
        ),
        (
            "schema-requires-missing-property",
            mapping("{required: [id], properties: {}, additionalProperties: false}"),
            "id",
            (
                "`id` is required and not in `properties`, and `additionalProperties` is `false`, so that no object is valid; add it there, "
                "or remove it here."
            ),
        ),
        (
            "schema-reference-broken",
            text('{"$ref": "#/definitions/Cat"}'),
            "#/definitions/Cat",
            "The schema has no `#/definitions/Cat`; add it to `definitions`.",
        ),
        (
            "schema-reference-broken",
            encoded('"$ref" = "pet.json"'),
            "pet.json",
            (
                '`pet.json` names no model; it fails with "Model reference must be in canonical form"; '
                "use `https://apigateway.amazonaws.com/restapis/{api}/models/{Model}`."
            ),
        ),
        (
            "schema-reference-broken",
            encoded(f'"$ref" = "{ADDRESS}Ownr"', API + OWNER),
            "Ownr",
            '`shop` has no model `Ownr`; it fails with "Invalid model schema specified". Did you mean `Owner`?',
        ),
    ],
)
def test_says_what_is_wrong(rule: str, snippet: str, words: str, message: str) -> None:
    (report,) = [report for report in reports(snippet, dialect_of(snippet)) if report.rule == rule]
    assert report.finding.span.of(snippet) == words
    assert report.finding.message == message


@pytest.mark.parametrize(
    ("rule", "snippet", "old", "new"),
    [
        ("schema-keyword-unknown", text('{"propertys": {}}'), "propertys", "properties"),
        ("schema-type-unknown", encoded('type = "int"'), '"int"', '"integer"'),
        ("schema-requires-missing-property", encoded('required = ["nam"]\n    properties = { name = {} }'), '"nam"', '"name"'),
        ("schema-reference-broken", text('{"$ref": "#/definitions/Pets", "definitions": {"Pet": {}}}'), "/Pets", "/Pet"),
        ("schema-reference-broken", encoded(f'"$ref" = "{ADDRESS}Ownr"', API + OWNER), "Ownr", "Owner"),
    ],
)
def test_changes_the_word(rule: str, snippet: str, old: str, new: str) -> None:
    rewrites(rule, snippet, old, new)


def test_offers_what_was_probably_meant() -> None:
    assert offers("schema-keyword-unknown", text('{"propertys": {}}')) == [("Change to `properties`", True)]
    assert offers("schema-requires-missing-property", encoded('required = ["nam"]\n    properties = { name = {} }')) == [
        ("Change to `name`", False)
    ]


@pytest.mark.parametrize(
    ("rule", "snippet"),
    [
        ("schema-keyword-unknown", encoded("examples = []\n    readOnly = true\n    x-thing = 1\n    custom = 2")),
        ("schema-keyword-unknown", text('{"default": {"propertys": 1}, "enum": [{"propertys": 1}], "properties": {"propertys": {}}}')),
        ("schema-keyword-unknown", text('{"propertys": {}')),
        ("schema-keyword-unknown", text("[]").replace('  name = "Pet"\n', '  name = "Pet"\n  content_type = "text/xml"\n')),
        ("schema-type-unknown", encoded("type = var.type")),
        ("schema-type-unknown", encoded('type = "${var.type}"')),
        ("schema-keyword-malformed", encoded("required = var.names\n    additionalProperties = false\n    minimum = var.least")),
        ("schema-range-empty", encoded("minimum = 1\n    maximum = 1")),
        ("schema-requires-missing-property", encoded('required = ["id"]\n    properties = { name = {} }')),
        ("schema-requires-missing-property", encoded('required = ["nam"]\n    properties = var.properties')),
        ("schema-requires-missing-property", encoded("required = [var.id]\n    properties = {}\n    additionalProperties = false")),
        ("schema-reference-broken", encoded('"$ref" = "#/definitions/${var.x}"')),
        ("schema-reference-broken", encoded('"$ref" = "#"')),
        ("schema-reference-broken", encoded(f'"$ref" = "{ADDRESS}Owner"', API + OWNER)),
        ("schema-reference-broken", encoded(f'"$ref" = "{ADDRESS}Other"')),
        ("schema-reference-broken", encoded('"$ref" = var.model')),
    ],
)
def test_stays_quiet(rule: str, snippet: str) -> None:
    stays_quiet(rule, snippet)
