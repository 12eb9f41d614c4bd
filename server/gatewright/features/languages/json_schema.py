"""JSON Schema of models: what a keyword demands, and what can be demanded here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from gatewright.expressions.forms import Piece, Spot
from gatewright.expressions.json_schema import DRAFT_4, FORMS, MODELS, NEWER, SCHEMAS, definitions, entries_of
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.documents import Opening, Writing, written_items, written_keys
from gatewright.features.languages.model_addresses import model_addresses, models_in_sight
from gatewright.features.languages.schema_words import FORMATS, KEYWORDS, TYPES
from gatewright.features.languages.speaker import Offer, Said, Speaker, Token, TokenKind
from gatewright.features.languages.spots import spot_in
from gatewright.features.languages.tokens_of_json import folds_of, tokens_of
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.inside import Strand, document_of
from gatewright.model import MapEntry, Missing, Sequence, Text, Value
from gatewright.text import Span

_NUMERIC = ("number", "integer")
_NOTES = ("$schema", "id", "title", "description", "default")
_EMPTY: Final[dict[str, Opening]] = {
    "schema": "object",
    "schemas": "object",
    "names": "list",
    "values": "list",
    "list of schemas": "list of objects",
}
"""By form, how a value begins that nobody has begun yet."""
_LABELS: Final[dict[Opening, str]] = {"object": "{}", "list": "[]", "list of objects": "[{}]"}


class Schemas(Speaker):
    """The schema of a model."""

    triggers = '"$'

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """A keyword, a type, a property or where a reference leads."""
        spot = spot_in(strand, at, place, "schema", FORMS)
        if spot.is_key:
            card = _card_of_key(spot) if spot.entry else None
            return Said(card, spot.span) if card else None
        if not isinstance(spot.value, Text) or not spot.value.inner.touches(at):
            return None
        card = _card_of_text(spot, spot.value.text, document_of(strand), strand, place)
        return Said(card, spot.value.inner) if card else None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Keywords for the type that the schema has; names of types, formats, properties and models."""
        spot = spot_in(strand, at, place, "schema", FORMS)
        writing = Writing(spot, strand, place)
        if spot.is_key:
            return _keys(spot, writing) if writing.takes_key else ()
        return _values(spot, writing, strand, place) if writing.takes_value else ()

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a keyword, a type or a format."""
        return _keyword_card(about) or _word_card(about)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """Keywords, names of properties, values."""
        return tokens_of(strand, "schema", FORMS, _kind_of_key)

    def folds(self, strand: Strand) -> Iterable[Span]:
        """Objects and lists over several lines."""
        return folds_of(strand)


def _kind_of_key(piece: Piece) -> TokenKind:
    is_keyword = piece.around in SCHEMAS and piece.entry is not None and piece.entry.key in KEYWORDS
    return TokenKind.KEYWORD if is_keyword else TokenKind.PROPERTY


def _card_of_key(spot: Spot) -> Card | None:
    key = spot.entry.key if spot.entry else None
    if key is None:
        return None
    if spot.form in SCHEMAS:
        return _keyword_card(key)
    if spot.form == "schemas":
        # What the names stand for is said by the keyword in front of them.
        outer = spot.inside[-1].key
        around = spot.inside[-2].value if len(spot.inside) > 1 else None
        return (
            _property_card(key, around) if outer == "properties" else _definition_card(key, spot.value) if outer == "definitions" else None
        )
    return None


def _keyword_card(key: str) -> Card | None:
    words = KEYWORDS.get(key)
    if words is None:
        newer = "API Gateway reads draft 4 and ignores it, so that nothing is checked."
        return Card(key, "keyword of a later draft", newer) if key in NEWER else None
    whose = {"object": " for objects", "array": " for lists", "string": " for text", "number": " for numbers"}.get(words.of or "", "")
    return Card(key, f"keyword{whose}", words.summary, f"For example `{words.example}`.", beware=(words.beware,) if words.beware else ())


def _word_card(word: str) -> Card | None:
    if word in TYPES:
        return Card(word, "type", TYPES[word])
    return Card(word, "format of text", FORMATS[word]) if word in FORMATS else None


def _card_of_text(spot: Spot, text: str, root: Value, strand: Strand, place: Place) -> Card | None:
    match spot.form:
        case "type" if text in TYPES:
            return Card(text, "type", TYPES[text])
        case "format" if text in FORMATS:
            return Card(text, "format of text", FORMATS[text])
        case "name":
            return _property_card(text, spot.inside[-2].value if len(spot.inside) > 1 else None)
        case "reference":
            return _reference_card(text, root, strand, place)
        case _:
            return None


def _property_card(name: str, schema: Value | None) -> Card | None:
    """A property: its type, whether it must be there, and what is said of it."""
    said = entries_of(schema) if schema is not None else {}
    properties = entries_of(said["properties"].value) if "properties" in said else {}
    required = said["required"].value if "required" in said else None
    names = [item.text for item in required.items if isinstance(item, Text)] if isinstance(required, Sequence) else []
    if not name:
        return None
    if name not in properties:
        return Card(name, "required", "`properties` does not list it, so that any value will do.") if name in names else None
    own = entries_of(properties[name].value)
    described = _text(own, "description") or _text(own, "title") or "A property of the object."
    return Card(name, f"{_type(own)}, {'required' if name in names else 'optional'}", described)


def _definition_card(name: str, schema: Value) -> Card:
    said = entries_of(schema)
    described = _text(said, "description") or _text(said, "title") or "A schema for use in this one."
    return Card(name, f"definition, {_type(said)}", described, f'Named by `"$ref": "#/definitions/{name}"`.')


def _reference_card(text: str, root: Value, strand: Strand, place: Place) -> Card | None:
    name = text.removeprefix("#/definitions/")
    if name in definitions(root):
        inside = entries_of(entries_of(root)["definitions"].value)
        return _definition_card(name, inside[name].value)
    found = MODELS.fullmatch(text)
    model = models_in_sight(strand, place).get(found["name"]) if found else None
    if found is None:
        return None
    where = f"`{model.block.address}` of this project." if model else "No model in these files has that name."
    return Card(found["name"], "model of an API", where, "It must exist before this one: API Gateway looks it up when it takes the schema.")


def _text(said: dict[str, MapEntry], name: str) -> str:
    value = said[name].value if name in said else None
    return value.text if isinstance(value, Text) else ""


def _type(said: dict[str, MapEntry]) -> str:
    value = said["type"].value if "type" in said else None
    if isinstance(value, Sequence):
        return " or ".join(item.text for item in value.items if isinstance(item, Text))
    return value.text if isinstance(value, Text) else "a reference" if "$ref" in said else "any type"


def _keys(spot: Spot, writing: Writing) -> Iterator[Offer]:
    written = written_keys(spot)
    around = spot.inside[-1].value
    if spot.form in SCHEMAS:
        types = _types_of(around)
        for name, words in KEYWORDS.items():
            fits = words.of is None or not types or words.of in types
            if name not in written and fits:
                rank = 40 if name in _NOTES else 20 if words.of or name == "type" else 30
                yield writing.key(name, words.opening, words.summary, rank, name)
    elif spot.form == "schemas" and spot.inside[-1].key == "properties" and len(spot.inside) > 1:
        required = entries_of(spot.inside[-2].value).get("required")
        names = required.value.items if required and isinstance(required.value, Sequence) else ()
        for item in names:
            if isinstance(item, Text) and item.text not in written:
                yield writing.key(item.text, "object", "required, and not described yet", 10)


def _types_of(schema: Value) -> set[str]:
    """The types that a schema says its values have; none where it does not say."""
    said = entries_of(schema)
    written = said["type"].value if "type" in said else None
    listed = written.items if isinstance(written, Sequence) else (written,)
    return {"number" if item.text in _NUMERIC else item.text for item in listed if isinstance(item, Text) and item.text in TYPES}


def _values(spot: Spot, writing: Writing, strand: Strand, place: Place) -> Iterator[Offer]:
    match spot.form:
        case "type" if not isinstance(spot.around, Sequence) or spot.key == "type":
            taken = written_items(spot)
            yield from (writing.text(name, ItemKind.KEYWORD, words, 20, name) for name, words in TYPES.items() if name not in taken)
        case "format":
            yield from (writing.text(name, ItemKind.KEYWORD, words, 20, name) for name, words in FORMATS.items())
        case "draft":
            yield writing.text(DRAFT_4, ItemKind.VALUE, "the draft that API Gateway reads", 20)
        case "name":
            yield from _names(spot, writing)
        case "reference":
            for name in definitions(document_of(strand)):
                yield writing.text(f"#/definitions/{name}", ItemKind.REFERENCE, "defined in this schema", 10)
            yield from model_addresses(spot, writing, strand, place)
        case "boolean":
            yield from (writing.literal(word, words, 20) for word, words in (("true", "yes"), ("false", "no, as by default")))
        case "schema or boolean" if isinstance(spot.value, Missing):
            yield writing.literal("false", "nothing else may be there", 10)
            yield writing.literal("true", "anything may be there, as by default", 20)
            yield writing.opened("object", "{}", "what it must match", 30)
        case "schema" if isinstance(spot.value, Missing) and not spot.inside and strand.tree is not None:
            yield from writing.encoded()
        case "schema" if isinstance(spot.value, Missing) and writing.takes_entries:
            yield from _keys(spot, writing)
        case _ if isinstance(spot.value, Missing) and spot.form in _EMPTY:
            opening = _EMPTY[spot.form]
            yield writing.opened(opening, _LABELS[opening], "a schema" if spot.form == "schema" else spot.form, 20)
        case _:
            return


def _names(spot: Spot, writing: Writing) -> Iterator[Offer]:
    """The properties beside the list, and what is known of each."""
    schema = spot.inside[-2].value if len(spot.inside) > 1 else Missing(spot.span)
    said, taken = entries_of(schema), written_items(spot)
    properties = entries_of(said["properties"].value) if "properties" in said else {}
    for name, entry in properties.items():
        if name not in taken:
            yield writing.text(name, ItemKind.VALUE, f"property, {_type(entries_of(entry.value))}", 10)
