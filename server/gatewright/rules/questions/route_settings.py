"""Which routes do the settings of a stage name, and where? Terraform writes blocks, CloudFormation a mapping by key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.model import Block, Mapping, Text, Value
from gatewright.rules.rule import RuleContext
from gatewright.text import Span


@dataclass(frozen=True)
class SettingsKey:
    """A known key. `value` is what Terraform writes it as, `words` the stretch between its quotes where it stands as it is."""

    key: str
    place: Span
    value: Value | None
    words: Span | None


def keys_of(stage: Block, ctx: RuleContext) -> Iterator[SettingsKey]:
    """The known keys in the route settings of a stage."""
    written = stage.get("route_settings")
    for entry in written.value.entries if written and isinstance(written.value, Mapping) else ():
        if entry.key is not None:
            yield SettingsKey(entry.key, entry.key_span, None, entry.key_span)
    for settings in stage.nested("route_settings"):
        attribute = settings.get("route_key")
        known = ctx.known(attribute.value) if attribute else None
        if attribute and isinstance(known, str):
            value = attribute.value
            yield SettingsKey(known, value.span, value, value.inner if isinstance(value, Text) else None)
