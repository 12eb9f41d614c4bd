"""How does a resource that a fix adds name the API, path and verb that another one names?"""

from __future__ import annotations

from collections.abc import Iterable

from gatewright.model import Block, Ref, Text, Value
from gatewright.model.wish import Code, Literal, Pointer
from gatewright.rules.rule import RuleContext


def same_place(block: Block, names: Iterable[str], ctx: RuleContext) -> dict[str, Literal] | None:
    """Parameters (canonical names) of a resource, to be written again in another; `None` where they differ from instance to instance."""
    found = {name: as_written(attribute.value, ctx) for name in names if (attribute := block.get(name))}
    written = {name: value for name, value in found.items() if value is not None}
    return written if not block.conditional and len(written) == len(tuple(names)) else None


def as_written(value: Value, ctx: RuleContext) -> Literal | None:
    """A value of the file at hand as it stands there; `None` where a template would need more than a reference."""
    match value:
        case Text(text=text):
            return text
        case Ref(exact=True):
            return Pointer(value.target, value.attribute)
        case _:
            return Code(value.span.of(ctx.document.text)) if ctx.dialect == "terraform" else None
