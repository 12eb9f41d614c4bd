"""Does one resource wait for another, directly or through others?"""

from __future__ import annotations

from collections.abc import Callable

from gatewright.model import Block, Role
from gatewright.rules.rule import RuleContext


def may_wait_for(block: Block, wanted: Callable[[Block], bool], ctx: RuleContext) -> bool:
    """Whether a block depends on one that is wanted. What goes through a module may, since nobody looks into it here."""
    pending, seen = [block], {id(block)}
    while pending:
        for ref in pending.pop().references:
            other = ctx.project.target(ref)
            if other is None or id(other) in seen:
                continue
            if wanted(other) or other.role is Role.MODULE:
                return True
            seen.add(id(other))
            pending.append(other)
    return False
