"""The texts in small languages that stand in a block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gatewright.inside.documents import written_out
from gatewright.inside.languages import DOCUMENTS, LANGUAGES, HttpMappingKey, Language, ServiceParameter, Written
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
    written = _languages(block, attribute)
    if written is None:
        return
    if written.keys or written.values:
        for entry in entries(attribute.value):
            yield from _of_entry(entry, written, block, attribute)
    if written.value:
        yield from _of_value(attribute.value, written.value, block, attribute)


def new_key(block: Block, attribute: Attribute, offset: int) -> Strand | None:
    """The key that somebody starts to type in a map; `None` where keys have no language."""
    written = _languages(block, attribute)
    if written is None or written.keys is None:
        return None
    empty = SourceMap.identity(offset, offset)
    return Strand(written.keys, "", empty, block, attribute, Missing(Span.at(offset)), is_key=True, is_bare=True)


def _languages(block: Block, attribute: Attribute) -> Written | None:
    written = LANGUAGES.get(attribute.param or "")
    # The keys of a service action are its parameters.
    if written and isinstance(written.keys, HttpMappingKey) and block.sets("integration_subtype"):
        return written._replace(keys=ServiceParameter())
    return written


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
        case _ if isinstance(language, DOCUMENTS) and (tree := written_out(value)):
            places = SourceMap.identity(tree.span.start, tree.span.end)
            yield Strand(language, "", places, block, attribute, value, is_bare=isinstance(tree, Missing), tree=tree)
        case Sequence(items=items):
            for item in items:
                yield from _of_value(item, language, block, attribute)
        case Call(name="jsonencode", arguments=(encoded,)):
            yield from (replace(strand, is_part=True) for strand in _leaves(encoded, language, block, attribute))
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
