"""What the keywords, types and formats of a schema mean, in words for people."""

from __future__ import annotations

from typing import Final, NamedTuple

from gatewright.features.languages.documents import Opening


class Keyword(NamedTuple):
    """What a keyword says, of values of which type, how its own value begins, an example, and what API Gateway makes of it."""

    summary: str
    of: str | None
    opening: Opening
    example: str
    beware: str = ""


KEYWORDS: Final[dict[str, Keyword]] = {
    "type": Keyword("The type that a value must have, or a list of types of which it has one.", None, "text", '"type": "object"'),
    "properties": Keyword(
        "By name, the schema of each property.",
        "object",
        "object",
        '"properties": {"name": {"type": "string"}}',
        "A property that is listed may still be left out, unless `required` names it; others may come on top, unless `additionalProperties` "
        "is `false`.",
    ),
    "required": Keyword(
        "The names of the properties that must be there.",
        "object",
        "list",
        '"required": ["id", "name"]',
        "It is a list beside `properties`. `true` inside a property is draft 3.",
    ),
    "additionalProperties": Keyword(
        "Whether an object may have properties that are not listed: `false`, or the schema that they must match.",
        "object",
        "bare",
        '"additionalProperties": false',
        "In an `allOf` it sees only the properties beside it, and refuses those of the other schemas.",
    ),
    "patternProperties": Keyword(
        "By regular expression, the schema of the properties whose names match it.", "object", "object", '"patternProperties": {"^x-": {}}'
    ),
    "minProperties": Keyword("The least number of properties.", "object", "bare", '"minProperties": 1'),
    "maxProperties": Keyword("The largest number of properties.", "object", "bare", '"maxProperties": 20'),
    "dependencies": Keyword(
        "By property, what else must be there, or match, when that property is there.",
        "object",
        "object",
        '"dependencies": {"card": ["cvc"]}',
    ),
    "items": Keyword(
        "The schema of each item of a list, or a list of schemas, one for each place.", "array", "object", '"items": {"type": "string"}'
    ),
    "additionalItems": Keyword(
        "What may follow behind the places that `items` lists: `false`, or a schema.", "array", "bare", '"additionalItems": false'
    ),
    "minItems": Keyword(
        "The least number of items.", "array", "bare", '"minItems": 1', "An import of an OpenAPI document leaves it out of the model."
    ),
    "maxItems": Keyword(
        "The largest number of items.", "array", "bare", '"maxItems": 100', "An import of an OpenAPI document leaves it out of the model."
    ),
    "uniqueItems": Keyword("Whether no two items may be equal.", "array", "bare", '"uniqueItems": true'),
    "minLength": Keyword("The least number of characters.", "string", "bare", '"minLength": 1'),
    "maxLength": Keyword("The largest number of characters.", "string", "bare", '"maxLength": 256'),
    "pattern": Keyword(
        "A regular expression that is found somewhere in the text; `^` and `$` hold it to the whole.",
        "string",
        "text",
        '"pattern": "^[a-z0-9-]+$"',
    ),
    "format": Keyword(
        "What kind of text it is.",
        "string",
        "text",
        '"format": "date-time"',
        "`int32`, `int64` and other formats of OpenAPI restrict nothing.",
    ),
    "minimum": Keyword("The smallest number.", "number", "bare", '"minimum": 0'),
    "maximum": Keyword("The largest number.", "number", "bare", '"maximum": 100'),
    "exclusiveMinimum": Keyword(
        "Whether `minimum` itself is too small.", "number", "bare", '"exclusiveMinimum": true', "API Gateway does not support it."
    ),
    "exclusiveMaximum": Keyword("Whether `maximum` itself is too large.", "number", "bare", '"exclusiveMaximum": true'),
    "multipleOf": Keyword("The number that a value must be a multiple of.", "number", "bare", '"multipleOf": 0.01'),
    "enum": Keyword("The only values that are valid.", None, "list", '"enum": ["new", "sold"]'),
    "allOf": Keyword("Every one of the schemas must match.", None, "list of objects", '"allOf": [{"required": ["id"]}]'),
    "anyOf": Keyword("At least one of the schemas must match.", None, "list of objects", '"anyOf": [{"required": ["id"]}]'),
    "oneOf": Keyword("Exactly one of the schemas must match.", None, "list of objects", '"oneOf": [{"type": "string"}, {"type": "null"}]'),
    "not": Keyword("The schema must not match.", None, "object", '"not": {"type": "null"}'),
    "$ref": Keyword(
        "Another schema in the place of this one: a model of the same API, or one of the `definitions` in this schema.",
        None,
        "text",
        '"$ref": "#/definitions/Pet"',
        "What stands beside it is ignored. A model is named as `https://apigateway.amazonaws.com/restapis/{api}/models/{Model}`; files cannot be named.",
    ),
    "definitions": Keyword(
        "By name, schemas for use by `$ref` in this schema.", None, "object", '"definitions": {"Pet": {"type": "object"}}'
    ),
    "$schema": Keyword(
        "The draft that the schema is written in.",
        None,
        "text",
        '"$schema": "http://json-schema.org/draft-04/schema#"',
        "API Gateway reads draft 4.",
    ),
    "id": Keyword("The address of the schema.", None, "text", '"id": "https://example.com/pet.json"'),
    "title": Keyword("A name for people. A generated SDK takes it for the name of the class.", None, "text", '"title": "Pet"'),
    "description": Keyword("What it is, for people.", None, "text", '"description": "A pet in the shop"'),
    "default": Keyword(
        "The value that is meant when there is none.", None, "bare", '"default": 10', "It is only said: API Gateway fills nothing in."
    ),
}

TYPES: Final = {
    "object": 'An object with properties: `{"name": "Rex"}`.',
    "array": "A list: `[1, 2]`.",
    "string": 'Text: `"Rex"`.',
    "integer": "A whole number: `3`.",
    "number": "A number: `3` or `3.14`.",
    "boolean": "`true` or `false`.",
    "null": "`null`, and nothing else.",
}

FORMATS: Final = {
    "date-time": "A date and time with its zone: `2026-11-22T08:30:00Z`.",
    "email": "An e-mail address.",
    "hostname": "The name of a host: `api.example.com`.",
    "ipv4": "An IPv4 address: `203.0.113.7`.",
    "ipv6": "An IPv6 address: `2001:db8::7`.",
    "uri": "An absolute address: `https://example.com/pets`.",
}
