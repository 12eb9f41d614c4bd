"""What stands behind the same method as an integration, and which validators has its API?"""

from __future__ import annotations

from gatewright.model import UNKNOWN, Block, Unknown
from gatewright.model.graph import Integration, Method
from gatewright.model.wish import AddBlock, AddResource, Literal, Pointer, Wish
from gatewright.rules.newcomers import new_address
from gatewright.rules.rule import Fix, RuleContext


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


def offer_default_response(integration: Block, ctx: RuleContext) -> tuple[Fix, ...]:
    """The offer of a default response, where one can be written."""
    wishes = default_response(integration, ctx)
    return (Fix("Add a default response", wishes, certain=False),) if wishes else ()


def default_response(integration: Block, ctx: RuleContext) -> tuple[Wish, ...]:
    """What lets everything pass that the backend answers, as a status that the method declares, 200 where it declares none."""
    return _nested_response(integration, ctx) if integration.parent else _own_response(integration, ctx)


def _nested_response(integration: Block, ctx: RuleContext) -> tuple[Wish, ...]:
    method = integration.outermost
    declared = method.nested("method_responses")
    if method.kind != "rest.method" or (method.sets("method_responses") and not declared):
        return ()
    status = ctx.value(declared[0], "status_code") if declared else "200"
    declare = () if declared else (AddBlock(method, "method_responses", {"status_code": "200"}),)
    answer = AddBlock(integration, "integration_responses", {"status_code": str(status)})
    return () if status is UNKNOWN else (answer, *declare)


def _own_response(integration: Block, ctx: RuleContext) -> tuple[Wish, ...]:
    method = ctx.graph.node(integration, of=Integration).method
    if not method or integration.conditional or method.may_have("rest.method_response"):
        return ()
    operation = {name: Pointer(integration.address, name) for name in ("rest_api_id", "resource_id", "http_method")}
    declared = method.responses
    address = declared[0].block.address if declared else new_address(ctx, "rest.method_response", integration.name)
    declare = () if declared else (AddResource(integration, "rest.method_response", address, {**operation, "status_code": "200"}),)
    params: dict[str, Literal] = {**operation, "status_code": Pointer(address, "status_code")}
    answer = AddResource(integration, "rest.integration_response", new_address(ctx, "rest.integration_response", integration.name), params)
    return (*declare, answer)


def validators_of(method: Block, ctx: RuleContext) -> list[Block]:
    """The request validators of the same API."""
    api = ctx.graph.node(method, of=Method).api
    return [validator.block for validator in api.validators] if api else []
