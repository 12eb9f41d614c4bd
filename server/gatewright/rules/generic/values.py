"""The places at which a parameter's value can be judged: literals, each way of a choice, each element of a list, resolved references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.index import Param
from gatewright.model import UNKNOWN, Attribute, Block, Choice, Missing, Null, Ref, Sequence, Value
from gatewright.model.evaluate import Known
from gatewright.rules.rule import Related, RuleContext


@dataclass(frozen=True)
class Judged:
    """One value that a parameter may take: where it is written, what it is, and where else to look when it came by reference."""

    attribute: Attribute
    param: Param
    value: Value
    known: Known
    related: tuple[Related, ...] = ()


def judged_values(block: Block, ctx: RuleContext) -> Iterator[Judged]:
    """Every known scalar that some parameter of the block is set to."""
    for attribute in block.attributes:
        param = ctx.index.param(attribute.param) if attribute.param else None
        if param and attribute.assigned and not param.is_block(ctx.dialect):
            for value in possible(attribute.value):
                known = ctx.known(value)
                if known is not UNKNOWN and isinstance(known, (str, int, float)):
                    yield Judged(attribute, param, value, known, _origin(value, known, ctx))


def possible(value: Value) -> Iterator[Value]:
    """The value, or each of those that it may turn out to be."""
    match value:
        case Choice(then=then, otherwise=otherwise):
            yield from possible(then)
            yield from possible(otherwise)
        case Sequence(items=items):
            for item in items:
                yield from possible(item)
        case Null() | Missing():
            return
        case _:
            yield value


def _origin(value: Value, known: Known, ctx: RuleContext) -> tuple[Related, ...]:
    found = ctx.project.find(value) if isinstance(value, Ref) else None
    return (Related(found.origin.uri, found.origin.span, f"`{known}` comes from here ({found.origin.what})."),) if found else ()
