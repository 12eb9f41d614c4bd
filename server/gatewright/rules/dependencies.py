"""Does one resource wait for another, directly or through others?"""

from __future__ import annotations

from collections.abc import Callable

from gatewright.model import Block, Role
from gatewright.model.graph import Deployment
from gatewright.rules.rule import RuleContext


def unawaited(deployment: Deployment, ctx: RuleContext) -> list[str]:
    """The addresses of the integrations of a REST API that a deployment certainly does not wait for."""
    api = deployment.api
    if not api or api.is_described:
        return []
    late = (one.address_in(ctx.project) for one in api.integrations if deployment.block.address not in one.waits_for)
    return [address for address in dict.fromkeys(late) if address and address not in deployment.waits_for]


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
