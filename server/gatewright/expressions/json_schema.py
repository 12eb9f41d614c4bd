"""JSON Schema of draft 4, which models are written in: what stands where, and what is wrong in it?

A schema is read as a value (`json_value`, or what a file writes out). What is not known in it is no fault.
See https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html and https://json-schema.org/draft-04.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from gatewright.expressions import java_pattern
from gatewright.expressions.forms import Form, Piece, pieces
from gatewright.model import Bool, MapEntry, Mapping, Null, Number, Sequence, Text, Value
from gatewright.text import Span, nearest

TYPES: Final = ("object", "array", "string", "integer", "number", "boolean", "null")

FORMATS: Final = ("date-time", "email", "hostname", "ipv4", "ipv6", "uri")
"""The formats that draft 4 defines."""

DRAFT_4: Final = "http://json-schema.org/draft-04/schema#"

KEYWORDS: Final[dict[str, str]] = {
    "type": "type",
    "properties": "schemas",
    "required": "names",
    "additionalProperties": "schema or boolean",
    "patternProperties": "schemas",
    "minProperties": "count",
    "maxProperties": "count",
    "dependencies": "dependencies",
    "items": "schema or list",
    "additionalItems": "schema or boolean",
    "minItems": "count",
    "maxItems": "count",
    "uniqueItems": "boolean",
    "minLength": "count",
    "maxLength": "count",
    "pattern": "pattern",
    "format": "format",
    "minimum": "number",
    "maximum": "number",
    "exclusiveMinimum": "boolean",
    "exclusiveMaximum": "boolean",
    "multipleOf": "number",
    "enum": "values",
    "allOf": "list of schemas",
    "anyOf": "list of schemas",
    "oneOf": "list of schemas",
    "not": "schema",
    "$ref": "reference",
    "definitions": "schemas",
    "$schema": "draft",
    "id": "text",
    "title": "text",
    "description": "text",
    "default": "anything",
}
"""The keywords of draft 4, and the form of what stands behind each."""

_SCHEMA = Form(keys=KEYWORDS)
FORMS: Final[dict[str, Form]] = {
    "schema": _SCHEMA,
    "schema or boolean": _SCHEMA,
    "schema or list": Form(keys=KEYWORDS, items="schema"),
    "schemas": Form(others="schema"),
    "list of schemas": Form(items="schema"),
    "names": Form(items="name"),
    "type": Form(items="type"),
    "values": Form(items="anything"),
    "dependencies": Form(others="schema or names"),
    "schema or names": Form(keys=KEYWORDS, items="name"),
}

SCHEMAS: Final = ("schema", "schema or boolean", "schema or list", "schema or names")
"""The forms that are a schema where they are an object."""

NEWER: Final = (
    "$defs",
    "const",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
)
"""Keywords of later drafts that restrict what is valid, so that something is missing where they are ignored."""

_NOTES = (
    *("$anchor", "$comment", "$id", "contentEncoding", "contentMediaType", "deprecated", "discriminator", "example", "examples"),
    *("externalDocs", "nullable", "readOnly", "writeOnly", "xml"),
)
"""Keywords of later drafts and of OpenAPI that no name of draft 4 is meant by."""


class Trouble(Enum):
    """What is wrong with a piece of a schema."""

    KEYWORD = "no keyword of any draft, and nearly one of draft 4"
    NEWER = "a keyword of a later draft"
    NULLABLE = "OpenAPI's word for a value that may be null"
    TYPE = "no type"
    VALUE = "the keyword takes something else"
    PATTERN = "no regular expression"
    RANGE = "the smallest is over the largest"
    REQUIRED = "required, and no property"
    REFERENCE = "it leads nowhere"


class Fault(NamedTuple):
    """Something wrong: where, the words there, the keyword that it belongs to, and what was probably meant or is expected."""

    trouble: Trouble
    span: Span
    words: str
    keyword: str
    meant: str | None = None
    entry: MapEntry | None = None


_EXPECTED: Final = {
    "schemas": ("an object that has a schema behind each name", (Mapping,)),
    "schema": ("a schema, which is an object", (Mapping,)),
    "schema or boolean": ("a schema, `true` or `false`", (Mapping, Bool)),
    "schema or list": ("a schema or a list of schemas", (Mapping, Sequence)),
    "list of schemas": ("a list of schemas", (Sequence,)),
    "names": ("a list of names of properties", (Sequence,)),
    "dependencies": ("an object", (Mapping,)),
    "values": ("a list of values", (Sequence,)),
    "boolean": ("`true` or `false`", (Bool,)),
    "number": ("a number", (Number,)),
    "count": ("a whole number from 0", (Number,)),
    "type": ("the name of a type, or a list of them", (Text, Sequence)),
    "pattern": ("a regular expression in quotes", (Text,)),
    "format": ("the name of a format", (Text,)),
    "reference": ("an address in quotes", (Text,)),
    "text": ("words in quotes", (Text,)),
    "draft": ("an address in quotes", (Text,)),
}
"""By form, in words what stands there, and the values that may."""

_LITERALS = (Mapping, Sequence, Text, Number, Bool, Null)
_RANGES = (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"))
_OTHER_TYPES = {
    "int": "integer",
    "long": "integer",
    "float": "number",
    "double": "number",
    "decimal": "number",
    "bool": "boolean",
    "str": "string",
    "date": "string",
    "date-time": "string",
    "datetime": "string",
    "uuid": "string",
    "list": "array",
    "map": "object",
    "dict": "object",
    "file": "string",
}
"""What other languages call a type."""


def faults(root: Value) -> Iterator[Fault]:
    """All that is wrong in a schema, in the order of its pieces."""
    for piece in pieces(root, "schema", FORMS):
        entry = piece.entry
        if entry is not None and piece.around in SCHEMAS:
            yield from _of_keyword(entry)
        if piece.form in SCHEMAS and isinstance(piece.value, Mapping):
            yield from _of_ranges(piece.value)
            yield from _of_required(piece.value)
        if piece.form == "type" and isinstance(piece.value, Text) and piece.value.text not in TYPES and "\0" not in piece.value.text:
            text = piece.value.text
            meant = _OTHER_TYPES.get(text.lower()) or nearest(text, TYPES)
            yield Fault(Trouble.TYPE, piece.value.inner, text, "type", meant)
        if piece.form == "pattern" and isinstance(piece.value, Text):
            fault = java_pattern.read(piece.value.text).fault
            if fault:
                yield Fault(Trouble.PATTERN, piece.value.inner, piece.value.text, "pattern", fault)
        if piece.form == "reference" and isinstance(piece.value, Text):
            yield from _of_reference(piece, root)


def _of_keyword(entry: MapEntry) -> Iterator[Fault]:
    key = entry.key
    if key is None:
        return
    if key in KEYWORDS:
        yield from _of_value(key, entry)
    elif key in NEWER:
        yield Fault(Trouble.NEWER, entry.key_span, key, key, entry=entry)
    elif key == "nullable" and isinstance(entry.value, Bool) and entry.value.value:
        yield Fault(Trouble.NULLABLE, entry.key_span, key, key, entry=entry)
    elif key not in _NOTES and not key.startswith(("x-", "$")) and (meant := nearest(key, KEYWORDS, 0.8)):
        yield Fault(Trouble.KEYWORD, entry.key_span, key, key, meant, entry)


def _of_value(key: str, entry: MapEntry) -> Iterator[Fault]:
    """The value behind a keyword is of another kind, or out of its range."""
    value, (expected, kinds) = entry.value, _EXPECTED.get(KEYWORDS[key], ("", ()))
    if not isinstance(value, _LITERALS) or not kinds or key in ("id", "$schema"):
        return
    number = value.value if isinstance(value, Number) else None
    wrong_number = number is not None and (
        (KEYWORDS[key] == "count" and (number < 0 or number != int(number))) or (key == "multipleOf" and number <= 0)
    )
    if not isinstance(value, kinds) or wrong_number:
        yield Fault(Trouble.VALUE, value.span, _kind_of(value), key, "a number over 0" if key == "multipleOf" else expected, entry)
    elif KEYWORDS[key] in ("values", "list of schemas") and isinstance(value, Sequence) and not value.items:
        yield Fault(Trouble.VALUE, value.span, "an empty list", key, expected, entry)


def _kind_of(value: Value) -> str:
    """What a value is, in words."""
    match value:
        case Text():
            return "text"
        case Number():
            return f"`{value.text}`"
        case Bool(value=truth):
            return f"`{str(truth).lower()}`"
        case Null():
            return "`null`"
        case Sequence():
            return "a list"
        case _:
            return "an object"


def entries_of(schema: Value) -> dict[str, MapEntry]:
    """The entries of a schema by keyword."""
    return {entry.key: entry for entry in reversed(schema.entries) if entry.key is not None} if isinstance(schema, Mapping) else {}


def _of_ranges(schema: Mapping) -> Iterator[Fault]:
    said = entries_of(schema)
    for low, high in _RANGES:
        smallest, largest = (said[name].value if name in said else None for name in (low, high))
        if isinstance(smallest, Number) and isinstance(largest, Number) and smallest.value > largest.value:
            yield Fault(Trouble.RANGE, smallest.span, smallest.text, low, f"`{high}` is `{largest.text}`", said[low])


def _of_required(schema: Mapping) -> Iterator[Fault]:
    """A name that no property has: of a closed object, or nearly that of one that is there."""
    said = entries_of(schema)
    required = said["required"].value if "required" in said else None
    properties = said["properties"].value if "properties" in said else None
    if not isinstance(required, Sequence) or not isinstance(properties, Mapping) or any(one.key is None for one in properties.entries):
        return
    names = [one.key for one in properties.entries if one.key is not None]
    closed = said.get("additionalProperties")
    is_closed = closed is not None and closed.value == Bool(closed.value.span, value=False) and "patternProperties" not in said
    unspent = [name for name in names if all(not isinstance(item, Text) or item.text != name for item in required.items)]
    for item in required.items:
        if isinstance(item, Text) and item.text not in names and "\0" not in item.text:
            meant = nearest(item.text, unspent, 0.8)
            if is_closed or meant:
                yield Fault(Trouble.REQUIRED, item.inner, item.text, "required", meant, closed if is_closed else None)


MODELS: Final = re.compile(
    r"https://apigateway\.[^/]*amazonaws\.com(?:\.cn)?/restapis/(?P<api>[^/]+)/models/(?P<name>[A-Za-z0-9]+)(?:#.*)?"
)
"""The address of a model of an API; the id of the API is a hole in most files."""


def _of_reference(piece: Piece, root: Value) -> Iterator[Fault]:
    """A path in this schema that leads nowhere, and what is neither that nor the address of a model."""
    assert isinstance(piece.value, Text)
    text, span = piece.value.text, piece.value.inner
    if text.startswith("#"):
        if "\0" not in text and _leads_nowhere(text, root):
            yield Fault(Trouble.REFERENCE, span, text, "$ref", _meant_definition(text, root))
    elif not MODELS.fullmatch(text) and not _may_be_model(text):
        yield Fault(Trouble.REFERENCE, span, text, "$ref")


def _may_be_model(text: str) -> bool:
    """Whether holes may stand for so much of an address that it is one of a model."""
    return "\0" in text and (text.startswith("\0") or "/models/" in text or text.endswith("\0"))


def _leads_nowhere(reference: str, root: Value) -> bool:
    """Whether a path in the document certainly has no end."""
    value: Value = root
    for step in [one.replace("~1", "/").replace("~0", "~") for one in reference.removeprefix("#").split("/")[1:]]:
        match value:
            case Mapping(entries=entries) if all(entry.key is not None for entry in entries):
                found = next((entry.value for entry in entries if entry.key == step), None)
                if found is None:
                    return True
                value = found
            case Sequence(items=items) if step.isdecimal():
                if int(step) >= len(items):
                    return True
                value = items[int(step)]
            case Text() | Number() | Bool() | Null():
                return True
            case _:
                return False
    return False


def _meant_definition(reference: str, root: Value) -> str | None:
    name = nearest(reference.rpartition("/")[2], definitions(root), 0.6)
    return f"#/definitions/{name}" if name else None


def definitions(root: Value) -> tuple[str, ...]:
    """The names of the schemas that a schema defines for its own use."""
    said = entries_of(root).get("definitions")
    return tuple(entries_of(said.value)) if said else ()
