"""Which unknown names of a block are required ones, misspelled? One finding is enough for both."""

from __future__ import annotations

from collections.abc import Mapping

from gatewright.model import Attribute, Block
from gatewright.rules.questions.sam import may_inherit
from gatewright.rules.rule import RuleContext
from gatewright.text import nearest


def misspelled(block: Block, ctx: RuleContext) -> Mapping[str, Attribute]:
    """The attributes that are meant to be required ones, by what those are called."""
    kind = ctx.index.kind(block.kind or "")
    unknown = [attribute for attribute in block.attributes if attribute.param is None and attribute.assigned and attribute.name]
    if kind is None or kind.partial or not unknown:
        return {}
    required = kind.required_in(ctx.dialect)
    missing = [spelled for spelled, param in required if not block.sets(param.name) and not may_inherit(block, param.name, ctx)]
    found = ((nearest(attribute.name, missing), attribute) for attribute in unknown)
    return {meant: attribute for meant, attribute in found if meant}
