"""The texts in small languages that stand in a block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gatewright.inside.documents import Placed, described, holds_document
from gatewright.inside.languages import LANGUAGES, HttpMappingKey, Language, ServiceParameter, Written
from gatewright.inside.strand import Strand
from gatewright.inside.weave import woven
from gatewright.model import Attribute, Block, Call, Choice, Mapping, Missing, Sequence, Value
from gatewright.model.value import MapEntry
from gatewright.text import SourceMap, Span


def strands(block: Block) -> Iterator[Strand]:
    """Every text in a small language in a block; those of nested blocks belong to these."""
    for attribute in block.attributes:
        yield from strands_of(block, attribute)


def strands_of(block: Block, attribute: Attribute) -> Iterator[Strand]:
    """The texts in small languages of one attribute, each way of a choice and each element of a list."""
    for placed in _placed(block, attribute):
        yield from _texts(*placed)


def _texts(block: Block, attribute: Attribute, written: Written) -> Iterator[Strand]:
    if written.keys or written.values:
        # A list may have a map for an element: SAM's request parameters.
        maps = attribute.value.items if isinstance(attribute.value, Sequence) else (attribute.value,)
        for entry in (entry for value in maps for entry in entries(value)):
            yield from _of_entry(entry, written, block, attribute)
    if written.value:
        yield from _of_value(attribute.value, written.value, block, attribute)


def new_key(block: Block, attribute: Attribute, offset: int) -> Strand | None:
    """The key that somebody starts to type in a map; `None` where keys have no language."""
    found = (one for one in _placed(block, attribute) if one.written.keys and one.attribute.value.span.touches(offset))
    placed = next(found, None)
    if placed is None or placed.written.keys is None:
        return None
    empty, missing = SourceMap.identity(offset, offset), Missing(Span.at(offset))
    return Strand(placed.written.keys, "", empty, placed.block, placed.attribute, missing, is_key=True, is_bare=True)


def new_element(block: Block, attribute: Attribute, offset: int) -> Strand | None:
    """The element that somebody starts to type in a list; `None` where elements have no language."""
    found = (one for one in _placed(block, attribute) if one.written.value and one.attribute.value.span.touches(offset))
    placed = next(found, None)
    if placed is None or placed.written.value is None:
        return None
    empty = SourceMap.identity(offset, offset)
    return Strand(placed.written.value, "", empty, placed.block, placed.attribute, Missing(Span.at(offset)), is_bare=True)


def _placed(block: Block, attribute: Attribute) -> Iterator[Placed]:
    """The parameter with its languages; for an OpenAPI document those in it."""
    for one in described(block, attribute) if holds_document(block, attribute) else (Placed(block, attribute, Written()),):
        written = one.written if one.block is not block else LANGUAGES.get(attribute.param or "")
        # The keys of a service action are its parameters.
        if written and isinstance(written.keys, HttpMappingKey) and _calls_service(one.block):
            written = written._replace(keys=ServiceParameter())
        if written:
            yield one._replace(written=written)


def _calls_service(integration: Block) -> bool:
    return integration.sets("integration_subtype") or integration.written("integrationSubtype") is not None


def _of_entry(entry: MapEntry, written: Written, block: Block, attribute: Attribute) -> Iterator[Strand]:
    if written.keys and entry.key is not None:
        places = _places_of_key(entry.key, entry.key_span)
        yield Strand(written.keys, entry.key, places, block, attribute, entry.value, entry, is_key=True)
    if written.values:
        yield from (replace(strand, entry=entry) for strand in _of_value(entry.value, written.values, block, attribute))


def _of_value(value: Value, language: Language, block: Block, attribute: Attribute) -> Iterator[Strand]:
    match value:
        case Choice(then=then, otherwise=otherwise):
            yield from _of_value(then, language, block, attribute)
            yield from _of_value(otherwise, language, block, attribute)
        case Sequence(items=items):
            for item in items:
                yield from _of_value(item, language, block, attribute)
        case Call(name="jsonencode", arguments=(encoded,)):
            yield from (replace(strand, is_part=True) for strand in _leaves(encoded, language, block, attribute))
        case Call(name="replace" | "trimspace" | "chomp", arguments=(inner, *_)):
            yield from (replace(strand, is_part=True) for strand in _of_value(inner, language, block, attribute))
        case _:
            cloth = woven(value)
            if cloth:
                yield Strand(
                    language, cloth.text, cloth.map, block, attribute, value, is_bare=isinstance(value, Missing), holes=cloth.holes
                )


def _leaves(value: Value, language: Language, block: Block, attribute: Attribute) -> Iterator[Strand]:
    """The texts in a value that is written out as JSON."""
    match value:
        case Mapping(entries=inside):
            for entry in inside:
                yield from _leaves(entry.value, language, block, attribute)
        case Sequence(items=items):
            for item in items:
                yield from _leaves(item, language, block, attribute)
        case _:
            yield from _of_value(value, language, block, attribute)


def entries(value: Value) -> Iterator[MapEntry]:
    """The entries that are written in a map, also in one that a condition picks or that others are merged with."""
    match value:
        case Mapping(entries=written):
            yield from written
        case Call(name="merge", arguments=parts):
            for part in parts:
                yield from entries(part)
        case Choice(then=then, otherwise=otherwise):
            yield from entries(then)
            yield from entries(otherwise)
        case _:
            return


def _places_of_key(key: str, span: Span) -> SourceMap:
    """The way from a key to the file. One that is written with escapes maps to where it starts."""
    exact = span.end - span.start == len(key)
    return SourceMap.identity(span.start, span.end) if exact else SourceMap.of(((0, span.start), (1, span.end)), span.end)
