"""Which parameter mappings has an integration of an HTTP API, and where do they stand?

Requests are mapped by one map, answers by one for each status; CloudFormation writes the latter as lists of pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.expressions.http_mapping import REQUEST, RESPONSE, Side
from gatewright.model import Block, Mapping, Text, Value
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import RuleContext
from gatewright.text import Span


@dataclass(frozen=True)
class Mapped:
    """One entry: what changes, the new content, and where the key is written."""

    side: Side
    key: str
    key_span: Span
    value: Value | None


def http_mappings(integration: Block, ctx: RuleContext) -> Iterator[Mapped]:
    """The entries that the language of HTTP APIs is certainly written in: no parameters of a service action, and no WebSocket API."""
    protocol = protocol_of(integration, ctx.project)
    if protocol == "HTTP" and not integration.sets("integration_subtype"):
        yield from _entries(integration, "request_parameters", REQUEST)
    if protocol == "WEBSOCKET":
        return
    for answer in integration.nested("response_parameters"):
        yield from _entries(answer, "mappings", RESPONSE)
        for pair in answer.nested("mappings"):
            destination, source = pair.get("destination"), pair.get("source")
            if destination and isinstance(destination.value, Text):
                yield Mapped(RESPONSE, destination.value.text, destination.value.inner, source.value if source else None)


def _entries(block: Block, name: str, side: Side) -> Iterator[Mapped]:
    attribute = block.get(name)
    if attribute and isinstance(attribute.value, Mapping):
        for entry in attribute.value.entries:
            if entry.key is not None:
                yield Mapped(side, entry.key, entry.key_span, entry.value)
