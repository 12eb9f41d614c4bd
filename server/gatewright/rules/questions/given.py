"""Is a parameter certainly set, and to what?

`ctx.value` says what a value is; many values are only known after a deployment. A rule about something that is there although it
has no effect needs less: that it is written and cannot turn out to be null.
"""

from gatewright.model import UNKNOWN, Attribute, Block, Role, Template, picked
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


def is_true(value: object) -> bool:
    """Whether a known value switches something on; templates quote it now and then."""
    return value is True or value == "true"
