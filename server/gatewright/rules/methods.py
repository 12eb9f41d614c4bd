"""What stands behind the same method as an integration, and which validators has its API?"""

from __future__ import annotations

from gatewright.model import UNKNOWN, Block, Unknown
from gatewright.model.graph import Integration, Method
from gatewright.rules.rule import RuleContext


def responses_of(integration: Block, ctx: RuleContext) -> list[Block] | Unknown:
    """The integration responses behind the same method, where it is certain that there are no others: a project that does not
    declare the API does not declare all of it."""
    if integration.parent:
        open_ended = "integration_responses" in integration.contents.uncertain or integration.contents.open_ended
        return UNKNOWN if open_ended else list(integration.nested("integration_responses"))
    method = ctx.graph.node(integration, of=Integration).method
    if not method or method.may_have("rest.integration_response") or method.is_passed_on:
        return UNKNOWN
    api = method.api
    return [one.block for one in method.integration_responses] if api and not api.is_described else UNKNOWN


def validators_of(method: Block, ctx: RuleContext) -> list[Block]:
    """The request validators of the same API."""
    api = ctx.graph.node(method, of=Method).api
    return [validator.block for validator in api.validators] if api else []
