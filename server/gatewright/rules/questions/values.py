"""The places at which a parameter's value can be judged: literals, each way of a choice, each element of a list, resolved references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from gatewright.index import Param
from gatewright.model import UNKNOWN, Attribute, Block, Choice, Missing, Null, Project, Ref, Role, Sequence, Value
from gatewright.model.evaluate import Known
from gatewright.rules.rule import Related, RuleContext


@dataclass(frozen=True)
class Judged:
    """One value that a parameter may take: where it is written, and what it is."""

    attribute: Attribute
    param: Param
    value: Value
    known: Known
    project: Project = field(repr=False)

    @cached_property
    def related(self) -> tuple[Related, ...]:
        """Where else to look when the value came by reference."""
        found = self.project.find(self.value) if isinstance(self.value, Ref) else None
        if found is None:
            return ()
        return (Related(found.origin.uri, found.origin.span, f"`{self.known}` comes from here ({found.origin.what})."),)


def judged_values(block: Block, ctx: RuleContext) -> tuple[Judged, ...]:
    """Every known scalar that a parameter with a list, a bound or a pattern is set to; worked out once for all the rules that ask."""
    return ctx.once("judged values", block, lambda: tuple(_judged(block, ctx)))


def words_of(judged: Judged) -> str:
    """A value as an enumeration spells it."""
    return judged.known if isinstance(judged.known, str) else str(judged.known).lower()


def _judged(block: Block, ctx: RuleContext) -> Iterator[Judged]:
    for attribute in block.attributes:
        param = ctx.index.param(attribute.param) if attribute.param else None
        if param and param.restricted and attribute.assigned and not param.is_block(ctx.dialect):
            for value in possible(attribute.value, sure=True):
                if _is_judged_elsewhere(value, ctx):
                    continue
                known = ctx.known(value)
                if known is not UNKNOWN and isinstance(known, (str, int, float)):
                    yield Judged(attribute, param, value, known, ctx.project)


def _is_judged_elsewhere(value: Value, ctx: RuleContext) -> bool:
    """Whether it is what another resource has: `aws_api_gateway_method.pets.http_method`. That is where it is wrong."""
    source = ctx.project.thing(value) if isinstance(value, Ref) else None
    return source is not None and source.role is Role.RESOURCE


def possible(value: Value, *, sure: bool = False) -> Iterator[Value]:
    """The value, or each of those that it may turn out to be.

    `sure` leaves out references behind a condition, which may ask for what they hold: `var.stage == "" ? null : var.stage`.
    """
    match value:
        case Choice(then=then, otherwise=otherwise):
            ways = (*possible(then, sure=sure), *possible(otherwise, sure=sure))
            yield from (way for way in ways if not (sure and isinstance(way, Ref)))
        case Sequence(items=items):
            for item in items:
                yield from possible(item, sure=sure)
        case Null() | Missing():
            return
        case _:
            yield value
