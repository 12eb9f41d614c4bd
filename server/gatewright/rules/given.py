"""Is a parameter certainly set, and to what?

`ctx.value` says what a value is; many values are only known after a deployment. A rule about something that is there although it
has no effect needs less: that it is written and cannot turn out to be null.
"""

from gatewright.model import UNKNOWN, Attribute, Block, Opaque, Ref, Role, Template, Value
from gatewright.rules.rule import RuleContext


def given(block: Block, name: str, ctx: RuleContext) -> Attribute | None:
    """The attribute of a parameter (canonical name) that is set for certain: to known words, or to what a resource has."""
    attribute = block.get(name)
    if attribute is None:
        return None
    known = ctx.known(attribute.value)
    if known is not UNKNOWN:
        return attribute if known not in (None, "", [], {}) else None
    match attribute.value:
        case Template():
            return attribute
        case value:
            ref = picked(value)
            target = ctx.project.target(ref) if ref else None
            return attribute if target and target.role in (Role.RESOURCE, Role.DATA) else None


def picked(value: Value) -> Ref | None:
    """The reference that a value is, also where a computed index picks one of several: `aws_lambda_function.pets[each.key].arn`."""
    match value:
        case Ref():
            return value
        case Opaque(span=span, inside=(Ref() as ref, *_)) if ref.span == span:
            return ref
        case _:
            return None


def is_true(value: object) -> bool:
    """Whether a known value switches something on; templates quote it now and then."""
    return value is True or value == "true"
