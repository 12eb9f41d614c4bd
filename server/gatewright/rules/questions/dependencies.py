"""Does one resource wait for another, directly or through others?"""

from __future__ import annotations

from collections.abc import Callable

from gatewright.model import Block, Role
from gatewright.model.graph import Deployment, Integration
from gatewright.rules.rule import RuleContext


def unawaited(deployment: Deployment, ctx: RuleContext) -> list[str]:
    """The addresses of the integrations of a REST API that a deployment certainly does not wait for."""
    api = deployment.api
    if not api or api.is_described:
        return []
    found = {address: one for one in api.integrations if (address := one.address_in(ctx.project))}
    return [address for address, one in found.items() if address not in deployment.waits_for and not _is_awaited(one, deployment)]


def _is_awaited(integration: Integration, deployment: Deployment) -> bool:
    """Whether a deployment waits for a response of the integration, which should wait for the integration itself, or is waited for."""
    method = integration.method
    answers = method.integration_responses if method else ()
    return deployment.address in integration.waits_for or any(one.address in deployment.waits_for for one in answers)


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
