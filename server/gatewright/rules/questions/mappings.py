"""Which entries does a parameter mapping have, and what is wrong with their keys and values?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.expressions.rest_mapping import (
    FROM_REQUEST,
    FROM_RESPONSE,
    GATEWAY_RESPONSE,
    INTEGRATION_REQUEST,
    METHOD_REQUEST,
    METHOD_RESPONSE,
    Expression,
    Fault,
    Malformed,
    Slot,
    may_become_expression,
    read,
)
from gatewright.inside import entries
from gatewright.model import Block, Project, Text, Value
from gatewright.model.value import MapEntry
from gatewright.model.wish import ReplaceValue, ReplaceWords
from gatewright.rules.questions.uris import ANYTHING, WORD, rendered
from gatewright.rules.rule import Finding, Fix, RuleContext
from gatewright.text import Span, TextEdit

DECLARED = {"rest.method": ("request_parameters", METHOD_REQUEST), "rest.method_response": ("response_parameters", METHOD_RESPONSE)}
"""Where parameters are declared: the map and what its keys can be."""

TARGETS = {
    "rest.integration": ("request_parameters", INTEGRATION_REQUEST),
    "rest.integration_response": ("response_parameters", METHOD_RESPONSE),
    "rest.gateway_response": ("response_parameters", GATEWAY_RESPONSE),
}
"""Where values are mapped: the map and what its keys can be."""

SOURCES = {
    "rest.integration": ("request_parameters", FROM_REQUEST),
    "rest.integration_response": ("response_parameters", FROM_RESPONSE),
    "rest.gateway_response": ("response_parameters", FROM_REQUEST),
}
"""Where values are mapped: the map and what its values can be."""

MARKS = re.compile(f"[{ANYTHING}{WORD}]")
"""Where words of a rendered text are not known."""


def written_keys(block: Block, name: str) -> Iterator[tuple[str, MapEntry]]:
    """The keys of a map parameter (canonical name) that stand in the file as they are."""
    attribute = block.get(name)
    return ((entry.key, entry) for entry in entries(attribute.value) if entry.key is not None) if attribute else iter(())


def sources(block: Block, ctx: RuleContext) -> tuple[tuple[MapEntry, str, Expression], ...]:
    """The values of a mapping with what they say. One with an unknown part is read as if a word stood there, where that decides nothing."""
    return ctx.once("mapping sources", block, lambda: tuple(_sources(block, ctx.project)))


def _sources(block: Block, project: Project) -> Iterator[tuple[MapEntry, str, Expression]]:
    name, slot = SOURCES[block.kind or ""]
    return read_values(block, name, slot, project)


def read_values(block: Block, name: str, slot: Slot, project: Project) -> Iterator[tuple[MapEntry, str, Expression]]:
    """The values of a map parameter (canonical name) with what they say, as `sources` reads them."""
    attribute = block.get(name)
    for entry in entries(attribute.value) if attribute else ():
        text = rendered(entry.value, project)
        start = MARKS.split(text)[0]
        if start == text or (start and not may_become_expression(start)):
            yield entry, text, read(MARKS.sub("x", text), slot)


def malformed_keys(block: Block, name: str, slot: Slot) -> Iterator[Finding]:
    """The keys of a map that the service refuses."""
    for key, entry in written_keys(block, name):
        wrong = read(key, slot)
        if isinstance(wrong, Malformed):
            fix = Fix(f"Change to `{wrong.meant}`", (ReplaceWords(TextEdit(entry.key_span, wrong.meant)),)) if wrong.meant else None
            yield Finding(key_stretch(entry, wrong.span), refusal(key, wrong, slot), fixes=(fix,) if fix else ())


def key_stretch(entry: MapEntry, span: Span) -> Span:
    """Where a stretch of a key stands in the file; all of the key where it is written with escapes."""
    whole = entry.key_span
    exact = entry.key is not None and whole.end - whole.start == len(entry.key) and span.start < span.end
    return span.shift(whole.start) if exact else whole


def stretch(value: Value, span: Span) -> Span:
    """Where a stretch of a text stands in the file; all of a value that stands there in other words."""
    return value.map.span(span) if isinstance(value, Text) and span.start < span.end else value.span


def fix_of(value: Value, wrong: Malformed, *, certain: bool = True) -> tuple[Fix, ...]:
    """To write what was meant in the place of a text."""
    if wrong.meant is None or not isinstance(value, Text):
        return ()
    return (Fix(f"Change to `{wrong.meant}`", (ReplaceValue(value, wrong.meant),), certain),)


def refusal(text: str, wrong: Malformed, slot: Slot) -> str:
    """What is wrong with an expression, the service's words, and the way out."""
    match wrong.fault:
        case Fault.LOCATION:
            fact = f"`{slot.message}` has no `{wrong.span.of(text)}`"
        case Fault.NAME:
            return (
                f"`{wrong.span.of(text)}` is no name; "
                'it fails with "Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$"'
                f"{_instead(wrong, '.')}"
            )
        case Fault.NO_NAME:
            fact = f"`{text}` names no parameter"
        case Fault.OPEN_QUOTE:
            fact = f"`{text}` has no closing quote"
        case _:
            fact = f"`{text}` is not of the form `{slot.message}.{{{'|'.join(slot.locations[:3])}}}.NAME`" if text else "The key is empty"
    return f'{fact}; it fails with "Invalid mapping expression specified"{_instead(wrong, ".")}'


def _instead(wrong: Malformed, otherwise: str) -> str:
    return f"; use `{wrong.meant}`." if wrong.meant else otherwise
