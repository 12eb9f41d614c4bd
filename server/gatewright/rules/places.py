"""Where on an API does a new resource belong that a fix adds for a method?"""

from __future__ import annotations

from gatewright.model import Block, Text, Value
from gatewright.model.wish import Code, Literal
from gatewright.rules.rule import RuleContext

_NAMES = ("rest_api_id", "resource_id", "http_method")


def method_arguments(block: Block, ctx: RuleContext) -> dict[str, Literal] | None:
    """API, path and verb as a Terraform resource writes them, for another of the same method; `None` where they differ by instance."""
    found = {name: attribute.value for name in _NAMES if (attribute := block.get(name))}
    if ctx.dialect != "terraform" or block.conditional or len(found) < len(_NAMES):
        return None
    return {name: as_written(value, ctx) for name, value in found.items()}


def as_written(value: Value, ctx: RuleContext) -> Literal:
    """A value of the file at hand as it stands there."""
    return value.text if isinstance(value, Text) else Code(value.span.of(ctx.document.text))
